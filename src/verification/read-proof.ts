import { Refusal } from '../base/refusal.ts';
import { isPng, type Unbaked, unbakePng } from '../credential/envelope/baked-png.ts';
import { unbakeSvg } from '../credential/envelope/baked-svg.ts';
import { readAttachment } from '../credential/pdf-attachment.ts';
import { type Check, check } from './check.ts';
import type { AttachedTo } from './check-page.ts';
import { isModest, repeatedName } from './json-text.ts';
import { isObject, type Json } from './json-value.ts';
import { isPresentation, MOST_PRESENTED, presentedIn } from './read-presentation.ts';
import { looksLikeToken, readToken, type Token } from './read-token.ts';

/** The largest input that is read, in bytes. */
export const LARGEST_INPUT = 10_000_000;

/** Exactly one of the two: a text (JSON, a token), or the bytes of a file (the same, PDF, PNG, SVG). */
export interface ProofInput {
  readonly text?: string;
  readonly bytes?: Uint8Array;
}

/** What was found: a credential with its proof inside, or a token that holds one. */
export type Found =
  | { readonly kind: 'CREDENTIAL'; readonly credential: Json }
  | { readonly kind: 'TOKEN'; readonly token: Token };

export interface ReadProof {
  /** One credential, or those of a presentation in their order; none where it could not be read. */
  readonly found: readonly Found[];
  /** A receipt of an earlier check, in a credential's place. */
  readonly receipt?: Token;
  /** The receipt of an erasure, in a credential's place. */
  readonly erasureReceipt?: Token;
  /** Status lists that came along. */
  readonly stapled?: readonly Json[];
  /** The presentation that holds it, where there is one. */
  readonly presentation?: Json;
  /** The PDF that it is attached to, and under which name. */
  readonly pdf?: AttachedTo;
  readonly check: Check;
}

const unread = (
  outcome: 'INVALID' | 'UNKNOWN',
  ...reason: [Check['code'], Record<string, string>?]
): ReadProof => ({
  found: [],
  check: check('READABLE', outcome, ...reason),
});

const read = (...found: Found[]): ReadProof => ({ found, check: check('READABLE', 'VALID', 'READ') });

const startsWith = (bytes: Uint8Array, magic: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes(magic, 0, 'latin1');

/**
 * The one credential in a text or a file: as it is, attached to a PDF, baked into a PNG or an SVG, or presented by its
 * holder. Refuses with INVALID_INPUT (both or neither given) or TOO_LARGE.
 */
export async function readProof(input: ProofInput): Promise<ReadProof | Refusal> {
  if ((input.text === undefined) === (input.bytes === undefined))
    return new Refusal('INVALID_INPUT', ['input']);
  const size = input.bytes?.length ?? Buffer.byteLength(input.text ?? '', 'utf8');
  if (size > LARGEST_INPUT) return new Refusal('TOO_LARGE', ['input'], { limit: '10 MB' });
  if (input.text !== undefined) return readFileText(input.text);

  const bytes = input.bytes ?? new Uint8Array();
  if (isPng(bytes)) return readImage(unbakePng(bytes));
  if (!startsWith(bytes, '%PDF-')) return readBytes(bytes, readFileText);
  const reading = await readAttachment(bytes);
  if (reading.kind !== 'FOUND') return unread('INVALID', 'NO_CREDENTIAL_IN_PDF');
  if (reading.bytes.length > LARGEST_INPUT) return unread('UNKNOWN', 'TOO_COMPLEX');
  const pdf = { bytes, attached: reading.bytes, fileName: reading.fileName };
  return { ...readBytes(reading.bytes, readText), pdf };
}

function readBytes(bytes: Uint8Array, reader: (text: string) => ReadProof): ReadProof {
  try {
    return reader(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (problem) {
    if (problem instanceof TypeError) return unread('INVALID', 'NOT_JSON');
    throw problem;
  }
}

/** A drawing is text too; what it carries is no further drawing. */
const readFileText = (text: string): ReadProof =>
  text.trimStart().startsWith('<') && /<svg[\s>]/.test(text) ? readImage(unbakeSvg(text)) : readText(text);

function readImage(unbaked: Unbaked): ReadProof {
  if (unbaked.kind === 'FOUND') return readText(unbaked.text);
  if (unbaked.kind === 'SEVERAL') return unread('INVALID', 'SEVERAL');
  return unread('INVALID', unbaked.kind === 'NONE' ? 'NO_CREDENTIAL_IN_IMAGE' : 'IMAGE_DAMAGED');
}

function readText(text: string): ReadProof {
  const trimmed = text.trim();
  if (looksLikeToken(trimmed)) return readSigned(trimmed);
  let value: unknown;
  try {
    value = JSON.parse(trimmed);
  } catch {
    return unread('INVALID', 'NOT_JSON');
  }
  if (!isObject(value)) return unread('INVALID', 'NOT_JSON');
  if (!isModest(value)) return unread('UNKNOWN', 'TOO_COMPLEX');
  const repeated = repeatedName(trimmed);
  if (repeated !== null) return unread('INVALID', 'REPEATED_NAME', { at: repeated });
  if (!isPresentation(value)) return read({ kind: 'CREDENTIAL', credential: value });
  return readPresentation(value);
}

function readPresentation(presentation: Json): ReadProof {
  const { credentials, stapled } = presentedIn(presentation);
  if (credentials.length === 0) return unread('INVALID', 'NONE_PRESENTED');
  if (credentials.length > MOST_PRESENTED) return unread('UNKNOWN', 'TOO_COMPLEX');
  const parts = credentials.map((one) => {
    if (one === null) return unread('INVALID', 'NONE_PRESENTED');
    return typeof one === 'string' ? readSigned(one) : read({ kind: 'CREDENTIAL', credential: one });
  });
  // One that cannot be read could be the one that matters.
  const unreadable = parts.find((part) => part.found.length === 0);
  if (unreadable)
    return unreadable.receipt || unreadable.erasureReceipt ? unread('UNKNOWN', 'OTHER_FORMAT') : unreadable;
  const several = String(credentials.length);
  return {
    found: parts.flatMap((part) => part.found),
    presentation,
    stapled,
    check:
      credentials.length === 1
        ? check('READABLE', 'VALID', 'READ')
        : check('READABLE', 'VALID', 'READ_SEVERAL', { several }),
  };
}

function readSigned(text: string): ReadProof {
  const token = readToken(text);
  if ('code' in token)
    return unread(token.outcome, token.code, token.at === undefined ? {} : { at: token.at });
  if (token.format === 'STATUS_LIST') return unread('UNKNOWN', 'OTHER_FORMAT');
  if (token.format === 'RECEIPT')
    return { found: [], receipt: token, check: check('READABLE', 'VALID', 'RECEIPT_READ') };
  if (token.format === 'ERASURE_RECEIPT')
    return {
      found: [],
      erasureReceipt: token,
      check: check('READABLE', 'VALID', 'ERASURE_RECEIPT_READ'),
    };
  return read({ kind: 'TOKEN', token });
}
