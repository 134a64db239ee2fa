import { Refusal } from '../base/refusal.ts';
import type { ContactKind } from './contact.table.ts';
import { holdsIdentityCode } from './free-text.ts';

export const MOST_CONTACTS = 10;

const refuse = (expected: string) => new Refusal('INVALID_INPUT', ['value'], { field: 'value', expected });

/** A contact as it is kept: an e-mail address in small letters, or a phone number as digits with an optional plus. */
export function contactForm(kind: ContactKind, typed: string): string | Refusal {
  const text = typed.normalize('NFKC').trim();
  if (holdsIdentityCode(text)) return new Refusal('PERSONAL_IDENTITY_CODE', ['value']);
  if (kind === 'EMAIL') {
    const email = text.toLowerCase();
    const fits = /^[^\s@<>"]+@[^\s@<>".]+(\.[^\s@<>".]+)+$/.test(email) && email.length <= 254;
    return fits ? email : refuse('a@b.fi');
  }
  const digits = text.replace(/[\s().\u2010-\u2013-]/g, '');
  return /^\+?\d{5,15}$/.test(digits) ? digits : refuse('+358 40 123 4567');
}
