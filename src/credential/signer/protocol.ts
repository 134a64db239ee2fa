import { z } from 'zod';

/**
 * What the server and the signer process say to each other over a Unix socket: one JSON text a line, each answer with
 * the number of its request. Bytes are in base64url.
 */

/** The longest line that either side reads, in bytes. */
export const LONGEST_LINE = 8 * 1024 * 1024;
/** The most data that are signed in one request. */
export const MOST_DATA = 1_000;

/** 128 random bits; also the name of a file, so nothing else may pass. */
export const handleShape = z.string().regex(/^[\w-]{22}$/);
const place = z.string().min(1).max(300);
const number = z.int().min(0);
const bytes = z.string().regex(/^[\w-]*$/);

export const requestShape = z.discriminatedUnion('do', [
  z.strictObject({ number, do: z.literal('MAKE'), place }),
  z.strictObject({
    number,
    do: z.literal('SIGN'),
    place,
    handle: handleShape,
    data: z.array(bytes).min(1).max(MOST_DATA),
  }),
  z.strictObject({ number, do: z.literal('DESTROY'), handle: handleShape }),
]);
export type SignerRequest = z.infer<typeof requestShape>;

/** UNKNOWN_KEY: no such key, or one of another place. FULL: it keeps as many keys as it may. */
export const PROBLEMS = ['UNKNOWN_KEY', 'FULL'] as const;

export const answerShape = z.union([
  z.strictObject({ number, handle: handleShape, publicKey: z.string().regex(/^[\w-]{43}$/) }),
  z.strictObject({ number, signatures: z.array(z.string().regex(/^[\w-]{86}$/)) }),
  z.strictObject({ number, destroyed: z.literal(true) }),
  z.strictObject({ number, problem: z.enum(PROBLEMS) }),
]);
export type SignerAnswer = z.infer<typeof answerShape>;

/** The other side says what the protocol does not know, or too much of it: nothing more is taken from it. */
export class ProtocolBroken extends Error {}

/** The lines in what arrives, each as soon as it is whole. Throws ProtocolBroken at one that is too long. */
export async function* linesOf(arriving: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let parts: Buffer[] = [];
  let size = 0;
  for await (const part of arriving) {
    let rest = part;
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      yield Buffer.concat([...parts, rest.subarray(0, end)]).toString('utf8');
      parts = [];
      size = 0;
      rest = rest.subarray(end + 1);
    }
    size += rest.length;
    if (size > LONGEST_LINE) throw new ProtocolBroken('a line is too long');
    if (rest.length > 0) parts.push(rest);
  }
}
