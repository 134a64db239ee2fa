/** Modules that are looked at together: a finder's seven and the four light ones beside it. */
const WINDOW = (1 << 11) - 1;
const RUN = (1 << 5) - 1;

/** For the last eleven modules of a row: 40 where they look like a finder pattern with light beside it. */
const FINDERS = new Uint8Array(WINDOW + 1);
FINDERS[0b10111010000] = 40;
FINDERS[0b00001011101] = 40;

/** For the last six modules of a row: 3 where a run of one colour has come to five, 1 where it goes on. */
const RUNS = Uint8Array.from({ length: 64 }, (_, last) => {
  if ((last & RUN) !== 0 && (last & RUN) !== RUN) return 0;
  return last === 0 || last === 63 ? 1 : 3;
});

/**
 * How hard a symbol is to read (ISO/IEC 18004, 7.8.3.1): long runs of one colour, squares of one colour, what looks
 * like a finder pattern with light beside it, and how far dark and light are from even. Row by row; 1 is dark.
 */
export function penalty(dark: Uint8Array, size: number): number {
  let sum = 0;
  let count = 0;
  for (let line = 0; line < size; line += 1) {
    let across = 0;
    let down = 0;
    const row = line * size;
    for (let at = 0; at < size; at += 1) {
      const module = dark[row + at]!;
      count += module;
      across = ((across << 1) | module) & WINDOW;
      down = ((down << 1) | dark[at * size + line]!) & WINDOW;
      if (at > 4) sum += RUNS[across & 63]! + RUNS[down & 63]!;
      else if (at === 4) sum += startingRun(across) + startingRun(down);
      if (at >= 10) sum += FINDERS[across]! + FINDERS[down]!;
      if (at > 0 && line > 0) {
        const square = (across & 3) + dark[row - size + at]! + dark[row - size + at - 1]!;
        if (square === 0 || square === 5) sum += 3;
      }
    }
  }
  return sum + 10 * Math.floor(Math.abs((count * 100) / (size * size) - 50) / 5);
}

const startingRun = (last: number): number => ((last & RUN) === 0 || (last & RUN) === RUN ? 3 : 0);
