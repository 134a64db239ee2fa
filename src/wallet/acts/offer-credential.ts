import { and, desc, eq, isNull } from 'drizzle-orm';
import { type Context, perform } from '../../access/context.ts';
import type { Id } from '../../base/id.ts';
import { demandThat, Refusal } from '../../base/refusal.ts';
import { credential } from '../../credential/credential.table.ts';
import { credentialOffer } from '../offer/credential-offer.table.ts';
import { CODE_MINUTES } from '../offer/credential-offer.ts';
import { offerLink } from '../offer/offer-link.ts';
import {
  codeHash,
  codeOf,
  linkHash,
  newSecret,
  newTransactionCode,
  transactionHash,
} from '../offer/offer-secret.ts';

/** What the holder is shown, this once. */
export interface Offered {
  readonly offer: Id<'credentialOffer'>;
  readonly link: string;
  readonly transactionCode: string | null;
}

/**
 * Offers one's own credential to a wallet elsewhere: a link that lives ten minutes and leads one wallet to it. Asked
 * again before a wallet has taken it, the same offer gets a new link, and the old one and whatever was begun with it
 * leads nowhere any more. Throws NOT_FOUND, LEVEL_TOO_LOW, ALREADY_REVOKED.
 */
export const offerCredential = (
  context: Context,
  input: { credential: Id<'credential'>; withCode?: boolean | null },
): Promise<Offered> =>
  perform(context, async (act) => {
    const { tx, now } = act;
    const [asked] = await tx.select().from(credential).where(eq(credential.id, input.credential));
    if (!asked) throw new Refusal('NOT_FOUND', ['credential']);
    act.may('credential.offer', { participant: asked.participant });
    demandThat(asked.holderCopy, 'NOT_FOUND', ['credential']);
    demandThat(!asked.revokedAt, 'ALREADY_REVOKED', ['credential']);
    const original = asked.claimedFrom ?? asked.id;

    const link = newSecret();
    const hash = codeHash(context.vault, codeOf(context.vault, link));
    const transactionCode = input.withCode ? newTransactionCode() : null;
    const fresh = {
      linkHash: linkHash(context.vault, link),
      codeHash: hash,
      transactionHash: transactionCode && transactionHash(context.vault, hash, transactionCode),
      wrongTransactionCodes: 0,
      expiresAt: new Date(now.getTime() + CODE_MINUTES * 60_000),
      codeUsedAt: null,
      tokenHash: null,
      tokenExpiresAt: null,
    };
    const [open] = await tx
      .select()
      .from(credentialOffer)
      .where(and(eq(credentialOffer.credential, original), isNull(credentialOffer.claimedAt)))
      .orderBy(desc(credentialOffer.createdAt))
      .limit(1)
      .for('update');
    const offer = open?.id ?? act.newId('credentialOffer');
    if (open) await tx.update(credentialOffer).set(fresh).where(eq(credentialOffer.id, offer));
    else
      await tx.insert(credentialOffer).values({
        ...fresh,
        id: offer,
        unit: context.provider,
        participant: asked.participant,
        account: act.actor.account,
        credential: original,
        createdAt: now,
      });
    act.record(context.provider, open ? 'OFFER_RENEWED' : 'CREDENTIAL_OFFERED', 'PARTICIPANT', {
      offer,
      credential: original,
      withCode: transactionCode !== null,
    });
    return { offer, link: offerLink(context.baseUrl, link), transactionCode };
  });
