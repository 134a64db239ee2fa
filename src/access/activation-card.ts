import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Id } from '../base/id.ts';
import { demand } from '../base/refusal.ts';
import type { Sql } from '../database/database.ts';
import type { Act } from './context.ts';
import { newCode, readCode } from './one-time-code.ts';
import { activation } from './participant.table.ts';

/** How long an activation card can be used. */
export const CARD_DAYS = 14;

export const cardExpiry = (now: Date): Date => new Date(now.getTime() + CARD_DAYS * 86_400_000);

/** A card as it is printed; the code is nowhere else. */
export interface PrintedCard {
  readonly participant: Id<'participant'>;
  /** What the instructor reads so as to hand out the right one. */
  readonly name: string;
  readonly code: string;
  readonly expiresAt: Date;
}

/** Makes a card for a participant and voids their older ones: at most one can be used. Returns the code. */
export async function newActivationCard(
  act: Act,
  card: {
    readonly participant: Id<'participant'>;
    readonly group: Id<'group'>;
    readonly expiresAt: Date;
    readonly reissue?: Id<'reissue'>;
  },
): Promise<string> {
  await voidCards(act.tx, card.participant, act.now);
  const code = newCode();
  await act.tx.insert(activation).values({
    id: act.newId('activation'),
    ...card,
    codeHash: act.context.vault.lookup('activation', demand(readCode(code))),
    createdAt: act.now,
  });
  return code;
}

/** Ends a participant’s cards that nobody has used yet. */
export async function voidCards(tx: Sql, participant: Id<'participant'>, now: Date): Promise<void> {
  await tx
    .update(activation)
    .set({ expiresAt: now })
    .where(
      and(eq(activation.participant, participant), isNull(activation.usedAt), gt(activation.expiresAt, now)),
    );
}
