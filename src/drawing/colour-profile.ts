import { type Packed, packed } from './pdf-file.ts';

let made: Packed | undefined;

/** The profile that says what our red, green and blue mean: sRGB (IEC 61966-2-1), as a display profile of ICC.1:2001-04. */
export function colourProfile(): Packed {
  made ??= packed(profile(), '/N 3', 9);
  return made;
}

/** The primaries and the white under D50, as IEC 61966-2-1 gives them in ICC's annex; X, Y, Z. */
const RED = [0.43607, 0.22249, 0.01392] as const;
const GREEN = [0.38515, 0.71687, 0.09708] as const;
const BLUE = [0.14307, 0.06061, 0.7141] as const;
const WHITE = [0.9642, 1, 0.8249] as const;

const HEADER_SIZE = 128;
const STEPS = 1024;

function profile(): Uint8Array {
  const curve = toneCurve();
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', description('sRGB')],
    ['cprt', Buffer.from('text\0\0\0\0No copyright\0', 'latin1')],
    ['wtpt', point(WHITE)],
    ['rXYZ', point(RED)],
    ['gXYZ', point(GREEN)],
    ['bXYZ', point(BLUE)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const contents = [...new Set(tags.map(([, content]) => content))];
  const table = Buffer.alloc(4 + tags.length * 12);
  table.writeUInt32BE(tags.length, 0);
  let at = HEADER_SIZE + table.length;
  const places = new Map<Buffer, number>();
  const aligned = contents.map((content) => {
    places.set(content, at);
    const whole = Buffer.concat([content], Math.ceil(content.length / 4) * 4);
    at += whole.length;
    return whole;
  });
  tags.forEach(([name, content], index) => {
    table.write(name, 4 + index * 12, 'latin1');
    table.writeUInt32BE(places.get(content)!, 8 + index * 12);
    table.writeUInt32BE(content.length, 12 + index * 12);
  });
  return Buffer.concat([header(at), table, ...aligned]);
}

/** ICC.1, 6.1: a display's profile, RGB to XYZ. */
function header(size: number): Buffer {
  const made = Buffer.alloc(HEADER_SIZE);
  made.writeUInt32BE(size, 0);
  made.writeUInt32BE(0x02100000, 8);
  made.write('mntrRGB XYZ ', 12, 'latin1');
  for (const [index, part] of [2026, 1, 1].entries()) made.writeUInt16BE(part, 24 + index * 2);
  made.write('acsp', 36, 'latin1');
  numbers(WHITE).copy(made, 68);
  return made;
}

const numbers = (values: readonly number[]): Buffer => {
  const made = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) made.writeInt32BE(Math.round(value * 65536), index * 4);
  return made;
};

const point = (values: readonly number[]): Buffer =>
  Buffer.concat([Buffer.from('XYZ \0\0\0\0', 'latin1'), numbers(values)]);

function toneCurve(): Buffer {
  const made = Buffer.alloc(12 + STEPS * 2);
  made.write('curv', 0, 'latin1');
  made.writeUInt32BE(STEPS, 8);
  for (let step = 0; step < STEPS; step += 1) {
    const value = step / (STEPS - 1);
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    made.writeUInt16BE(Math.round(linear * 65535), 12 + step * 2);
  }
  return made;
}

/** ICC.1, 6.5.17: the name in ASCII, no other scripts. */
function description(name: string): Buffer {
  const made = Buffer.alloc(12 + name.length + 1 + 8 + 3 + 67);
  made.write('desc', 0, 'latin1');
  made.writeUInt32BE(name.length + 1, 8);
  made.write(name, 12, 'latin1');
  return made;
}
