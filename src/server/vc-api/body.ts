import type { Context } from 'hono';
import { z } from 'zod';
import { isModest, repeatedName } from '../../verification/json-text.ts';
import { isObject } from '../../verification/json-value.ts';
import { ProblemFound } from './problem.ts';

/** The largest body, in bytes. */
export const LARGEST_BODY = 1024 * 1024;

/**
 * The request's body, if it is one JSON object without repeated names, within 40 levels and 20,000 values, and has what
 * the endpoint takes. Throws ProblemFound.
 */
export async function readBody<T extends z.ZodType>(context: Context, shape: T): Promise<z.infer<T>> {
  const text = await context.req.text();
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ProblemFound('NOT_JSON');
  }
  if (!isObject(value)) throw new ProblemFound('NOT_JSON');
  if (!isModest(value)) throw new ProblemFound('TOO_COMPLEX');
  const repeated = repeatedName(text);
  if (repeated !== null) throw new ProblemFound('REPEATED_NAME', repeated);
  const parsed = shape.safeParse(value);
  if (!parsed.success)
    throw new ProblemFound('BODY_WRONG', parsed.error.issues[0]?.path.map(String).join('.') || '/');
  return parsed.data;
}

/** An object of which nothing more is known yet. */
export const anObject = z.record(z.string(), z.unknown());
