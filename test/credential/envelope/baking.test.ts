import { createCanvas, loadImage } from '@napi-rs/canvas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { badgePng, badgeSvg } from '../../../src/credential/envelope/badge-art.ts';
import { bakePng, unbakePng } from '../../../src/credential/envelope/baked-png.ts';
import { bakeSvg, unbakeSvg } from '../../../src/credential/envelope/baked-svg.ts';
import { openBadge } from '../../../src/credential/open-badge.ts';
import { viewOf } from '../../helpers/envelopes.ts';
import { badgeOptions, certificateAward, recognisedAward } from '../../helpers/sample-award.ts';

const view = viewOf(openBadge(certificateAward, badgeOptions));
const png = badgePng(view, 96);
const svg = badgeSvg(view);
const TOKEN = 'eyJhbGciOiJFZERTQSJ9.eyJhIjoxfQ.c2ln';

describe('a PNG', () => {
  it('gives back any JSON that was baked in, and is still a picture', async () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(unbakePng(bakePng(png, json))).toEqual({ kind: 'FOUND', text: json });
      }),
    );
    const picture = await loadImage(Buffer.from(bakePng(png, TOKEN)));
    expect([picture.width, picture.height]).toEqual([96, 96]);
  });

  it('with two credentials is not guessed at', () => {
    const once = Buffer.from(bakePng(png, '{"a":1}'));
    const chunk = once.subarray(33, once.length - (png.length - 33));
    const twice = Buffer.concat([once.subarray(0, 33), chunk, once.subarray(33)]);
    expect(unbakePng(twice)).toEqual({ kind: 'SEVERAL' });
    expect(() => bakePng(once, '{}')).toThrow('already');
  });

  it('without one, or damaged in any byte of it, is told apart', () => {
    expect(unbakePng(png)).toEqual({ kind: 'NONE' });
    const baked = Buffer.from(bakePng(png, '{"a":1}'));
    for (let at = 0; at < 80; at++) {
      const damaged = Buffer.from(baked);
      damaged[at] = damaged[at]! ^ 1;
      expect(unbakePng(damaged)).toEqual({ kind: 'UNREADABLE' });
    }
    for (const cut of [0, 8, 20, baked.length - 1])
      expect(unbakePng(baked.subarray(0, cut)).kind).toBe('UNREADABLE');
  });
});

describe('an SVG', () => {
  it('gives back any JSON that was baked in, with the same meaning', () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'binary' }), (json) => {
        const found = unbakeSvg(bakeSvg(svg, json));
        expect(found.kind === 'FOUND' && JSON.parse(found.text)).toEqual(JSON.parse(json));
      }),
      { numRuns: 25 },
    );
    const sly = JSON.stringify({ a: ']]></openbadges:credential><x>&amp;', b: '\ud800\ufffe' });
    const found = unbakeSvg(bakeSvg(svg, sly));
    expect(found.kind === 'FOUND' && JSON.parse(found.text)).toEqual(JSON.parse(sly));
  });

  it('carries a token in its attribute', () => {
    expect(unbakeSvg(bakeSvg(svg, TOKEN))).toEqual({ kind: 'FOUND', text: TOKEN });
    expect(bakeSvg(svg, TOKEN)).toContain(
      `xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"><openbadges:credential verify="${TOKEN}"/>`,
    );
  });

  it('may bind the namespace to another prefix, and begin with what XML begins with', () => {
    const other = bakeSvg(svg, '{"a":1}')
      .replaceAll('openbadges:', 'ob:')
      .replace('xmlns:openbadges', 'xmlns:ob');
    const preface =
      '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd"><!-- art -->';
    expect(unbakeSvg(preface + other)).toEqual({ kind: 'FOUND', text: '{"a":1}' });
  });

  it('with two, without any, or with entities of its own is told apart', () => {
    const baked = bakeSvg(svg, '{"a":1}');
    const again = baked.replace('</svg>', '<openbadges:credential verify="ey.a.b"/></svg>');
    expect(unbakeSvg(again)).toEqual({ kind: 'SEVERAL' });
    expect(unbakeSvg(svg)).toEqual({ kind: 'NONE' });
    expect(unbakeSvg(`<!DOCTYPE svg [<!ENTITY a "b">]>${baked}`)).toEqual({ kind: 'UNREADABLE' });
    expect(unbakeSvg('<html></html>')).toEqual({ kind: 'UNREADABLE' });
    expect(unbakeSvg(baked.replace('https://purl.imsglobal.org/ob/v3p0', 'https://example.org'))).toEqual({
      kind: 'NONE',
    });
    expect(() => bakeSvg(baked, '{}')).toThrow('already');
  });
});

describe('the badge’s picture', () => {
  it('shows its ring and its number at 48 pixels, and says in words what it shows', async () => {
    const size = 48;
    const canvas = createCanvas(size, size).getContext('2d');
    canvas.drawImage(await loadImage(Buffer.from(badgePng(view, size))), 0, 0);
    const inked = (x: number, y: number, width: number, height: number) => {
      const { data } = canvas.getImageData(x, y, width, height);
      let count = 0;
      for (let at = 3; at < data.length; at += 4) if (data[at]! > 128) count++;
      return count / (width * height);
    };
    expect(inked(16, 19, 16, 10)).toBeGreaterThan(0.08);
    expect(inked(0, 0, size, size)).toBeGreaterThan(0.15);
    expect(inked(10, 32, 28, 4)).toBeLessThan(0.05);
    expect(badgeSvg(view)).toContain(view.ring.alternative);
  });

  it('does not lean on colour: a whole unit has a tick, a part its count', () => {
    expect(view.ring.centre).toEqual({ text: '3/5' });
    expect(viewOf(openBadge(recognisedAward, badgeOptions)).ring.centre).toEqual({ tick: true });
  });

  it('takes the organisation’s colour only as dark as it can be read', () => {
    expect(badgeSvg(view, 96, '#ffee00')).not.toContain('#FFEE00');
    expect(badgeSvg(view, 96, '#123456')).toContain('#123456');
  });
});
