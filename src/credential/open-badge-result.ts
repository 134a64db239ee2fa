import type { Language, LocalizedText } from '../base/language.ts';
import { inLanguage } from '../base/language.ts';
import { Refusal } from '../base/refusal.ts';
import type { Award, AwardedRequirement } from './award.ts';
import type { OpenBadge } from './shape.ts';
import { filled, WORDING } from './wording.ts';

type ResultDescription = OpenBadge['credentialSubject']['achievement']['resultDescription'][number];
type Result = OpenBadge['credentialSubject']['result'][number];
type Given = Partial<Pick<Result, 'value' | 'status' | 'achievedLevel' | 'narrative'>>;

/** What stands between the parts of a mark's narrative: day (YYYY-MM-DD), the marker's role, the coverage's basis. */
export const NARRATIVE_SEPARATOR = ' · ';

export interface AwardResults {
  readonly resultDescription: ResultDescription[];
  readonly result: Result[];
}

/**
 * What an award tells beyond the achievement's name, in the words of OB 3.0: a ResultDescription and a Result per
 * requirement (`#requirement-2-5`: the fifth of the second area), per area (`#area-2`, how many of how many), and per
 * coded fact (`#route` ...), whose code is the achieved level's and whose words are the value.
 */
export function awardResults(award: Award, achievementId: string): AwardResults | Refusal {
  const sheet = new ResultSheet(achievementId, award.language);
  const placed = requirementsOf(award);
  const misplaced = misplacedRequirement(placed, award);
  if (misplaced) return misplaced;
  sheet.areas(award.groupSizes, placed, award.kind === 'STATEMENT' ? award.accepted : placed);
  const wording = WORDING[award.language];

  if (award.kind === 'COMPETENCE_CERTIFICATE') {
    for (const { level, on, markedBy, basis, ...requirement } of award.requirements) {
      sheet.levelled(requirement, 'PerformanceLevel', `level-${level}`, level, wording.level[level], {
        narrative: [on, wording.markedBy[markedBy], wording.basis[basis]].join(NARRATIVE_SEPARATOR),
      });
    }
  } else if (award.kind === 'STATEMENT') {
    for (const answer of ['ACCEPTED', 'MISSING'] as const) {
      for (const requirement of answer === 'ACCEPTED' ? award.accepted : award.missing) {
        sheet.levelled(requirement, 'ext:Answer', `answer-${answer}`, answer, wording.answer[answer]);
      }
    }
    sheet.coded(
      'confirmed-by-1',
      wording.label.confirmedBy,
      award.statedBy,
      wording.confirmedBy[award.statedBy],
    );
  } else {
    for (const requirement of award.requirements)
      sheet.requirement(requirement, 'Status', { status: 'Completed' });
    sheet.coded('scope', wording.label.scope, award.scope, wording.scope[award.scope]);
    sheet.coded('route', wording.label.route, award.route, wording.route[award.route]);
    if (award.grade) sheet.grade(award.grade);
    for (const code of award.deviationCodes) {
      sheet.coded(`deviation-${code}`, wording.label.deviation, code, wording.deviation[code]);
    }
    for (const [at, role] of award.confirmedBy.entries()) {
      sheet.coded(`confirmed-by-${at + 1}`, wording.label.confirmedBy, role, wording.confirmedBy[role]);
    }
  }
  return { resultDescription: sheet.resultDescription, result: sheet.result };
}

const requirementsOf = (award: Award): readonly AwardedRequirement[] =>
  award.kind === 'STATEMENT' ? [...award.accepted, ...award.missing] : award.requirements;

/** Two requirements on one place, or one outside the target's areas, would make a ring that lies. */
function misplacedRequirement(placed: readonly AwardedRequirement[], award: Award): Refusal | null {
  const no = (at: string) => new Refusal('CREDENTIAL_SHAPE', [at], { at });
  const taken = new Set<string>();
  for (const { position } of placed) {
    const size = award.groupSizes[position.group - 1] ?? 0;
    const place = `${position.group}-${position.place}`;
    if (!(position.place >= 1 && position.place <= size) || taken.has(place))
      return no(`requirement-${place}`);
    taken.add(place);
  }
  const size = award.groupSizes.reduce((sum, one) => sum + one, 0);
  if (award.kind !== 'STATEMENT' && award.requirementsInTarget !== size) return no('requirementsInTarget');
  if (award.kind === 'RECOGNISED_COMPETENCE' && award.scope === 'WHOLE' && placed.length !== size)
    return no('scope');
  return null;
}

class ResultSheet {
  readonly resultDescription: ResultDescription[] = [];
  readonly result: Result[] = [];
  readonly #achievementId: string;
  readonly #language: Language;

  constructor(achievementId: string, language: Language) {
    this.#achievementId = achievementId;
    this.#language = language;
  }

  uri(fragment: string): string {
    return `${this.#achievementId}#${fragment}`;
  }

  #named(text: LocalizedText): { name: string; inLanguage?: string } {
    const found = inLanguage(text, this.#language);
    if (!found) return { name: '' };
    return { name: found.text, ...(found.language === this.#language ? {} : { inLanguage: found.language }) };
  }

  #add(fragment: string, description: Omit<ResultDescription, 'id' | 'type'>, given?: Given): void {
    this.resultDescription.push({ id: this.uri(fragment), type: ['ResultDescription'], ...description });
    if (given) this.result.push({ type: ['Result'], resultDescription: this.uri(fragment), ...given });
  }

  requirement({ text, position }: AwardedRequirement, resultType: string, given: Given): void {
    this.#add(`requirement-${position.group}-${position.place}`, { ...this.#named(text), resultType }, given);
  }

  /** The level stands in the requirement's own description, as OB 3.0 wants it; its id is shared. */
  levelled(
    { text, position }: AwardedRequirement,
    resultType: string,
    fragment: string,
    code: string,
    words: string,
    given: Given = {},
  ): void {
    const level = this.#level(fragment, code, words);
    this.#add(
      `requirement-${position.group}-${position.place}`,
      { ...this.#named(text), resultType, rubricCriterionLevel: [level] },
      { achievedLevel: level.id, value: words, ...given },
    );
  }

  areas(
    sizes: readonly number[],
    named: readonly AwardedRequirement[],
    counted: readonly AwardedRequirement[],
  ): void {
    const wording = WORDING[this.#language];
    for (const [at, size] of sizes.entries()) {
      const number = at + 1;
      const group = named.find(({ position, group }) => group && position.group === number)?.group;
      const plain = sizes.length === 1 ? wording.requirements : filled(wording.area, { number });
      this.#add(
        `area-${number}`,
        {
          ...(group ? this.#named(group) : { name: plain }),
          resultType: group ? 'ext:RequirementArea' : 'ext:RequirementList',
          valueMin: '0',
          valueMax: String(size),
        },
        { value: String(counted.filter(({ position }) => position.group === number).length) },
      );
    }
  }

  coded(fragment: string, name: string, code: string, words: string): void {
    const level = this.#level(`${fragment}-${code}`, code, words);
    const resultType = `ext:${fragment.replace(/-.*$/, '')}`;
    this.#add(
      fragment,
      { name, resultType, rubricCriterionLevel: [level] },
      { achievedLevel: level.id, value: words },
    );
  }

  grade(grade: {
    value: string;
    name: LocalizedText;
    scaleName: LocalizedText;
    scaleValues: readonly string[];
  }): void {
    const level = { ...this.#level(`grade-${grade.value}`, grade.value, ''), ...this.#named(grade.name) };
    this.#add(
      'grade',
      {
        ...this.#named(grade.scaleName),
        resultType: 'LetterGrade',
        allowedValue: [...grade.scaleValues],
        rubricCriterionLevel: [level],
      },
      { achievedLevel: level.id, value: grade.value },
    );
  }

  #level(
    fragment: string,
    level: string,
    name: string,
  ): NonNullable<ResultDescription['rubricCriterionLevel']>[number] {
    return { id: this.uri(fragment), type: ['RubricCriterionLevel'], name, level };
  }
}
