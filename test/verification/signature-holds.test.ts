import { hash } from 'node:crypto';
import { DataIntegrityProof } from '@digitalcredentials/data-integrity';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Refusal } from '../../src/base/refusal.ts';
import { base58 } from '../../src/credential/compiled/base58.ts';
import { didDocument } from '../../src/credential/did.ts';
import { CREDENTIALS_V2, documentLoader } from '../../src/credential/document-loader.ts';
import { publicKeyMultibase } from '../../src/credential/key-pair.ts';
import { openBadge } from '../../src/credential/open-badge.ts';
import { boundedSuite } from '../../src/credential/sign.ts';
import { emptyList, statusListCredential } from '../../src/credential/status-list.ts';
import { ed25519Key } from '../../src/verification/ed25519-key.ts';
import type { Json } from '../../src/verification/json-value.ts';
import { knownText, remembered } from '../../src/verification/known-text.ts';
import { signatureHolds } from '../../src/verification/signature-holds.ts';
import { anyChange, anyDocument, changed } from '../credential/compiled/any-document.ts';
import {
  badgeOptions,
  ISSUED_AT,
  ISSUER_DID,
  KEY_FRAGMENT,
  PRIVATE_KEY,
  sampleAwards,
  signer,
} from '../helpers/sample-award.ts';

const multibase = await publicKeyMultibase(PRIVATE_KEY);
const others = await publicKeyMultibase(new Uint8Array(32).fill(9));
const key = {
  ...didDocument(ISSUER_DID, [{ fragment: KEY_FRAGMENT, publicKeyMultibase: multibase, state: 'ACTIVE' }])
    .verificationMethod[0]!,
};

const options = {
  type: 'DataIntegrityProof',
  created: '2026-03-21T09:30:00Z',
  verificationMethod: key.id,
  cryptosuite: 'eddsa-rdfc-2022',
  proofPurpose: 'assertionMethod',
};

const canonized = (document: object): Promise<string> =>
  boundedSuite.canonize(document, { documentLoader: documentLoader() });

async function proofOf(document: Json, given: Json = options): Promise<Json> {
  const texts = await Promise.all([
    canonized({ '@context': document['@context'], ...given }),
    canonized(document),
  ]);
  const data = Buffer.concat(texts.map((text) => hash('sha256', text, 'buffer')));
  return { ...given, proofValue: `z${base58(await signer.sign(data))}` };
}

async function libraryHolds(document: Json, proof: Json, method: Json = key): Promise<boolean> {
  const { verified } = await new DataIntegrityProof({ cryptosuite: boundedSuite }).verifyProof({
    document: structuredClone(document),
    proof: structuredClone(proof),
    documentLoader: documentLoader({ [String(method.id)]: method }),
  });
  return verified;
}

const hasPrototype = (value: object): boolean => JSON.stringify(value).includes('"__proto__":');

const badges = Object.values(sampleAwards).map((award): Json => {
  const badge = openBadge(award, badgeOptions);
  if (badge instanceof Refusal) throw badge;
  return badge;
});
const [badge] = badges as [Json];

/** Until documents like this one are known. */
async function teach(document: Json, proof: Json): Promise<void> {
  const known = () => [document, { '@context': document['@context'], ...options }].every(knownText);
  for (let at = 0; at < 500 && !known(); at++) {
    await signatureHolds(document, proof, key);
    await remembered();
    if (!known()) await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

// Learning rests by the clock, so how much is learnt would depend on how busy the machine is; while it stands nothing rests.
beforeEach(() => void vi.spyOn(performance, 'now').mockReturnValue(1_000_000_000));
afterEach(() => vi.restoreAllMocks());

describe('a signature', () => {
  it('is checked without the library once documents like it were verified', async () => {
    const list: Json = statusListCredential({
      url: 'https://proofs.example.org/status/1',
      issuer: ISSUER_DID,
      list: emptyList(),
      issuedAt: ISSUED_AT,
    });
    for (const document of [...badges, list]) {
      const proof = await proofOf(document);
      expect(await signatureHolds(document, proof, key)).toBe('HOLDS');
      await teach(document, proof);
      const library = vi.spyOn(boundedSuite, 'canonize');
      expect(await signatureHolds(document, proof, key)).toBe('HOLDS');
      expect(library).not.toHaveBeenCalled();
      library.mockRestore();
      expect(knownText(document)).toBe(await canonized(document));
    }
  }, 120_000);

  it('over any document is answered as the library answers', async () => {
    let held = 0;
    let known = 0;
    await fc.assert(
      fc.asyncProperty(anyDocument, anyChange, async (document, change) => {
        const contexts = document['@context'];
        if (!Array.isArray(contexts) || !contexts.includes(CREDENTIALS_V2) || hasPrototype(document)) return;
        const proof = await proofOf(document).catch(() => null);
        if (!proof) return;
        expect(await signatureHolds(document, proof, key)).toBe('HOLDS');
        await remembered();
        expect(await signatureHolds(document, proof, key)).toBe('HOLDS');
        held++;
        if (knownText(document) !== null) known++;
        const other = changed(document, change);
        const answer = await signatureHolds(other, proof, key);
        if (hasPrototype(other)) expect(answer).toBe('NOT_COVERED');
        else expect(answer === 'HOLDS').toBe(await libraryHolds(other, proof));
      }),
      { numRuns: 300 },
    );
    expect(held).toBeGreaterThan(60);
    expect(known).toBeGreaterThan(5);
  }, 300_000);

  it('over a changed badge is answered as the library answers', async () => {
    const signed = await Promise.all(
      badges.map(async (document) => ({ document, proof: await proofOf(document) })),
    );
    for (const { document, proof } of signed) await teach(document, proof);
    const answers = { HOLDS: 0, OTHER: 0 };
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...signed), anyChange, async ({ document, proof }, change) => {
        const other = changed(document, change);
        const answer = await signatureHolds(other, proof, key);
        answers[answer === 'HOLDS' ? 'HOLDS' : 'OTHER']++;
        if (hasPrototype(other)) expect(answer).toBe('NOT_COVERED');
        else expect(answer === 'HOLDS').toBe(await libraryHolds(other, proof));
      }),
      { numRuns: 300 },
    );
    expect(answers.OTHER).toBeGreaterThan(200);
  }, 300_000);

  const proofs: readonly (readonly [string, (proof: Json) => Json])[] = [
    ['another instant', (proof) => ({ ...proof, created: '2026-03-21T09:30:01Z' })],
    ['an instant that is none', (proof) => ({ ...proof, created: 'yesterday' })],
    ['an instant as a number', (proof) => ({ ...proof, created: 7 })],
    ['another purpose', (proof) => ({ ...proof, proofPurpose: 'authentication' })],
    ['a context of its own', (proof) => ({ ...proof, '@context': [CREDENTIALS_V2] })],
    ['a claim more', (proof) => ({ ...proof, nonce: 'x' })],
    ['a name of its own', (proof) => ({ ...proof, id: 'urn:x:1' })],
    ['another method', (proof) => ({ ...proof, verificationMethod: `${ISSUER_DID}#other` })],
    ['the method as an object', (proof) => ({ ...proof, verificationMethod: { id: key.id } })],
    ['the method in an array', (proof) => ({ ...proof, verificationMethod: [key.id] })],
    ['no signature', ({ proofValue: _, ...proof }) => proof],
    ['a signature that is no text', (proof) => ({ ...proof, proofValue: 7 })],
    ['a shorter signature', (proof) => ({ ...proof, proofValue: String(proof.proofValue).slice(0, -1) })],
    ['a longer signature', (proof) => ({ ...proof, proofValue: `${proof.proofValue}1` })],
    [
      'a signature with a zero before it',
      (proof) => ({ ...proof, proofValue: `z1${String(proof.proofValue).slice(1)}` }),
    ],
    [
      'a signature in hexadecimal',
      (proof) => ({ ...proof, proofValue: `f${String(proof.proofValue).slice(1)}` }),
    ],
    ['a signature of nothing', (proof) => ({ ...proof, proofValue: `z${'1'.repeat(64)}` })],
    ['an end that has a form of its own', (proof) => ({ ...proof, expires: 'never' })],
  ];

  it.each(proofs)('with %s is answered as the library answers', async (_, change) => {
    const proof = await proofOf(badge);
    await teach(badge, proof);
    const other = change(proof);
    expect((await signatureHolds(badge, other, key)) === 'HOLDS').toBe(await libraryHolds(badge, other));
  });

  it.each<[string, Json]>([
    ['an end', { ...options, expires: '2036-01-01T00:00:00Z' }],
    ['a name', { ...options, id: 'urn:x:proof' }],
    ['a challenge and a domain', { ...options, challenge: 'x', domain: 'y' }],
    ['no instant', { ...options, created: undefined }],
  ])('made with %s holds', async (_, given) => {
    const written = JSON.parse(JSON.stringify(given)) as Json;
    const proof = await proofOf(badge, written);
    expect(await libraryHolds(badge, proof)).toBe(true);
    for (let at = 0; at < 3; at++) {
      expect(await signatureHolds(badge, proof, key)).toBe('HOLDS');
      await remembered();
    }
  });

  it.each<[string, Json]>([
    ['of somebody else', { ...key, publicKeyMultibase: others }],
    ['that is no key', { ...key, publicKeyMultibase: 'z6Mk' }],
    ['of another kind', { ...key, publicKeyMultibase: `zDn${multibase.slice(4)}` }],
    ['of another type', { ...key, type: 'JsonWebKey' }],
    ['without a type', { ...key, type: undefined }],
    ['in another context', { ...key, '@context': 'https://www.w3.org/ns/did/v1' }],
    ['in its own context', { ...key, '@context': 'https://w3id.org/security/multikey/v1' }],
    ['with a second form', { ...key, publicKeyJwk: { kty: 'OKP', crv: 'Ed25519', x: 'x' } }],
    ['that was revoked', { ...key, revoked: '2020-01-01T00:00:00Z' }],
    ['under another name', { ...key, id: `${ISSUER_DID}#other` }],
  ])('by a key %s is answered as the library answers', async (_, given) => {
    const method = JSON.parse(JSON.stringify(given)) as Json;
    const proof = await proofOf(badge);
    await teach(badge, proof);
    expect((await signatureHolds(badge, proof, method)) === 'HOLDS').toBe(
      await libraryHolds(badge, proof, method),
    );
  });

  it('covers nothing that is called as a prototype, though the library would not notice', async () => {
    const proof = await proofOf(badge);
    await teach(badge, proof);
    const smuggled = JSON.parse(
      JSON.stringify(badge).replace('{', '{"__proto__":{"name":"Doctor"},'),
    ) as Json;
    expect(await libraryHolds(smuggled, proof)).toBe(true);
    expect(await signatureHolds(smuggled, proof, key)).toBe('NOT_COVERED');
    const deep = { ...badge, evidence: JSON.parse('[{"a":[{"__proto__":1}]}]') as unknown };
    expect(await signatureHolds(deep, proof, key)).toBe('NOT_COVERED');
    const inProof = JSON.parse(JSON.stringify(proof).replace('{', '{"__proto__":1,')) as Json;
    expect(await signatureHolds(badge, inProof, key)).toBe('NOT_COVERED');
  });
});

describe('a public key', () => {
  it('is read once', () => {
    expect(ed25519Key(multibase)).not.toBeNull();
    expect(ed25519Key(multibase)).toBe(ed25519Key(multibase));
  });

  it.each([
    '',
    'z',
    'z6Mk',
    `${multibase}1`,
    multibase.slice(0, -1),
    `u${multibase.slice(1)}`,
    `z6MkO${multibase.slice(5)}`,
  ])('is not read from %j', (text) => {
    expect(ed25519Key(text)).toBeNull();
  });

  it('of many is forgotten, the oldest first', async () => {
    const first = ed25519Key(multibase);
    for (let at = 0; at < 600; at++) {
      const bytes = new Uint8Array(34).fill(0xed, 0, 1).fill(1, 1, 2);
      new DataView(bytes.buffer).setUint32(30, at);
      ed25519Key(`z${base58(bytes)}`);
    }
    expect(ed25519Key(multibase)).not.toBe(first);
  });
});
