/**
 * How surely a session's holder is the account's own person, lowest first. CARD_AND_PIN is what anyone can reach with
 * a card and six digits; TRUSTED adds something that they have (a known device or a passkey); STRONG is identification
 * by somebody else. The highest is required for nothing.
 */
export const SESSION_LEVELS = ['CARD_AND_PIN', 'TRUSTED', 'STRONG'] as const;
export type SessionLevel = (typeof SESSION_LEVELS)[number];

/** Whether a session of one level may do what another level is needed for. */
export const reaches = (level: SessionLevel, needed: SessionLevel): boolean =>
  SESSION_LEVELS.indexOf(level) >= SESSION_LEVELS.indexOf(needed);
