const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const DIGITS = new Map([...ALPHABET].map((digit, value) => [digit, value]));

/** As many digits are taken off the number at once as a double holds exactly. */
const CHUNK = 9;
const CHUNK_SIZE = 58n ** BigInt(CHUNK);

/** Bytes in base58 with the Bitcoin alphabet (Controlled Identifiers 1.0, 2.4: base-58-btc). */
export function base58(bytes: Uint8Array): string {
  let zeros = 0;
  while (bytes[zeros] === 0) zeros++;
  let rest = zeros === bytes.length ? 0n : BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let digits = '';
  while (rest > 0n) {
    let chunk = Number(rest % CHUNK_SIZE);
    rest /= CHUNK_SIZE;
    for (let at = 0; at < CHUNK && (rest > 0n || chunk > 0); at++) {
      digits = ALPHABET[chunk % 58] + digits;
      chunk = Math.floor(chunk / 58);
    }
  }
  return ALPHABET[0]!.repeat(zeros) + digits;
}

/** The bytes of a base58 text; null where a character is not of the alphabet. The text's length is the caller's to bound. */
export function fromBase58(text: string): Uint8Array | null {
  let zeros = 0;
  while (text[zeros] === ALPHABET[0]) zeros++;
  let number = 0n;
  for (let from = zeros; from < text.length; from += CHUNK) {
    const digits = text.slice(from, from + CHUNK);
    let chunk = 0;
    for (const digit of digits) {
      const value = DIGITS.get(digit);
      if (value === undefined) return null;
      chunk = chunk * 58 + value;
    }
    number = number * 58n ** BigInt(digits.length) + BigInt(chunk);
  }
  const hex = number === 0n ? '' : number.toString(16);
  const rest = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return Uint8Array.from([...new Uint8Array(zeros), ...rest]);
}
