/** The forms in which another wallet can claim a credential: the id of each in the issuer's metadata (OpenID4VCI 1.0). */
export const OFFERED_FORMS = {
  OpenBadge: 'Open Badges 3.0 with a Data Integrity proof (ldp_vc).',
  OpenBadgeSdJwt: 'An SD-JWT VC (dc+sd-jwt) of which the holder shows claim by claim.',
  EudiLearningCredential: 'The learning credential of the European Digital Identity Wallet (dc+sd-jwt).',
} as const satisfies Record<string, string>;

export type OfferedForm = keyof typeof OFFERED_FORMS;

export const isOfferedForm = (name: string): name is OfferedForm => Object.hasOwn(OFFERED_FORMS, name);

/** How long a code can be redeemed, and then the token used: a person stands there with a phone. */
export const CODE_MINUTES = 10;
export const TOKEN_MINUTES = 10;

/** How often a transaction code can be mistyped before the offer's code is worth nothing. */
export const MOST_WRONG_CODES = 5;

/** Digits of a transaction code. */
export const TRANSACTION_DIGITS = 6;

export const OFFER_STATES = {
  WAITING: 'The link can be opened by a wallet.',
  STARTED: 'A wallet has begun and has not taken the credential yet. Asking again gives a new link.',
  CLAIMED: 'A wallet has taken it.',
  EXPIRED: 'The time is over. Asking again gives a new link.',
} as const;

export type OfferState = keyof typeof OFFER_STATES;

interface OfferLife {
  readonly expiresAt: Date;
  readonly codeUsedAt: Date | null;
  readonly tokenExpiresAt: Date | null;
  readonly claimedAt: Date | null;
}

/** How an offer stands. */
export function offerState(
  { expiresAt, codeUsedAt, tokenExpiresAt, claimedAt }: OfferLife,
  now: Date,
): OfferState {
  if (claimedAt) return 'CLAIMED';
  if (codeUsedAt) return tokenExpiresAt && tokenExpiresAt > now ? 'STARTED' : 'EXPIRED';
  return expiresAt > now ? 'WAITING' : 'EXPIRED';
}
