import { coverIdentityCodes } from '../access/free-text.ts';
import { type FileText, withTexts } from './file-text.ts';

/** What is kept of a file. */
export interface KeptFile {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/**
 * A plain copy of what a file says, its personal identity codes covered: the claims as JSON, and what pages say before
 * them. Covering breaks any signature, so none is kept: nobody is to take the copy for the signed file.
 */
export function coveredCopy({ claims, pages }: FileText): KeptFile {
  const covered = claims.map((one) => withTexts(one, coverIdentityCodes));
  const json = JSON.stringify(covered.length === 1 ? covered[0] : covered, null, 2);
  if (pages === null) return { mediaType: 'application/json', bytes: Buffer.from(`${json}\n`) };
  const text = `${coverIdentityCodes(pages).trim()}\n\n${json}\n`;
  return { mediaType: 'text/plain', bytes: Buffer.from(text) };
}
