/** Why a credential was revoked. Revoking says that it was wrong; it is never undone. */
export const REVOCATION_REASONS = [
  'WRONG_PERSON',
  'WRONG_CONTENT',
  'DECISION_CORRECTED',
  'DECISION_ANNULLED',
  'KEY_COMPROMISED',
] as const;
export type RevocationReason = (typeof REVOCATION_REASONS)[number];
