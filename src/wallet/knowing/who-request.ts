import { desc, eq } from 'drizzle-orm';
import type { Context } from '../../access/context.ts';
import { participantKey } from '../../access/vault.ts';
import type { Id } from '../../base/id.ts';
import { whoRequest } from './who-request.table.ts';

export type WhoRequestRow = typeof whoRequest.$inferSelect;

/** A request as its participant reads it. */
export interface OwnWhoRequest {
  readonly id: Id<'whoRequest'>;
  readonly reading: Id<'reading'>;
  readonly askedAt: Date;
  readonly outcome: 'ANSWERED' | 'REFUSED' | null;
  readonly answeredAt: Date | null;
  readonly answer: string | null;
}

/** Every request of the participant with its answer, newest first. */
export async function requestsOf(
  { database: { sql }, vault }: Context,
  participant: Id<'participant'>,
): Promise<OwnWhoRequest[]> {
  const rows = await sql
    .select()
    .from(whoRequest)
    .where(eq(whoRequest.participant, participant))
    .orderBy(desc(whoRequest.askedAt), desc(whoRequest.id));
  const owner = participantKey(participant);
  const keys = await vault.open(sql, [owner]);
  return rows.map(({ id, reading, askedAt, outcome, answeredAt, answer }) => ({
    id,
    reading,
    askedAt,
    outcome,
    answeredAt,
    answer: answer && keys.has(owner) ? keys.open(owner, 'who_request.answer', answer) : null,
  }));
}
