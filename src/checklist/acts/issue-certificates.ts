import { setImmediate } from 'node:timers/promises';
import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { type Act, type Context, perform } from '../../access/context.ts';
import { groupMember } from '../../access/participant.table.ts';
import { permitted } from '../../access/policy.ts';
import type { Id } from '../../base/id.ts';
import { Refusal } from '../../base/refusal.ts';
import { touched } from '../../database/database.ts';
import { certificateAwards, TargetBook, workshopOf } from '../certificate-awards.ts';
import { checklist } from '../checklist.table.ts';
import {
  type CertificateDraft,
  certificateDraft,
  issueDrafts,
  standingCertificates,
} from '../issue-certificates.ts';
import { issuingBatch, issuingBatchItem } from '../issuing-batch.table.ts';
import { CHUNK, type IssuingOutcome, LARGEST_BATCH } from '../issuing-batch.ts';
import { type ChecklistRow, checklistFacts } from '../stored-checklist.ts';
import { beginIssuing, type IssueCertificates, type IssuingBatchRow, mayIssue } from './begin-issuing.ts';

const TRIES = 4;
/** While one part waits for the database, another is signed. */
const LANES = [0, 1];

/**
 * Certificates of competence for a whole group, under the same rules as one. Done some dozens at a time, each such part
 * whole or not at all; asked again with the same `requestId`, it goes on with what is still to be done, also when two
 * ask at once. What stands already, word for word and not revoked, is not issued again. What cannot be certified is
 * refused by itself. Throws NOT_FOUND, NOT_ALLOWED, INVALID_INPUT; what was issued before that stays.
 */
export async function issueCertificates(
  context: Context,
  input: IssueCertificates,
): Promise<Id<'issuingBatch'>> {
  const batch = await withTries(() => beginIssuing(context, input));
  const book = new TargetBook();
  // Each part at its own time: the record tells when each was issued.
  const now = (): Context => ({ ...context, now: context.clock() });
  const lane = async () => {
    for (let done = 0; done < LARGEST_BATCH; done += CHUNK) {
      if (!(await withTries(() => issueSome(now(), batch, book)))) return;
      // An embedded database never waits for anything: others would not be answered before all is done.
      await setImmediate();
    }
  };
  // Once more where somebody else took a part and did not finish it.
  for (let round = 0; round < TRIES && !batch.endedAt; round++) {
    const lanes = await Promise.allSettled(LANES.map(lane));
    for (const one of lanes) if (one.status === 'rejected') throw one.reason;
    if (await ended(now(), batch)) break;
  }
  return batch.id;
}

/** Two that drew the same place in a status list, or waited for each other: the part is done again. */
async function withTries<T>(part: () => Promise<T>): Promise<T> {
  for (let left = TRIES - 1; ; left--) {
    try {
      return await part();
    } catch (error) {
      if (left === 0 || !(error instanceof Refusal && error.code === 'CONFLICT')) throw error;
    }
  }
}

type Item = typeof issuingBatchItem.$inferSelect & { readonly checklist: Id<'checklist'> };

const waitingOf = (batch: IssuingBatchRow) =>
  and(
    eq(issuingBatchItem.batch, batch.id),
    eq(issuingBatchItem.state, 'WAITING'),
    isNotNull(issuingBatchItem.checklist),
  );

/**
 * Issues the next few that nobody else is at; whether there may be more. As many statements however few or many they
 * are.
 */
const issueSome = (context: Context, batch: IssuingBatchRow, book: TargetBook): Promise<boolean> =>
  perform(context, async (act) => {
    await mayIssue(act, batch);
    const items = (await act.tx
      .select()
      .from(issuingBatchItem)
      .where(waitingOf(batch))
      .orderBy(asc(issuingBatchItem.position))
      .limit(CHUNK)
      .for('update', { skipLocked: true })) as Item[];
    if (items.length > 0) await writeOutcomes(act, batch, items, await issued(act, batch, items, book));
    return items.length === CHUNK;
  });

/** Ends the batch when all of it is done, waiting for others who are at it; whether it has ended. */
const ended = (context: Context, batch: IssuingBatchRow): Promise<boolean> =>
  perform(context, async (act) => {
    const left = await act.tx
      .select({ position: issuingBatchItem.position })
      .from(issuingBatchItem)
      .where(waitingOf(batch))
      .limit(1)
      .for('update');
    if (left.length > 0) return false;
    const ending = await act.tx
      .update(issuingBatch)
      .set({ endedAt: act.now })
      .where(and(eq(issuingBatch.id, batch.id), isNull(issuingBatch.endedAt)));
    if (touched(ending) === 1)
      act.record(batch.unit, 'ISSUING_BATCH_ENDED', 'INSTRUCTOR', { batch: batch.id });
    return true;
  });

/** One statement with one parameter. */
async function writeOutcomes(
  { tx }: Act,
  batch: IssuingBatchRow,
  items: readonly Item[],
  outcomes: ReadonlyMap<Id<'checklist'>, Outcome>,
): Promise<void> {
  const rows = items.map(({ position, checklist: of }) => ({ position, ...outcomes.get(of)! }));
  await tx.execute(sql`update ${issuingBatchItem} as item
    set state = done.state, code = done.code, credential = done.credential
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as done (position integer, state text, code text, credential text)
    where item.batch = ${batch.id} and item.position = done.position`);
}

type Outcome = IssuingOutcome<Id<'credential'>>;
const refused = ({ code }: Refusal): Outcome => ({ state: 'REFUSED', code });

async function issued(
  act: Act,
  batch: IssuingBatchRow,
  items: readonly Item[],
  book: TargetBook,
): Promise<Map<Id<'checklist'>, Outcome>> {
  const { tx, context } = act;
  const outcomes = new Map<Id<'checklist'>, Outcome>();
  const rows = await certifiable(act, batch, items, outcomes);
  const workshop = await workshopOf(tx, batch.environment);
  const awards = await certificateAwards(tx, context.vault, workshop, batch, rows, book);
  const drafts: CertificateDraft[] = [];
  for (const [id, award] of awards) {
    if (award instanceof Refusal) outcomes.set(id, refused(award));
    else drafts.push(certificateDraft(context.vault, id, award));
  }
  const standing = await standingCertificates(tx, drafts);
  const fresh = drafts.filter((one) => {
    const credential = standing.get(one.content);
    if (credential) outcomes.set(one.checklist, { state: 'ALREADY_ISSUED', credential });
    return !credential;
  });
  for (const [at, made] of (await issueDrafts(act, workshop, fresh)).entries()) {
    const outcome: Outcome = made instanceof Refusal ? refused(made) : { state: 'ISSUED', credential: made };
    outcomes.set(fresh[at]!.checklist, outcome);
  }
  return outcomes;
}

/** The checklists that the actor may certify now, their holders still in the group; the rest are refused. */
async function certifiable(
  act: Act,
  batch: IssuingBatchRow,
  items: readonly Item[],
  outcomes: Map<Id<'checklist'>, Outcome>,
): Promise<ChecklistRow[]> {
  const { tx, actor } = act;
  // In one order: two batches over the same people never wait for each other, and see what the other has issued.
  const rows = await tx
    .select()
    .from(checklist)
    .where(
      inArray(
        checklist.id,
        items.map((item) => item.checklist),
      ),
    )
    .orderBy(asc(checklist.id))
    .for('no key update');
  const members = await tx
    .select({ participant: groupMember.participant })
    .from(groupMember)
    .where(
      and(
        eq(groupMember.group, batch.group),
        inArray(
          groupMember.participant,
          rows.map((row) => row.participant),
        ),
        isNull(groupMember.leftAt),
      ),
    );
  const inGroup = new Set(members.map((member) => member.participant));
  const facts = await checklistFacts(tx, actor, rows);
  return rows.filter((row) => {
    const allowed = inGroup.has(row.participant)
      ? permitted(actor, 'checklist.certify', { ...facts.get(row.id), environmentStaff: true })
      : new Refusal('NOT_FOUND');
    if (allowed !== true) outcomes.set(row.id, refused(allowed));
    return allowed === true;
  });
}
