import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../src/base/refusal.ts';
import { type ContextedDocument, Templates } from '../../../src/credential/compiled/templates.ts';
import { CREDENTIALS_V2, documentLoader, OPEN_BADGES_V3 } from '../../../src/credential/document-loader.ts';
import { openBadge } from '../../../src/credential/open-badge.ts';
import { boundedSuite } from '../../../src/credential/sign.ts';
import { badgeOptions, sampleAwards } from '../../helpers/sample-award.ts';
import { anyChange, anyDocument, changed } from './any-document.ts';

const library = (document: object): Promise<string> =>
  boundedSuite.canonize(document, { documentLoader: documentLoader() });

const badges = Object.values(sampleAwards).map((award) => {
  const badge = openBadge(award, badgeOptions);
  if (badge instanceof Refusal) throw badge;
  return badge;
});

const changedBadge = fc
  .tuple(fc.constantFrom(...badges), fc.array(anyChange, { minLength: 1, maxLength: 2 }))
  .map(([badge, changes]) => changes.reduce<object>(changed, badge));

const isContexted = (document: object): document is ContextedDocument => {
  const contexts: unknown = '@context' in document ? document['@context'] : null;
  return Array.isArray(contexts) && contexts.every((one) => typeof one === 'string');
};

describe('templates taught by anybody', () => {
  it('write what the library writes, or nothing', async () => {
    let templates = new Templates(library);
    const seen = { accepted: 0, learnt: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyDocument, changedBadge), async (document) => {
        if (!isContexted(document)) return;
        if (templates.full) templates = new Templates(library);
        const text = await library(document).catch(() => null);
        const before = templates.ready(document);
        const learnt = await templates.learn(structuredClone(document));
        const after = templates.ready(document);
        for (const one of [before, learnt, after]) expect([null, text]).toContain(one);
        if (text === null) seen.refused++;
        else seen.accepted++;
        if (after !== null) seen.learnt++;
      }),
      { numRuns: 1_000 },
    );
    expect(seen.refused).toBeGreaterThan(100);
    expect(seen.accepted).toBeGreaterThan(200);
    expect(seen.learnt).toBeGreaterThan(80);
  }, 300_000);

  const TYPE = ['VerifiableCredential', 'OpenBadgeCredential'];
  const subject = { type: ['AchievementSubject'] };
  const level = { id: 'urn:x:level', type: ['RubricCriterionLevel'], name: 'well' };
  const described = (at: number, rubricCriterionLevel: object) => ({
    id: `urn:x:${at}`,
    type: ['ResultDescription'],
    rubricCriterionLevel,
  });
  const achievement = (resultDescription: object) => ({
    credentialSubject: { ...subject, achievement: { type: ['Achievement'], resultDescription } },
  });

  it.each<[string, object, 'READY' | 'LEFT']>([
    [
      'a text and a number that come to one line',
      { credentialSubject: [7, '7'].map((creditsEarned) => ({ ...subject, id: 'urn:x:1', creditsEarned })) },
      'LEFT',
    ],
    [
      'a number twice',
      { credentialSubject: [7, 7].map((creditsEarned) => ({ ...subject, id: 'urn:x:1', creditsEarned })) },
      'READY',
    ],
    [
      'a number beside another',
      { credentialSubject: [7, '8'].map((creditsEarned) => ({ ...subject, id: 'urn:x:1', creditsEarned })) },
      'READY',
    ],
    ['a node said twice', achievement([described(1, [level]), described(2, [level])]), 'READY'],
    [
      'a node said twice, of other types each time',
      {
        credentialSubject: [subject, { type: ['Profile'], name: 'x' }].map((one) => ({
          ...one,
          id: 'urn:x:1',
        })),
      },
      'READY',
    ],
    ['a text with half a character', { name: '\ud800' }, 'READY'],
    ['a claim that is null', { name: null }, 'LEFT'],
    ['an empty set', { evidence: [] }, 'LEFT'],
    ['a set within a set', { name: [['x']] }, 'LEFT'],
    ['a text with a language', { name: { '@value': 'x', '@language': 'fi' } }, 'LEFT'],
    ['a text with a direction', { name: { '@value': 'x', '@direction': 'rtl' } }, 'LEFT'],
    ['a blank node with a name of its own', { evidence: { id: '_:b0', type: ['Evidence'] } }, 'LEFT'],
    ['a relative address', { evidence: { id: 'evidence/1', type: ['Evidence'] } }, 'LEFT'],
    [
      'an address that could be shorter',
      { evidence: { id: 'https://x.example/../1', type: ['Evidence'] } },
      'READY',
    ],
    ['an address with a space', { evidence: { id: 'https://x.example/a b', type: ['Evidence'] } }, 'LEFT'],
    [
      'an object named as a prototype',
      JSON.parse('{"evidence":{"type":["Evidence"],"__proto__":{"name":"x"}}}'),
      'LEFT',
    ],
    ['an object with only an address', { evidence: { id: 'urn:x:1' } }, 'READY'],
    ['an empty object', { evidence: {} }, 'LEFT'],
    [
      'a graph of its own',
      { proof: { type: 'DataIntegrityProof', created: '2026-01-01T00:00:00Z' } },
      'LEFT',
    ],
    ['a list', achievement([{ ...described(1, [level]), allowedValue: ['a', 'b', 'a'] }]), 'READY'],
    ['a number too large for digits', { credentialSubject: { ...subject, creditsEarned: 1e21 } }, 'LEFT'],
    [
      'less than nothing, and nothing',
      { credentialSubject: { ...subject, creditsEarned: [-0, -1.5] } },
      'READY',
    ],
  ])('%s', async (_, claims, expected) => {
    const document = { '@context': [CREDENTIALS_V2, OPEN_BADGES_V3], type: TYPE, id: 'urn:x:0', ...claims };
    const templates = new Templates(library);
    const text = await library(document).catch(() => null);
    await templates.learn(document);
    expect(templates.ready(document)).toBe(expected === 'READY' ? text : null);
    if (expected === 'READY') expect(text).not.toBeNull();
  });

  it('remember no more than they are allowed', async () => {
    const templates = new Templates(library, 30);
    for (let at = 0; at < 12; at++) {
      const name = `word${'abcdefghijkl'[at]}`;
      await templates.learn({
        '@context': [CREDENTIALS_V2],
        type: ['VerifiableCredential'],
        id: 'urn:x:0',
        evidence: { type: ['Evidence'], id: 'urn:x:1', [name]: 'x', name: 'x', description: 'x' },
      });
    }
    expect(templates.full).toBe(false);
    for (let at = 0; at < 40 && !templates.full; at++) {
      await templates.learn({
        '@context': Array.from({ length: at + 1 }, () => CREDENTIALS_V2),
        type: ['VerifiableCredential'],
        id: 'urn:x:0',
      });
    }
    expect(templates.full).toBe(true);
    const late = { '@context': [OPEN_BADGES_V3, CREDENTIALS_V2], type: TYPE, id: 'urn:x:0' };
    expect(await templates.learn(late)).toBeNull();
  });

  it('are not kept from one reading of a key by another', async () => {
    const templates = new Templates(library);
    const of = (claims: object) => ({
      '@context': [CREDENTIALS_V2],
      type: ['VerifiableCredential'],
      id: 'urn:x:0',
      ...claims,
    });
    const named = of({ issuer: 'did:web:x' });
    const described = of({ issuer: { id: 'did:web:x', name: 'x' } });
    for (const one of [named, described]) await templates.learn(one);
    for (const one of [named, described]) expect(templates.ready(one)).toBe(await library(one));
  });

  it('remember nothing that is long', async () => {
    const asked: object[] = [];
    const templates = new Templates((document) => {
      asked.push(document);
      return library(document);
    });
    const long = 'a'.repeat(101);
    const of = (claims: object) => ({ '@context': [CREDENTIALS_V2], id: 'urn:x:0', ...claims });
    expect(await templates.learn(of({ type: [long] }))).toBeNull();
    expect(await templates.learn(of({ type: ['VerifiableCredential'], [long]: 'x' }))).toBeNull();
    expect(JSON.stringify(asked)).not.toContain(long);
  });
});
