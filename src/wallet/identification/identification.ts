/** The person stands there with a phone. */
export const IDENTIFICATION_MINUTES = 5;

export const IDENTIFICATION_STATES = {
  WAITING: 'No wallet has answered yet.',
  ANSWERED: 'A wallet has shown the same person: the session can go on as STRONG.',
  DIFFERENT: 'A wallet has shown somebody else. Nothing changed.',
  DONE: 'The session has gone on as STRONG.',
  EXPIRED: 'Nobody went on with it in time.',
} as const satisfies Record<string, string>;

export type IdentificationState = keyof typeof IDENTIFICATION_STATES;

interface IdentificationLife {
  readonly expiresAt: Date;
  readonly same: boolean | null;
  readonly usedAt: Date | null;
}

/** How an identification stands. */
export function identificationState(
  { expiresAt, same, usedAt }: IdentificationLife,
  now: Date,
): IdentificationState {
  if (usedAt) return 'DONE';
  if (same === false) return 'DIFFERENT';
  if (expiresAt <= now) return 'EXPIRED';
  return same ? 'ANSWERED' : 'WAITING';
}

/** Person identification data as an SD-JWT VC (PID Rulebook 1.x, 4): the European type, and national ones of it. */
export const PID_TYPE = 'urn:eudi:pid:1';
export const isPidType = (type: unknown): boolean =>
  typeof type === 'string' && /^urn:eudi:pid:(?:[a-z]{2}:)?1$/.test(type);

/** What is asked for, in DCQL: what the wallet here holds too, and nothing else. */
export const PID_QUERY = {
  credentials: [
    {
      id: 'pid',
      format: 'dc+sd-jwt',
      meta: { vct_values: [PID_TYPE] },
      claims: [{ path: ['given_name'] }, { path: ['family_name'] }, { path: ['birthdate'] }],
    },
  ],
} as const;
