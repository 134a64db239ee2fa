import { base64urlBytes } from '../../base/base64url.ts';
import { type CompactClaims, TARGET_LENGTH } from '../../credential/compact-proof.ts';
import { publicKeyOf } from './multikey.ts';

/** A key of an issuer, as the page carries it. */
export interface CarriedKey {
  readonly fragment: string;
  readonly publicKeyMultibase: string;
  /** Whether it fell into other hands: then it shows nothing. */
  readonly compromised: boolean;
}

/** What the page knows from the server, without the code. */
export interface Standing {
  /** The issuer's DID. */
  readonly issuer: string;
  readonly keys: readonly CarriedKey[];
  /** The credential's id, `urn:uuid:…`. */
  readonly credential: string;
  /** Its `achievementType`. */
  readonly kind: string;
  /** What it is about, in each language that there is. */
  readonly targets: readonly string[];
  /** When it was signed, in whole seconds since 1970. */
  readonly issuedAt: number;
}

/**
 * What a code on paper turned out to be. DIFFERS: signed by the issuer for this very credential, and yet not what the
 * server says of it.
 */
export type CodeReading =
  | { readonly kind: 'NO_CODE' | 'UNREADABLE' | 'OTHER_KEY' | 'FORGED' | 'UNCHECKED' }
  | { readonly kind: 'GENUINE' | 'OTHER_DOCUMENT' | 'DIFFERS'; readonly claims: CompactClaims };

/** Whether a signature holds; null where that cannot be found out here. */
export type Holds = (
  publicKey: Uint8Array,
  signature: Uint8Array,
  data: Uint8Array,
) => Promise<boolean | null>;

/** Far more than a QR code holds. */
const LONGEST = 8_000;

/** The compact JWS in what was scanned or pasted: behind the # of an address, or the whole text. */
export const codeIn = (text: string): string => text.trim().slice(text.trim().indexOf('#') + 1);

/** Checks the compact JWS (RFC 7515, 5.2) of a paper's QR code against what the server says of the credential. */
export async function checkCode(code: string, standing: Standing, holds: Holds): Promise<CodeReading> {
  if (code === '') return { kind: 'NO_CODE' };
  const signed = await readCode(code, (did) => (did === standing.issuer ? standing.keys : []), holds);
  if ('kind' in signed) return signed;
  const { claims } = signed;
  if (claims.jti !== standing.credential) return { kind: 'OTHER_DOCUMENT', claims };
  const agrees =
    claims.doc === standing.kind &&
    standing.targets.some((target) => target.slice(0, TARGET_LENGTH) === claims.target) &&
    claims.nbf === standing.issuedAt;
  return { kind: agrees ? 'GENUINE' : 'DIFFERS', claims };
}

/** The day on which the code says that it was issued, YYYY-MM-DD. */
export const dayOfCode = ({ nbf }: CompactClaims): string => new Date(nbf * 1000).toISOString().slice(0, 10);

/** The claims of a code that an issuer known here signed, or why there are none. */
export async function readCode(
  code: string,
  keysOf: (issuer: string) => readonly CarriedKey[],
  holds: Holds,
): Promise<
  { readonly claims: CompactClaims } | { readonly kind: 'UNREADABLE' | 'OTHER_KEY' | 'FORGED' | 'UNCHECKED' }
> {
  const [header, payload, signature] = code.length > LONGEST ? [] : code.split('.').map(base64urlBytes);
  const claims = payload && claimsIn(payload);
  const said = header && objectIn(header);
  // With a type it would be one of the issuer's other tokens, which say other things.
  if (!claims || !signature || code.split('.').length !== 3 || said?.alg !== 'EdDSA')
    return { kind: 'UNREADABLE' };
  if (said.typ !== undefined || said.crit !== undefined) return { kind: 'UNREADABLE' };
  const key = keysOf(claims.iss).find(({ fragment }) => said.kid === `${claims.iss}#${fragment}`);
  const publicKey = key && !key.compromised && publicKeyOf(key.publicKeyMultibase);
  if (!publicKey) return { kind: 'OTHER_KEY' };
  const data = new TextEncoder().encode(code.slice(0, code.lastIndexOf('.')));
  const answer = await holds(publicKey, signature, data);
  if (answer === null) return { kind: 'UNCHECKED' };
  return answer ? { claims } : { kind: 'FORGED' };
}

function objectIn(bytes: Uint8Array): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function claimsIn(bytes: Uint8Array): CompactClaims | null {
  const found = objectIn(bytes);
  if (!found) return null;
  const { iss, jti, nbf, name, birthdate, doc, target, code, grade } = found;
  const texts = [iss, jti, name, doc, target].every((one) => typeof one === 'string');
  const optional = [birthdate, code, grade].every((one) => one === undefined || typeof one === 'string');
  // Within what a Date can hold.
  const dated = typeof nbf === 'number' && Math.abs(nbf) < 8e12;
  return texts && optional && dated ? (found as unknown as CompactClaims) : null;
}
