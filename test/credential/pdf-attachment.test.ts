import { deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { certificatePdf } from '../../src/credential/certificate-pdf.ts';
import { extractAttachment, LARGEST_PDF, readAttachment } from '../../src/credential/pdf-attachment.ts';
import { SIGNED, sampleView } from '../helpers/sample-view.ts';

const certificate = () =>
  certificatePdf({
    view: sampleView({ requirements: 2 }),
    signed: SIGNED,
    fileName: 'näyte 1.json',
    verifyUrl: 'https://pateva.example.org/v/1',
    qrPayload: 'https://pateva.example.org/v/1',
    issuedAt: new Date('2026-06-02T09:00:00Z'),
  });

const withFiles = async (...files: [string, string][]) => {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.addPage();
  for (const [name, content] of files) await document.attach(new TextEncoder().encode(content), name);
  return document.save();
};

describe('the credential inside a PDF', () => {
  it('comes out byte for byte', async () => {
    expect(await extractAttachment(await certificate())).toEqual(SIGNED);
    expect(await readAttachment(await certificate())).toEqual({
      kind: 'FOUND',
      bytes: SIGNED,
      fileName: 'n-yte-1.json',
    });
  });

  it('comes out of a PDF that another program has written again', async () => {
    const again = await PDFDocument.load(await certificate(), { updateMetadata: false });
    expect(await extractAttachment(await again.save({ useObjectStreams: false }))).toEqual(SIGNED);
  });

  it('is found among other files', async () => {
    const pdf = await withFiles(['note.txt', 'hello'], ['credential.json', '{"type":[]}']);
    expect(await readAttachment(pdf)).toMatchObject({ kind: 'FOUND', fileName: 'credential.json' });
  });

  it('may be a compact JWS', async () => {
    const jws = 'eyJhbGciOiJFZERTQSJ9.e30.c2ln';
    expect(await extractAttachment(await withFiles(['credential.jwt', jws]))).toEqual(
      new TextEncoder().encode(jws),
    );
  });

  it('is none in a PDF without attachments, or with other ones', async () => {
    expect(await readAttachment(await withFiles())).toEqual({ kind: 'NONE' });
    expect(await readAttachment(await withFiles(['note.txt', 'hello']))).toEqual({ kind: 'NONE' });
    expect(await extractAttachment(await withFiles())).toBeNull();
  });
});

describe('a file that is no good PDF', () => {
  it('is unreadable', async () => {
    expect(await readAttachment(new Uint8Array())).toEqual({ kind: 'UNREADABLE' });
    expect(await readAttachment(new TextEncoder().encode('{"not":"a PDF"}'))).toEqual({ kind: 'UNREADABLE' });
    expect(await readAttachment(new TextEncoder().encode('%PDF-1.7 and no more'))).toEqual({
      kind: 'UNREADABLE',
    });
  });

  it('is unreadable where it nests without end', async () => {
    const nested = Buffer.from(`%PDF-1.7\n1 0 obj\n${'['.repeat(3_000_000)}`);
    expect(await readAttachment(nested)).toEqual({ kind: 'UNREADABLE' });
  });

  it('is too large above the limit', async () => {
    expect(await readAttachment(new Uint8Array(LARGEST_PDF + 1))).toEqual({ kind: 'TOO_LARGE' });
  });

  it('is too large where its streams unpack to more than the limit, also one inside another', async () => {
    const bomb = deflateSync(Buffer.alloc(80_000_000));
    const pdf = (packed: Uint8Array) =>
      Buffer.concat([
        Buffer.from('%PDF-1.7\n1 0 obj\n<</Type/ObjStm>>\nstream\n'),
        packed,
        Buffer.from('\nendstream'),
      ]);
    expect(await readAttachment(pdf(bomb))).toEqual({ kind: 'TOO_LARGE' });
    expect(await readAttachment(pdf(deflateSync(bomb)))).toEqual({ kind: 'TOO_LARGE' });
  });

  it('never makes the reader throw, however it is cut or changed', async () => {
    const whole = await certificate();
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: whole.length - 1 }),
        fc.integer({ min: 0, max: 255 }),
        fc.integer({ min: 1, max: whole.length }),
        async (at, byte, length) => {
          const changed = whole.slice(0, length);
          if (at < length) changed[at] = byte;
          const { kind } = await readAttachment(changed);
          expect(['FOUND', 'NONE', 'UNREADABLE', 'TOO_LARGE']).toContain(kind);
        },
      ),
      { numRuns: 60 },
    );
  });
});
