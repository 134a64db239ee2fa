import { and, asc, eq, gt, isNotNull, isNull, lte, sql as text } from 'drizzle-orm';
import type { House } from '../../access/context.ts';
import { walletsOf } from '../../access/wallet-move.ts';
import { checklist } from '../../checklist/checklist.table.ts';
import type { Sql } from '../../database/database.ts';
import type { Erased } from '../../record/erasure-ledger.ts';
import { eraseParticipant, lockLeaver } from '../erase-participant.ts';
import { erasure } from '../erasure.table.ts';
import type { ErasureRow } from '../erasure.ts';
import { eraseWalletRows } from '../erasure-steps.ts';
import { openDecisions } from '../open-decisions.ts';
import { keepSubjects } from '../record-subject.ts';

/** A number that only the ledger's writers lock: several processes of a machine share its file. */
const LEDGER = 7_240_121;
const HOUR = 3_600_000;

export interface Finished {
  readonly done: number;
  /** Their day has come, and a school still has something to decide. */
  readonly waiting: number;
}

/** What the ledger says of a finished erasure. */
export const erasedLine = ({ id, participant, receiptCodeHash }: ErasureRow, on: Date): Erased => ({
  erasure: id,
  participant,
  on: on.toISOString().slice(0, 10),
  receiptCode: receiptCodeHash,
});

/**
 * Erases everybody whose grace period is over, each in a transaction of its own. Several processes may do it at once.
 * The ledger has the line before the erasure is committed: were the process to end between the two, the next round
 * does the erasure again. An end that is told comes between two people.
 */
export async function finishErasures(house: House, signal?: AbortSignal): Promise<Finished> {
  const { sql } = house.database;
  const now = house.clock();
  const due = await sql
    .select({ id: erasure.id })
    .from(erasure)
    .where(and(lte(erasure.dueAt, now), isNull(erasure.cancelledAt), isNull(erasure.finishedAt)))
    .orderBy(asc(erasure.dueAt));
  let done = 0;
  for (const { id } of due) {
    if (signal?.aborted) break;
    if (await sql.transaction((tx) => finishOne(tx, house, id, now))) done += 1;
  }
  await fillLedger(house);
  await sweepLateRows(house, now);
  return { done, waiting: due.length - done };
}

async function finishOne(tx: Sql, house: House, id: ErasureRow['id'], now: Date): Promise<boolean> {
  const [row] = await tx
    .select()
    .from(erasure)
    .where(and(eq(erasure.id, id), isNull(erasure.cancelledAt), isNull(erasure.finishedAt)))
    .for('update', { skipLocked: true });
  const leaver = row && (await lockLeaver(tx, row.participant, now));
  if (!leaver) return false;
  // Whoever sends one of them to a school in this moment comes before us or finds it ended.
  await tx
    .select({ id: checklist.id })
    .from(checklist)
    .where(eq(checklist.participant, row.participant))
    .for('update');
  if ((await openDecisions(tx, row.participant)).length > 0) return false;
  const erased = erasedLine(row, now);
  await eraseParticipant(tx, house, leaver, erased);
  const merged = await eraseMerged(tx, house, row, now);
  if (house.erasureLedger) {
    await tx.execute(text`select pg_advisory_xact_lock(${LEDGER})`);
    house.erasureLedger.add([erased, ...merged]);
  }
  return true;
}

/**
 * Erases what is left of the wallets that went into the leaver's. They stand in the ledger too: a backup from before the
 * merging has them whole.
 */
async function eraseMerged(tx: Sql, house: House, row: ErasureRow, now: Date): Promise<Erased[]> {
  const [, ...merged] = await walletsOf(tx, row.participant);
  const erased: Erased[] = [];
  for (const participant of merged) {
    const leaver = await lockLeaver(tx, participant, now);
    if (!leaver) continue;
    const { unit, askedBy, askedAt, dueAt } = row;
    await tx
      .insert(erasure)
      .values({ id: house.newId('erasure'), unit, participant, askedBy, askedAt, dueAt })
      .onConflictDoNothing();
    const [standing] = await tx
      .select()
      .from(erasure)
      .where(and(eq(erasure.participant, participant), isNull(erasure.cancelledAt)));
    if (!standing) continue;
    const line = erasedLine(standing, now);
    await eraseParticipant(tx, house, leaver, line);
    erased.push(line);
  }
  return erased;
}

/** Adds to this machine's ledger what other machines on the same database have finished. */
export async function fillLedger({ database, erasureLedger }: House): Promise<void> {
  if (!erasureLedger) return;
  await database.sql.transaction(async (tx) => {
    await tx.execute(text`select pg_advisory_xact_lock(${LEDGER})`);
    const rows = await tx
      .select()
      .from(erasure)
      .where(isNotNull(erasure.finishedAt))
      .orderBy(asc(erasure.finishedAt), asc(erasure.id));
    erasureLedger.add(rows.map((row) => erasedLine(row, row.finishedAt!)));
  });
}

/** Takes away what acts that were under way when somebody was erased have still written; for an hour after it. */
async function sweepLateRows({ database, vault }: House, now: Date): Promise<void> {
  const recent = await database.sql
    .select({ participant: erasure.participant })
    .from(erasure)
    .where(gt(erasure.finishedAt, new Date(now.getTime() - HOUR)));
  for (const { participant } of recent) {
    await database.sql.transaction(async (tx) => {
      const leaver = await lockLeaver(tx, participant, now);
      if (!leaver) return;
      await keepSubjects(tx, vault, leaver);
      await eraseWalletRows(tx, leaver);
    });
  }
}
