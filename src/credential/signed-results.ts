import { Refusal } from '../base/refusal.ts';
import type { OpenBadge } from './shape.ts';

/** A requirement as a credential tells it: where it stands in the target, and what the credential says of it. */
export interface SignedRequirement {
  readonly group: number;
  readonly place: number;
  readonly text: string;
  /** Set where the text is not in the signed language. */
  readonly language?: string;
  /** WITH_GUIDANCE, INDEPENDENTLY; ACCEPTED, MISSING; absent where it is simply recognised. */
  readonly code?: string;
  readonly value: string;
  readonly narrative?: string;
}

/** A coded fact (`#route` ...): its label and its words in the signed language, its code. */
export interface SignedFact {
  readonly label: string;
  readonly value: string;
  readonly code?: string;
  readonly levelName?: string;
  readonly allowedValue: readonly string[];
}

interface SignedArea {
  readonly number: number;
  /** Absent where the target's requirements stand in no named group. */
  readonly name?: string;
  readonly size: number;
}

/** More requirements than any unit has; a foreign hand's number never becomes a loop. */
const LARGEST_AREA = 1_000;

/** Reads back what `awardResults` wrote. */
export class SignedResults {
  /** In the target's order. */
  readonly areas: readonly SignedArea[];
  readonly requirements: readonly SignedRequirement[];
  readonly #facts: readonly (SignedFact & { readonly resultType: string; readonly at: string })[];

  private constructor(
    areas: readonly SignedArea[],
    requirements: readonly SignedRequirement[],
    facts: readonly (SignedFact & { resultType: string; at: string })[],
  ) {
    this.areas = areas.toSorted((a, b) => a.number - b.number);
    this.requirements = requirements.toSorted((a, b) => a.group - b.group || a.place - b.place);
    this.#facts = facts.toSorted((a, b) => a.at.localeCompare(b.at, 'en', { numeric: true }));
  }

  static of(badge: OpenBadge): SignedResults | Refusal {
    const { achievement, result } = badge.credentialSubject;
    const descriptions = new Map(achievement.resultDescription.map((one) => [one.id, one]));
    const areas: SignedArea[] = [];
    const requirements: SignedRequirement[] = [];
    const facts: (SignedFact & { resultType: string; at: string })[] = [];
    for (const one of result) {
      const described = descriptions.get(one.resultDescription);
      if (!described) continue;
      const at = described.id.slice(described.id.lastIndexOf('#') + 1);
      const level = described.rubricCriterionLevel?.find(({ id }) => id === one.achievedLevel);
      const [, group, place] = /^requirement-(\d{1,4})-(\d{1,4})$/.exec(at) ?? [];
      const [, area] = /^area-(\d{1,4})$/.exec(at) ?? [];
      if (group && place) {
        requirements.push({
          group: Number(group),
          place: Number(place),
          text: described.name,
          ...(described.inLanguage ? { language: described.inLanguage } : {}),
          ...(level ? { code: level.level } : {}),
          value: one.value ?? '',
          ...(one.narrative ? { narrative: one.narrative } : {}),
        });
      } else if (area) {
        const named = described.resultType === 'ext:RequirementArea';
        areas.push({
          number: Number(area),
          size: Number(described.valueMax),
          ...(named ? { name: described.name } : {}),
        });
      } else {
        facts.push({
          at,
          resultType: described.resultType,
          label: described.name,
          value: one.value ?? '',
          allowedValue: described.allowedValue ?? [],
          ...(level ? { code: level.level, levelName: level.name } : {}),
        });
      }
    }
    const sized = areas.every(({ size }) => Number.isInteger(size) && size >= 0 && size <= LARGEST_AREA);
    const inside = requirements.every(({ group, place }) => {
      const area = areas.find(({ number }) => number === group);
      return area !== undefined && place >= 1 && place <= area.size;
    });
    if (!sized || !inside)
      return new Refusal('CREDENTIAL_SHAPE', ['credentialSubject', 'result'], { at: 'result' });
    return new SignedResults(areas, requirements, facts);
  }

  /** How many requirements the target has. */
  get size(): number {
    return this.areas.reduce((sum, { size }) => sum + size, 0);
  }

  /** The coded facts of a name: grade, scope, route, deviation, confirmed; in their own order. */
  facts(name: 'grade' | 'scope' | 'route' | 'deviation' | 'confirmed'): readonly SignedFact[] {
    const resultType = name === 'grade' ? 'LetterGrade' : `ext:${name}`;
    return this.#facts.filter((fact) => fact.resultType === resultType);
  }
}
