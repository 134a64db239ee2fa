import { Refusal } from '../base/refusal.ts';
import { extractAttachment } from '../credential/pdf-attachment.ts';
import { type Check, check } from './check.ts';
import { isModest, repeatedName } from './json-text.ts';

/** The largest input that is read, in bytes. */
export const LARGEST_INPUT = 10_000_000;

/** Exactly one of the two: the text of a credential, or the bytes of a file (JSON, PDF). */
export interface ProofInput {
  readonly text?: string;
  readonly bytes?: Uint8Array;
}

export interface ReadProof {
  readonly credential: Readonly<Record<string, unknown>> | null;
  readonly check: Check;
}

const unread = (
  outcome: 'INVALID' | 'UNKNOWN',
  ...reason: [Check['code'], Record<string, string>?]
): ReadProof => ({
  credential: null,
  check: check('READABLE', outcome, ...reason),
});

const startsWith = (bytes: Uint8Array, magic: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes(magic, 0, 'latin1');

/**
 * The credential in a text or a file; a PDF's is attached to it. Refuses with INVALID_INPUT (both or neither given)
 * or TOO_LARGE.
 */
export async function readProof(input: ProofInput): Promise<ReadProof | Refusal> {
  if ((input.text === undefined) === (input.bytes === undefined))
    return new Refusal('INVALID_INPUT', ['input']);
  const size = input.bytes?.length ?? Buffer.byteLength(input.text ?? '', 'utf8');
  if (size > LARGEST_INPUT) return new Refusal('TOO_LARGE', ['input'], { limit: '10 MB' });
  if (input.text !== undefined) return readText(input.text);

  const bytes = input.bytes ?? new Uint8Array();
  if (!startsWith(bytes, '%PDF-')) return readBytes(bytes);
  const attached = await extractAttachment(bytes);
  if (!attached) return unread('INVALID', 'NO_CREDENTIAL_IN_PDF');
  return attached.length > LARGEST_INPUT ? unread('UNKNOWN', 'TOO_COMPLEX') : readBytes(attached);
}

function readBytes(bytes: Uint8Array): ReadProof {
  if (bytes[0] === 0x89 && startsWith(bytes, 'PNG')) return unread('UNKNOWN', 'OTHER_FORMAT');
  try {
    return readText(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return unread('INVALID', 'NOT_JSON');
  }
}

function readText(text: string): ReadProof {
  const trimmed = text.trim();
  // A compact JWS or SD-JWT, or an SVG.
  if (/^ey[\w-]+\.[\w-]*\.[\w-]*(~|$)/.test(trimmed) || trimmed.startsWith('<'))
    return unread('UNKNOWN', 'OTHER_FORMAT');
  let value: unknown;
  try {
    value = JSON.parse(trimmed);
  } catch {
    return unread('INVALID', 'NOT_JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return unread('INVALID', 'NOT_JSON');
  if (!isModest(value)) return unread('UNKNOWN', 'TOO_COMPLEX');
  const repeated = repeatedName(trimmed);
  if (repeated !== null) return unread('INVALID', 'REPEATED_NAME', { at: repeated });
  return { credential: value as Record<string, unknown>, check: check('READABLE', 'VALID', 'READ') };
}
