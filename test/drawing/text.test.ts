import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, balanceColumns, columnHeight, fillColumns } from '../../src/drawing/columns.ts';
import { drawable, face, REPLACEMENT } from '../../src/drawing/fonts.ts';
import { kerning } from '../../src/drawing/kerning.ts';
import { setTextWithin, wrap } from '../../src/drawing/text-block.ts';
import { NAMES } from '../helpers/sample-view.ts';

const style = { weight: 'regular', size: 9, leading: 12, colour: '#000000' } as const;
const widthOf = (line: string) => face('regular').width(line, style.size);

describe('fonts', () => {
  it('draw every letter of names in six languages, in both weights', () => {
    for (const name of [...Object.values(NAMES), 'ČĐŊŠŦŽ čđŋšŧž', 'N:o №\u00a05\u202f000 – ’”']) {
      expect(drawable(name)).toBe(name);
    }
  });

  it('are parsed once', () => {
    expect(face('bold')).toBe(face('bold'));
  });

  it('show a sign for a character that they lack', () => {
    expect(drawable('Li 李 😀')).toBe(`Li ${REPLACEMENT} ${REPLACEMENT}`);
  });

  it('keep a narrow no-break space between digits alone', () => {
    expect(drawable('5\u202f000 kertaa ja\u202fhuoltaa 15\u202fosp')).toBe(
      '5\u202f000 kertaa ja huoltaa 15 osp',
    );
  });

  it('compose letters and drop what steers without showing', () => {
    expect(drawable('A\u030ake\u00ad\u200b\u202eb\nc\u0000')).toBe('Åkeb c');
  });
});

describe('wrapping', () => {
  it('breaks at spaces, which it keeps, and after hyphens', () => {
    expect(wrap('huolto- ja korjaustyöt Meikäläinen-Virtanen', style, 62)).toEqual([
      'huolto- ja ',
      'korjaustyöt ',
      'Meikäläinen-',
      'Virtanen',
    ]);
  });

  it('keeps numbers, ranges and no-break spaces whole', () => {
    expect(wrap('aika 12-13 15\u00a0osp', style, 40)).toEqual(['aika ', '12-13 ', '15\u00a0osp']);
  });

  it('has no lines for an empty text', () => {
    expect(wrap('  ', style, 100)).toEqual([]);
  });

  it('never exceeds the width and loses nothing but spaces', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 120 }),
        fc.integer({ min: 20, max: 200 }),
        (text, width) => {
          const lines = wrap(text, style, width);
          for (const line of lines)
            if ([...line].length > 1)
              expect(widthOf(line.replace(/ +$/u, ''))).toBeLessThanOrEqual(width + 1e-9);
          expect(lines.join('').replace(/ /gu, '')).toBe(drawable(text).trim().replace(/ /gu, ''));
        },
      ),
    );
  });

  it('takes the largest style in which few enough lines are needed', () => {
    const sizes = [30, 20, 10].map((size) => ({ ...style, size }));
    expect(setTextWithin('Väinö Äyräpää', sizes, 250, 1).style.size).toBe(30);
    expect(setTextWithin(NAMES.long, sizes, 250, 2).style.size).toBe(10);
    expect(setTextWithin(NAMES.long, sizes, 50, 1).style.size).toBe(10);
  });
});

describe('columns', () => {
  const block = fc.record({
    height: fc.integer({ min: 5, max: 60 }),
    before: fc.integer({ min: 0, max: 10 }),
    leads: fc.boolean(),
  });
  const blocks = fc
    .array(block, { minLength: 1, maxLength: 40 })
    .map((all): Block[] => all.map((one, at) => ({ ...one, leads: one.leads && at < all.length - 1 })));

  it('take every block once and in order, within the height, and never end in a heading', () => {
    fc.assert(
      fc.property(blocks, fc.integer({ min: 60, max: 400 }), (all, height) => {
        let start = 0;
        for (const column of fillColumns(all, 0, 2, height)) {
          expect(column.from).toBe(start);
          expect(columnHeight(all, column)).toBeLessThanOrEqual(height);
          if (column.to < all.length && column.to > column.from)
            expect(all[column.to - 1]!.leads).toBe(false);
          start = column.to;
        }
      }),
    );
  });

  it('are even where all fits', () => {
    const even = Array.from({ length: 8 }, () => ({ height: 10, before: 0, leads: false }));
    const made = balanceColumns(even, 0, 2, 500);
    expect(made?.columns).toEqual([
      { from: 0, to: 4 },
      { from: 4, to: 8 },
    ]);
    expect(made?.height).toBe(40);
    expect(balanceColumns(even, 0, 2, 39)).toBeNull();
  });

  it('keep a group whole where the second column can begin with its heading', () => {
    const item = { height: 10, before: 0, leads: false };
    const heading = { ...item, leads: true };
    const groups = [heading, item, item, item, item, heading, item, item];
    expect(balanceColumns(groups, 0, 2, 500)?.columns).toEqual([
      { from: 0, to: 5 },
      { from: 5, to: 8 },
    ]);
    expect(balanceColumns(groups, 0, 2, 49)?.columns[0]).toEqual({ from: 0, to: 4 });
  });
});

describe('kerning', () => {
  it('draws letters together or apart as the typeface says, pair by pair', () => {
    const kerns = kerning('Väinö AVA', face('bold'))!;
    expect(kerns).toHaveLength(9);
    expect(kerns[0]).toBeLessThan(0);
    expect(kerns.slice(-3)).toEqual([kerns[6], kerns[6], 0]);
    expect(kerning('ii', face('bold'))).toBeNull();
  });
});
