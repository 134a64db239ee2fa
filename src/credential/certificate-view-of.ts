import type { Language } from '../base/language.ts';
import { Refusal } from '../base/refusal.ts';
import type { CertificateView } from './certificate-view.ts';
import { NARRATIVE_SEPARATOR } from './open-badge-result.ts';
import { checkOpenBadge, type OpenBadge } from './shape.ts';
import { type SignedRequirement, SignedResults } from './signed-results.ts';
import { dayText, filled, numberText, WORDING } from './wording.ts';

type Kind = CertificateView['kind'];
type Fact = CertificateView['facts'][number];
type Section = CertificateView['sections'][number];

const KIND = {
  Certificate: 'COMPETENCE_CERTIFICATE',
  Competency: 'RECOGNISED_COMPETENCE',
  Assessment: 'STATEMENT',
} as const satisfies Record<string, Kind>;

/**
 * What a certificate shows, from a signed credential of ours (parsed JSON) and nothing else, in the signed language.
 * Claims are sets, so the order comes from the requirements' own numbers, never from the file.
 * Refuses with CREDENTIAL_SHAPE what is none of ours. Does not verify the proof.
 */
export function certificateViewOf(signed: unknown): CertificateView | Refusal {
  const badge = checkOpenBadge(signed);
  if (badge instanceof Refusal) return badge;
  const { achievement } = badge.credentialSubject;
  const language = achievement.inLanguage;
  const kind = KIND[achievement.achievementType];
  const results = SignedResults.of(badge);
  if (results instanceof Refusal) return results;
  const wording = WORDING[language];
  const qualification = aligned(badge, 'ext:Qualification');
  const unit = aligned(badge, 'ext:CommonUnit');

  return {
    kind,
    language,
    title: wording.title[kind],
    holder: holderOf(badge, language),
    issuer: {
      name: badge.issuer.name,
      businessId: badge.issuer.otherIdentifier[0].identifier,
      id: badge.issuer.id,
    },
    target: {
      name: achievement.name,
      // People know a unit by its number and a part by its letters; the code set's name in front is for machines.
      ...(achievement.humanCode
        ? { code: achievement.humanCode.replace(/^[a-z0-9]+_/, '').toUpperCase() }
        : {}),
      ...(unit ? { unitName: unit.targetName } : {}),
    },
    qualification: {
      name: qualification?.targetName ?? '',
      ...(qualification?.targetCode ? { diaryNumber: qualification.targetCode } : {}),
    },
    facts: factsOf(badge, kind, results),
    sections: sectionsOf(kind, language, results),
    ring: ringOf(kind, language, results),
    foot: footOf(kind, language, results),
    howToVerify: wording.howToVerify,
    credentialId: badge.id,
    issuedOn: badge.validFrom.slice(0, 10),
  };
}

const aligned = (badge: OpenBadge, targetType: string) =>
  badge.credentialSubject.achievement.alignment.find((one) => one.targetType === targetType);

function holderOf(badge: OpenBadge, language: Language): CertificateView['holder'] {
  const identity = (wanted: string) =>
    badge.credentialSubject.identifier.find(({ identityType }) => identityType === wanted)?.identityHash;
  const assurance = identity('ext:identityAssurance') ?? '';
  const words: Readonly<Record<string, string>> = WORDING[language].identityAssurance;
  const birthDate = identity('ext:birthDate');
  return {
    name: identity('name') ?? '',
    ...(birthDate ? { birthDate: dayText(birthDate, language) } : {}),
    identityAssurance: words[assurance] ?? assurance,
  };
}

function factsOf(badge: OpenBadge, kind: Kind, results: SignedResults): readonly Fact[] {
  const { achievement, activityStartDate, activityEndDate, creditsEarned } = badge.credentialSubject;
  const language = achievement.inLanguage;
  const { label, points, objectives } = WORDING[language];
  const facts: Fact[] = [];
  const add = (name: string, value: string | undefined) => value && facts.push({ label: name, value });
  const osp = (credits: number | undefined) =>
    credits === undefined ? undefined : filled(points, { points: numberText(credits, language) });

  const compulsory = aligned(badge, 'ext:UnitPartCompulsory');
  const optional = aligned(badge, 'ext:UnitPartOptional');
  if (compulsory) add(label.objectives, objectives.UNIT_PART_COMPULSORY);
  if (optional) add(label.objectives, objectives.UNIT_PART_OPTIONAL);
  const scopeLabel = compulsory || optional ? label.partPoints : label.competencePoints;
  if (creditsEarned === undefined) add(scopeLabel, osp(achievement.creditsAvailable));
  else add(label.earnedPoints, osp(creditsEarned));

  if (kind === 'COMPETENCE_CERTIFICATE') {
    add(label.marked, `${results.requirements.length} / ${results.size}`);
    const [environment] = badge.evidence ?? [];
    if (environment)
      add(label.environment, [environment.name, environment.description].filter(Boolean).join(', '));
    const start =
      activityStartDate && activityStartDate !== activityEndDate
        ? `${dayText(activityStartDate, language)}–`
        : '';
    add(label.period, `${start}${dayText(activityEndDate, language)}`);
    const bases = results.requirements.map(({ narrative }) => narrative?.split(NARRATIVE_SEPARATOR)[2]);
    add(label.basis, [...new Set(bases)].filter(Boolean).join('; '));
    return facts;
  }
  for (const grade of results.facts('grade')) {
    const scale = scaleText(grade.allowedValue);
    // Some documents call a grade "Hyvä 4": the number stands once.
    const name = (grade.levelName ?? grade.value).replace(new RegExp(`\\s+${grade.value}$`), '');
    const numbered = grade.code !== undefined && /^\d+$/.test(grade.code);
    const template = numbered ? WORDING[language].grade : '{name}';
    add(label.grade, filled(template, { name, value: grade.value, scale }));
  }
  for (const fact of results.facts('scope')) {
    const counted = fact.code === 'PART' ? ` (${results.requirements.length} / ${results.size})` : '';
    add(fact.label, `${fact.value}${counted}`);
  }
  for (const fact of results.facts('route')) add(fact.label, fact.value);
  for (const fact of results.facts('deviation')) add(fact.label, fact.value);
  add(kind === 'STATEMENT' ? label.statedOn : label.decidedOn, dayText(activityEndDate, language));
  return facts;
}

const scaleText = (values: readonly string[]): string =>
  values.length > 2 ? `${values[0]}–${values.at(-1)}` : values.join(' / ');

function sectionsOf(kind: Kind, language: Language, results: SignedResults): readonly Section[] {
  const { section } = WORDING[language];
  const part = (heading: string, requirements: readonly SignedRequirement[]): Section[] =>
    requirements.length === 0 ? [] : [{ heading, groups: groupsOf(language, results, requirements) }];
  if (kind === 'COMPETENCE_CERTIFICATE') return part(section.MARKED, results.requirements);
  if (kind === 'RECOGNISED_COMPETENCE') return part(section.RECOGNISED, results.requirements);
  return [
    ...part(
      section.ACCEPTED,
      results.requirements.filter(({ code }) => code === 'ACCEPTED'),
    ),
    ...part(
      section.MISSING,
      results.requirements.filter(({ code }) => code !== 'ACCEPTED'),
    ),
  ];
}

function groupsOf(
  language: Language,
  results: SignedResults,
  requirements: readonly SignedRequirement[],
): Section['groups'] {
  return results.areas.flatMap((area) => {
    const items = requirements
      .filter(({ group }) => group === area.number)
      .map((one) => itemOf(language, one));
    return items.length === 0 ? [] : [{ ...(area.name ? { name: area.name } : {}), items }];
  });
}

function itemOf(
  language: Language,
  requirement: SignedRequirement,
): Section['groups'][number]['items'][number] {
  const [day, role] = requirement.narrative?.split(NARRATIVE_SEPARATOR) ?? [];
  const level =
    requirement.code === 'WITH_GUIDANCE' || requirement.code === 'INDEPENDENTLY' ? requirement.code : null;
  return {
    text: requirement.text,
    ...(requirement.language ? { language: requirement.language } : {}),
    ...(level ? { level: { code: level, label: requirement.value } } : {}),
    ...(day && role ? { note: `${dayText(day, language)}, ${role}` } : {}),
  };
}

function ringOf(kind: Kind, language: Language, results: SignedResults): CertificateView['ring'] {
  const done = results.requirements.filter(({ code }) => code !== 'MISSING');
  const guided = done.filter(({ code }) => code === 'WITH_GUIDANCE').length;
  const template =
    kind === 'COMPETENCE_CERTIFICATE'
      ? 'MARKED'
      : kind === 'RECOGNISED_COMPETENCE'
        ? 'RECOGNISED'
        : 'STATEMENT';
  const groups = results.areas.map(({ number, size }) =>
    Array.from({ length: size }, (_, at) => {
      const found = done.find(({ group, place }) => group === number && place === at + 1);
      if (!found) return 'EMPTY' as const;
      return found.code === 'WITH_GUIDANCE' ? ('PART' as const) : ('FULL' as const);
    }),
  );
  const whole =
    kind === 'RECOGNISED_COMPETENCE' && results.facts('scope').some(({ code }) => code === 'WHOLE');
  return {
    groups,
    centre: whole ? { tick: true } : { text: `${done.length}/${results.size}` },
    alternative: filled(WORDING[language].ring[template], { done: done.length, all: results.size, guided }),
  };
}

function footOf(kind: Kind, language: Language, results: SignedResults): readonly string[] {
  const { foot } = WORDING[language];
  const roles = results.facts('confirmed').map(({ value }) => value);
  return [...(roles.length > 0 ? [filled(foot.confirmed, { roles: roles.join(', ') })] : []), ...foot[kind]];
}
