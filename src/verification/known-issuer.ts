import { Refusal } from '../base/refusal.ts';

/** What an issuer elsewhere is. */
export const KNOWN_ISSUER_KINDS = {
  SCHOOL: 'An education provider.',
  WORKSHOP: 'A workshop, or another place where a trade is learnt.',
  EMPLOYER: 'An employer.',
  AUTHORITY: 'An authority, or another body of the public.',
  OTHER: 'None of these.',
} as const satisfies Record<string, string>;

export type KnownIssuerKind = keyof typeof KNOWN_ISSUER_KINDS;

const LONGEST = 500;

/** A DID as it stands in a credential's `issuer` (DID Core 1.0, 3.1), without path, query or fragment. */
export function checkedDid(did: string): string | Refusal {
  const trimmed = did.trim();
  const isDid = /^did:[a-z0-9]+:[\w.%-]+(:[\w.%-]+)*$/.test(trimmed) && trimmed.length <= LONGEST;
  return isDid
    ? trimmed
    : new Refusal('INVALID_INPUT', ['did'], { field: 'did', expected: 'did:web:…, did:key:…' });
}

/** An https address without a user, as it is shown to people. */
export function checkedAddress(address: string): string | Refusal {
  const wrong = new Refusal('INVALID_INPUT', ['url'], { field: 'url', expected: 'https://…' });
  if (address.length > LONGEST || !URL.canParse(address)) return wrong;
  const { protocol, username, password, href } = new URL(address);
  return protocol === 'https:' && !username && !password ? href : wrong;
}

/** Whether a period that ends before its last day, or never, holds a day (YYYY-MM-DD). */
export const holdsDay = (
  period: { readonly validFrom: string; readonly validUntil: string | null },
  day: string,
): boolean => period.validFrom <= day && (period.validUntil === null || day < period.validUntil);
