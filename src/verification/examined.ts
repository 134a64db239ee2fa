import { createHash } from 'node:crypto';
import type { ProofInput } from './read-proof.ts';

/**
 * What was examined, by digests (SHA-256, hexadecimal) that tell nothing of it to who does not have it: of a file's
 * bytes, and of its text, with line feeds as line ends and no white space around, since pasting changes those.
 */
export interface Examined {
  readonly fileSha256: string | null;
  readonly textSha256: string | null;
}

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

const textSha256 = (text: string): string => sha256(text.replace(/\r\n?/g, '\n').trim());

/** The digests of an input. A file that is no text has only the one of its bytes. */
export function examined({ text, bytes }: ProofInput): Examined {
  if (text !== undefined) return { fileSha256: null, textSha256: textSha256(text) };
  const file = bytes ?? new Uint8Array();
  return { fileSha256: sha256(file), textSha256: textIn(file) };
}

function textIn(file: Uint8Array): string | null {
  try {
    return textSha256(new TextDecoder('utf-8', { fatal: true }).decode(file));
  } catch {
    return null;
  }
}

/** Whether two are the same proof, each given as a file or as a text. */
export const isSame = (one: Examined, other: Examined): boolean =>
  (one.fileSha256 !== null && one.fileSha256 === other.fileSha256) ||
  (one.textSha256 !== null && one.textSha256 === other.textSha256);
