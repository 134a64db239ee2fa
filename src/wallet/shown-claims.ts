import type { Language } from '../base/language.ts';
import { Refusal } from '../base/refusal.ts';
import { checkShownClaims, type ShownClaims } from '../credential/envelope/sd-jwt-shape.ts';
import { NARRATIVE_SEPARATOR } from '../credential/open-badge-result.ts';
import { dayText, filled, numberText, WORDING } from '../credential/wording.ts';
import { disclosedClaims } from '../verification/disclosed-claims.ts';
import type { ProofFact, ProofRequirement } from '../verification/proof-document.type.ts';
import { readToken } from '../verification/read-token.ts';
import { SHOWN_LABELS } from './shown-claims.text.ts';

/** What is shown of a proof, in the language that it was signed in. */
export interface ShownParts {
  readonly language: Language;
  readonly title: string;
  readonly facts: readonly ProofFact[];
  readonly requirements: readonly ProofRequirement[];
}

/** What an SD-JWT of ours shows, of which claims were left out; null for another's. Does not verify it. */
export function shownParts(token: string): ShownParts | null {
  const read = readToken(token);
  if ('code' in read || read.format !== 'SD_JWT') return null;
  const claims = checkShownClaims(disclosedClaims(read));
  if (claims instanceof Refusal) return null;
  const { language } = claims;
  return { language, title: claims.title, facts: factsOf(claims), requirements: requirementsOf(claims) };
}

type ShownResult = ShownClaims['result'][number];

const placeOf = ({ id }: ShownResult): readonly number[] | null =>
  /#requirement-(\d+)-(\d+)$/.exec(id)?.slice(1).map(Number) ?? null;

function factsOf(claims: ShownClaims): ProofFact[] {
  const { language, achievement, started_on: from, ended_on: to } = claims;
  const { label, points, identityAssurance } = WORDING[language];
  const own = SHOWN_LABELS[language];
  const facts: ProofFact[] = [];
  const add = (name: string, value: string | undefined) => value && facts.push({ label: name, value });
  const osp = (credits: number | undefined) =>
    credits === undefined ? undefined : filled(points, { points: numberText(credits, language) });
  add(own.birthDate, claims.birthdate && dayText(claims.birthdate, language));
  const words: Readonly<Record<string, string>> = identityAssurance;
  add(own.identity, claims.identity_assurance && words[claims.identity_assurance]);
  for (const { targetType, targetName, targetCode } of claims.alignment) {
    if (targetType === 'ext:Qualification')
      add(own.qualification, targetCode ? `${targetName} (${targetCode})` : targetName);
  }
  if (claims.credits_earned === undefined) add(label.competencePoints, osp(achievement.creditsAvailable));
  else add(label.earnedPoints, osp(claims.credits_earned));
  for (const { resultType, name, value, levels } of claims.result) {
    if (resultType === 'LetterGrade')
      add(label.grade, levels?.[0]?.name ? `${levels[0].name} (${value})` : value);
    else if (/^ext:(scope|route|deviation|confirmed)$/.test(resultType)) add(name, value);
  }
  for (const { name, description } of claims.evidence ?? [])
    add(label.environment, [name, description].filter(Boolean).join(', '));
  const start = from && from !== to ? `${dayText(from, language)}–` : '';
  const dated = achievement.achievementType === 'Certificate' ? label.period : label.decidedOn;
  add(dated, to && `${start}${dayText(to, language)}`);
  return facts;
}

function requirementsOf({ language, result }: ShownClaims): ProofRequirement[] {
  const placed = result.flatMap((one) => {
    const place = placeOf(one);
    return place ? [{ one, place }] : [];
  });
  placed.sort((a, b) => a.place[0]! - b.place[0]! || a.place[1]! - b.place[1]!);
  return placed.map(({ one }) => {
    const [day, role] = one.narrative?.split(NARRATIVE_SEPARATOR) ?? [];
    return {
      text: one.name,
      language: one.inLanguage ?? null,
      level: one.value ?? null,
      note: day && role ? `${dayText(day, language)}, ${role}` : null,
    };
  });
}
