import { preAuthorizedCodeGrantIdentifier } from '@openid4vc/oauth2';
import { type CredentialOfferObject } from '@openid4vc/openid4vci';
import { eq } from 'drizzle-orm';
import type { House } from '../../access/context.ts';
import { credentialOffer } from './credential-offer.table.ts';
import { OFFERED_FORMS, TRANSACTION_DIGITS } from './credential-offer.ts';
import { codeOf, linkHash } from './offer-secret.ts';

/** The offer that a link leads to (OpenID4VCI 1.0, 4.1.1); null once its code is used or its time is over. */
export async function readOffer(house: House, link: string): Promise<CredentialOfferObject | null> {
  const [row] = await house.database.sql
    .select()
    .from(credentialOffer)
    .where(eq(credentialOffer.linkHash, linkHash(house.vault, link)));
  if (!row || row.codeUsedAt || row.expiresAt <= house.clock()) return null;
  return {
    credential_issuer: house.baseUrl,
    credential_configuration_ids: Object.keys(OFFERED_FORMS),
    grants: {
      [preAuthorizedCodeGrantIdentifier]: {
        'pre-authorized_code': codeOf(house.vault, link),
        ...(row.transactionHash === null
          ? {}
          : { tx_code: { input_mode: 'numeric' as const, length: TRANSACTION_DIGITS } }),
      },
    },
  };
}
