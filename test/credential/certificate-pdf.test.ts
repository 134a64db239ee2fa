import { PDFArray, PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../src/base/canonical-json.ts';
import { LANGUAGES } from '../../src/base/language.ts';
import { dateInWords } from '../../src/credential/certificate-pdf.text.ts';
import { certificatePdf } from '../../src/credential/certificate-pdf.ts';
import type { CertificateView } from '../../src/credential/certificate-view.ts';
import { REPLACEMENT } from '../../src/drawing/fonts.ts';
import { PdfReading } from '../../src/verification/pdf-reading.ts';
import { PdfReference, PdfStream, type PdfValue } from '../../src/verification/pdf-value.ts';
import {
  attachmentsOf,
  bookmarksOf,
  pageCountOf,
  plainTextOf,
  qrIn,
  renderPage,
  saidOf,
  structureOf,
  textOf,
} from '../helpers/read-pdf.ts';
import { NAMES, type SampleWishes, SIGNED, sampleView } from '../helpers/sample-view.ts';

const VERIFY_URL = 'https://pateva.example.org/v/9qYpLkQ0T0yK5d4m1sW2hA';
const MARGIN = { left: 62, right: 595.28 - 62, top: 841.89 - 40, bottom: 30 };

const pdfOf = (
  view: CertificateView,
  qrPayload = `${VERIFY_URL}#eyJhbGciOiJFZERTQSJ9.e30.c2ln`,
  colour?: string,
) =>
  certificatePdf({
    view,
    signed: SIGNED,
    fileName: 'unit-credential.json',
    verifyUrl: VERIFY_URL,
    qrPayload,
    issuedAt: new Date('2026-06-02T09:00:00Z'),
    ...(colour ? { colour } : {}),
  });

const sample = (wishes: SampleWishes = {}) => pdfOf(sampleView(wishes));

const decodedQr = async (pdf: Uint8Array) => {
  const clip = { x: 440, y: 600, width: 110, height: 200 };
  return qrIn(await renderPage(pdf, await pageCountOf(pdf), 8, clip));
};

/** Everything that a view says, in the order in which a reader should meet it. */
const saidBy = (view: CertificateView): string[] => [
  view.title,
  view.issuer.name,
  view.holder.name,
  view.target.name,
  view.qualification.name,
  ...view.facts.flatMap(({ label, value }) => [label, value]),
  ...view.sections.flatMap(({ heading, groups }) => [
    heading,
    ...groups.flatMap(({ name, items }) => [
      name ?? '',
      ...items.flatMap((item) => [item.text, item.level?.label ?? '', item.note ?? '']),
    ]),
  ]),
  view.issuer.businessId,
  ...view.foot,
  view.howToVerify,
  VERIFY_URL,
  view.credentialId,
];

/** Every object of a file, its streams unpacked. */
const digestOf = (pdf: Uint8Array): string => {
  const file = new PdfReading(pdf);
  const written = (value: PdfValue): string => {
    if (value instanceof PdfStream) return `${written(value.dictionary)} ${sha256Hex(file.content(value))}`;
    if (value instanceof Map) {
      const entries = [...value].filter(([name]) => name !== 'Length');
      return `<<${entries.map(([name, entry]) => `/${name} ${written(entry)}`).join('')}>>`;
    }
    return Array.isArray(value) ? `[${value.map(written).join(' ')}]` : JSON.stringify(value);
  };
  const count = Number(/\/Size (\d+)/u.exec(Buffer.from(pdf).toString('latin1').slice(-20_000))?.[1]) - 3;
  const objects = Array.from({ length: count }, (_, at) => written(file.resolved(new PdfReference(at + 1))));
  return sha256Hex(Buffer.from(objects.join('\n')));
};

const withoutSpaces = (text: string) => text.replace(/\s+/gu, '');

describe('the certificate', () => {
  it('carries the signed credential byte for byte', async () => {
    const files = await attachmentsOf(await sample());
    expect([...files.keys()]).toEqual(['unit-credential.json']);
    expect(files.get('unit-credential.json')).toEqual(SIGNED);
  });

  it('marks the credential as the source of the page', async () => {
    const document = await PDFDocument.load(await sample(), { updateMetadata: false });
    const spec = document.catalog.lookup(PDFName.of('AF'), PDFArray).lookup(0, PDFDict);
    expect(spec.lookup(PDFName.of('AFRelationship'))).toBe(PDFName.of('Source'));
  });

  it.each(LANGUAGES)('says everything in reading order (%s)', async (language) => {
    for (const kind of ['COMPETENCE_CERTIFICATE', 'RECOGNISED_COMPETENCE', 'STATEMENT'] as const) {
      const view = sampleView({ language, kind, requirements: 7 });
      const text = withoutSpaces(await plainTextOf(await pdfOf(view)));
      let at = 0;
      for (const said of saidBy(view)) {
        const found = text.indexOf(withoutSpaces(said), at);
        expect(found, `${said} after ${text.slice(0, at).slice(-40)}`).toBeGreaterThanOrEqual(at);
        at = found + withoutSpaces(said).length;
      }
    }
  });

  it.each(Object.entries(NAMES))('draws and yields back a name (%s)', async (_, name) => {
    const text = withoutSpaces(await plainTextOf(await sample({ name, requirements: 3 })));
    expect(text).toContain(withoutSpaces(name));
  });

  it('shows a sign where the typeface lacks a character, and goes on', async () => {
    const text = await plainTextOf(await sample({ name: '李 Väinö', requirements: 1 }));
    expect(text).toContain(`${REPLACEMENT} Väinö`);
  });

  it('embeds every font that it uses', async () => {
    const document = await PDFDocument.load(await sample(), { updateMetadata: false });
    const fonts = document.context
      .enumerateIndirectObjects()
      .map(([, object]) => object)
      .filter((object): object is PDFDict => object instanceof PDFDict)
      .filter((dict) => dict.lookup(PDFName.of('Subtype')) === PDFName.of('CIDFontType2'));
    expect(fonts.map((font) => String(font.lookup(PDFName.of('BaseFont')))).sort()).toEqual([
      '/PATEVA+NotoSans-Bold',
      '/PATEVA+NotoSans-Regular',
    ]);
    for (const font of fonts) {
      expect(
        font.lookup(PDFName.of('FontDescriptor'), PDFDict).lookup(PDFName.of('FontFile2')),
      ).toBeDefined();
    }
  });

  it.each([40, 300, 900])('has a QR code that reads back from the page (%i characters)', async (length) => {
    const payload = `${VERIFY_URL}#${'Ab3_-x9'.repeat(200).slice(0, length)}`;
    expect(await decodedQr(await pdfOf(sampleView({ requirements: 3 }), payload))).toBe(payload);
  });

  it('puts the bare address into the QR code where the payload is too long for it', async () => {
    const pdf = await pdfOf(sampleView({ requirements: 3 }), `${VERIFY_URL}#${'x'.repeat(3000)}`);
    expect(await decodedQr(pdf)).toBe(VERIFY_URL);
  });

  it('is the same bytes for the same input, whatever was drawn before', async () => {
    const first = await sample({ requirements: 12 });
    await sample({ language: 'sv', name: NAMES.ru });
    expect(Buffer.from(await sample({ requirements: 12 })).equals(Buffer.from(first))).toBe(true);
  });

  it('tells a reader its structure: headings, paragraphs, lists, the ring in words, the link', async () => {
    const view = sampleView({ requirements: 3, language: 'en' });
    const met = await structureOf(await pdfOf(view));
    expect(met.slice(0, 4)).toEqual(['H1', `Figure: ${view.ring.alternative}`, 'P', 'P']);
    expect(met.filter((role) => ['H2', 'H3', 'L', 'LI', 'Link'].includes(role))).toEqual([
      'H2',
      'H2',
      ...['H3', 'L', 'LI', 'H3', 'L', 'LI', 'H3', 'L', 'LI'],
      'H2',
      'Link',
    ]);
    expect(met.at(-1)).toBe('Figure: QR code that opens the page for checking');
  });

  it('names its language, its title and PDF/A-3', async () => {
    const pdf = await sample({ language: 'sv', requirements: 1 });
    const document = await PDFDocument.load(pdf, { updateMetadata: false });
    expect(document.getTitle()).toBe('Kompetensintyg: Väinö Äyräpää, Grundservice och reparation av cyklar');
    expect(document.getLanguage()).toBe('sv');
    expect(String(document.catalog.lookup(PDFName.of('MarkInfo')))).toContain('/Marked true');
    expect(await saidOf(pdf)).toEqual({
      'pdfaid:part': '3',
      'pdfaid:conformance': 'A',
      'pdfuaid:part': '1',
      'dc:title': 'Kompetensintyg: Väinö Äyräpää, Grundservice och reparation av cyklar',
      'dc:language': 'sv',
    });
  });

  it('has bookmarks to its headings where its pages are several', async () => {
    const view = sampleView({ language: 'en', requirements: 28 });
    const [section] = view.sections;
    expect(await bookmarksOf(await pdfOf(view))).toEqual([
      `1 ${view.title}`,
      `1  ${view.target.name}`,
      `1  ${section!.heading}`,
      `1   ${section!.groups[0]!.name}`,
      `1   ${section!.groups[1]!.name}`,
      `1   ${section!.groups[2]!.name}`,
      `2   ${section!.groups[3]!.name}`,
      '2  How to check this',
    ]);
    expect(await bookmarksOf(await sample({ requirements: 3 }))).toEqual([]);
  });

  it('keeps a space between the words of two lines, for those who have it read to them', async () => {
    const view = sampleView({ language: 'fi', requirements: 28 });
    const file = new PdfReading(await pdfOf(view));
    const [page] = file.resolved(file.dictionary(file.catalog.get('Pages')).get('Kids')) as PdfReference[];
    const contents = file.resolved(file.dictionary(page).get('Contents')) as PdfStream;
    const brokenLines =
      Buffer.from(file.content(contents))
        .toString('latin1')
        .match(/\w+> Tj\nT\*/gu) ?? [];
    expect(brokenLines.length).toBeGreaterThan(10);
    for (const line of brokenLines) expect(line).toMatch(/0001> Tj/u);
  });

  it('is small', async () => {
    for (const name of Object.values(NAMES)) {
      expect((await sample({ name, requirements: 60 })).length).toBeLessThan(150_000);
    }
  });

  it('is drawn as layout 1 was drawn from the first paper on', async () => {
    const drawn = await Promise.all(
      LANGUAGES.map((language) => sample({ language, kind: 'STATEMENT', requirements: 12, name: NAMES.vi })),
    );
    expect(drawn.map(digestOf)).toEqual([
      '395b1c6d1869f695e7516c5bdba60575f44c69919a1b31fb0597b60d6c5154bb',
      '1ee1e35cd7412eab60a987243d777389c5ecdaa06f8f238e0388bec691ecf047',
      '1d5002f7c3a2843e338eb57b479aa85b2d54ce203b60e40c9676f2d402ecfce1',
    ]);
  });

  it('takes the colour of the organisation for the ring, darkened until it can be read', async () => {
    const pdf = await pdfOf(
      sampleView({ kind: 'RECOGNISED_COMPETENCE', requirements: 1 }),
      VERIFY_URL,
      '#FFD400',
    );
    const { data } = await renderPage(pdf, 1, 2, { x: 415, y: 115, width: 4, height: 4 });
    const [red = 0, green = 0, blue = 255] = data;
    expect(blue).toBeLessThan(20);
    expect([red > green, red < 160]).toEqual([true, true]);
  });
});

describe('the pages', () => {
  it.each([
    ['fi', 3, 1],
    ['sv', 3, 1],
    ['en', 3, 1],
    ['fi', 28, 2],
    ['sv', 28, 2],
    ['en', 28, 2],
    ['fi', 60, 3],
    ['sv', 60, 3],
    ['en', 60, 3],
  ] as const)('are as many as the requirements need (%s, %i: %i)', async (language, requirements, pages) => {
    expect(await pageCountOf(await sample({ language, requirements }))).toBe(pages);
  });

  it('number themselves and repeat whose certificate it is', async () => {
    const text = await textOf(await sample({ language: 'sv', requirements: 60 }));
    expect(text.filter((run) => /^Sida/u.test(run.text)).map((run) => run.text)).toEqual([
      'Sida 1/3',
      'Sida 2/3',
      'Sida 3/3',
    ]);
    for (const page of [2, 3]) {
      expect(text.find((run) => run.page === page)?.text).toContain('Kompetensintyg · Väinö Äyräpää');
    }
  });

  it.each(LANGUAGES)(
    'keep text inside the margins and no heading alone at their end (%s)',
    async (language) => {
      for (const kind of ['COMPETENCE_CERTIFICATE', 'STATEMENT'] as const) {
        for (let requirements = 1; requirements <= 60; requirements += 7) {
          const view = sampleView({ language, kind, requirements, name: NAMES.long });
          const runs = await textOf(await pdfOf(view));
          for (const run of runs) {
            expect(run.left, run.text).toBeGreaterThanOrEqual(MARGIN.left - 0.5);
            expect(run.right, run.text).toBeLessThanOrEqual(MARGIN.right + 0.5);
            expect(run.baseline, run.text).toBeGreaterThan(MARGIN.bottom);
            expect(run.baseline, run.text).toBeLessThan(MARGIN.top);
          }
          const headings = view.sections.flatMap(({ heading, groups }) => [
            heading,
            ...groups.map(({ name }) => name),
          ]);
          runs.forEach((run, at) => {
            if (!headings.includes(run.text)) return;
            const next = runs[at + 1]!;
            expect(
              [next.page, next.baseline < run.baseline, Math.abs(next.left - run.left) < 20],
              run.text,
            ).toEqual([run.page, true, true]);
          });
        }
      }
    },
  );

  it('never hold the foot alone', async () => {
    for (let requirements = 6; requirements <= 34; requirements += 1) {
      const view = sampleView({ requirements });
      const runs = await textOf(await pdfOf(view));
      const last = runs.filter((run) => run.page === runs.at(-1)!.page);
      expect(
        last.some((run) => run.text.startsWith('Osaa ')),
        `${requirements} requirements`,
      ).toBe(true);
    }
  });

  it('divide a requirement that is longer than a page', async () => {
    const view = sampleView({ requirements: 2, stretch: 90 });
    const pdf = await pdfOf(view);
    const text = withoutSpaces(await plainTextOf(pdf));
    expect(await pageCountOf(pdf)).toBeGreaterThan(2);
    expect(text).toContain(withoutSpaces(view.sections[0]!.groups[0]!.items[0]!.text).slice(-40));
  });

  it("divide a group's name that is longer than a column", async () => {
    const view = sampleView({ requirements: 2 });
    const [section] = view.sections;
    const groups = section!.groups.map((group) => ({ ...group, name: 'hyvin pitkä nimi '.repeat(400) }));
    const text = await plainTextOf(await pdfOf({ ...view, sections: [{ ...section!, groups }] }));
    expect(text.match(/pitkä/gu)).toHaveLength(800);
  });

  it('hold a certificate without requirements or facts', async () => {
    const view = { ...sampleView(), sections: [], facts: [] };
    expect(await pageCountOf(await pdfOf(view))).toBe(1);
  });
});

describe('dates', () => {
  it('are written as people write them', () => {
    expect([dateInWords('2026-06-02', 'fi'), dateInWords('2026-12-24T10:00:00Z', 'sv')]).toEqual([
      '2.6.2026',
      '24.12.2026',
    ]);
    expect([dateInWords('2026-06-02', 'en'), dateInWords('spring', 'en')]).toEqual(['2 June 2026', 'spring']);
  });
});
