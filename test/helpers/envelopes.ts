import { createHash } from 'node:crypto';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import { Refusal } from '../../src/base/refusal.ts';
import type { CertificateView } from '../../src/credential/certificate-view.ts';
import { certificateViewOf } from '../../src/credential/certificate-view-of.ts';

export const hasher = (data: string | ArrayBuffer, algorithm = 'sha-256') =>
  createHash(algorithm.replace('-', ''))
    .update(typeof data === 'string' ? data : new Uint8Array(data))
    .digest();

/** The claims of an SD-JWT with what is disclosed in their places, as another library unpacks them. */
export const unpackedClaims = async (token: string): Promise<Record<string, unknown>> =>
  (await new SDJwtVcInstance({ hasher }).getClaims(token)) as Record<string, unknown>;

export function viewOf(badge: unknown): CertificateView {
  const view = certificateViewOf(badge);
  if (view instanceof Refusal) throw view;
  return view;
}

/** The disclosures of an SD-JWT, decoded: [salt, name, value] or [salt, value]. */
export const disclosuresOf = (token: string): { text: string; value: unknown[] }[] =>
  token
    .split('~')
    .slice(1, -1)
    .map((text) => ({ text, value: JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[] }));
