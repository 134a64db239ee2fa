import { eq } from 'drizzle-orm';
import { type Context, perform } from '../../access/context.ts';
import { freeText } from '../../access/free-text.ts';
import { publicName } from '../../access/public-name.ts';
import { dayOf } from '../../base/day.ts';
import type { LocalizedText } from '../../base/language.ts';
import { demand, demandThat } from '../../base/refusal.ts';
import { knownIssuer } from '../known-issuer.table.ts';
import { checkedAddress, checkedDid, holdsDay, type KnownIssuerKind } from '../known-issuer.ts';
import { isOwnDid } from '../own-address.ts';

export interface NewKnownIssuer {
  readonly did: string;
  readonly name: LocalizedText;
  readonly kind: KnownIssuerKind;
  readonly url?: string | null;
  /** YYYY-MM-DD; today where it is not given. */
  readonly from?: string | null;
}

/**
 * Enters an issuer of another server into the register: from then on verdicts say who it is. The provider's
 * coordinator. Throws NOT_ALLOWED, INVALID_INPUT, TELLING_WORD, ALREADY_EXISTS (it stands there, or is our own).
 */
export const addKnownIssuer = (context: Context, input: NewKnownIssuer) =>
  perform(context, async (act) => {
    act.may('knownIssuer.keep');
    const did = demand(checkedDid(input.did));
    demandThat(!isOwnDid(context, did), 'ALREADY_EXISTS', ['did']);
    const names = Object.entries(input.name);
    demandThat(names.length > 0, 'INVALID_INPUT', ['name'], { field: 'name', expected: '(fi, sv, en)' });
    const name = Object.fromEntries(
      names.map(([language, text]) => [language, freeText(text, ['name', language], 200)]),
    );
    const today = dayOf(act.now);
    const row = {
      id: act.newId('knownIssuer'),
      did,
      name: demand(publicName(name, ['name'])),
      kind: input.kind,
      url: input.url ? demand(checkedAddress(input.url)) : null,
      addedBy: act.actor.account,
      addedAt: act.now,
      validFrom: input.from ?? today,
      validUntil: null,
    };
    const before = await act.tx.select().from(knownIssuer).where(eq(knownIssuer.did, did));
    const overlaps = before.some((one) => holdsDay(one, row.validFrom) || one.validFrom > row.validFrom);
    demandThat(!overlaps, 'ALREADY_EXISTS', ['did']);
    const made = await act.tx.insert(knownIssuer).values(row).onConflictDoNothing().returning();
    demandThat(made[0], 'ALREADY_EXISTS', ['did']);
    act.record(context.provider, 'KNOWN_ISSUER_ADDED', 'COORDINATOR', { knownIssuer: row.id, did });
    return made[0];
  });
