import { createHash } from 'node:crypto';
import { from, toJwk } from '@digitalcredentials/ed25519-multikey';
import type { CallbackContext } from '@openid4vc/oauth2';
import { Openid4vpClient } from '@openid4vc/openid4vp';
import { compactVerify, importJWK } from 'jose';
import { type DidDocument, didWebUrl } from '../../src/credential/did.ts';

/** The key that a did:web names, fetched from where its document stands. */
async function keyOf(didUrl: string) {
  const answer = await fetch(String(didWebUrl(didUrl.split('#')[0]!, 'http')));
  const { verificationMethod } = (await answer.json()) as DidDocument;
  const method = verificationMethod.find(({ id }) => id === didUrl);
  return { ...(await toJwk({ keyPair: await from(method ?? {}) })) } as { kty: string };
}

const callbacks: Pick<CallbackContext, 'verifyJwt' | 'decryptJwe' | 'hash' | 'signJwt' | 'encryptJwe'> = {
  hash: (data, alg) => createHash(alg.replace('-', '')).update(data).digest(),
  verifyJwt: async (signer, { compact }) => {
    if (signer.method !== 'did') return { verified: false };
    const signerJwk = await keyOf(signer.didUrl);
    const held = await compactVerify(compact, await importJWK(signerJwk, 'EdDSA')).then(
      () => true,
      () => false,
    );
    return held ? { verified: true, signerJwk } : { verified: false };
  },
  decryptJwe: () => ({ decrypted: false }),
  signJwt: () => Promise.reject(new Error('not used')),
  encryptJwe: () => Promise.reject(new Error('not used')),
};

/** A wallet that is asked: the client side of `@openid4vc/openid4vp`, over HTTP. */
export class PresentingWallet {
  readonly client = new Openid4vpClient({ callbacks: callbacks as CallbackContext });

  /** Reads a request and checks who signed it. */
  async read(link: string) {
    const { params } = this.client.parseOpenid4vpAuthorizationRequest({ authorizationRequest: link });
    const { authorizationRequestPayload, dcql } = await this.client.resolveOpenId4vpAuthorizationRequest({
      authorizationRequestPayload: params,
    });
    return { request: authorizationRequestPayload as Request, query: dcql?.query };
  }

  /** Answers it by `direct_post`: the status that the asker gave. */
  async answer(request: Request, token: Record<string, unknown>, state = request.state): Promise<number> {
    const { authorizationResponsePayload } = await this.client.createOpenid4vpAuthorizationResponse({
      authorizationRequestPayload: { ...request, state } as never,
      authorizationResponsePayload: { vp_token: token as never },
    });
    const { response } = await this.client.submitOpenid4vpAuthorizationResponse({
      authorizationRequestPayload: request,
      authorizationResponsePayload,
    });
    return response.status;
  }
}

interface Request {
  readonly client_id: string;
  readonly nonce: string;
  readonly state: string;
  readonly response_uri: string;
  readonly client_metadata: { readonly client_name: string };
}
