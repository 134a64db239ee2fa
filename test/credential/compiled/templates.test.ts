import { serialize } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../src/base/refusal.ts';
import { type ContextedDocument, Templates } from '../../../src/credential/compiled/templates.ts';
import { documentLoader } from '../../../src/credential/document-loader.ts';
import { openBadge } from '../../../src/credential/open-badge.ts';
import { boundedSuite } from '../../../src/credential/sign.ts';
import { badgeOptions, sampleAwards } from '../../helpers/sample-award.ts';

const library = (document: object): Promise<string> =>
  boundedSuite.canonize(document, { documentLoader: documentLoader() });

const badgeOf = (award: (typeof sampleAwards)[keyof typeof sampleAwards]): ContextedDocument => {
  const badge = openBadge(award, badgeOptions);
  if (badge instanceof Refusal) throw badge;
  return badge;
};

const certificate = badgeOf(sampleAwards['a workshop’s certificate']);
const recognised = badgeOf(sampleAwards['recognised competence']);

describe('templates', () => {
  it('know nothing at first, and need no library once they have learnt', async () => {
    const templates = new Templates(library);
    expect(templates.ready(certificate)).toBeNull();
    const text = await library(certificate);
    expect(await templates.learn(certificate)).toBe(text);
    expect(templates.ready(certificate)).toBe(text);
  });

  it('learnt from one kind of credential ask only for what the next one adds', async () => {
    let asked: object[] = [];
    const templates = new Templates((document) => {
      asked.push(document);
      return library(document);
    });
    await templates.learn(certificate);
    const first = asked.length;
    asked = [];
    await templates.learn(recognised);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.length).toBeLessThan(first / 3);
    asked = [];
    await templates.learn(recognised);
    expect(asked).toEqual([]);
  });

  it('keep the wide characters that they were tried with out of what they write', async () => {
    // How V8 writes a text down says how it holds it: `"` where a character takes one byte, `c` where it takes two.
    const held = (text: string): string => String.fromCharCode(serialize([text])[4]!);
    expect([held('a'), held('a\u{1F6B2}')]).toEqual(['"', 'c']);
    const templates = new Templates(library);
    const narrow = JSON.parse(JSON.stringify(certificate).replace(/[^\u0020-\u00ff]/g, '-'));
    await templates.learn(narrow);
    expect(held(templates.ready(narrow)!)).toBe('"');
  });

  it('learn a thing once, however many ask for it at the same time', async () => {
    let asked = 0;
    const counting = (document: object): Promise<string> => {
      asked++;
      return library(document);
    };
    await new Templates(counting).learn(certificate);
    const alone = asked;
    asked = 0;
    const templates = new Templates(counting);
    const texts = await Promise.all(Array.from({ length: 40 }, () => templates.learn(certificate)));
    expect(asked).toBe(alone);
    expect(new Set(texts)).toEqual(new Set([await library(certificate)]));
  });

  it('go on learning after the library refused', async () => {
    let down = true;
    const templates = new Templates(async (document) => {
      if (down && Object.hasOwn(document, 'credentialStatus')) throw new Error('out of order');
      return library(document);
    });
    const { credentialStatus: _, ...rest } = certificate;
    expect(await templates.learn(certificate)).toBeNull();
    down = false;
    expect(await templates.learn(rest as ContextedDocument)).toBe(await library(rest));
  });

  it('compare the whole credential, and are given up where the library reads it otherwise', async () => {
    const templates = new Templates(async (document) => {
      const text = await library(document);
      return Object.hasOwn(document, 'credentialStatus') && Object.hasOwn(document, 'issuer')
        ? text.replace('Venevaja', 'Venevajat')
        : text;
    });
    expect(await templates.learn(certificate)).toBeNull();
    expect(templates.ready(certificate)).toBeNull();
    expect(await templates.learn(certificate)).toBeNull();
  });

  it('leave to the library what its contexts do not define', async () => {
    const templates = new Templates(library);
    expect(await templates.learn({ ...certificate, favouriteColour: 'green' })).toBeNull();
    expect(await templates.learn(certificate)).toBe(await library(certificate));
  });

  it('leave to the library a key that also says what another key says', async () => {
    const templates = new Templates(async (document) => {
      const text = await library(JSON.parse(JSON.stringify(document).replaceAll('"alias":', '"name":')));
      return text;
    });
    await templates.learn(certificate);
    expect(await templates.learn({ ...certificate, alias: 'another name' })).toBeNull();
  });

  it('put a vocabulary’s words in as the library does', async () => {
    const templates = new Templates(library);
    const options = {
      '@context': certificate['@context'],
      type: 'DataIntegrityProof',
      created: '2026-03-21T09:30:00Z',
      verificationMethod: 'did:key:z6MkSample#z6MkSample',
      cryptosuite: 'eddsa-rdfc-2022',
      proofPurpose: 'assertionMethod',
    };
    expect(await templates.learn(options)).toBe(await library(options));
    expect(templates.ready(options)).toContain('<https://w3id.org/security#assertionMethod>');
    expect(await templates.learn({ ...options, proofPurpose: 'noSuchPurpose' })).toBeNull();
    const twice = {
      ...options,
      proofPurpose: ['assertionMethod', 'https://w3id.org/security#assertionMethod'],
    };
    expect(await templates.learn(twice)).toBe(await library(twice));
  });
});
