import { demandThat, Refusal } from '../base/refusal.ts';

const CHECK_CHARACTERS = '0123456789ABCDEFHJKLMNPRSTUVWXY';
const CANDIDATE = /(?<![0-9A-Za-z])(\d{6})[-+ABCDEFUVWXYabcdefuvwxy](\d{3})([0-9A-Za-z])(?![0-9A-Za-z])/gu;

/** Whether a text holds a Finnish personal identity code: form, a real day and the check character all fit. */
export function holdsIdentityCode(text: string): boolean {
  for (const [, date = '', individual = '', check = ''] of text.matchAll(CANDIDATE)) {
    const dayOfMonth = Number(date.slice(0, 2));
    const month = Number(date.slice(2, 4));
    if (dayOfMonth < 1 || dayOfMonth > 31 || month < 1 || month > 12) continue;
    if (CHECK_CHARACTERS[Number(date + individual) % 31] === check.toUpperCase()) return true;
  }
  return false;
}

/** Every free text passes here: trimmed, not empty, not too long, no personal identity code. Throws a `Refusal`. */
export function freeText(text: string, path: readonly string[], longest = 4000): string {
  const trimmed = text.normalize('NFC').trim();
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
