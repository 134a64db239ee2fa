import { describe, expect, it, vi } from 'vitest';
import { didDocument } from '../../src/credential/did.ts';
import { issueOpenBadge } from '../../src/credential/issue-open-badge.ts';
import { newPrivateKey, publicKeyMultibase } from '../../src/credential/key-pair.ts';
import { parsedDocument } from '../../src/verification/parsed-document.ts';
import { rememberedSignature, rememberedToken } from '../../src/verification/remembered-signature.ts';
import {
  badgeOptions,
  ISSUER_DID,
  KEY_FRAGMENT,
  LIST_URL,
  recognisedAward,
  signer,
} from '../helpers/sample-award.ts';
import { answers, judge, revokedList, statusList } from '../helpers/sample-sources.ts';

const holds = () => vi.fn(async () => 'HOLDS' as const);
const proof = { proofValue: 'z1' };
const key = { id: 'did:web:example.org#a', publicKeyMultibase: 'z6Mk1' };

describe('that a signature held', () => {
  it('is remembered of a document that cannot change, for this proof and this key', async () => {
    const list = parsedDocument('{"a":1}')!;
    const ask = holds();
    const remembered = () => rememberedSignature(list, proof, key, ask);
    expect([await remembered(), await remembered()]).toEqual(['HOLDS', 'HOLDS']);
    expect(ask).toHaveBeenCalledTimes(1);
    await rememberedSignature(list, { proofValue: 'z2' }, key, ask);
    await rememberedSignature(list, proof, { ...key, publicKeyMultibase: 'z6Mk2' }, ask);
    await rememberedSignature(parsedDocument('{"a":2}')!, proof, key, ask);
    expect(ask).toHaveBeenCalledTimes(4);
  });

  it('is asked each time of any other document, and where it did not hold', async () => {
    const ask = holds();
    const plain = { a: 1 };
    await rememberedSignature(plain, proof, key, ask);
    await rememberedSignature(plain, proof, key, ask);
    expect(ask).toHaveBeenCalledTimes(2);
    const no = vi.fn(async () => 'BROKEN' as const);
    const list = parsedDocument('{"b":1}')!;
    expect(await rememberedSignature(list, proof, key, no)).toBe('BROKEN');
    expect(await rememberedSignature(list, proof, key, no)).toBe('BROKEN');
    expect(no).toHaveBeenCalledTimes(2);
  });

  it('is remembered of a token by its text and key', async () => {
    const ask = vi.fn(async () => true);
    for (const [jws, of] of [
      ['a.b.c', key],
      ['a.b.c', key],
      ['a.b.d', key],
      ['a.b.c', { ...key, id: 'x' }],
    ] as const)
      expect(await rememberedToken(jws, of, ask)).toBe(true);
    expect(ask).toHaveBeenCalledTimes(3);
    const no = vi.fn(async () => false);
    expect([await rememberedToken('x.y.z', key, no), await rememberedToken('x.y.z', key, no)]).toEqual([
      false,
      false,
    ]);
    expect(no).toHaveBeenCalledTimes(2);
  });
});

describe('a status list that was verified before', () => {
  it('is not believed any more once its key is compromised, or another list stands in its place', async () => {
    const text = String(await issueOpenBadge(recognisedAward, badgeOptions, signer));
    const kept = async (list: object) => parsedDocument(JSON.stringify(list));
    const good = { statusList: async (url: string) => (url === LIST_URL ? kept(statusList) : null) };
    for (const _ of [1, 2]) expect(answers(await judge({ text }, good)).STATUS).toBe('VALID IN_FORCE');
    const revoked = { statusList: () => kept(revokedList) };
    expect(answers(await judge({ text }, revoked)).STATUS).toBe('INVALID REVOKED');
    const other = {
      fragment: KEY_FRAGMENT,
      publicKeyMultibase: await publicKeyMultibase(newPrivateKey()),
      state: 'ACTIVE' as const,
    };
    let looked = 0;
    const didDocumentThatChanges = async () =>
      looked++ === 0
        ? (await import('../helpers/sample-award.ts')).issuerDocument()
        : didDocument(ISSUER_DID, [other]);
    expect(answers(await judge({ text }, { ...good, didDocument: didDocumentThatChanges })).STATUS).toBe(
      'UNKNOWN STATUS_NOT_TRUSTED',
    );
  });
});
