import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Refusal } from '../../../src/base/refusal.ts';
import { signCompiled } from '../../../src/credential/compiled/sign-compiled.ts';
import { didDocument } from '../../../src/credential/did.ts';
import { localSigner, publicKeyMultibase, type Signer } from '../../../src/credential/key-pair.ts';
import { openBadge } from '../../../src/credential/open-badge.ts';
import { boundedSuite, signCredential } from '../../../src/credential/sign.ts';
import { listOf, statusListCredential } from '../../../src/credential/status-list.ts';
import { leaves } from '../../helpers/json-leaf.ts';
import {
  badgeOptions,
  ISSUED_AT,
  ISSUER_DID,
  KEY_FRAGMENT,
  PRIVATE_KEY,
  sampleAwards,
  signer,
} from '../../helpers/sample-award.ts';
import { verifiesElsewhere } from '../../helpers/second-verifier.ts';
import { anyAward, anyOptions } from './any-award.ts';

type Sign = (credential: object, signer: Signer, created: Date) => Promise<string>;

const outcome = (sign: Sign, credential: object, created = ISSUED_AT): Promise<string> =>
  sign(credential, signer, created).catch((error: Error) => `refused: ${error.message}`);

const badgeOf = (...[award, options]: Parameters<typeof openBadge>): object => {
  const badge = openBadge(award, options);
  if (badge instanceof Refusal) throw badge;
  return badge;
};

const issuerDocument = async (did: string) =>
  didDocument(did, [
    { fragment: KEY_FRAGMENT, publicKeyMultibase: await publicKeyMultibase(PRIVATE_KEY), state: 'ACTIVE' },
  ]);

const sameBytes = async (fewest: number, most: number, numRuns: number): Promise<void> => {
  const library = vi.spyOn(boundedSuite, 'canonize');
  let signed = 0;
  let compiled = 0;
  await fc.assert(
    fc.asyncProperty(anyAward(fewest, most), anyOptions, async (award, options) => {
      const badge = openBadge(award, options);
      if (badge instanceof Refusal) return;
      const { did } = options.issuerProfile;
      const key = localSigner(`${did}#${KEY_FRAGMENT}`, PRIVATE_KEY);
      const theirs = await outcome(
        (...given) => signCredential(given[0], key, given[2]),
        badge,
        options.issuedAt,
      );
      library.mockClear();
      const ours = await outcome(
        (...given) => signCompiled(given[0], key, given[2]),
        badge,
        options.issuedAt,
      );
      if (library.mock.calls.length === 0) compiled++;
      expect(ours).toBe(theirs);
      if (ours.startsWith('refused')) return;
      if (signed++ % 50 === 0) {
        const verified = await verifiesElsewhere(
          JSON.parse(ours),
          await issuerDocument(did),
          options.issuedAt,
        );
        expect(verified).toBe(true);
      }
    }),
    { numRuns },
  );
  expect(signed).toBeGreaterThan(numRuns * 0.8);
  expect(compiled).toBeGreaterThan(numRuns * 0.6);
};

afterEach(() => vi.restoreAllMocks());

describe('signing from compiled templates', () => {
  it('gives the library’s bytes for any award with few requirements', () => sameBytes(1, 2, 2000), 300_000);

  it(
    'gives the library’s bytes for any award with up to 80 requirements',
    () => sameBytes(3, 80, 30),
    120_000,
  );

  it('gives the library’s bytes for a status list', async () => {
    const list = listOf([7, 94_211]);
    const credential = statusListCredential({
      url: 'https://proofs.example.org/status/1',
      issuer: ISSUER_DID,
      list,
      issuedAt: ISSUED_AT,
    });
    const theirs = await signCredential(credential, signer, ISSUED_AT);
    expect(await signCompiled(credential, signer, ISSUED_AT)).toBe(theirs);
    const library = vi.spyOn(boundedSuite, 'canonize');
    expect(await signCompiled(credential, signer, ISSUED_AT)).toBe(theirs);
    expect(library).not.toHaveBeenCalled();
  });

  it('signs a whole of two hundred at once as it signs one', async () => {
    const badges = Array.from({ length: 200 }, (_, index) =>
      badgeOf(sampleAwards['recognised competence'], {
        ...badgeOptions,
        status: { ...badgeOptions.status, index },
      }),
    );
    const together = await Promise.all(badges.map((badge) => signCompiled(badge, signer, ISSUED_AT)));
    expect(new Set(together).size).toBe(200);
    for (const at of [0, 99, 199]) {
      expect(together[at]).toBe(await signCredential(badges[at]!, signer, ISSUED_AT));
    }
  });

  it('signs what it was given, whatever becomes of it while the signer works', async () => {
    const badge = badgeOf(sampleAwards['a school’s statement'], badgeOptions) as { name: string };
    const before = await signCredential(badge, signer, ISSUED_AT);
    const signing = signCompiled(badge, signer, ISSUED_AT);
    badge.name = 'something else';
    expect(await signing).toBe(before);
  });
});

const STRANGE: readonly unknown[] = [
  null,
  undefined,
  '',
  'x',
  0,
  -0,
  1.5,
  true,
  [],
  ['x', 'x'],
  ['x', 1],
  [['x']],
  {},
  { '@value': 'x', '@language': 'fi' },
  { '@id': 'https://example.org/' },
  { '@list': ['x'] },
  { id: 'https://example.org/' },
  { id: '_:b0' },
  { id: 'relative' },
  { name: 'x' },
  { type: 'Achievement' },
  { type: ['NoSuchType'] },
  new Date(0),
  'relative/path',
  '_:b0',
  '@type',
  'urn:uuid:6c1f3f0e-8a52-4f4e-9f4b-0d7a0f6f2a11',
];

const KEYS = [
  'favouriteColour',
  'validUntil',
  'proof',
  '@context',
  '@type',
  'tag',
  'expirationDate',
  'toJSON',
];

/** The credential with a value changed, or with a key more where the value stands. */
function altered(
  credential: object,
  path: readonly (string | number)[],
  value: unknown,
  key?: string,
): object {
  const copy: object = structuredClone(credential);
  const last = path[path.length - 1]!;
  const place = path
    .slice(0, -1)
    .reduce<Record<string, unknown>>(
      (at, step) => at[String(step)] as Record<string, unknown>,
      copy as Record<string, unknown>,
    );
  place[key && !Array.isArray(place) ? key : String(last)] = value;
  return copy;
}

describe('the library', () => {
  it('is asked nothing once a credential of the same kind was signed', async () => {
    const badge = badgeOf(sampleAwards['a workshop’s certificate'], badgeOptions);
    await signCompiled(badge, signer, ISSUED_AT);
    const library = vi.spyOn(boundedSuite, 'canonize');
    const other = badgeOf(sampleAwards['a workshop’s certificate'], {
      ...badgeOptions,
      credentialId: 'https://proofs.example.org/credentials/2',
      subjectId: 'did:key:z6MkSample',
    });
    await signCompiled(other, signer, ISSUED_AT);
    expect(library).not.toHaveBeenCalled();
  });
});

describe('what the templates do not cover', () => {
  it('is signed, or refused, as the library does', async () => {
    const badges = Object.values(sampleAwards).map((award) => badgeOf(award, badgeOptions));
    const anyChange = fc
      .constantFrom(...badges)
      .chain((badge) =>
        fc.tuple(
          fc.constant(badge),
          fc.constantFrom(...leaves(badge)),
          fc.constantFrom(...STRANGE),
          fc.option(fc.constantFrom(...KEYS), { nil: undefined }),
        ),
      );
    await fc.assert(
      fc.asyncProperty(anyChange, async ([badge, path, value, key]) => {
        const changed = altered(badge, path, value, key);
        expect(await outcome(signCompiled, changed)).toBe(await outcome(signCredential, changed));
      }),
      { numRuns: 120 },
    );
  }, 120_000);

  it.each<[string, (badge: Record<string, unknown>) => object]>([
    ['without a subject', ({ credentialSubject: _, ...rest }) => rest],
    [
      'with two subjects',
      (badge) => ({ ...badge, credentialSubject: [badge.credentialSubject, { id: 'urn:x:y' }] }),
    ],
    ['with an issuer that is no URI', (badge) => ({ ...badge, issuer: 'somebody' })],
    ['with an issuer that is no URL', (badge) => ({ ...badge, issuer: 'https://[' })],
    ['with a day that no calendar has', (badge) => ({ ...badge, validFrom: '2026-13-01T00:00:00Z' })],
    ['without a type', ({ type: _, ...rest }) => rest],
    ['with an untyped status', (badge) => ({ ...badge, credentialStatus: { statusPurpose: 'revocation' } })],
    ['with evidence that is a text', (badge) => ({ ...badge, evidence: ['seen'] })],
    ['in other contexts', (badge) => ({ ...badge, '@context': ['https://www.w3.org/2018/credentials/v1'] })],
    ['in no context', ({ '@context': _, ...rest }) => rest],
    [
      'that has a proof',
      (badge) => ({ ...badge, proof: { type: 'DataIntegrityProof', created: '2026-01-01T00:00:00Z' } }),
    ],
    ['of a class', (badge) => Object.assign(new (class Credential {})(), badge)],
    ['with the same node twice', (badge) => ({ ...badge, evidence: [evidence, evidence] })],
    ['with nodes that look alike', (badge) => ({ ...badge, evidence: [alike, alike, alike] })],
    ['with a claim made twice', (badge) => ({ ...badge, evidence: [{ ...alike, name: ['seen', 'seen'] }] })],
  ])('is treated as the library treats it: a credential %s', async (_, change) => {
    const badge = badgeOf(sampleAwards['a workshop’s certificate'], badgeOptions);
    const changed = change({ ...badge });
    const theirs = await outcome(signCredential, changed);
    expect(await outcome(signCompiled, changed)).toBe(theirs);
    expect(await outcome(signCompiled, changed)).toBe(theirs);
  });
});

const evidence = { id: 'https://example.org/evidence/1', type: ['Evidence'], name: 'seen' };
const alike = { type: ['Evidence'], name: 'seen' };
