import fc from 'fast-check';
import { expect, it } from 'vitest';
import { base58, fromBase58 } from '../../../src/credential/compiled/base58.ts';

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** The bytes again, digit by digit. */
function bytesOf(text: string): number[] {
  const bytes: number[] = [];
  for (const digit of text) {
    let carry = ALPHABET.indexOf(digit);
    for (const [at, byte] of bytes.entries()) {
      carry += byte * 58;
      bytes[at] = carry & 0xff;
      carry >>= 8;
    }
    if (carry > 0) bytes.push(carry);
  }
  return [...Array.from(text.match(/^1*/)![0], () => 0), ...bytes.reverse()];
}

it.each([
  ['48656c6c6f20576f726c6421', '2NEpo7TZRRrLZSi2U'],
  ['0000287fb4cd', '11233QC4'],
  ['', ''],
  ['000000', '111'],
])('writes %s as %s', (hex, text) => {
  expect(base58(Buffer.from(hex, 'hex'))).toBe(text);
});

it('loses nothing of any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      expect(bytesOf(base58(bytes))).toEqual([...bytes]);
    }),
  );
});

it('reads what it wrote', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      expect(fromBase58(base58(bytes))).toEqual(bytes);
    }),
  );
});

it.each(['0', 'O', 'I', 'l', '2NEpo7TZ RRrLZSi2U', 'z\u0000', 'ä', '\u{1F6B2}'])(
  'does not read %j',
  (text) => {
    expect(fromBase58(text)).toBeNull();
  },
);
