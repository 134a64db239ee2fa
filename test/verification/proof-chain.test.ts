import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { generate } from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { issue } from '@digitalbazaar/vc';
import { describe, expect, it } from 'vitest';
import { didKey, didKeyDocument } from '../../src/credential/did.ts';
import { publicKeyMultibase } from '../../src/credential/key-pair.ts';
import { checkProof } from '../../src/verification/check-proof.ts';
import { chainOf } from '../../src/verification/proof-chain.ts';
import { answers, judge } from '../helpers/sample-sources.ts';
import { secondLoader } from '../helpers/second-verifier.ts';

const NOW = new Date('2026-03-21T12:00:00Z');
const seedOf = (n: number) => new Uint8Array(32).fill(n);
const keyOf = async (n: number) => didKey(await publicKeyMultibase(seedOf(n)));
const issuer = await keyOf(1);

const CREDENTIAL = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: 'urn:uuid:5b0c2d7e-0b1f-4a55-9a52-7a0b7f1e3d10',
  type: ['VerifiableCredential'],
  issuer: issuer.did,
  credentialSubject: { id: 'did:example:rower', name: 'Aino' },
};

type Signed = Record<string, unknown> & { proof: Record<string, unknown>[] };

async function proofBy(n: number, document: object, terms: object = {}): Promise<Record<string, unknown>> {
  const { did, verificationMethod } = await keyOf(n);
  const key = await generate({ id: verificationMethod, controller: did, seed: seedOf(n) });
  const suite = new DataIntegrityProof({ signer: key.signer(), date: '2026-03-21T10:00:00Z', cryptosuite });
  Object.assign(suite, { proof: terms });
  const signed = await issue({
    credential: structuredClone(document),
    suite,
    documentLoader: secondLoader({}),
  });
  const { proof } = signed;
  return (Array.isArray(proof) ? proof.at(-1) : proof) as Record<string, unknown>;
}

const FIRST = 'urn:uuid:0d8b7a3c-6f0e-4d53-8a3e-2b8f4f0c1a01';
const SECOND = 'urn:uuid:0d8b7a3c-6f0e-4d53-8a3e-2b8f4f0c1a02';

async function chain(previous: unknown = FIRST): Promise<Signed> {
  const first = await proofBy(2, CREDENTIAL, { id: FIRST });
  const covering = await relying(first, previous);
  return { ...CREDENTIAL, proof: [first, covering] };
}

async function relying(first: Record<string, unknown>, previousProof: unknown) {
  const { did, verificationMethod } = issuer;
  const key = await generate({ id: verificationMethod, controller: did, seed: seedOf(1) });
  const suite = new DataIntegrityProof({ signer: key.signer(), date: '2026-03-21T11:00:00Z', cryptosuite });
  return (suite as unknown as Prover).createProof({
    document: { ...CREDENTIAL, proof: [first] },
    purpose: {
      update: async (proof: object) =>
        Object.assign(proof, { proofPurpose: 'assertionMethod', previousProof }),
    },
    documentLoader: secondLoader({}),
  });
}

interface Prover {
  createProof(input: object): Promise<Record<string, unknown>>;
}

const set = async (...signers: number[]): Promise<Signed> => {
  const proofs = [];
  for (const n of signers) proofs.push(await proofBy(n, CREDENTIAL));
  return { ...CREDENTIAL, proof: proofs };
};

const judged = async (document: Record<string, unknown>) => {
  const { proof, identity } = await checkProof(document, didKeyDocument, NOW);
  return [`${proof.outcome} ${proof.code}`, `${identity.outcome} ${identity.code}`];
};

const GOOD = ['VALID SIGNATURE_HOLDS', 'VALID KEY_OF_ISSUER'];

describe('a set of proofs', () => {
  it('holds when each does, the issuer’s among them, whoever made the others', async () => {
    expect(await judged(await set(1, 2))).toEqual(GOOD);
    expect(await judged(await set(2, 1, 3))).toEqual(GOOD);
  });

  it('is broken when any of them is', async () => {
    const { proof, ...rest } = await set(1, 2);
    const broken = { ...proof[1], created: '2026-03-20T10:00:00Z' };
    expect(await judged({ ...rest, proof: [proof[0], broken] })).toEqual([
      'INVALID SIGNATURE_BROKEN',
      'VALID KEY_OF_ISSUER',
    ]);
  });

  it('is nobody’s word where none of them is the issuer’s', async () => {
    expect(await judged(await set(2, 3))).toEqual(['VALID SIGNATURE_HOLDS', 'INVALID KEY_NOT_OF_ISSUER']);
  });

  it('cannot be told where one is of a kind that is not checked', async () => {
    const { proof, ...rest } = await set(1, 2);
    const other = { ...proof[1], cryptosuite: 'ecdsa-rdfc-2019' };
    expect(await judged({ ...rest, proof: [proof[0], other] })).toEqual([
      'UNKNOWN OTHER_SIGNATURE',
      'VALID KEY_OF_ISSUER',
    ]);
  });

  it('cannot be told where the document of another signer cannot be had', async () => {
    const { proof, ...rest } = await set(1, 2);
    const elsewhere = { ...proof[1], verificationMethod: 'did:web:nowhere.example#key-1' };
    const { proof: answer } = await checkProof(
      { ...rest, proof: [proof[0], elsewhere] },
      async () => null,
      NOW,
    );
    expect([answer.outcome, answer.code]).toEqual(['UNKNOWN', 'NO_KEY']);
  });

  it('is broken where another signer’s key is not theirs, or withdrawn', async () => {
    const { proof, ...rest } = await set(1, 2);
    const did = 'did:web:notary.example';
    const elsewhere = { ...proof[1], verificationMethod: `${did}#key-1` };
    const { proof: answer } = await checkProof(
      { ...rest, proof: [proof[0], elsewhere] },
      async () => ({ id: did, verificationMethod: [], assertionMethod: [] }),
      NOW,
    );
    expect([answer.outcome, answer.code]).toEqual(['INVALID', 'SIGNATURE_BROKEN']);
  });

  it('of more than eight is more than is checked', async () => {
    const { proof, ...rest } = await set(1);
    const many = Array.from({ length: 9 }, () => proof[0]);
    expect((await judged({ ...rest, proof: many }))[0]).toBe('UNKNOWN TOO_COMPLEX');
  });
});

describe('a chain of proofs', () => {
  it.each([
    ['as one id', FIRST],
    ['as a list of ids', [FIRST]],
  ])('holds, the earlier proof named %s', async (_, previous) => {
    expect(await judged(await chain(previous))).toEqual(GOOD);
  });

  it('is broken when the earlier proof was changed after it was built upon', async () => {
    const { proof, ...rest } = await chain();
    const [first, second] = proof;
    const another = await proofBy(3, CREDENTIAL, { id: FIRST });
    expect(await judged({ ...rest, proof: [another, second] })).toEqual([
      'INVALID SIGNATURE_BROKEN',
      'VALID KEY_OF_ISSUER',
    ]);
    const bent = { ...first, proofValue: second?.proofValue };
    expect((await judged({ ...rest, proof: [bent, second] }))[0]).toBe('INVALID SIGNATURE_BROKEN');
  });

  it('is broken when a later proof no longer says that it builds on the earlier one', async () => {
    const { proof, ...rest } = await chain();
    const { previousProof: _, ...alone } = proof[1]!;
    expect((await judged({ ...rest, proof: [proof[0], alone] }))[0]).toBe('INVALID SIGNATURE_BROKEN');
  });

  it('does not hold without the earlier proof', async () => {
    const { proof, ...rest } = await chain();
    expect((await judged({ ...rest, proof: [proof[1]] }))[0]).toBe('INVALID PROOF_MISSING');
    expect((await judged({ ...rest, proof: proof[1] }))[0]).toBe('INVALID PROOF_MISSING');
  });
});

describe('how proofs stand together', () => {
  const proof = (id: string | undefined, previousProof?: unknown) => ({
    ...(id === undefined ? {} : { id }),
    ...(previousProof === undefined ? {} : { previousProof }),
  });

  it('gives each proof those that it names', () => {
    const [a, b, c] = [proof(FIRST), proof(SECOND, FIRST), proof(undefined, [FIRST, SECOND])];
    expect(chainOf([a, b, c])).toEqual([
      { proof: a, previous: [] },
      { proof: b, previous: [a] },
      { proof: c, previous: [a, b] },
    ]);
    expect(chainOf(undefined)).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['that builds on itself', proof(FIRST, FIRST), 'MISSING'],
    ['in a circle', [proof(FIRST, SECOND), proof(SECOND, FIRST)], 'MISSING'],
    ['that names one that is not there', [proof(FIRST), proof(SECOND, [FIRST, 'urn:x:1'])], 'MISSING'],
    ['with one id for two', [proof(FIRST), proof(FIRST)], 'MISSING'],
    ['that names a number', proof(FIRST, 7), 'MALFORMED'],
    ['that names nothing', proof(FIRST, null), 'MALFORMED'],
    ['that is a text', ['signed'], 'MALFORMED'],
    ['that is nothing', null, 'MALFORMED'],
  ])('refuses a proof %s', (_, signed, answer) => {
    expect(chainOf(signed)).toBe(answer);
  });
});

describe('the verdict on others’ credentials', () => {
  it('counts every proof of a chain', async () => {
    const whole = await chain();
    expect((await judge({ text: JSON.stringify(whole) })).outcome).toBe('VALID');
    const without = await judge({ text: JSON.stringify({ ...whole, proof: [whole.proof[1]] }) });
    expect([without.outcome, answers(without).PROOF]).toEqual(['INVALID', 'INVALID PROOF_MISSING']);
  });

  it.each<[string, string, string]>([
    ['of the context that is used', 'uEiBZlVztZpfWHgPyslVv6-UwirFoQoRvW1htfx963sknNA', 'VALID SHAPE_FITS'],
    ['of another', `u${Buffer.alloc(32).toString('base64url')}`, 'INVALID RESOURCE_DIFFERS'],
  ])('compares a digest %s', async (_, digestMultibase, shape) => {
    const relatedResource = { id: 'https://www.w3.org/ns/credentials/v2', digestMultibase };
    const credential = { ...CREDENTIAL, relatedResource };
    const signed = { ...credential, proof: await proofBy(1, credential) };
    expect(answers(await judge({ text: JSON.stringify(signed) })).SHAPE).toBe(shape);
  });

  it('does not take names that were written into the file', async () => {
    const credential = {
      ...CREDENTIAL,
      '@context': [...CREDENTIAL['@context'], { boat: 'https://example.org/boat' }],
    };
    const signed = { ...credential, proof: await proofBy(1, credential) };
    const verdict = await judge({ text: JSON.stringify(signed) });
    expect([verdict.outcome, answers(verdict).PROOF]).toEqual(['UNKNOWN', 'UNKNOWN OTHER_CONTEXT']);
  });
});
