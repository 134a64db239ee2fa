import { type Openid4vpAuthorizationRequest, Openid4vpVerifier } from '@openid4vc/openid4vp';
import { eq } from 'drizzle-orm';
import type { House } from '../../access/context.ts';
import { issuerNameOn } from '../../access/organisation.loader.ts';
import { issuer } from '../../access/organisation.table.ts';
import { dayOf } from '../../base/day.ts';
import { inLanguage } from '../../base/language.ts';
import { compactJws } from '../../credential/envelope/jws.ts';
import { LEARNING_CREDENTIAL } from '../../credential/envelope/learning-credential.ts';
import { sdJwtType } from '../../credential/envelope/sd-jwt-claims.ts';
import { serverDid, serverSigner } from '../../credential/server-key.ts';
import { HOLDER_ALGORITHMS } from '../holder-key.ts';
import { walletCallbacks } from '../offer/wallet-callbacks.ts';
import type { presentationRequest } from './presentation-request.table.ts';
import type { RequestedProof } from './presentation-request.ts';

export type RequestRow = typeof presentationRequest.$inferSelect;

export const requestHash = (house: House, link: string): string =>
  house.vault.lookup('presentation-request', link);

const requestUrl = (baseUrl: string, link: string): string => `${baseUrl}/openid4vp/requests/${link}`;

/** Who asks, as wallets know it: the server by its DID, whose key signs the request. */
export const clientId = (house: House): string => `decentralized_identifier:${serverDid(house)}`;

/** What the wallet's answer has to be made for; follows from the link, so that it need not be kept. */
export const requestNonce = (house: House, link: string): string =>
  house.vault.lookup('presentation-nonce', link);

/** What a wallet opens (OpenID4VP 1.0, 5.10). */
export function requestLink(house: House, link: string): string {
  const query = new URLSearchParams({
    client_id: clientId(house),
    request_uri: requestUrl(house.baseUrl, link),
  });
  return `openid4vp://?${query}`;
}

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

/** The request as it is signed, and as its answer is read. */
export async function requestPayload(
  house: House,
  row: RequestRow,
  link: string,
): Promise<Openid4vpAuthorizationRequest> {
  return {
    response_type: 'vp_token',
    response_mode: 'direct_post',
    client_id: clientId(house),
    response_uri: `${requestUrl(house.baseUrl, link)}/response`,
    nonce: requestNonce(house, link),
    state: house.vault.lookup('presentation-state', link),
    dcql_query: dcqlQuery(house.baseUrl, row.what),
    client_metadata: {
      client_name: await askingName(house, row),
      vp_formats_supported: {
        'dc+sd-jwt': {
          'sd-jwt_alg_values': [...HOLDER_ALGORITHMS],
          'kb-jwt_alg_values': [...HOLDER_ALGORITHMS],
        },
        ldp_vc: { proof_type_values: ['DataIntegrityProof'], cryptosuite_values: ['eddsa-rdfc-2022'] },
      },
    },
  };
}

/** The unit's public name, which its proofs carry too. */
async function askingName({ database: { sql }, clock }: House, { unit }: RequestRow): Promise<string> {
  const [row] = await sql.select({ id: issuer.id }).from(issuer).where(eq(issuer.unit, unit));
  const name = row && (await issuerNameOn(sql, row.id, dayOf(clock())));
  return (name && inLanguage(name, 'fi')?.text) ?? '';
}

/** The request as a signed request object (RFC 9101; OpenID4VP 1.0, 5). Throws SIGNER_UNREACHABLE. */
export async function signedRequest(house: House, row: RequestRow, link: string): Promise<string> {
  const { signer } = await serverSigner(house);
  const seconds = (at: Date) => Math.floor(at.getTime() / 1000);
  const verifier = new Openid4vpVerifier({
    callbacks: {
      ...walletCallbacks,
      signJwt: async (_, { header, payload }) => ({
        jwt: await compactJws({ typ: String(header.typ) }, payload, signer),
        signerJwk: { kty: 'OKP' },
      }),
    },
  });
  const { jar } = await verifier.createOpenId4vpAuthorizationRequest({
    authorizationRequestPayload: await requestPayload(house, row, link),
    jar: {
      requestUri: requestUrl(house.baseUrl, link),
      jwtSigner: { method: 'did', didUrl: signer.verificationMethod, alg: 'EdDSA' },
      expiresInSeconds: 0,
      additionalJwtPayload: {
        aud: 'https://self-issued.me/v2',
        iat: seconds(house.clock()),
        exp: seconds(row.expiresAt),
      },
    },
  });
  return jar!.authorizationRequestJwt;
}
