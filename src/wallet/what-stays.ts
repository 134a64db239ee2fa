import { and, count, eq, ne } from 'drizzle-orm';
import type { Id } from '../base/id.ts';
import { checklist, mark } from '../checklist/checklist.table.ts';
import { credential } from '../credential/credential.table.ts';
import type { Sql } from '../database/database.ts';
import { reading } from '../record/record.table.ts';
import type { StaysName } from './erasure.text.ts';
import { unitsWithRecord } from './record-subject.ts';

/** Something that a controller keeps when the participant leaves. */
export interface Staying {
  readonly name: StaysName;
  readonly unit: Id<'unit'>;
  readonly count: number;
}

/** What stays with whom, by what the participant really has there. */
export async function whatStays(
  sql: Sql,
  provider: Id<'unit'>,
  participant: Id<'participant'>,
): Promise<Staying[]> {
  const { schools } = await unitsWithRecord(sql, participant);
  const proofs = await sql
    .select({ unit: credential.unit, count: count() })
    .from(credential)
    .where(eq(credential.participant, participant))
    .groupBy(credential.unit)
    .orderBy(credential.unit);
  const marks = await sql
    .select({ unit: mark.unit, count: count() })
    .from(mark)
    .innerJoin(checklist, eq(checklist.id, mark.checklist))
    .where(and(eq(checklist.participant, participant), ne(mark.party, 'SELF')))
    .groupBy(mark.unit)
    .orderBy(mark.unit);
  const readings = await sql
    .select({ unit: reading.unit, count: count() })
    .from(reading)
    .where(eq(reading.participant, participant))
    .groupBy(reading.unit)
    .orderBy(reading.unit);
  return [
    ...proofs.map((one) => ({ name: 'ISSUING_RECORD' as const, ...one })),
    ...schools.sort().map((unit) => ({ name: 'SCHOOL_RECORD' as const, unit, count: 1 })),
    ...marks.map((one) => ({ name: 'MARKS' as const, ...one })),
    ...readings.map((one) => ({ name: 'LOG' as const, ...one })),
    { name: 'RECORD' as const, unit: provider, count: 1 },
  ];
}
