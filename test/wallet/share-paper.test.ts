import { renderAsync } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { sharePdf, shareQrSvg } from '../../src/wallet/share-paper.ts';
import { newShareCode, newShareToken, shareLink } from '../../src/wallet/share-token.ts';
import { pageCountOf, plainTextOf, qrIn, renderPage, saidOf, structureOf } from '../helpers/read-pdf.ts';

const link = shareLink('https://pateva.example.org', newShareToken());
const page = (withCode: boolean) =>
  sharePdf({
    link,
    language: 'fi',
    createdAt: new Date('2026-03-22T10:00:00Z'),
    expiresAt: new Date('2026-04-21T10:00:00Z'),
    withCode,
  });

describe('the page with a link', () => {
  it('is one tagged page that a reader hears in order, and names nobody', async () => {
    const pdf = page(true);
    expect(await pageCountOf(pdf)).toBe(1);
    expect(await saidOf(pdf)).toMatchObject({ 'dc:title': 'Katso todistukseni', 'dc:language': 'fi' });
    const roles = (await structureOf(pdf)).map((one) => one.trim().split(/[\s:]/)[0]);
    expect(roles).toContain('H1');
    expect(roles).toContain('Figure');
    const text = await plainTextOf(pdf);
    expect(text.replaceAll(' ', '')).toContain(link);
    expect(text).toContain('Linkki on voimassa 21.4.2026 asti.');
    expect(text).toContain('Linkki kysyy koodin.');
    expect(await plainTextOf(page(false))).not.toContain('Linkki kysyy koodin.');
  });

  it('carries the link in a code that a phone reads, and so does the drawing', async () => {
    expect(qrIn(await renderPage(page(false), 1, 2))).toBe(link);
    const drawn = await renderAsync(shareQrSvg(link));
    expect(
      qrIn({ data: new Uint8ClampedArray(drawn.pixels), width: drawn.width, height: drawn.height } as never),
    ).toBe(link);
  });
});

describe('what nobody can guess', () => {
  it('is 256 bits, fresh each time; a code is six digits', () => {
    const tokens = new Set(Array.from({ length: 100 }, newShareToken));
    expect(tokens.size).toBe(100);
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    for (let n = 0; n < 100; n++) expect(newShareCode()).toMatch(/^\d{6}$/);
  });
});
