import { eq } from 'drizzle-orm';
import type { House } from '../../access/context.ts';
import { issuerNameOn } from '../../access/organisation.loader.ts';
import { issuer } from '../../access/organisation.table.ts';
import { dayOf } from '../../base/day.ts';
import { inLanguage } from '../../base/language.ts';
import { LEARNING_CREDENTIAL } from '../../credential/envelope/learning-credential.ts';
import { sdJwtType } from '../../credential/envelope/sd-jwt-claims.ts';
import type { presentationRequest } from './presentation-request.table.ts';
import type { RequestedProof } from './presentation-request.ts';
import { questionLink, type WalletQuestion } from './wallet-question.ts';

export type RequestRow = typeof presentationRequest.$inferSelect;

const PATH = '/openid4vp/requests';

export const requestHash = (house: House, link: string): string =>
  house.vault.lookup('presentation-request', link);

/** What a wallet opens. */
export const requestLink = (house: House, link: string): string => questionLink(house, PATH, link);

/** What is asked for, in DCQL (OpenID4VP 1.0, 6). */
export function dcqlQuery(baseUrl: string, what: RequestedProof) {
  const sdJwt = (id: string, type: string) => ({ id, format: 'dc+sd-jwt', meta: { vct_values: [type] } });
  if (what === 'LEARNING_CREDENTIAL') return { credentials: [sdJwt('learning', LEARNING_CREDENTIAL)] };
  return {
    credentials: [
      sdJwt('competence', sdJwtType(baseUrl)),
      {
        id: 'badge',
        format: 'ldp_vc',
        meta: { type_values: [['VerifiableCredential', 'OpenBadgeCredential']] },
      },
    ],
    credential_sets: [{ options: [['competence'], ['badge']] }],
  };
}

/** What the wallet is asked, under the unit's public name, which its proofs carry too. */
export async function questionOf(house: House, row: RequestRow): Promise<WalletQuestion> {
  const { sql } = house.database;
  const [asking] = await sql.select({ id: issuer.id }).from(issuer).where(eq(issuer.unit, row.unit));
  const name = asking && (await issuerNameOn(sql, asking.id, dayOf(house.clock())));
  return {
    path: PATH,
    clientName: (name && inLanguage(name, 'fi')?.text) ?? '',
    query: dcqlQuery(house.baseUrl, row.what),
    expiresAt: row.expiresAt,
  };
}
