import { describe, expect, it } from 'vitest';
import { tellingWords } from '../../src/access/public-name.ts';
import { attachmentsOf, plainTextOf } from '../helpers/read-pdf.ts';
import type { Told } from '../helpers/story/main-job.ts';
import { fetchTrust } from '../helpers/story/proof.ts';
import { everythingOf } from '../helpers/story/schema-walk.ts';

const folded = (text: string) => text.normalize('NFC').replace(/\s+/gu, '').toLowerCase();

export function outputs(told: () => Told): void {
  /** Everything that leaves the system, by what it is. */
  const leaving = async (): Promise<[string, string][]> => {
    const { proofs, served, environment } = told();
    const texts: [string, string][] = [];
    for (const [name, proof] of Object.entries(proofs)) {
      texts.push([`${name} JSON`, proof.json], [`${name} PDF`, await plainTextOf(proof.pdf)]);
      texts.push([`${name} file`, [...(await attachmentsOf(proof.pdf)).keys()].join(' ')]);
      for (const language of ['fi', 'sv', 'en']) {
        const page = await fetch(proof.verifyUrl, { headers: { 'Accept-Language': language } });
        texts.push([`${name} page ${language}`, await page.text()]);
      }
      const trust = await fetchTrust(served.baseUrl, proof);
      texts.push([`${name} DID document`, trust.didText], [`${name} status list`, trust.listText]);
    }
    const report = await served
      .person()
      .answer(
        `query Report($id: ID!) { identificationReport(environment: $id) { ${everythingOf('IdentificationReport', 5)} } }`,
        { id: environment },
      );
    texts.push(['public report', JSON.stringify(report)]);
    return texts;
  };

  describe('what leaves the system', () => {
    it('holds no word that tells where someone comes from, official texts excepted', async () => {
      const official = [...told().unit.texts, ...told().part.texts].sort((a, b) => b.length - a.length);
      const found = (await leaving()).flatMap(([what, text]) => {
        const without = official.reduce(
          (rest, one) => rest.replaceAll(folded(one), ' ').replaceAll(folded(JSON.stringify(one)), ' '),
          folded(text),
        );
        const kept = official.reduce((rest, one) => rest.replaceAll(one, ' '), text.normalize('NFC'));
        return [
          ...tellingWords(without),
          ...tellingWords(kept).filter((word) => word === word.toUpperCase()),
        ].map((word) => `${what}: ${word}`);
      });
      expect(found).toEqual([]);
    });

    it('names no participant on any page, list, report or DID document', async () => {
      const open = (await leaving()).filter(([what]) => /page|DID|list|report|file/.test(what));
      const found = open.filter(([, text]) => /Näkkäläjärvi|Õunapuu|Ŋuorttanaš|1991-05-14/.test(text));
      expect(found.map(([what]) => what)).toEqual([]);
      expect(open.length).toBeGreaterThan(50);
    });
  });
}
