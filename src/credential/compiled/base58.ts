const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

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
