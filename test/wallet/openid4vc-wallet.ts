import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { type CallbackContext, clientAuthenticationAnonymous, setGlobalConfig } from '@openid4vc/oauth2';
import { Openid4vciClient } from '@openid4vc/openid4vci';
import { type CryptoKey, exportJWK, importJWK, type JWK, SignJWT } from 'jose';

setGlobalConfig({ allowInsecureUrls: true });

/** A wallet's own key. */
export interface WalletKey {
  readonly alg: 'EdDSA' | 'ES256';
  readonly jwk: JWK;
  readonly private: JWK;
}

export async function newWalletKey(alg: WalletKey['alg'] = 'ES256'): Promise<WalletKey> {
  const pair =
    alg === 'EdDSA' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { alg, jwk: await exportJWK(pair.publicKey), private: await exportJWK(pair.privateKey) };
}

export const keyToSign = async (key: WalletKey): Promise<CryptoKey> =>
  (await importJWK(key.private, key.alg)) as CryptoKey;

/** The members in the order of RFC 7638's own kind: what the key is, then its coordinates. */
export const didJwkOf = ({ kty, crv, x, y }: JWK): string =>
  `did:jwk:${Buffer.from(JSON.stringify({ kty, crv, x, y })).toString('base64url')}`;

/** Another wallet: the client side of `@openid4vc/openid4vci`, over HTTP, with a key of its own. */
export class OpenWallet {
  readonly key: WalletKey;
  readonly client: Openid4vciClient;
  readonly #now: () => Date;
  readonly #name: { method: 'did'; didUrl: string } | null;

  constructor(key: WalletKey, now: () => Date, name: { method: 'did'; didUrl: string } | null = null) {
    this.#name = name;
    this.key = key;
    this.#now = now;
    const callbacks: CallbackContext = {
      hash: (data, alg) => createHash(alg.replace('-', '')).update(data).digest(),
      generateRandom: (length) => randomBytes(length),
      signJwt: async (_signer, { header, payload }) => ({
        jwt: await new SignJWT(payload)
          .setProtectedHeader(header as { alg: string })
          .sign(await keyToSign(key)),
        signerJwk: key.jwk as { kty: string },
      }),
      verifyJwt: () => ({ verified: false }),
      encryptJwe: () => Promise.reject(new Error('not used')),
      decryptJwe: () => Promise.reject(new Error('not used')),
      clientAuthentication: clientAuthenticationAnonymous(),
    };
    this.client = new Openid4vciClient({ callbacks });
  }

  async begin(link: string, transactionCode?: string) {
    const credentialOffer = await this.client.resolveCredentialOffer(link);
    const issuerMetadata = await this.client.resolveIssuerMetadata(credentialOffer.credential_issuer);
    const { accessTokenResponse } = await this.client.retrievePreAuthorizedCodeAccessTokenFromOffer({
      credentialOffer,
      issuerMetadata,
      ...(transactionCode ? { txCode: transactionCode } : {}),
    });
    return { credentialOffer, issuerMetadata, accessToken: accessTokenResponse.access_token };
  }

  async prove(
    issuerMetadata: Awaited<ReturnType<Openid4vciClient['resolveIssuerMetadata']>>,
    form: string,
    nonce?: string,
  ): Promise<{ jwt: string }> {
    const fresh = nonce ?? (await this.client.requestNonce({ issuerMetadata })).c_nonce;
    return this.client.createCredentialRequestJwtProof({
      issuerMetadata,
      credentialConfigurationId: form,
      nonce: fresh,
      issuedAt: this.#now(),
      signer: this.#name
        ? { ...this.#name, alg: this.key.alg }
        : { method: 'jwk', publicJwk: this.key.jwk as { kty: string }, alg: this.key.alg },
    });
  }

  /** The whole way from a link to a credential. */
  async claim(link: string, form: string, transactionCode?: string): Promise<string | object> {
    const { issuerMetadata, accessToken } = await this.begin(link, transactionCode);
    const { jwt } = await this.prove(issuerMetadata, form);
    const answer = await this.client.retrieveCredentials({
      issuerMetadata,
      accessToken,
      credentialConfigurationId: form,
      proofs: { jwt: [jwt] },
    });
    if (!answer.ok) throw new Error(`not given: ${JSON.stringify(answer)}`);
    return (answer.credentialResponse.credentials![0] as { credential: string | object }).credential;
  }
}
