import type { LocalizedText } from '../base/language.ts';

/** A vocational unit (*ammatillinen tutkinnon osa*), or one whose content stands in its parts (*yhteinen tutkinnon osa*). */
export type UnitKind = 'VOCATIONAL' | 'COMMON';

/** What a participant can take up: a whole vocational unit, or one side of a part of a common unit. */
export type TargetKind = 'UNIT' | 'UNIT_PART_COMPULSORY' | 'UNIT_PART_OPTIONAL';

/** *Ammattitaitovaatimus* of a vocational unit, or *osaamistavoite* of a part of a common unit. */
export type RequirementKind = 'COMPETENCE_REQUIREMENT' | 'LEARNING_OBJECTIVE';

/** How a requirement of a new version was recognised as one of the version before. */
export type MatchWay = 'CODE' | 'SOURCE_KEY' | 'TEXT';

export interface GradeLevel {
  /** What Koski calls it: 1 ... 5, 1 ... 3, or HYVAKSYTTY. */
  readonly value: string;
  /** The code set's own URI, such as arviointiasteikkoammatillinen15_3; null where the source gives none. */
  readonly code: string | null;
  readonly name: LocalizedText;
}

export interface ImportedCriterion {
  /** The `value` of a level on the scale that the criterion describes. */
  readonly level: string;
  readonly text: LocalizedText;
}

export interface ImportedScale {
  /** ePerusteet's number for the scale: 1 pass only, 2 T1-K3, 3 1-5. */
  readonly scale: string;
  readonly name: LocalizedText;
  /** Passing levels only, lowest first. */
  readonly levels: readonly GradeLevel[];
  /** Criteria that hold for the whole target, by level from the lowest. Empty in the old form. */
  readonly criteria: readonly ImportedCriterion[];
}

export interface ImportedRequirement {
  readonly kind: RequirementKind;
  /** Identity within the target, in this version of the document. */
  readonly key: string;
  /** The code set's URI (ammattitaitovaatimukset_8005); null where the source gives none. */
  readonly code: string | null;
  /** The text's own identity at the source (`_tunniste`); null where the source gives none. */
  readonly sourceKey: string | null;
  readonly text: LocalizedText;
  /** Index of its group in the target's `groups`; null where it stands directly. */
  readonly group: number | null;
  /** Criteria of this requirement alone (old form). */
  readonly criteria: readonly ImportedCriterion[];
}

export interface ImportedGroup {
  readonly name: LocalizedText;
}

export interface ImportedTarget {
  readonly kind: TargetKind;
  /** Scope in competence points; null where the source gives none, or gives another measure. */
  readonly competencePoints: number | null;
  /** Who does what the requirements say ("The student"); null where the source says nothing. */
  readonly subject: LocalizedText | null;
  readonly groups: readonly ImportedGroup[];
  /** In their order: first those that stand directly, then group by group. Never empty. */
  readonly requirements: readonly ImportedRequirement[];
  readonly scale: ImportedScale | null;
}

export interface ImportedPart {
  readonly sourceId: number;
  /** Not unique: parts that differ by language share a code. */
  readonly code: string | null;
  readonly name: LocalizedText;
  /** Compulsory objectives, optional objectives, or both. */
  readonly targets: readonly ImportedTarget[];
}

export interface ImportedUnit {
  readonly sourceId: number;
  readonly kind: UnitKind;
  /** Such as tutkinnonosat_106889. */
  readonly code: string | null;
  readonly name: LocalizedText;
  /** The source's own word for how finished the unit is; null where it says nothing. */
  readonly state: string | null;
  readonly competencePoints: number | null;
  /** How competence is shown (*ammattitaidon osoittamistavat*), as plain text. */
  readonly shownBy: LocalizedText | null;
  /** Null for a common unit, and where nothing could be read as a requirement. */
  readonly target: ImportedTarget | null;
  readonly parts: readonly ImportedPart[];
}

export interface ImportedQualification {
  /** The ePerusteet document's number. */
  readonly documentId: number;
  /** When this version of the document was published. */
  readonly version: Date;
  readonly name: LocalizedText;
  readonly diaryNumber: string | null;
  /** koulutustyyppi_1 basic, _11 further, _12 specialist qualification ... */
  readonly educationType: string | null;
  /** Calendar days in Finland (YYYY-MM-DD). */
  readonly validFrom: string | null;
  readonly transitionEnds: string | null;
  readonly validUntil: string | null;
  readonly units: readonly ImportedUnit[];
}

/** Why something in a document was left out, or was taken although somebody should look at it. */
export const REMARK_WHY = {
  NOT_PUBLISHED: 'The state is neither finished nor published; taken as it stands in the document.',
  NO_REQUIREMENTS: 'Nothing there could be read as a requirement, so nothing can be taken up as a target.',
  EMPTY_TEXT: 'A text that should say something says nothing in any language.',
  EMPTY_GROUP: 'A group without requirements.',
  LANGUAGES_DIFFER: 'A language lists another number of items than the first one, so they cannot be paired.',
  SCALE_UNKNOWN: 'The grade scale is not one of the known ones and names no levels of its own.',
  SCALES_DIFFER: 'One unit names several grade scales; the first is taken for the whole.',
  LEVEL_UNKNOWN: 'Criteria for a level that the grade scale does not have.',
  SCOPE_MISSING: 'No scope is given.',
  SCOPE_NOT_IN_POINTS: 'The scope is not given in competence points.',
  UNIT_MISSING: 'A reference to a unit that the document does not hold.',
  PART_FORM_UNKNOWN: 'A part of a common unit in a form that is not known.',
  SAME_IDENTITY: 'Two requirements of one target have the same identity; the later ones are numbered.',
} as const;
export type RemarkWhy = keyof typeof REMARK_WHY;

export interface Remark {
  /** JSON path in the document, such as $.tutkinnonOsat[3].arviointi. */
  readonly path: string;
  readonly why: RemarkWhy;
  /** Code or name of what the path points to, where it has one. */
  readonly what: string | null;
}

/** What the mapper made of a document, and what it says about it. */
export interface Mapped<T> {
  readonly value: T;
  /** Not imported. */
  readonly leftOut: readonly Remark[];
  /** Imported, but worth a look. */
  readonly noted: readonly Remark[];
}

export interface ImportCounts {
  readonly units: number;
  readonly commonUnits: number;
  readonly parts: number;
  readonly targets: number;
  readonly groups: number;
  readonly requirements: number;
  /** Of the requirements, those that stand directly under a vocational unit. */
  readonly ungrouped: number;
  readonly objectives: number;
  readonly criteria: number;
}

/** All targets of a unit: its own, else those of its parts. */
export function targetsOf(unit: ImportedUnit): ImportedTarget[] {
  return [...(unit.target ? [unit.target] : []), ...unit.parts.flatMap((part) => part.targets)];
}

/** What a set of units holds. `groups` counts the areas of vocational units, `criteria` each scale's criteria once per target. */
export function countOf(units: readonly ImportedUnit[]): ImportCounts {
  const vocational = units.flatMap((unit) => (unit.target ? [unit.target] : []));
  const parts = units.flatMap((unit) => unit.parts);
  const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
  const targets = units.flatMap(targetsOf);
  return {
    units: units.length,
    commonUnits: units.filter((unit) => unit.kind === 'COMMON').length,
    parts: parts.length,
    targets: targets.length,
    groups: sum(vocational.map((target) => target.groups.length)),
    requirements: sum(vocational.map((target) => target.requirements.length)),
    ungrouped: sum(
      vocational.map((target) => target.requirements.filter((one) => one.group === null).length),
    ),
    objectives: sum(parts.flatMap((part) => part.targets.map((target) => target.requirements.length))),
    criteria: sum(
      targets.map(
        (target) =>
          (target.scale?.criteria.length ?? 0) + sum(target.requirements.map((r) => r.criteria.length)),
      ),
    ),
  };
}

/** Whether a grade's value or code says that the competence was not shown (Koski: 0 and Hylätty). */
export function isFailing(value: string): boolean {
  const last = value.slice(value.lastIndexOf('_') + 1).toLocaleLowerCase('fi');
  return last === '0' || last === 'hylätty' || last === 'hylatty';
}

/** The passing level of a scale with this value, or null. */
export function levelOf(levels: readonly GradeLevel[], value: string): GradeLevel | null {
  return levels.find((level) => level.value === value && !isFailing(level.value)) ?? null;
}

/** Whether a version of a qualification may be begun on that day: from its first day to its last, or to the transition's end. */
export function isValidOn(
  dates: { validFrom: string | null; validUntil: string | null; transitionEnds: string | null },
  day: string,
): boolean {
  if (dates.validFrom && day < dates.validFrom) return false;
  const last =
    dates.validUntil && dates.transitionEnds && dates.transitionEnds > dates.validUntil
      ? dates.transitionEnds
      : dates.validUntil;
  return !last || day <= last;
}
