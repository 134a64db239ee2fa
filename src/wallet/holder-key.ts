import { ECDH } from 'node:crypto';
import type { JwtSigner } from '@openid4vc/oauth2';
import { compactVerify, importJWK, type JWK } from 'jose';
import { base64urlBytes } from '../base/base64url.ts';
import { fromBase58 } from '../credential/compiled/base58.ts';

/** The signatures that a wallet's key may make. */
export const HOLDER_ALGORITHMS = ['ES256', 'EdDSA'] as const;

/** A wallet's public key, and the DID that stands for it. */
export interface HolderKey {
  readonly did: string;
  readonly jwk: PublicJwk;
}

export type PublicJwk = { kty: string; crv: string; x: string; y?: string };

const LONGEST_DID = 1_000;

/** The members that make a key what it is (RFC 7638, 3.2); null for a key of another kind, or with a private part. */
export function publicJwk(jwk: object): PublicJwk | null {
  const { kty, crv, x, y, d } = jwk as Record<string, unknown>;
  if (d !== undefined || typeof x !== 'string') return null;
  if (kty === 'OKP' && crv === 'Ed25519') return { kty, crv, x };
  return kty === 'EC' && crv === 'P-256' && typeof y === 'string' ? { kty, crv, x, y } : null;
}

/** The did:jwk of a public key. */
export const didJwk = (jwk: PublicJwk): string =>
  `did:jwk:${Buffer.from(JSON.stringify(jwk)).toString('base64url')}`;

const url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

function keyOfDidKey(multibase: string): PublicJwk | null {
  const bytes = multibase.startsWith('z') ? fromBase58(multibase.slice(1)) : null;
  // Multicodec: 0xed ed25519-pub, 0x1200 p256-pub, each as a varint.
  if (bytes?.length === 34 && bytes[0] === 0xed && bytes[1] === 0x01)
    return { kty: 'OKP', crv: 'Ed25519', x: url(bytes.subarray(2)) };
  if (bytes?.length !== 35 || bytes[0] !== 0x80 || bytes[1] !== 0x24) return null;
  try {
    const point = ECDH.convertKey(bytes.subarray(2), 'prime256v1', undefined, undefined, 'uncompressed');
    const whole = Buffer.from(point as Buffer);
    return { kty: 'EC', crv: 'P-256', x: url(whole.subarray(1, 33)), y: url(whole.subarray(33)) };
  } catch {
    return null;
  }
}

function keyOfDidJwk(encoded: string): PublicJwk | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(base64urlBytes(encoded) ?? []).toString('utf8'));
    return typeof value === 'object' && value !== null ? publicJwk(value) : null;
  } catch {
    return null;
  }
}

/** Whose key signed a proof: a did:key or did:jwk that its header names, or the key itself. Null for anything else. */
export function holderKeyOf(signer: JwtSigner): HolderKey | null {
  if (signer.method === 'jwk') {
    const jwk = publicJwk(signer.publicJwk);
    return jwk && { did: didJwk(jwk), jwk };
  }
  if (signer.method !== 'did' || signer.didUrl.length > LONGEST_DID) return null;
  const did = signer.didUrl.split('#')[0] ?? '';
  const [, method, id = ''] = /^did:(key|jwk):([\w-]+)$/.exec(did) ?? [];
  const jwk = method === 'key' ? keyOfDidKey(id) : method === 'jwk' ? keyOfDidJwk(id) : null;
  return jwk && { did, jwk };
}

/** Whether a compact JWS is signed with this key, by an algorithm that we take. */
export async function isSignedWith(compact: string, jwk: PublicJwk): Promise<boolean> {
  const algorithm = jwk.kty === 'OKP' ? 'EdDSA' : 'ES256';
  try {
    await compactVerify(compact, await importJWK(jwk as JWK, algorithm), { algorithms: [algorithm] });
    return true;
  } catch {
    return false;
  }
}
