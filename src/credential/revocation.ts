/** Why a credential was revoked. Revoking says that it was wrong; it is never undone. */
export const REVOCATION_REASONS = [
  'WRONG_PERSON',
  'WRONG_CONTENT',
  'DECISION_CORRECTED',
  'DECISION_ANNULLED',
  'KEY_COMPROMISED',
] as const;
export type RevocationReason = (typeof REVOCATION_REASONS)[number];

/** Why a credential was suspended. Suspending says that it is not to be relied on for now; it can be undone. */
export const SUSPENSION_REASONS = ['PERSON_IN_DOUBT', 'CONTENT_IN_DOUBT', 'HOLDER_ASKED'] as const;
export type SuspensionReason = (typeof SUSPENSION_REASONS)[number];
