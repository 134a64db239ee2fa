import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  didDocument,
  didKey,
  didKeyDocument,
  didWeb,
  didWebUrl,
  type IssuerKey,
  keyFragment,
} from '../../src/credential/did.ts';
import { identityHash } from '../../src/credential/identity-hash.ts';
import {
  isPublicKeyMultibase,
  localSigner,
  newPrivateKey,
  publicKeyMultibase,
} from '../../src/credential/key-pair.ts';

const key = (fragment: string, state: IssuerKey['state']): IssuerKey => ({
  fragment,
  publicKeyMultibase: `z6Mk${fragment}`,
  state,
});

describe('did:web', () => {
  it.each([
    ['https://proofs.example.org', 'boats', 'did:web:proofs.example.org:orgs:boats'],
    ['https://proofs.example.org/', undefined, 'did:web:proofs.example.org'],
    ['http://localhost:4000', 'boats', 'did:web:localhost%3A4000:orgs:boats'],
    ['https://example.org/pateva/', 'boats', 'did:web:example.org:pateva:orgs:boats'],
  ])('of %s and %s is %s', (base, slug, did) => {
    expect(didWeb(base, slug)).toBe(did);
  });

  it.each([
    ['did:web:example.org', 'https://example.org/.well-known/did.json'],
    ['did:web:example.org:orgs:boats', 'https://example.org/orgs/boats/did.json'],
    ['did:web:localhost%3A4000:orgs:boats', 'https://localhost:4000/orgs/boats/did.json'],
    ['did:web:', null],
    ['did:key:z6Mk', null],
    ['did:web:example.org:..:secret', null],
    ['did:web:example.org:%2e%2e:secret', null],
    ['did:web:user@example.org', null],
    ['did:web:example.org/path', null],
  ])('%s is found at %s', (did, url) => {
    expect(didWebUrl(did)).toBe(url);
  });
});

describe('a DID document', () => {
  const did = 'did:web:example.org:orgs:boats';

  it('lists every key that may sign or has signed', () => {
    expect(didDocument(did, [key('key-2025-01-01', 'RETIRED'), key('key-2026-01-01', 'ACTIVE')])).toEqual({
      '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
      id: did,
      verificationMethod: [
        {
          id: `${did}#key-2025-01-01`,
          type: 'Multikey',
          controller: did,
          publicKeyMultibase: 'z6Mkkey-2025-01-01',
        },
        {
          id: `${did}#key-2026-01-01`,
          type: 'Multikey',
          controller: did,
          publicKeyMultibase: 'z6Mkkey-2026-01-01',
        },
      ],
      assertionMethod: [`${did}#key-2025-01-01`, `${did}#key-2026-01-01`],
    });
  });

  it('leaves a compromised key out', () => {
    const document = didDocument(did, [key('old', 'COMPROMISED'), key('new', 'ACTIVE')]);
    expect(document.assertionMethod).toEqual([`${did}#new`]);
    expect(JSON.stringify(document)).not.toContain('old');
  });

  it('names keys by their day, and a second one of a day by its number', () => {
    expect(keyFragment('2026-03-02', [])).toBe('key-2026-03-02');
    expect(keyFragment('2026-03-02', ['key-2026-03-02', 'key-2026-03-02-2'])).toBe('key-2026-03-02-3');
  });
});

describe('keys', () => {
  it('sign what the public key of the same pair verifies', async () => {
    const privateKey = newPrivateKey();
    expect(privateKey).toHaveLength(32);
    const data = new TextEncoder().encode('hull');
    const signature = await localSigner('did:example:1#key', privateKey).sign(data);
    const { did } = didKey(await publicKeyMultibase(privateKey));
    const base58 = did.slice('did:key:z'.length);
    const spki = Buffer.concat([
      Buffer.from('302a300506032b6570032100', 'hex'),
      fromBase58(base58).subarray(2),
    ]);
    expect(verify(null, data, createPublicKey({ key: spki, format: 'der', type: 'spki' }), signature)).toBe(
      true,
    );
  });

  it('stand for their own DID document as did:key', async () => {
    const multibase = await publicKeyMultibase(newPrivateKey());
    const { did, verificationMethod } = didKey(multibase);
    expect(await didKeyDocument(did)).toMatchObject({ id: did, assertionMethod: [verificationMethod] });
  });

  it.each(['did:key:z6MkBroken', 'did:key:', 'did:web:example.org'])('%s is no did:key here', async (did) => {
    expect(await didKeyDocument(did)).toBeNull();
  });

  it('are recognised by their form', async () => {
    expect(await isPublicKeyMultibase(await publicKeyMultibase(newPrivateKey()))).toBe(true);
    expect(await isPublicKeyMultibase('z6Mk')).toBe(false);
  });
});

it('hashes an identifier as Open Badges 3.0 does', () => {
  expect(identityHash('a@example.com', 'Kosher')).toBe(
    'sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399',
  );
});

function fromBase58(text: string): Buffer {
  const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
  let value = 0n;
  for (const character of text) value = value * 58n + BigInt(alphabet.indexOf(character));
  return Buffer.from(value.toString(16).padStart(68, '0'), 'hex');
}
