import { getListFromStatusListJWT } from '@sd-jwt/jwt-status-list';
import fc from 'fast-check';
import { decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { statusAt, tokenStatusList } from '../../../src/credential/envelope/token-status-list.ts';
import { isSet, LIST_LENGTH, listOf } from '../../../src/credential/status-list.ts';
import { ISSUED_AT, ISSUER_DID, LIST_URL, signer } from '../../helpers/sample-award.ts';

const listed = (revoked: readonly number[], suspended: readonly number[] = []) =>
  tokenStatusList(
    { url: `${LIST_URL}/token`, issuer: ISSUER_DID, revoked, suspended, issuedAt: ISSUED_AT },
    signer,
  );
const payloadOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString());

describe('a Token Status List', () => {
  it('says of every index what the Bitstring Status List says, to us and to another library', async () => {
    const indices = [0, 1, 7, 8, 9, 94_211, LIST_LENGTH - 1];
    const bits = listOf(indices);
    const token = await listed(indices);
    const { status_list } = payloadOf(token);
    const theirs = getListFromStatusListJWT(token);
    const asked = [...indices, 2, 6, 10, 94_210, 94_212, LIST_LENGTH - 2];
    expect(asked.map((index) => statusAt(status_list, index))).toEqual(
      asked.map((index) => Number(isSet(bits, index))),
    );
    expect(asked.map((index) => theirs.getStatus(index))).toEqual(
      asked.map((index) => Number(isSet(bits, index))),
    );
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'EdDSA', typ: 'statuslist+jwt' });
    expect(payloadOf(token)).toMatchObject({ iss: ISSUER_DID, sub: `${LIST_URL}/token`, ttl: 300 });
  });

  it('says what is suspended as 2, unless it is revoked as well, to us and to another library', async () => {
    const token = await listed([8, 11], [9, 11, LIST_LENGTH - 1]);
    const { status_list } = payloadOf(token);
    const theirs = getListFromStatusListJWT(token);
    const asked = [8, 9, 10, 11, LIST_LENGTH - 1];
    expect(asked.map((index) => statusAt(status_list, index))).toEqual([1, 2, 0, 1, 2]);
    expect(asked.map((index) => theirs.getStatus(index))).toEqual([1, 2, 0, 1, 2]);
  });

  it('agrees at any index set', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(LIST_LENGTH - 1), async (index) => {
        const { status_list } = payloadOf(await listed([index]));
        expect(statusAt(status_list, index)).toBe(1);
        expect(statusAt(status_list, (index + 1) % LIST_LENGTH)).toBe(0);
      }),
      { numRuns: 20 },
    );
  });

  it('that is malformed, too short or of another width of bits says nothing', async () => {
    const { status_list } = payloadOf(await listed([]));
    expect(statusAt(status_list, LIST_LENGTH)).toBeNull();
    expect(statusAt(status_list, -1)).toBeNull();
    expect(statusAt({ ...status_list, bits: 3 }, 0)).toBeNull();
    expect(statusAt({ bits: 1, lst: 'AAAA' }, 0)).toBeNull();
    expect(statusAt({ bits: 1 }, 0)).toBeNull();
  });
});
