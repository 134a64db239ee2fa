import { describe, expect, it } from 'vitest';
import { TemplateGenerations } from '../../../src/credential/compiled/template-generations.ts';
import { CREDENTIALS_V2, documentLoader } from '../../../src/credential/document-loader.ts';
import { boundedSuite } from '../../../src/credential/sign.ts';

const library = (document: object): Promise<string> =>
  boundedSuite.canonize(document, { documentLoader: documentLoader() });

const of = (claims: object) => ({
  '@context': [CREDENTIALS_V2],
  id: 'urn:x:0',
  type: ['VerifiableCredential'],
  ...claims,
});

const ours = of({ name: 'ours' });
const PURPOSES = [
  'validFrom',
  'validUntil',
  'description',
  'issuer',
  'evidence',
  'termsOfUse',
  'refreshService',
];
const strange = (at: number) => of({ [PURPOSES[at % PURPOSES.length]!]: 'did:web:x' });

/** As often as learning is at rest: until the document was learnt. */
async function insist(generations: TemplateGenerations, document: ReturnType<typeof of>): Promise<void> {
  for (let at = 0; at < 2_000 && generations.ready(document) === null; at++) {
    generations.learn(document);
    await generations.settled();
    if (generations.ready(document) === null) await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

describe('template generations', () => {
  it('are ready for what they have learnt, and write what the library writes', async () => {
    const generations = new TemplateGenerations(library);
    expect(generations.ready(ours)).toBeNull();
    await insist(generations, ours);
    expect(generations.ready(ours)).toBe(await library(ours));
    expect(generations.ready(strange(0))).toBeNull();
  });

  it('learn one document at a time, and rest after it', async () => {
    let asked = 0;
    const generations = new TemplateGenerations(async (document) => {
      asked++;
      await new Promise((resolve) => setTimeout(resolve, 20));
      return library(document);
    });
    generations.learn(ours);
    generations.learn(strange(0));
    await generations.settled();
    generations.learn(strange(1));
    await generations.settled();
    expect(generations.ready(ours)).toBe(await library(ours));
    expect([0, 1].map((at) => generations.ready(strange(at)))).toEqual([null, null]);
    const before = asked;
    generations.learn(strange(2));
    await generations.settled();
    expect(asked).toBe(before);
  });

  it('keep what is asked for through any number of others, and forget what is not', async () => {
    const generations = new TemplateGenerations(library, 5);
    await insist(generations, strange(0));
    await insist(generations, ours);
    for (let at = 1; at < PURPOSES.length; at++) {
      await insist(generations, strange(at));
      expect(generations.ready(ours)).toBe(await library(ours));
      await generations.settled();
    }
    expect(generations.ready(strange(0))).toBeNull();
  });

  it('do not notice what becomes of a document while it is learnt', async () => {
    const generations = new TemplateGenerations(library);
    const changing: Record<string, unknown> & { '@context': string[] } = of({ name: 'ours' });
    generations.learn(changing);
    changing.name = { '@value': 'x' };
    await generations.settled();
    expect(generations.ready(ours)).toBe(await library(ours));
  });

  it('go on where the library refuses', async () => {
    let refusing = true;
    const generations = new TemplateGenerations((document) =>
      refusing ? Promise.reject(new Error('out of order')) : library(document),
    );
    generations.learn(ours);
    await generations.settled();
    expect(generations.ready(ours)).toBeNull();
    refusing = false;
    await insist(generations, of({ '@context': [CREDENTIALS_V2, CREDENTIALS_V2] }));
    expect(generations.ready(of({ '@context': [CREDENTIALS_V2, CREDENTIALS_V2] }))).not.toBeNull();
  });
});
