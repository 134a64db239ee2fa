import type { Person } from './person.ts';

/** What can be taken up: a vocational unit, or the objectives of a part of a common unit. */
export interface Aim {
  readonly target: string;
  readonly unit: string;
  readonly qualification: string;
  readonly requirements: readonly string[];
  /** The official texts, in every language that is there. */
  readonly texts: readonly string[];
}

interface TargetAnswer {
  readonly id: string;
  readonly kind: string;
  readonly requirements: readonly {
    readonly id: string;
    readonly text: { readonly all: readonly { readonly text: string }[] };
  }[];
}
interface UnitAnswer {
  readonly id: string;
  readonly qualification: { readonly id: string };
  readonly target: TargetAnswer | null;
  readonly parts: readonly { readonly code: string | null; readonly targets: readonly TargetAnswer[] }[];
}

const TARGET = 'id kind requirements { id text { all { text } } }';

async function unit(asker: Person, code: string): Promise<UnitAnswer> {
  const { units } = await asker.ask<{ units: UnitAnswer[] }>(
    `query Find($code: String!) { units(code: $code) { id qualification { id } target { ${TARGET} } parts { code targets { ${TARGET} } } } }`,
    { code },
  );
  const [found] = units;
  if (!found) throw new Error(`no unit ${code}`);
  return found;
}

const aim = (found: UnitAnswer, target: TargetAnswer | null | undefined): Aim => {
  if (!target) throw new Error('the unit has no such target');
  return {
    target: target.id,
    unit: found.id,
    qualification: found.qualification.id,
    requirements: target.requirements.map((one) => one.id),
    texts: target.requirements.flatMap((one) => one.text.all.map((text) => text.text)),
  };
};

/** A vocational unit, by its code (tutkinnonosat_106889). */
export async function vocationalUnit(asker: Person, code: string): Promise<Aim> {
  const found = await unit(asker, code);
  return aim(found, found.target);
}

/** The compulsory objectives of a part of a common unit, by the codes of both; the first part where none is named. */
export async function compulsoryPart(asker: Person, code: string, part?: string): Promise<Aim> {
  const found = await unit(asker, code);
  const named = found.parts.find((one) => part === undefined || one.code === part);
  return aim(
    found,
    named?.targets.find((target) => target.kind === 'UNIT_PART_COMPULSORY'),
  );
}
