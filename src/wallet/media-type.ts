import { isPng } from '../credential/envelope/baked-png.ts';
import { looksLikeToken, readToken } from '../verification/read-token.ts';

/** The kinds of file that a proof is brought in, and what comes after the dot of such a file's name. */
export const EXTENSION: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/svg+xml': 'svg',
  'application/dc+sd-jwt': 'sd-jwt',
  'application/jwt': 'jwt',
  'application/json': 'json',
  'text/plain': 'txt',
};

/** What a file is, by what stands in it; never by what its sender says. */
export function mediaTypeOf(bytes: Uint8Array): string {
  if (isPng(bytes)) return 'image/png';
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (buffer.subarray(0, 1024).includes('%PDF-')) return 'application/pdf';
  const text = buffer.toString('utf8').trimStart();
  if (text.startsWith('<')) return 'image/svg+xml';
  if (!looksLikeToken(text.trimEnd())) return 'application/json';
  const token = readToken(text.trimEnd());
  return !('code' in token) && token.format === 'SD_JWT' ? 'application/dc+sd-jwt' : 'application/jwt';
}
