import { deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { PDFDict, PDFDocument, PDFName, PDFString } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { certificatePdf, DRAWN_WITH } from '../../src/credential/certificate-pdf.ts';
import { issueOpenBadge } from '../../src/credential/issue-open-badge.ts';
import { dateString, PdfFile, reference } from '../../src/drawing/pdf-file.ts';
import { outcomeOf } from '../../src/verification/check.ts';
import { PdfReading } from '../../src/verification/pdf-reading.ts';
import {
  PdfDoubt,
  PdfName,
  PdfReference,
  PdfStream,
  PdfString,
  type PdfValue,
} from '../../src/verification/pdf-value.ts';
import { viewOf } from '../helpers/envelopes.ts';
import { BASE_URL, badgeOptions, ISSUED_AT, recognisedAward, signer } from '../helpers/sample-award.ts';
import { answers, judge } from '../helpers/sample-sources.ts';

const VERIFY_URL = `${BASE_URL}/v/6c1f3f0e-8a52-4f4e-9f4b-0d7a0f6f2a11`;
const signed = String(await issueOpenBadge(recognisedAward, badgeOptions, signer));
const raised = String(
  await issueOpenBadge(
    { ...recognisedAward, grade: { ...recognisedAward.grade!, value: '5', name: { fi: 'Kiitettävä' } } },
    badgeOptions,
    signer,
  ),
);

/** A paper around the signed credential that shows what another text says. */
const paper = (shows = signed) =>
  certificatePdf({
    view: viewOf(JSON.parse(shows)),
    signed: new TextEncoder().encode(signed),
    fileName: 'tunnustettu-osaaminen.json',
    verifyUrl: VERIFY_URL,
    qrPayload: `${VERIFY_URL}#eyJhbGciOiJFZERTQSJ9.e30.c2ln`,
    issuedAt: ISSUED_AT,
  });
const honest = await paper();

const verdictOn = async (bytes: Uint8Array) => {
  const verdict = await judge({ bytes });
  return [verdict.outcome, answers(verdict).VISIBLE_TEXT];
};
const AGREES = ['VALID', 'VALID PAGE_AGREES'];
const DIFFERS = ['INVALID', 'INVALID PAGE_DIFFERS'];
const NOT_COMPARED = ['UNKNOWN', 'UNKNOWN PAGE_NOT_COMPARED'];

interface Saving {
  readonly useObjectStreams?: boolean;
  readonly updateMetadata?: boolean;
}

async function saved(
  bytes: Uint8Array,
  change: (document: PDFDocument) => void = () => undefined,
  how: Saving = {},
) {
  const { useObjectStreams = true, updateMetadata = false } = how;
  const document = await PDFDocument.load(bytes, { updateMetadata });
  change(document);
  return document.save({ useObjectStreams, addDefaultPage: false, updateFieldAppearances: false });
}

const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

/** The information of a document without what it was drawn with, or with another layout. */
const saying = (layout: string | null) => (document: PDFDocument) => {
  const information = document.context.lookup(document.context.trailerInfo.Info, PDFDict);
  for (const name of Object.values(DRAWN_WITH)) information.delete(PDFName.of(name));
  if (layout !== null) information.set(PDFName.of(DRAWN_WITH.layout), PDFString.of(layout));
};

/** The same document written anew, its objects numbered in another order, its streams packed in another way. */
function renumbered(bytes: Uint8Array): Uint8Array {
  const from = new PdfReading(bytes);
  const to = new PdfFile();
  to.next();
  to.next();
  const numbers = new Map<number, number>();
  const written = (value: PdfValue): string => {
    if (value instanceof PdfReference) return reference(moved(value.number));
    if (value instanceof PdfName) return `/${value.name.replace('/', '#2f')}`;
    if (value instanceof PdfString) return `<${Buffer.from(value.bytes, 'latin1').toString('hex')}>`;
    if (Array.isArray(value)) return `[${value.map(written).join(' ')}]`;
    if (value instanceof Map)
      return `<<${[...value]
        .reverse()
        .map(([name, one]) => `/${name} ${written(one)}`)
        .join('')}>>`;
    return String(value);
  };
  const moved = (number: number): number => {
    const known = numbers.get(number);
    if (known !== undefined) return known;
    const ref = to.next();
    numbers.set(number, ref);
    const value = from.resolved(new PdfReference(number));
    if (value instanceof PdfStream) {
      const entries = [...value.dictionary].filter(([name]) => !['Length', 'Filter'].includes(name));
      const packed = deflateSync(from.content(value), { level: 9 });
      to.addStream(
        { entries: `${written(new Map(entries)).slice(2, -2)}/Filter[/FlateDecode]`, bytes: packed },
        ref,
      );
    } else to.put(ref, written(value));
    return ref;
  };
  const root = to.add(written(from.catalog));
  const information = to.add(written(from.information));
  return to.save({ root, information, id: '0'.repeat(32) });
}

describe('a paper that was saved again', () => {
  it.each<[string, Saving]>([
    ['with object streams', {}],
    ['with a table of cross-references', { useObjectStreams: false }],
    ['by a program that calls itself its producer', { updateMetadata: true }],
  ])('agrees: %s', async (_, how) => {
    const again = await saved(honest, undefined, how);
    expect(Buffer.from(again).equals(Buffer.from(honest))).toBe(false);
    expect(await verdictOn(again)).toEqual(AGREES);
  });

  it('agrees with its objects numbered, ordered and packed anew', async () => {
    expect(await verdictOn(renumbered(honest))).toEqual(AGREES);
    expect(await verdictOn(renumbered(await paper(raised)))).toEqual(DIFFERS);
  });

  it('differs where its title says something else', async () => {
    expect(await verdictOn(await saved(honest, (document) => document.setTitle('Arvosana 5')))).toEqual(
      DIFFERS,
    );
  });
});

describe('a paper whose layout', () => {
  it('is not told can never agree, however right it looks', async () => {
    expect(await verdictOn(await saved(honest, saying(null)))).toEqual(NOT_COMPARED);
  });

  it('is a later one cannot be told', async () => {
    expect(await verdictOn(await saved(honest, saying('999')))).toEqual(NOT_COMPARED);
  });

  it('is not told differs where a claim cannot be read on it', async () => {
    expect(await verdictOn(await saved(await paper(raised), saying(null)))).toEqual(DIFFERS);
    expect(await verdictOn(await saved(await paper(raised), saying('999')))).toEqual(DIFFERS);
  });

  it('is claimed to be one of ours is held against that one', async () => {
    expect(await verdictOn(await saved(await paper(raised), saying('1')))).toEqual(DIFFERS);
    expect(await verdictOn(await saved(honest, saying('1')))).toEqual(DIFFERS);
  });

  it('is a picture cannot be told', async () => {
    const document = await PDFDocument.create();
    document.addPage();
    await document.attach(new TextEncoder().encode(signed), 'x.json', { mimeType: 'application/json' });
    expect(await verdictOn(await document.save())).toEqual(NOT_COMPARED);
  });

  it('is somebody else’s differs: it lacks what is signed', async () => {
    const document = await PDFDocument.create();
    document.addPage().drawText('Arvosana: 5');
    await document.attach(new TextEncoder().encode(signed), 'x.json', { mimeType: 'application/json' });
    expect(await verdictOn(await document.save({ useObjectStreams: false }))).toEqual(DIFFERS);
  });
});

describe('a page that could not be compared', () => {
  it('keeps the verdict from being valid', () => {
    const others = [{ name: 'PROOF', outcome: 'VALID' }] as const;
    expect(outcomeOf([...others, { name: 'VISIBLE_TEXT', outcome: 'UNKNOWN' }])).toBe('UNKNOWN');
    expect(outcomeOf([...others, { name: 'VISIBLE_TEXT', outcome: 'VALID' }])).toBe('VALID');
  });
});

/** A section that replaces one object, appended as a program does that saves only what it changed. */
function appended(file: string, number: number, object: string, hidden = ''): Buffer {
  const root = /\/Root (\d+ 0 R)/u.exec(file)![1]!;
  const info = /\/Info (\d+ 0 R)/u.exec(file)![1]!;
  const previous = file.lastIndexOf('startxref');
  const before = /startxref\s+(\d+)/u.exec(file.slice(previous))![1]!;
  const size = /\/Size (\d+)/u.exec(file)![1]!;
  const at = file.length;
  const body = `${number} 0 obj\n${object}\nendobj\n${hidden}`;
  return Buffer.from(
    `${file}${body}xref\n${number} 1\n${String(at).padStart(10, '0')} 00000 n \ntrailer\n<</Size ${size}/Root ${root}` +
      `/Info ${info}/Prev ${before}>>\nstartxref\n${at + body.length}\n%%EOF\n`,
    'latin1',
  );
}

describe('a file that programs could read in two ways', async () => {
  const plain = latin(await saved(honest, undefined, { useObjectStreams: false }));
  const [, catalog = '', body = ''] = /(\d+) 0 obj\n(<<[^>]*\/Type \/Catalog[\s\S]*?)\nendobj/u.exec(plain)!;
  const pages = /\/Pages (\d+) 0 R/u.exec(body)![1]!;
  const tree = new RegExp(`\\n${pages} 0 obj\\n(<<[\\s\\S]*?>>)\\nendobj`, 'u').exec(plain)![1]!;
  const spun = tree.replace('/Count', '/Rotate 180\n/Count');

  it('agrees where what is appended changes nothing', async () => {
    expect(await verdictOn(appended(plain, Number(pages), tree))).toEqual(AGREES);
  });

  it('differs where what is appended changes a page', async () => {
    expect(await verdictOn(appended(plain, Number(pages), spun))).toEqual(DIFFERS);
  });

  it('differs where the honest object only stands by, and another is the one that counts', async () => {
    const hidden = `${pages} 0 obj\n${tree}\nendobj\n`;
    expect(await verdictOn(appended(plain, Number(pages), spun, hidden))).toEqual(DIFFERS);
  });

  it('differs where a dictionary has the same name twice', async () => {
    const twice = body.replace('/Pages', `/Pages 1 0 R\n/Pages`);
    expect(await verdictOn(appended(plain, Number(catalog), twice))).toEqual(DIFFERS);
  });

  it.each<[string, (file: string) => string]>([
    ['its cross-references lead elsewhere', (file) => file.replace(/startxref\s+\d+/u, 'startxref\n9')],
    ['something stands before its head', (file) => `%!PS\n${file}`],
    [
      'a stream says another length',
      (file) => file.replace(/\/Length (\d+)/u, (_, n) => `/Length ${Number(n) - 1}`),
    ],
    [
      'it has a head for fast viewing that is not its own',
      (file) => file.replace('%PDF-1.7\n', '%PDF-1.7\n%/Linearized\n'),
    ],
  ])('differs where %s', async (_, change) => {
    expect(await verdictOn(Buffer.from(change(plain), 'latin1'))).toEqual(DIFFERS);
  });

  it('is read or doubted, never anything else, however it is changed', () => {
    fc.assert(
      fc.property(fc.nat(plain.length - 1), fc.nat(255), (at, byte) => {
        const changed = Buffer.from(plain, 'latin1');
        changed[at] = byte;
        try {
          expect(new PdfReading(changed).catalog.size).toBeGreaterThan(0);
        } catch (problem) {
          expect(problem instanceof PdfDoubt || (problem as { code?: string }).code?.startsWith('Z_')).toBe(
            true,
          );
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('dates', () => {
  it('are written to the second', () => {
    expect(dateString(new Date('2026-06-02T09:00:00.789Z'))).toBe('(D:20260602090000Z)');
  });
});
