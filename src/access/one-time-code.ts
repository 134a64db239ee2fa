import { randomInt } from 'node:crypto';
import { Refusal } from '../base/refusal.ts';

/** 23 letters and digits that nobody confuses on paper (no 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V, 9/Q). A prime number of them: see the check. */
const ALPHABET = '3467ACDEFGHJKMNPRTUWXY9';
const LENGTH = 12;

/**
 * The check character: a sum weighted by position. As the weights and their differences are smaller than the prime,
 * it catches any one wrong character and any two swapped.
 */
function checkCharacter(body: string): string {
  let sum = 0;
  for (const [index, character] of [...body].entries())
    sum += (index + 1) * (ALPHABET.indexOf(character) + 1);
  return ALPHABET[sum % ALPHABET.length]!;
}

/** A fresh code such as `ACDE-4679-HJK3`: eleven random characters (49 bits) and a check character. */
export function newCode(): string {
  let body = '';
  for (let index = 0; index < LENGTH - 1; index++) body += ALPHABET[randomInt(ALPHABET.length)];
  return `${body}${checkCharacter(body)}`.replace(/(.{4})(?=.)/g, '$1-');
}

/** A typed code in its plain form. A wrong checksum is CODE_MISTYPED, before any attempt is counted. */
export function readCode(typed: string): string | Refusal {
  const plain = typed.toUpperCase().replace(/[\s–-]/g, '');
  const known = [...plain].every((character) => ALPHABET.includes(character));
  if (plain.length !== LENGTH || !known || checkCharacter(plain.slice(0, -1)) !== plain.at(-1)) {
    return new Refusal('CODE_MISTYPED', ['code']);
  }
  return plain;
}
