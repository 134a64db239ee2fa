import type { QrTemplate } from './qr-template.ts';

/** Data and correction as they are laid into the symbol (ISO/IEC 18004, 7.4 to 7.6): bytes in one byte segment. */
export function codeWords(bytes: Uint8Array, template: QrTemplate): Uint8Array {
  const { dataBytes, blocks, correctionBytes } = template;
  const data = dataWords(bytes, template);
  const words = new Uint8Array(dataBytes + blocks * correctionBytes);
  const short = Math.floor(dataBytes / blocks);
  const long = dataBytes % blocks;
  let from = 0;
  for (let block = 0; block < blocks; block += 1) {
    // The last blocks are one byte longer; what they have more stands after all others.
    const isLong = block >= blocks - long;
    const part = data.subarray(from, from + short + (isLong ? 1 : 0));
    from += part.length;
    for (let at = 0; at < short; at += 1) words[at * blocks + block] = part[at]!;
    if (isLong) words[short * blocks + block - (blocks - long)] = part[short]!;
    correction(part, correctionBytes).forEach((word, at) => {
      words[dataBytes + at * blocks + block] = word;
    });
  }
  return words;
}

/** 0100, how many bytes, they, four bits of nothing, and two bytes in turns until it is full. */
function dataWords(bytes: Uint8Array, { version, dataBytes }: QrTemplate): Uint8Array {
  const words = new Uint8Array(dataBytes);
  const count = bytes.length;
  const head =
    version < 10
      ? [0x40 | (count >> 4), (count & 15) << 4]
      : [0x40 | (count >> 12), (count >> 4) & 255, (count & 15) << 4];
  words.set(head);
  let at = head.length - 1;
  for (const byte of bytes) {
    words[at]! |= byte >> 4;
    at += 1;
    words[at] = (byte & 15) << 4;
  }
  for (let pad = 0xec, to = at + 1; to < dataBytes; to += 1, pad ^= 0xec ^ 0x11) words[to] = pad;
  return words;
}

/** Powers of two in the field of 256 under x^8 + x^4 + x^3 + x^2 + 1, twice over, and their exponents. */
const POWER = new Uint8Array(512);
const EXPONENT = new Uint8Array(256);
for (let exponent = 0, value = 1; exponent < 255; exponent += 1) {
  POWER[exponent] = value;
  POWER[exponent + 255] = value;
  EXPONENT[value] = exponent;
  value = (value << 1) ^ (value & 0x80 ? 0x11d : 0);
}

const generators = new Map<number, Uint8Array>();

/** The exponents of the generator polynomial's coefficients, without the leading one. */
function generator(degree: number): Uint8Array {
  const known = generators.get(degree);
  if (known) return known;
  let coefficients = [1];
  for (let root = 0; root < degree; root += 1) {
    const next = [...coefficients, 0];
    coefficients.forEach((coefficient, at) => {
      if (coefficient) next[at + 1]! ^= POWER[EXPONENT[coefficient]! + root]!;
    });
    coefficients = next;
  }
  const exponents = Uint8Array.from(coefficients.slice(1), (one) => EXPONENT[one]!);
  generators.set(degree, exponents);
  return exponents;
}

/** Reed-Solomon: the remainder of the data divided by the generator. */
function correction(data: Uint8Array, degree: number): Uint8Array {
  const divisor = generator(degree);
  const rest = new Uint8Array(data.length + degree);
  rest.set(data);
  for (let at = 0; at < data.length; at += 1) {
    const lead = rest[at]!;
    if (lead === 0) continue;
    const exponent = EXPONENT[lead]!;
    for (let term = 0; term < degree; term += 1) rest[at + 1 + term]! ^= POWER[divisor[term]! + exponent]!;
  }
  return rest.subarray(data.length);
}
