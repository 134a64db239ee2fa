import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { contrast, LIGHT, passingColour, rgbOf } from '../../src/drawing/colour.ts';
import { type Ring, ringCount, ringShapes, ringSvg, type SegmentState } from '../../src/drawing/ring.ts';
import { segmentSpans } from '../../src/drawing/ring-geometry.ts';

const states = (text: string): SegmentState[] =>
  Array.from(text, (sign) => (sign === 'x' ? 'FULL' : sign === '/' ? 'PART' : 'EMPTY'));

const ring = (groups: string[], centre: Ring['centre'] = { text: '1/1' }): Ring => ({
  groups: groups.map(states),
  centre,
  alternative: 'what it shows',
});

/** Whether the picture is painted with the ring's colour at an angle (degrees, clockwise from the top) and a share of the radius. */
async function painter(image: Ring, size: number): Promise<(degrees: number, radius: number) => boolean> {
  const canvas = createCanvas(size, size);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#FFFFFF';
  pen.fillRect(0, 0, size, size);
  pen.drawImage(await loadImage(Buffer.from(ringSvg(image, { size }))), 0, 0);
  return (degrees, radius) => {
    const angle = (degrees / 180) * Math.PI;
    const x = Math.round(size / 2 + Math.sin(angle) * radius * (size / 2));
    const y = Math.round(size / 2 - Math.cos(angle) * radius * (size / 2));
    const [red = 255] = pen.getImageData(x, y, 1, 1).data;
    return red < 80;
  };
}

describe('the ring', () => {
  it('runs clockwise from the top: solid, filled from the inside, outlined', async () => {
    const painted = await painter(ring(['x/..']), 400);
    expect([painted(45, 0.8), painted(45, 0.96)]).toEqual([true, true]);
    expect([painted(135, 0.8), painted(135, 0.96)]).toEqual([true, false]);
    expect([painted(225, 0.8), painted(315, 0.8)]).toEqual([false, false]);
  });

  it('has a wider gap between groups than between segments', () => {
    const spans = segmentSpans([2, 2], 100, 77).map(({ span }) => span);
    expect(spans[1]!.from - spans[0]!.to).toBeCloseTo(0, 6);
    expect(spans[2]!.from - spans[1]!.to).toBeGreaterThan(0.05);
  });

  it('starts at the top with a group gap in its middle', () => {
    const spans = segmentSpans([3, 3], 100, 77).map(({ span }) => span);
    expect(spans[0]!.from).toBeCloseTo(2 * Math.PI - spans[5]!.to, 6);
  });

  it('has one shape or two for every segment, in order', () => {
    expect(ringShapes(ring(['x/.']), 300).map(({ fill, stroke }) => [fill, stroke])).toEqual([
      ['RING', null],
      ['RING', null],
      [null, 'RING'],
      [null, 'LINE'],
    ]);
  });

  it('merges each group into one arc below 48 pixels, filled in proportion', async () => {
    const small = ring(['xx..', 'xxxx'], { tick: true });
    expect(ringShapes(small, 40).filter((shape) => shape.fill)).toHaveLength(2);
    const painted = await painter({ ...small, centre: { text: '' } }, 47);
    expect([painted(45, 0.88), painted(135, 0.88), painted(225, 0.88), painted(315, 0.88)]).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });

  it('is one closed ring where there is nothing to count', async () => {
    const painted = await painter(ring([], { tick: true }), 200);
    for (let degrees = 0; degrees < 360; degrees += 5) expect(painted(degrees, 0.88)).toBe(true);
    expect(painted(0, 0.5)).toBe(false);
  });

  it('keeps every segment visible with 180 of them', () => {
    for (const { span } of segmentSpans([60, 60, 60], 61, 47)) {
      expect((span.to - span.from) * 47).toBeGreaterThan(span.gap * 2);
    }
  });

  it('is an image with a title, and nothing in it is markup by accident', () => {
    const svg = ringSvg(
      { ...ring(['x']), alternative: 'a < b & "c"', centre: { text: '<1>' } },
      { size: 64 },
    );
    expect(svg).toContain('role="img"');
    expect(svg).toContain('<title>a &lt; b &amp; &quot;c&quot;</title>');
    expect(svg).toContain('>&lt;1&gt;</text>');
  });

  it('counts what is marked, and how much of it with guidance', () => {
    expect(ringCount(ring(['x/.', '//']).groups)).toEqual({ marked: 4, inPart: 3, total: 5 });
  });
});

describe("an organisation's colour", () => {
  it('stays as it is where it can be read on paper', () => {
    expect(passingColour('#1C5A45')).toBe('#1C5A45');
  });

  it('is darkened just until its contrast on paper is 4.5', () => {
    for (const bright of ['#FFD400', '#7FD1AE', '#ff66aa', '#FFFFFF', '#0af']) {
      const made = passingColour(bright);
      expect(contrast(made, LIGHT.paper)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(made, LIGHT.paper)).toBeLessThan(5);
    }
  });

  it('is spruce where the text is no colour', () => {
    expect([passingColour('greenish'), passingColour(undefined), passingColour('#12345')]).toEqual([
      LIGHT.spruce,
      LIGHT.spruce,
      LIGHT.spruce,
    ]);
  });

  it('is measured as WCAG measures it', () => {
    expect(contrast('#000', '#FFFFFF')).toBeCloseTo(21, 5);
    expect(contrast(LIGHT.ink, LIGHT.paper)).toBeCloseTo(15.6, 1);
    expect(contrast(LIGHT.spruce, LIGHT.paper)).toBeCloseTo(7.6, 1);
    expect(rgbOf('#zzz')).toBeNull();
  });
});
