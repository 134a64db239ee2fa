import { and, eq, isNull } from 'drizzle-orm';
import { type Context, perform } from '../../access/context.ts';
import { dayOf } from '../../base/day.ts';
import type { Id } from '../../base/id.ts';
import { demandThat } from '../../base/refusal.ts';
import { knownIssuer } from '../known-issuer.table.ts';

/**
 * Ends an entry of the register of issuers from a day on; from then on verdicts say that the issuer was known until
 * that day. The provider's coordinator. Throws NOT_ALLOWED, NOT_FOUND, CONFLICT (it has ended already), INVALID_INPUT.
 */
export const endKnownIssuer = (
  context: Context,
  input: { readonly knownIssuer: Id<'knownIssuer'>; readonly until?: string | null },
) =>
  perform(context, async (act) => {
    act.may('knownIssuer.keep');
    const [row] = await act.tx.select().from(knownIssuer).where(eq(knownIssuer.id, input.knownIssuer));
    demandThat(row, 'NOT_FOUND', ['knownIssuer']);
    const until = input.until ?? dayOf(act.now);
    demandThat(until >= row.validFrom, 'INVALID_INPUT', ['until'], {
      field: 'until',
      expected: `${row.validFrom}–`,
    });
    const [ended] = await act.tx
      .update(knownIssuer)
      .set({ validUntil: until })
      .where(and(eq(knownIssuer.id, row.id), isNull(knownIssuer.validUntil)))
      .returning();
    demandThat(ended, 'CONFLICT', ['knownIssuer']);
    act.record(context.provider, 'KNOWN_ISSUER_ENDED', 'COORDINATOR', { knownIssuer: row.id, until });
    return ended;
  });
