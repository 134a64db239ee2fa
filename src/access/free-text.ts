import { demandThat, Refusal } from '../base/refusal.ts';

const CHECK_CHARACTERS = '0123456789ABCDEFHJKLMNPRSTUVWXY';
/** With every dash that a keyboard or a word processor makes of the hyphen. */
const CANDIDATE = /(?<!\d)(\d{6})[-‐‑‒–—−+A-FU-Y](\d{3})([0-9A-Z])(?![0-9A-Z])/giu;

/** Whether a candidate's form, day and check character all fit. */
function isIdentityCode(date: string, individual: string, check: string): boolean {
  const dayOfMonth = Number(date.slice(0, 2));
  const month = Number(date.slice(2, 4));
  // The day before the first of the next month of a leap year: how long this month can be.
  const longest = month >= 1 && month <= 12 ? new Date(Date.UTC(2000, month, 0)).getUTCDate() : 0;
  if (dayOfMonth < 1 || dayOfMonth > longest) return false;
  return CHECK_CHARACTERS[Number(date + individual) % 31] === check.toUpperCase();
}

/** Whether a text holds a Finnish personal identity code: form, a real day and the check character all fit. */
export function holdsIdentityCode(text: string): boolean {
  for (const [, date = '', individual = '', check = ''] of text.matchAll(CANDIDATE))
    if (isIdentityCode(date, individual, check)) return true;
  return false;
}

/** The text with a dot in place of each character of every personal identity code in it. */
export const coverIdentityCodes = (text: string): string =>
  text.replace(CANDIDATE, (found, date: string, individual: string, check: string) =>
    isIdentityCode(date, individual, check) ? '•'.repeat(found.length) : found,
  );

/** Every free text passes here: trimmed, not empty, not too long, no personal identity code. Throws a `Refusal`. */
export function freeText(text: string, path: readonly string[], longest = 4000): string {
  const trimmed = text.normalize('NFC').trim();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: databases and PDFs cannot hold them.
  demandThat(!/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(trimmed), 'INVALID_INPUT', path, {
    field: path.at(-1) ?? '',
    expected: '(U+0020–)',
  });
  demandThat(trimmed.length > 0, 'INVALID_INPUT', path, { field: path.at(-1) ?? '', expected: '(1–)' });
  if (trimmed.length > longest) {
    throw new Refusal('INVALID_INPUT', path, { field: path.at(-1) ?? '', expected: `(≤ ${longest})` });
  }
  demandThat(!holdsIdentityCode(trimmed), 'PERSONAL_IDENTITY_CODE', path);
  return trimmed;
}

/** The same for a text that may be left out. */
export const optionalText = (
  text: string | null | undefined,
  path: readonly string[],
  longest?: number,
): string | null =>
  text === null || text === undefined || text.trim() === '' ? null : freeText(text, path, longest);
