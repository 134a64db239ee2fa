import type { Signer } from '../key-pair.ts';

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * A compact JWS (RFC 7515, 7.1) over a JSON payload: EdDSA (RFC 8037, 3.1) under the issuer's key, `kid` its DID URL.
 * Ed25519 is deterministic, so the same payload and key always give the same text.
 */
export async function compactJws(
  header: Readonly<Record<string, string>>,
  payload: object,
  signer: Signer,
): Promise<string> {
  const input = `${base64url({ alg: 'EdDSA', kid: signer.verificationMethod, ...header })}.${base64url(payload)}`;
  const signature = await signer.sign(Buffer.from(input));
  return `${input}.${Buffer.from(signature).toString('base64url')}`;
}

/** An instant in whole seconds since 1970 (RFC 7519, 2: NumericDate). */
export const numericDate = (instant: string): number => Math.floor(Date.parse(instant) / 1000);
