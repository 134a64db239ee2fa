import type { RefusalCode } from '../base/refusal.ts';

/** Where one checklist of an issuing batch is. */
export const ISSUING_STATES = {
  WAITING: 'Its turn has not come.',
  ISSUED: 'A certificate was issued.',
  ALREADY_ISSUED: 'A certificate that says exactly the same stands already; none was issued.',
  REFUSED: 'It cannot be certified; the code says why.',
} as const satisfies Record<string, string>;

export type IssuingState = keyof typeof ISSUING_STATES;

/** The most checklists of one batch. */
export const LARGEST_BATCH = 2_000;

/** How many are issued in one transaction: what a server that is stopped amid it has to do again. */
export const CHUNK = 50;

/** What an item came to. */
export type IssuingOutcome<Credential> =
  | { readonly state: 'ISSUED' | 'ALREADY_ISSUED'; readonly credential: Credential }
  | { readonly state: 'REFUSED'; readonly code: RefusalCode };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text can name a request: a UUID, so that it holds nothing about a person. */
export const isRequestId = (value: string): boolean => UUID.test(value);
