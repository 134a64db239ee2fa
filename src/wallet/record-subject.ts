import { eq } from 'drizzle-orm';
import type { Context } from '../access/context.ts';
import { readPeople } from '../access/person.ts';
import { unitKey } from '../access/vault.ts';
import type { Id } from '../base/id.ts';
import { credential } from '../credential/credential.table.ts';
import type { Sql } from '../database/database.ts';
import {
  assessment,
  caseConfirmation,
  caseReturn,
  decision,
  recognitionCase,
  statement,
} from '../recognition/recognition.table.ts';
import { recordSubject } from './erasure.table.ts';
import type { Leaver } from './erasure-steps.ts';

/** About whom a unit's record is: the whole name, and the date of birth where the unit may know it. */
export interface Subject {
  readonly name: string;
  readonly birthDate: string | null;
}

/** Units that have a record of the participant of their own: issuers of proofs, and schools that recorded anything. */
export async function unitsWithRecord(
  sql: Sql,
  participant: Id<'participant'>,
): Promise<{ readonly issuers: Id<'unit'>[]; readonly schools: Id<'unit'>[] }> {
  const issuers = await sql
    .selectDistinct({ unit: credential.unit })
    .from(credential)
    .where(eq(credential.participant, participant));
  const schools = new Set<Id<'unit'>>();
  const ofCase = eq(recognitionCase.participant, participant);
  for (const table of [caseConfirmation, assessment, caseReturn]) {
    const rows = await sql
      .selectDistinct({ unit: table.unit })
      .from(table)
      .innerJoin(recognitionCase, eq(recognitionCase.id, table.case))
      .where(ofCase);
    for (const { unit } of rows) schools.add(unit);
  }
  for (const table of [decision, statement]) {
    const rows = await sql
      .selectDistinct({ unit: table.unit })
      .from(table)
      .where(eq(table.participant, participant));
    for (const { unit } of rows) schools.add(unit);
  }
  return { issuers: issuers.map(({ unit }) => unit), schools: [...schools] };
}

/**
 * Leaves with each unit that has a record of the participant about whom it is, under that unit's key, before the
 * participant's own key is destroyed. A workshop's certificates name their holder themselves, as far as the holder
 * wanted it; a school has to know about whom it decided even where no proof came of it.
 */
export async function keepSubjects(tx: Sql, vault: Context['vault'], leaver: Leaver): Promise<Id<'unit'>[]> {
  const { issuers, schools } = await unitsWithRecord(tx, leaver.participant);
  const units = [...new Set([...issuers, ...schools])].sort();
  const person = (await readPeople(tx, vault, [leaver.participant])).get(leaver.participant);
  const keys = await vault.open(tx, units.map(unitKey));
  for (const unit of units) {
    const subject: Subject | null =
      person && schools.includes(unit)
        ? { name: `${person.givenNames} ${person.familyName}`, birthDate: person.birthDate }
        : null;
    await tx
      .insert(recordSubject)
      .values({
        unit,
        participant: leaver.participant,
        person: subject && keys.seal(unitKey(unit), 'record_subject.person', JSON.stringify(subject)),
        leftAt: leaver.now,
      })
      .onConflictDoNothing();
  }
  return units;
}
