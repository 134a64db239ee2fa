import { PDFDocument, PDFName, PDFString, rgb } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { certificatePdf } from '../../../src/credential/certificate-pdf.ts';
import { obJwt } from '../../../src/credential/envelope/ob-jwt.ts';
import { sdJwt } from '../../../src/credential/envelope/sd-jwt.ts';
import { vcJwt } from '../../../src/credential/envelope/vc-jwt.ts';
import { issueOpenBadge } from '../../../src/credential/issue-open-badge.ts';
import type { OpenBadge } from '../../../src/credential/shape.ts';
import { viewOf } from '../../helpers/envelopes.ts';
import {
  BASE_URL,
  badgeOptions,
  certificateAward,
  ISSUED_AT,
  recognisedAward,
  signer,
} from '../../helpers/sample-award.ts';
import { answers, judge } from '../../helpers/sample-sources.ts';

const VERIFY_URL = `${BASE_URL}/v/6c1f3f0e-8a52-4f4e-9f4b-0d7a0f6f2a11`;

async function paper(change: object = {}, award: Parameters<typeof issueOpenBadge>[0] = recognisedAward) {
  const text = String(await issueOpenBadge(award, badgeOptions, signer));
  return certificatePdf({
    view: viewOf(JSON.parse(text)),
    signed: new TextEncoder().encode(text),
    fileName: 'tunnustettu-osaaminen.json',
    verifyUrl: VERIFY_URL,
    qrPayload: `${VERIFY_URL}#eyJhbGciOiJFZERTQSJ9.e30.c2ln`,
    issuedAt: ISSUED_AT,
    ...change,
  });
}

const verdictOn = async (bytes: Uint8Array) => {
  const verdict = await judge({ bytes });
  return [verdict.outcome, answers(verdict).VISIBLE_TEXT];
};
const AGREES = ['VALID', 'VALID PAGE_AGREES'];
const DIFFERS = ['INVALID', 'INVALID PAGE_DIFFERS'];

/** The same paper, opened, doctored and saved. */
async function doctored(doctor: (document: PDFDocument) => void, useObjectStreams = true) {
  const document = await PDFDocument.load(await paper(), { updateMetadata: false });
  doctor(document);
  return document.save({ useObjectStreams, addDefaultPage: false, updateFieldAppearances: false });
}

describe('a page around a sound credential', () => {
  it('agrees with it as its issuer drew it, in the issuer’s own colour too', async () => {
    expect(await verdictOn(await paper())).toEqual(AGREES);
    expect(await verdictOn(await paper({ colour: '#8a1c5a' }))).toEqual(AGREES);
    expect(await verdictOn(await paper({ issuedAt: new Date(ISSUED_AT.getTime() + 789) }))).toEqual(AGREES);
    expect(await verdictOn(await paper({}, certificateAward))).toEqual(AGREES);
  });

  it('agrees when the same objects are packed in another way', async () => {
    expect(await verdictOn(await doctored(() => undefined, false))).toEqual(AGREES);
  });

  it('differs where it was drawn from other claims', async () => {
    const text = String(
      await issueOpenBadge(
        { ...recognisedAward, grade: { ...recognisedAward.grade!, value: '5', name: { fi: 'Kiitettävä' } } },
        badgeOptions,
        signer,
      ),
    );
    expect(await verdictOn(await paper({ view: viewOf(JSON.parse(text)) }))).toEqual(DIFFERS);
  });

  it.each<[string, (document: PDFDocument) => void]>([
    [
      'something is drawn over it',
      (document) =>
        document.getPage(0).drawRectangle({ x: 60, y: 500, width: 200, height: 20, color: rgb(1, 1, 1) }),
    ],
    ['a page is added', (document) => document.addPage()],
    [
      'a field is put on it',
      (document) => document.getForm().createTextField('grade').addToPage(document.getPage(0)),
    ],
    [
      'its link leads elsewhere',
      (document) => {
        const [annotation] = document.getPage(0).node.Annots()!.asArray();
        const link = document.context.lookup(annotation) as unknown as {
          lookup(name: PDFName): { set(name: PDFName, value: PDFString): void };
        };
        link.lookup(PDFName.of('A')).set(PDFName.of('URI'), PDFString.of('https://elsewhere.example/v/1'));
      },
    ],
    ['it is cropped', (document) => document.getPage(0).setCropBox(0, 300, 595, 500)],
    ['it opens with a script', (document) => document.addJavaScript('x', 'app.alert("x")')],
  ])('differs where %s', async (_name, doctor) => {
    expect(await verdictOn(await doctored(doctor))).toEqual(DIFFERS);
  });

  it('differs where its QR code leads elsewhere', async () => {
    expect(await verdictOn(await paper({ qrPayload: 'https://elsewhere.example/v/1#a' }))).toEqual(DIFFERS);
    expect(await verdictOn(await paper({ verifyUrl: `${BASE_URL}/v/other` }))).toEqual(DIFFERS);
  });

  it('differs where something was appended to the file', async () => {
    const bytes = await paper();
    expect(await verdictOn(Buffer.concat([bytes, Buffer.from('\nstartxref\n0\n%%EOF')]))).toEqual(DIFFERS);
  });

  it('differs where the page is somebody’s own', async () => {
    const text = String(await issueOpenBadge(recognisedAward, badgeOptions, signer));
    const own = async (attached: string) => {
      const document = await PDFDocument.create();
      document.addPage().drawText('Arvosana: 5');
      await document.attach(new TextEncoder().encode(attached), 'todistus', { mimeType: 'text/plain' });
      return document.save();
    };
    const badge = JSON.parse(text) as OpenBadge;
    for (const attached of [
      text,
      await vcJwt(badge, signer),
      await obJwt(badge, signer),
      await sdJwt(badge, signer),
    ]) {
      expect(await verdictOn(await own(attached))).toEqual(DIFFERS);
    }
  });
});
