import { from, toJwk } from '@digitalcredentials/ed25519-multikey';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import { CompactSign, compactVerify, importJWK } from 'jose';
import { type DidDocument, didWebUrl } from '../../src/credential/did.ts';
import { hasher } from '../helpers/envelopes.ts';
import { keyToSign, type WalletKey } from './openid4vc-wallet.ts';

/** Checks an SD-JWT VC as `@sd-jwt/sd-jwt-vc` does: signature and status, each document fetched from where it stands. */
export async function verifySdJwt(token: string, now: Date): Promise<Record<string, unknown>> {
  const { kid } = JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()) as { kid: string };
  const answer = await fetch(String(didWebUrl(kid.split('#')[0]!, 'http')));
  const { verificationMethod } = (await answer.json()) as DidDocument;
  const method = verificationMethod.find(({ id }) => id === kid);
  const key = await importJWK({ ...(await toJwk({ keyPair: await from(method ?? {}) })) }, 'EdDSA');
  const verifier = async (data: string, signature: string) =>
    compactVerify(`${data}.${signature}`, key).then(
      () => true,
      () => false,
    );
  const instance = new SDJwtVcInstance({ hasher, verifier, statusVerifier: verifier });
  const { payload } = await instance.verify(token, { currentDate: Math.floor(now.getTime() / 1000) });
  return payload as unknown as Record<string, unknown>;
}

/** What a wallet shows of an SD-JWT VC, bound to its key for whoever asked. */
export async function presentSdJwt(
  token: string,
  frame: object,
  key: WalletKey,
  binding: { aud: string; nonce: string; iat: number },
): Promise<string> {
  const kbSigner = async (data: string) => {
    const [header = '', payload = ''] = data.split('.');
    const jws = await new CompactSign(Buffer.from(payload, 'base64url'))
      .setProtectedHeader(JSON.parse(Buffer.from(header, 'base64url').toString()) as { alg: string })
      .sign(await keyToSign(key));
    return jws.split('.')[2] ?? '';
  };
  const instance = new SDJwtVcInstance({ hasher, kbSigner, kbSignAlg: key.alg });
  return instance.present(token, frame, { kb: { payload: binding } });
}
