import { PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/base/refusal.ts';
import { certificateViewOf } from '../../src/credential/certificate-view-of.ts';
import { attachmentsOf, pageCountOf, plainTextOf, qrIn, renderPage } from '../helpers/read-pdf.ts';
import type { ProofName, Told } from '../helpers/story/main-job.ts';
import { verdictOn } from '../helpers/story/proof.ts';

const PAPERS: readonly ProofName[] = [
  'certificateFi',
  'certificateSv',
  'certificateEn',
  'raised',
  'corrected',
  'piece',
  'statement',
];
const QR_PLACE = { x: 440, y: 600, width: 110, height: 200 };
const withoutSpaces = (text: string) => text.replace(/\s+/gu, '');

export function papers(told: () => Told): void {
  describe.each(PAPERS)('the PDF of %s', (name) => {
    const proof = () => told().proofs[name];

    it('carries the JSON that GraphQL gives, byte for byte', async () => {
      const files = [...(await attachmentsOf(proof().pdf)).values()];
      expect(files).toHaveLength(1);
      expect(Buffer.from(files[0]!).equals(Buffer.from(proof().json))).toBe(true);
    });

    it('says everything that is signed, in reading order, in the signed language', async () => {
      const view = certificateViewOf(proof().credential);
      if (view instanceof Refusal) throw new Error(view.code);
      expect(view.language).toBe(proof().language);
      const said = [
        view.title,
        view.issuer.name,
        view.holder.name,
        view.target.name,
        view.qualification.name,
        ...view.facts.flatMap(({ label, value }) => [label, value]),
        ...view.sections.flatMap(({ heading, groups }) => [
          heading,
          ...groups.flatMap((group) => [
            group.name ?? '',
            ...group.items.flatMap((item) => [item.text, item.level?.label ?? '', item.note ?? '']),
          ]),
        ]),
        view.issuer.businessId,
        ...view.foot,
        proof().verifyUrl,
        view.credentialId,
      ];
      const pages = await pageCountOf(proof().pdf);
      // A page that goes on repeats whose it is at its head and counts itself at its foot: not part of the order.
      const furniture = new RegExp(`(Sivu|Sida|Page)\\d+/${pages}`, 'gu');
      const text = withoutSpaces(await plainTextOf(proof().pdf)).replace(furniture, '');
      let at = 0;
      for (const one of said.map(withoutSpaces)) {
        const found = text.indexOf(one.slice(0, 30), at);
        expect(found, `${one} after ${text.slice(0, at).slice(-60)}`).toBeGreaterThanOrEqual(at);
        at = found;
      }
    });

    it('embeds every font that it uses', async () => {
      const document = await PDFDocument.load(proof().pdf, { updateMetadata: false });
      const dicts = document.context
        .enumerateIndirectObjects()
        .flatMap(([, object]) => (object instanceof PDFDict ? [object] : []));
      const fonts = dicts.filter((dict) => dict.lookup(PDFName.of('Type')) === PDFName.of('Font'));
      const drawn = fonts.filter((dict) => dict.lookup(PDFName.of('FontDescriptor')) !== undefined);
      expect(drawn.length).toBeGreaterThan(0);
      for (const font of drawn)
        expect(
          font.lookup(PDFName.of('FontDescriptor'), PDFDict).lookup(PDFName.of('FontFile2')),
        ).toBeDefined();
      for (const font of fonts.filter((dict) => !drawn.includes(dict)))
        expect(font.lookup(PDFName.of('Subtype'))).toBe(PDFName.of('Type0'));
    });

    it('has a QR code that leads to its page and says the same as the credential', async () => {
      const last = await pageCountOf(proof().pdf);
      const said = qrIn(await renderPage(proof().pdf, last, 8, QR_PLACE)) ?? '';
      const [url, compact = ''] = said.split('#');
      expect(url).toBe(proof().verifyUrl);
      const claims = JSON.parse(Buffer.from(compact.split('.')[1] ?? '', 'base64url').toString()) as object;
      expect(claims).toMatchObject({
        iss: proof().credential.issuer.id,
        jti: proof().credential.id,
        target: proof().credential.credentialSubject.achievement.name,
      });
      const page = await fetch(url!, { headers: { 'Accept-Language': proof().language } });
      const html = await page.text();
      expect(page.status).toBe(200);
      expect(html).toContain(proof().credential.credentialSubject.achievement.name);
      expect(html).not.toMatch(
        /Näkkäläjärvi|Õunapuu|Ŋuorttanaš|1991-05-14|2001-11-23|1987-02-09|14\.5\.1991|23\.11\.2001|9\.2\.1987/,
      );
    });

    it('verifies as a file for anybody', async () => {
      expect((await verdictOn(told().served.person(), proof().pdf)).outcome).toBe('VALID');
    });
  });
}
