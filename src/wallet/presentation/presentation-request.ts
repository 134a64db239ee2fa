/** What a member of staff can ask a wallet for. */
export const REQUESTED_PROOFS = {
  COMPETENCE:
    'A proof of competence: Open Badges 3.0 from any issuer, or one of this server’s in an SD-JWT VC.',
  LEARNING_CREDENTIAL: 'A learning credential of the European Digital Identity Wallet.',
} as const satisfies Record<string, string>;

export type RequestedProof = keyof typeof REQUESTED_PROOFS;

/** The person stands there with a phone. */
export const REQUEST_MINUTES = 10;

/** How long what was shown can be looked at. */
export const KEPT_HOURS = 24;

export const REQUEST_STATES = {
  WAITING: 'No wallet has answered yet.',
  ANSWERED: 'A wallet has answered; the verdict can be read.',
  EXPIRED: 'No wallet answered in time.',
  GONE: 'A wallet answered, and what it showed is not kept any longer.',
} as const;

export type RequestState = keyof typeof REQUEST_STATES;

/** How a request stands. */
export function requestState(
  row: { readonly expiresAt: Date; readonly answeredAt: Date | null; readonly keptUntil: Date | null },
  now: Date,
): RequestState {
  if (row.answeredAt) return row.keptUntil && row.keptUntil > now ? 'ANSWERED' : 'GONE';
  return row.expiresAt > now ? 'WAITING' : 'EXPIRED';
}
