import { Oauth2AuthorizationServer, preAuthorizedCodeGrantIdentifier } from '@openid4vc/oauth2';
import { eq } from 'drizzle-orm';
import type { House } from '../../access/context.ts';
import type { Sql } from '../../database/database.ts';
import { append } from '../../record/append.ts';
import { credentialOffer } from '../offer/credential-offer.table.ts';
import { MOST_WRONG_CODES, OFFERED_FORMS, TOKEN_MINUTES } from '../offer/credential-offer.ts';
import { OauthRefusal } from '../offer/oauth-refusal.ts';
import { codeHash, isSameHash, newSecret, tokenHash, transactionHash } from '../offer/offer-secret.ts';
import { walletCallbacks } from '../offer/wallet-callbacks.ts';

type Offer = typeof credentialOffer.$inferSelect;

/** What the token endpoint answers (OpenID4VCI 1.0, 6.2). */
export interface WalletToken {
  readonly access_token: string;
  readonly token_type: 'bearer';
  readonly expires_in: number;
  readonly authorization_details?: readonly object[];
}

interface Redeeming {
  readonly code: string;
  readonly transactionCode: string | null;
  /** Which forms the wallet asked for by name; null where it will say later. */
  readonly forms: readonly string[] | null;
}

/** What a wallet sent, read. Throws `OauthRefusal` (unsupported_grant_type, invalid_request). */
export function readTokenRequest(url: string, headers: Headers, form: Record<string, string>): Redeeming {
  if (form.grant_type !== preAuthorizedCodeGrantIdentifier)
    throw new OauthRefusal('unsupported_grant_type', 'only the pre-authorised code grant is served');
  try {
    const server = new Oauth2AuthorizationServer({ callbacks: walletCallbacks });
    const { authorization_details: details, ...rest } = form;
    const { grant } = server.parseAccessTokenRequest({
      request: { url, method: 'POST', headers },
      accessTokenRequest: rest,
    });
    if (grant.grantType !== preAuthorizedCodeGrantIdentifier) throw new TypeError('another grant');
    return {
      code: grant.preAuthorizedCode,
      transactionCode: grant.txCode ?? null,
      forms: details === undefined ? null : formsIn(details),
    };
  } catch {
    throw new OauthRefusal('invalid_request', 'the request is missing something or malformed');
  }
}

function formsIn(details: string): string[] {
  const list = JSON.parse(details) as { type?: unknown; credential_configuration_id?: unknown }[];
  return list.map(({ type, credential_configuration_id: form }) => {
    if (type !== 'openid_credential' || typeof form !== 'string' || !Object.hasOwn(OFFERED_FORMS, form))
      throw new TypeError('unknown details');
    return form;
  });
}

/**
 * Redeems an offer's code for a token, once. What goes wrong is counted and on the record: a code that is redeemed
 * again ends what was begun with it, a transaction code that is mistyped five times ends the code. Throws `OauthRefusal`
 * (invalid_grant, invalid_request).
 */
export async function redeemOffer(house: House, redeeming: Redeeming): Promise<WalletToken> {
  const token = newSecret();
  const now = house.clock();
  const refused = await house.database.sql.transaction(async (tx) => {
    const hash = codeHash(house.vault, redeeming.code);
    const [offer] = await tx
      .select()
      .from(credentialOffer)
      .where(eq(credentialOffer.codeHash, hash))
      .for('update');
    if (!offer) return new OauthRefusal('invalid_grant', 'the code is not known');
    const step = stepOf(house, offer, redeeming, token);
    if (step.set) await tx.update(credentialOffer).set(step.set).where(eq(credentialOffer.id, offer.id));
    await note(tx, now, offer, step);
    return step.refused ?? null;
  });
  if (refused) throw refused;
  return {
    access_token: token,
    token_type: 'bearer',
    expires_in: TOKEN_MINUTES * 60,
    ...(redeeming.forms === null
      ? {}
      : {
          authorization_details: redeeming.forms.map((form) => ({
            type: 'openid_credential',
            credential_configuration_id: form,
            credential_identifiers: [form],
          })),
        }),
  };
}

interface Step {
  readonly set?: Partial<Offer>;
  readonly act: 'CLAIM_STARTED' | 'CLAIM_REFUSED';
  readonly why?: string;
  readonly refused?: OauthRefusal;
}

const no = (why: string, description: string, set?: Partial<Offer>): Step => ({
  act: 'CLAIM_REFUSED',
  why,
  refused: new OauthRefusal('invalid_grant', description),
  ...(set ? { set } : {}),
});

/** What becomes of an offer whose code is shown. */
function stepOf(house: House, offer: Offer, { transactionCode }: Redeeming, token: string): Step {
  const now = house.clock();
  // The one who comes second may be the one who should have it: nobody goes on, the holder asks anew.
  if (offer.codeUsedAt) {
    const ends = offer.claimedAt ? undefined : { tokenHash: null, tokenExpiresAt: null };
    return no('CODE_USED', 'the code was used before', ends);
  }
  if (offer.expiresAt <= now) return no('CODE_EXPIRED', 'the code has expired');
  if (offer.transactionHash === null && transactionCode !== null) {
    const refused = new OauthRefusal('invalid_request', 'no transaction code is expected');
    return { act: 'CLAIM_REFUSED', why: 'TRANSACTION_CODE_UNEXPECTED', refused };
  }
  if (offer.transactionHash !== null && transactionCode === null) {
    const refused = new OauthRefusal('invalid_request', 'the transaction code is missing');
    return { act: 'CLAIM_REFUSED', why: 'TRANSACTION_CODE_MISSING', refused };
  }
  if (offer.transactionHash !== null) {
    const typed = transactionHash(house.vault, offer.codeHash, transactionCode ?? '');
    if (!isSameHash(typed, offer.transactionHash)) {
      const wrong = offer.wrongTransactionCodes + 1;
      return no('TRANSACTION_CODE_WRONG', 'the transaction code is wrong', {
        wrongTransactionCodes: wrong,
        ...(wrong >= MOST_WRONG_CODES ? { codeUsedAt: now } : {}),
      });
    }
  }
  return {
    act: 'CLAIM_STARTED',
    set: {
      codeUsedAt: now,
      tokenHash: tokenHash(house.vault, token),
      tokenExpiresAt: new Date(now.getTime() + TOKEN_MINUTES * 60_000),
    },
  };
}

/** What a wallet did with an offer stands in the chain of the keeper of the wallets, as its holder's act. */
export const note = (
  tx: Sql,
  now: Date,
  offer: Offer,
  { act, why }: { readonly act: string; readonly why?: string },
): Promise<void> =>
  append(tx, now, [
    {
      unit: offer.unit,
      act,
      actor: offer.account,
      role: 'PARTICIPANT',
      detail: { offer: offer.id, ...(why ? { why } : {}) },
    },
  ]);
