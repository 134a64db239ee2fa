/** What a badge host may be let do: Open Badges 3.0 (6.2.1), and OpenID Connect Core 1.0 (11) for the last. */
export const BADGE_HOST_SCOPES = {
  READ_PROOFS: 'https://purl.imsglobal.org/spec/ob/v3p0/scope/credential.readonly',
  READ_NAME: 'https://purl.imsglobal.org/spec/ob/v3p0/scope/profile.readonly',
  COME_AGAIN: 'offline_access',
} as const satisfies Record<string, string>;

export const BADGE_HOST_RIGHTS = {
  READ_PROOFS: 'It reads the chosen proofs.',
  READ_NAME: 'It reads the holder’s name.',
  COME_AGAIN: 'It reads again later, until the consent ends; without this only within the hour.',
} as const satisfies Record<keyof typeof BADGE_HOST_SCOPES, string>;

export type BadgeHostRight = keyof typeof BADGE_HOST_RIGHTS;

const RIGHTS = Object.keys(BADGE_HOST_SCOPES) as BadgeHostRight[];

/** The rights that an OAuth scope names; what is not known here is left out (RFC 6749, 3.3). */
export function rightsIn(scope: string): BadgeHostRight[] {
  const named = new Set(scope.split(' '));
  return RIGHTS.filter((right) => named.has(BADGE_HOST_SCOPES[right]));
}

export const scopeOf = (rights: readonly BadgeHostRight[]): string =>
  rights.map((right) => BADGE_HOST_SCOPES[right]).join(' ');

/** How long a code waits for its host, and an access token is good. */
export const CODE_SECONDS = 60;
export const ACCESS_SECONDS = 3_600;

/** How many consents one wallet keeps at a time. */
export const MOST_CONSENTS = 20;
/** How many proofs are named in one. */
export const MOST_CHOSEN = 100;

/** Why a consent ended before its time. */
export type ConsentEnd = 'PARTICIPANT' | 'REPLACED' | 'BADGE_HOST' | 'CODE_REUSED' | 'REFRESH_REUSED';

export const BADGE_HOST_STATES = {
  BEGUN: 'Consented to; the badge host has not come yet.',
  OPEN: 'The badge host can read.',
  ENDED:
    'It can read no more: ended by its holder, by the badge host, or because a used code or token came again.',
  EXPIRED: 'Its time is over.',
} as const satisfies Record<string, string>;

export type BadgeHostState = keyof typeof BADGE_HOST_STATES;

interface ConsentLife {
  readonly codeUsedAt: Date | null;
  readonly codeExpiresAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
}

/** How a consent stands. */
export function consentState(
  { codeUsedAt, codeExpiresAt, expiresAt, endedAt }: ConsentLife,
  now: Date,
): BadgeHostState {
  if (endedAt) return 'ENDED';
  if (expiresAt <= now) return 'EXPIRED';
  if (codeUsedAt) return 'OPEN';
  return codeExpiresAt > now ? 'BEGUN' : 'EXPIRED';
}
