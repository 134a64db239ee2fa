import type { Refused } from '../visit/visit.ts';
import type { Problem } from './field.ts';

/**
 * A refusal beside the field that it is about: the one that its path names, or else the one that `codes` gives for its
 * code; by itself where neither does.
 */
export function problemOf(
  { code, message, path }: Refused,
  fields: readonly string[],
  codes: Readonly<Record<string, string>> = {},
): Problem {
  const named = path?.at(-1);
  const field = named !== undefined && fields.includes(named) ? named : codes[code];
  return field === undefined ? { message } : { field, message };
}
