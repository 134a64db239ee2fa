import { describe, expect, it } from 'vitest';
import type { PrintedCard } from '../../src/access/activation-card.ts';
import { tellingWords } from '../../src/access/public-name.ts';
import type { Id } from '../../src/base/id.ts';
import { LANGUAGES, type Language } from '../../src/base/language.ts';
import { activationCardsPdf } from '../../src/wallet/activation-cards-pdf.ts';
import type { CardKind } from '../../src/wallet/card.text.ts';
import { recoveryCardPdf } from '../../src/wallet/recovery-card-pdf.ts';
import {
  pageCountOf,
  plainTextOf,
  qrIn,
  renderPage,
  saidOf,
  structureOf,
  textOf,
} from '../helpers/read-pdf.ts';

const CODES = ['ACDE-4679-HJK3', '7733-AACC-EEFF', 'WXYW-XYWX-YWXY'];
const NAMES = [
  'Aino',
  'Đặng Thị Minh Châu',
  'Åke',
  'Maria-Magdalena Konstantinopolitanskaja',
  'A'.repeat(100),
];
const AT = new Date('2026-03-02T10:00:00Z');
const ADDRESS = 'https://pateva.example.org/activate';
const LONG = 'https://osaamislompakko.tyopajat.esimerkkikaupunki.example.org/pateva/activate';

const card = (at: number): PrintedCard => ({
  participant: `par_${at}` as Id<'participant'>,
  name: NAMES[at % NAMES.length]!,
  code: CODES[at % CODES.length]!,
  expiresAt: new Date('2026-03-16T10:00:00Z'),
});
const sheet = (count: number, language: Language, kind: CardKind = 'ACTIVATION', address = ADDRESS) =>
  activationCardsPdf(
    Array.from({ length: count }, (_, at) => card(at)),
    { kind, language, address, at: AT },
  );

const HALF = 595.28 / 2;
const QUARTER = 841.89 / 4;
const placeOf = (at: number) => ({
  page: Math.floor(at / 8),
  column: at % 2,
  row: Math.floor((at % 8) / 2),
});

describe('a sheet of activation cards', () => {
  it.each([
    [1, 1],
    [8, 1],
    [9, 2],
    [20, 3],
  ])('of %i cards has %i pages', async (cards, pages) => {
    expect(await pageCountOf(sheet(cards, 'fi'))).toBe(pages);
  });

  it('has on each card a code that a phone reads, with the secret in the fragment alone', async () => {
    const pdf = sheet(9, 'fi');
    for (const at of [0, 1, 6, 7, 8]) {
      const { page, column, row } = placeOf(at);
      const clip = { x: column * HALF + HALF / 2, y: row * QUARTER, width: HALF / 2, height: QUARTER / 2 };
      const said = qrIn(await renderPage(pdf, page + 1, 6, clip));
      expect(said).toBe(`${ADDRESS}#${card(at).code}`);
      expect(new URL(said!).hash).toBe(`#${card(at).code}`);
    }
  });

  it.each(LANGUAGES)('says in %s what it is, what to do, until when and whom to ask', async (language) => {
    const text = await plainTextOf(sheet(1, language));
    expect(text).toMatchSnapshot();
    expect(tellingWords(text)).toEqual([]);
  });

  it.each(LANGUAGES)('re-issued says in %s what it takes back and what stays shut', async (language) => {
    expect(await plainTextOf(sheet(1, language, 'REISSUE'))).toMatchSnapshot();
  });

  it('is tagged, each card a section that is read on its own', async () => {
    const pdf = sheet(2, 'sv');
    const one = [
      'Sect',
      'H1',
      'P',
      'P',
      'Figure: QR-kod som öppnar sidan där kortet används',
      'P',
      'L',
      ...['LI', 'LBody', 'LI', 'LBody', 'LI', 'LBody'],
      'P',
      'P',
    ];
    expect(await structureOf(pdf)).toEqual([...one, ...one]);
    expect(await saidOf(pdf)).toEqual({
      'pdfaid:part': '3',
      'pdfaid:conformance': 'A',
      'pdfuaid:part': '1',
      'dc:title': 'Aktiveringskort',
      'dc:language': 'sv',
    });
  });

  it.each(
    LANGUAGES.flatMap((language) =>
      (['ACTIVATION', 'REISSUE'] as const).map((kind) => [language, kind] as const),
    ),
  )(
    'keeps every word on its own card, whatever the names and the address (%s, %s)',
    async (language, kind) => {
      for (const address of [ADDRESS, LONG]) {
        const runs = await textOf(sheet(8, language, kind, address));
        for (const { left, right, baseline, text } of runs) {
          const column = left < HALF ? 0 : 1;
          expect([text, left >= column * HALF + 24, right <= (column + 1) * HALF - 18]).toEqual([
            text,
            true,
            true,
          ]);
          const inCard = (841.89 - baseline) % QUARTER;
          expect([text, inCard > 20, inCard < QUARTER - 12]).toEqual([text, true, true]);
        }
        for (const column of [0, 1]) {
          const lines = runs
            .filter(({ left }) => (left < HALF ? 0 : 1) === column)
            .map(({ baseline }) => baseline);
          const apart = [...new Set(lines.map((one) => Math.round(one * 10) / 10))].sort((a, b) => b - a);
          const closest = Math.min(...apart.slice(1).map((one, at) => apart[at]! - one));
          expect(closest).toBeGreaterThan(8);
        }
      }
    },
  );

  it('cuts a name only where two lines do not hold it', async () => {
    const text = await plainTextOf(sheet(5, 'fi'));
    expect(text).toContain('Maria-Magdalena Konstantinopolitanskaja');
    expect(text).toContain('A…');
  });
});

describe('a recovery card', () => {
  const pdfIn = (language: Language) =>
    recoveryCardPdf({ code: CODES[0]!, language, address: 'https://pateva.example.org/recover', at: AT });

  it.each(LANGUAGES)('says in %s where to keep it, what it opens and what it does not', async (language) => {
    const text = await plainTextOf(pdfIn(language));
    expect(text).toMatchSnapshot();
    expect(tellingWords(text)).toEqual([]);
  });

  it('is one tagged page that a phone reads', async () => {
    const pdf = pdfIn('en');
    expect(await pageCountOf(pdf)).toBe(1);
    expect(qrIn(await renderPage(pdf, 1, 4))).toBe(`https://pateva.example.org/recover#${CODES[0]}`);
    expect((await structureOf(pdf)).slice(0, 4)).toEqual([
      'H1',
      'P',
      'P',
      'Figure: QR code that opens the page where the wallet is recovered',
    ]);
    expect((await saidOf(pdf))['dc:language']).toBe('en');
  });
});
