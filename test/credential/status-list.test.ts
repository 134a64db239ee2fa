import { gzipSync } from 'node:zlib';
import { checkStatus as trapCheck } from '@digitalbazaar/vc-bitstring-status-list';
import { DataIntegrityProof } from '@digitalcredentials/data-integrity';
import { checkStatus as otherCheck } from '@digitalcredentials/vc-bitstring-status-list';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { documentLoader } from '../../src/credential/document-loader.ts';
import { issueOpenBadge } from '../../src/credential/issue-open-badge.ts';
import { boundedSuite } from '../../src/credential/sign.ts';
import {
  decodeList,
  drawIndex,
  emptyList,
  encodeList,
  isSet,
  LIST_LENGTH,
  listOf,
} from '../../src/credential/status-list.ts';
import { badgeOptions, certificateAward, issuerDocument, LIST_URL, signer } from '../helpers/sample-award.ts';
import { revokedList, statusList } from '../helpers/sample-sources.ts';
import { documentsOf, secondLoader, secondSuite } from '../helpers/second-verifier.ts';

const index = fc.integer({ min: 0, max: LIST_LENGTH - 1 });

describe('a status list', () => {
  it('sets exactly the entries that are revoked, and keeps them through its encoding', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(index, { maxLength: 40 }),
        fc.array(index, { maxLength: 40 }),
        (revoked, others) => {
          const list = decodeList(encodeList(listOf(revoked)));
          if (!list) throw new Error('not decoded');
          expect(list).toHaveLength(LIST_LENGTH / 8);
          for (const one of [...revoked, ...others]) expect(isSet(list, one)).toBe(revoked.includes(one));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('counts entries from the leftmost bit', () => {
    expect(listOf([0])[0]).toBe(0b1000_0000);
    expect(listOf([15])[1]).toBe(0b0000_0001);
  });

  it.each([-1, LIST_LENGTH, 0.5, Number.NaN])('has no entry %s', (outside) => {
    expect(() => isSet(emptyList(), outside)).toThrow(RangeError);
    expect(() => listOf([outside])).toThrow(RangeError);
  });

  it('draws an index that was never given out, until none is left', () => {
    const used = new Set<number>();
    for (let n = 0; n < 2_000; n++) {
      const drawn = drawIndex(used);
      if (drawn === null) throw new Error('full');
      expect(drawn >= 0 && drawn < LIST_LENGTH && !used.has(drawn)).toBe(true);
      used.add(drawn);
    }
    const all = new Set(Array.from({ length: LIST_LENGTH }, (_, at) => at));
    expect(drawIndex(all)).toBeNull();
    all.delete(77_777);
    expect(drawIndex(all)).toBe(77_777);
  });

  it('is not read when it is malformed or swells beyond bounds', () => {
    const bomb = `u${gzipSync(new Uint8Array(64 * 1024 * 1024)).toString('base64url')}`;
    for (const broken of ['', 'u', 'zabc', 'unot-gzip', bomb]) expect(decodeList(broken)).toBeNull();
  });
});

describe('a revoked credential, read by others', () => {
  let credential: object;
  beforeAll(async () => {
    credential = JSON.parse(String(await issueOpenBadge(certificateAward, badgeOptions, signer)));
  });
  const suite = () => new DataIntegrityProof({ cryptosuite: boundedSuite });
  const others = async (list: object) =>
    otherCheck({
      credential,
      suite: suite(),
      documentLoader: documentLoader({ ...documentsOf(await issuerDocument()), [LIST_URL]: list }),
    });
  const trap = async (list: object) =>
    trapCheck({
      credential,
      suite: secondSuite(),
      documentLoader: secondLoader({ ...documentsOf(await issuerDocument()), [LIST_URL]: list }),
    });

  it('fails with @digitalcredentials/vc-bitstring-status-list', async () => {
    expect(await others(statusList)).toMatchObject({ verified: true });
    expect(await others(revokedList)).toMatchObject({ verified: false, results: [{ verified: false }] });
  });

  it('is called verified by @digitalbazaar/vc-bitstring-status-list, whose result’s own status tells the truth', async () => {
    expect(await trap(statusList)).toMatchObject({
      verified: true,
      results: [{ verified: true, status: false }],
    });
    expect(await trap(revokedList)).toMatchObject({
      verified: true,
      results: [{ verified: true, status: true }],
    });
  });
});
