import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/base/refusal.ts';
import { LARGEST_PHOTO, photo } from '../../src/checklist/evidence.ts';

const segment = (marker: number, content: Uint8Array) =>
  Buffer.concat([
    Buffer.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 0xff]),
    content,
  ]);
const START = Buffer.from([0xff, 0xd8]);
const SCAN = Buffer.from([0xff, 0xda, 0, 2, 7, 7, 7, 0xff, 0xd9]);

const chunk = (name: string, content: Uint8Array) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, Buffer.from(name, 'latin1'), content, Buffer.alloc(4)]);
};
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

const codeOf = (answer: ReturnType<typeof photo>) =>
  answer instanceof Refusal ? answer.code : answer.mediaType;

describe('a photo', () => {
  it('keeps the picture of a JPEG and loses place, time, device and comment', () => {
    const kept = [
      segment(0xe0, Buffer.from('JFIF\0')),
      segment(0xdb, Buffer.alloc(65)),
      segment(0xee, Buffer.from('Adobe')),
    ];
    const told = [
      segment(0xe1, Buffer.from('Exif\0\0place')),
      segment(0xed, Buffer.from('Photoshop')),
      segment(0xfe, Buffer.from('hello')),
    ];
    const whole = Buffer.concat([START, kept[0]!, told[0]!, kept[1]!, told[1]!, told[2]!, kept[2]!, SCAN]);
    expect(photo(whole)).toEqual({ mediaType: 'image/jpeg', bytes: Buffer.concat([START, ...kept, SCAN]) });
  });

  it('taken on its side stays turned: of Exif the orientation is left, and nothing else', () => {
    const place = Buffer.from('GPS 60.17 24.94');
    const exif = (little: boolean) => {
      const tiff = Buffer.alloc(8 + 2 + 24 + 4);
      tiff.write(little ? 'II' : 'MM', 'latin1');
      const short = (value: number, at: number) =>
        little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
      const long = (value: number, at: number) =>
        little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
      short(42, 2);
      long(8, 4);
      short(2, 8);
      short(0x010f, 10);
      short(0x0112, 22);
      short(3, 24);
      long(1, 26);
      short(6, 30);
      return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff, place]));
    };
    for (const little of [true, false]) {
      const cleaned = photo(Buffer.concat([START, exif(little), SCAN]));
      if (cleaned instanceof Refusal) throw new Error(cleaned.code);
      expect(Buffer.from(cleaned.bytes).toString('hex')).toBe(
        `ffd8ffe10022457869660000${'4d4d002a00000008'}0001011200030000000100060000${'00000000'}${SCAN.toString('hex')}`,
      );
      expect(photo(cleaned.bytes)).toEqual(cleaned);
    }
  });

  it('keeps the picture of a PNG and loses its texts, its time and whatever follows its end', () => {
    const kept = [
      chunk('IHDR', Buffer.alloc(13)),
      chunk('IDAT', Buffer.alloc(30)),
      chunk('IEND', Buffer.alloc(0)),
    ];
    const told = [
      chunk('tEXt', Buffer.from('Author')),
      chunk('eXIf', Buffer.from('place')),
      chunk('tIME', Buffer.alloc(7)),
    ];
    const whole = Buffer.concat([PNG, kept[0]!, ...told, kept[1]!, kept[2]!, Buffer.from('behind the end')]);
    expect(photo(whole)).toEqual({ mediaType: 'image/png', bytes: Buffer.concat([PNG, ...kept]) });
  });

  it('is refused where it is no photo, is cut short, or is too large', () => {
    expect(codeOf(photo(Buffer.from('%PDF-1.7')))).toBe('INVALID_INPUT');
    expect(codeOf(photo(new Uint8Array()))).toBe('INVALID_INPUT');
    expect(codeOf(photo(Buffer.concat([START, segment(0xe0, Buffer.from('JFIF\0'))])))).toBe('INVALID_INPUT');
    expect(codeOf(photo(Buffer.concat([PNG, chunk('IHDR', Buffer.alloc(13))])))).toBe('INVALID_INPUT');
    expect(codeOf(photo(new Uint8Array(LARGEST_PHOTO + 1)))).toBe('TOO_LARGE');
  });

  it('is read or refused whatever the bytes are, and cleaning it twice changes nothing more', () => {
    const start = fc.constantFrom(START, PNG, Buffer.from([0xff, 0xd8, 0xff, 0xe1]));
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 300 }), (head, tail) => {
        const once = photo(Buffer.concat([head, tail]));
        if (once instanceof Refusal) return;
        expect(photo(once.bytes)).toEqual(once);
      }),
      { numRuns: 3000 },
    );
  });
});
