import { type Openid4vpAuthorizationRequest, Openid4vpVerifier } from '@openid4vc/openid4vp';
import type { House } from '../../access/context.ts';
import { compactJws } from '../../credential/envelope/jws.ts';
import { serverDid, serverSigner } from '../../credential/server-key.ts';
import { HOLDER_ALGORITHMS } from '../holder-key.ts';
import { OauthRefusal } from '../offer/oauth-refusal.ts';
import { walletCallbacks } from '../offer/wallet-callbacks.ts';

/** What a wallet is asked, by whom, until when, and where it reads that (OpenID4VP 1.0). */
export interface WalletQuestion {
  /** Below the base URL, without the link. */
  readonly path: string;
  /** Who asks, as the wallet shows it. */
  readonly clientName: string;
  /** DCQL (6). */
  readonly query: object;
  readonly expiresAt: Date;
}

const questionUrl = (baseUrl: string, path: string, link: string): string => `${baseUrl}${path}/${link}`;

/** Who asks, as wallets know it: the server by its DID, whose key signs the request. */
export const clientId = (house: House): string => `decentralized_identifier:${serverDid(house)}`;

/** What the wallet's answer has to be made for; follows from the link, so that it need not be kept. */
export const requestNonce = (house: House, link: string): string =>
  house.vault.lookup('presentation-nonce', link);

/** What a wallet opens (5.10). */
export function questionLink(house: House, path: string, link: string): string {
  const query = new URLSearchParams({
    client_id: clientId(house),
    request_uri: questionUrl(house.baseUrl, path, link),
  });
  return `openid4vp://?${query}`;
}

/** The request as it is signed, and as its answer is read. */
const payloadOf = (
  house: House,
  { path, clientName, query }: WalletQuestion,
  link: string,
): Openid4vpAuthorizationRequest => ({
  response_type: 'vp_token',
  response_mode: 'direct_post',
  client_id: clientId(house),
  response_uri: `${questionUrl(house.baseUrl, path, link)}/response`,
  nonce: requestNonce(house, link),
  state: house.vault.lookup('presentation-state', link),
  dcql_query: query as Record<string, unknown>,
  client_metadata: {
    client_name: clientName,
    vp_formats_supported: {
      'dc+sd-jwt': {
        'sd-jwt_alg_values': [...HOLDER_ALGORITHMS],
        'kb-jwt_alg_values': [...HOLDER_ALGORITHMS],
      },
      ldp_vc: { proof_type_values: ['DataIntegrityProof'], cryptosuite_values: ['eddsa-rdfc-2022'] },
    },
  },
});

/** The question as a signed request object (RFC 9101; OpenID4VP 1.0, 5). Throws SIGNER_UNREACHABLE. */
export async function signedQuestion(house: House, question: WalletQuestion, link: string): Promise<string> {
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
    authorizationRequestPayload: payloadOf(house, question, link),
    jar: {
      requestUri: questionUrl(house.baseUrl, question.path, link),
      jwtSigner: { method: 'did', didUrl: signer.verificationMethod, alg: 'EdDSA' },
      expiresInSeconds: 0,
      additionalJwtPayload: {
        aud: 'https://self-issued.me/v2',
        iat: seconds(house.clock()),
        exp: seconds(question.expiresAt),
      },
    },
  });
  return jar!.authorizationRequestJwt;
}

/** The presentations of a wallet's answer (8.2), by the ids of what was asked for. Throws `OauthRefusal`. */
export async function presentationsIn(
  house: House,
  question: WalletQuestion,
  link: string,
  answer: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, unknown>>> {
  try {
    const parsed = await new Openid4vpVerifier({
      callbacks: walletCallbacks,
    }).parseOpenid4vpAuthorizationResponse({
      authorizationResponse: { ...answer },
      authorizationRequestPayload: payloadOf(house, question, link),
      callbacks: walletCallbacks,
    });
    if (parsed.type !== 'dcql') throw new TypeError('another kind of answer');
    return parsed.dcql.presentations;
  } catch {
    throw new OauthRefusal('invalid_request', 'the answer is malformed or not to this request');
  }
}
