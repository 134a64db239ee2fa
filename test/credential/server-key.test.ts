import { from, toJwk } from '@digitalcredentials/ed25519-multikey';
import { compactVerify, importJWK } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rotateServerKey } from '../../src/credential/acts/rotate-server-key.ts';
import { compactJws } from '../../src/credential/envelope/jws.ts';
import { serverKey } from '../../src/credential/server-key.table.ts';
import { serverDidDocument, serverDidPath, serverSigner } from '../../src/credential/server-key.ts';
import { makeHouse, type TestHouse } from '../helpers/house.ts';
import { serveHouse, tokenOf } from '../helpers/http.ts';
import { makeStaff } from '../helpers/people.ts';

let house: TestHouse;
let served: Awaited<ReturnType<typeof serveHouse>>;
beforeAll(async () => {
  house = await makeHouse();
  served = await serveHouse(house);
});
afterAll(async () => {
  await served.stop();
  await house.database.close();
});

const document = async () =>
  (await (await served.app.request('/.well-known/did.json')).json()) as Awaited<
    ReturnType<typeof serverDidDocument>
  >;

describe('the server’s own key', () => {
  it('is made once, however many ask for it first', async () => {
    const signers = await Promise.all(Array.from({ length: 4 }, () => serverSigner(house)));
    expect(new Set(signers.map(({ didKey }) => didKey)).size).toBe(1);
    expect(await house.database.sql.select().from(serverKey)).toHaveLength(1);
  });

  it('signs under a did:web whose document is served, and under a did:key that needs none', async () => {
    const { did, signer, didKey, didKeySigner } = await serverSigner(house);
    expect(did).toBe('did:web:localhost%3A4000');
    const { id, verificationMethod } = await document();
    expect(id).toBe(did);
    const method = verificationMethod.find((one) => one.id === signer.verificationMethod)!;
    expect(`did:key:${method.publicKeyMultibase}`).toBe(didKey);
    const key = await importJWK(await toJwk({ keyPair: await from(method) }), 'EdDSA');
    for (const one of [signer, didKeySigner]) {
      const { protectedHeader } = await compactVerify(await compactJws({}, { said: 'yes' }, one), key);
      expect(protectedHeader.kid).toBe(one.verificationMethod);
    }
  });

  it.each([
    ['https://proofs.example.org', '/.well-known/did.json', 'did:web:proofs.example.org'],
    ['https://example.org/pateva', '/did.json', 'did:web:example.org:pateva'],
    ['https://example.org:8443/a/b', '/did.json', 'did:web:example.org%3A8443:a:b'],
  ])('of a server at %s is published under %s of it', async (baseUrl, path, did) => {
    expect(serverDidPath({ baseUrl })).toBe(path);
    expect((await serverDidDocument({ ...house, baseUrl })).id).toBe(did);
  });

  it('is rotated by the provider’s coordinator alone; the old one verifies on, its private half is gone', async () => {
    const before = (await serverSigner(house)).signer.verificationMethod;
    const operator = await makeStaff(house, house.provider, ['COORDINATOR']);
    const teacher = await makeStaff(house, house.provider, ['TEACHER']);
    const rotate = async (actor: typeof operator) =>
      (
        await served.ask(
          'mutation { answer: rotateServerKey(input: {}) { __typename ... on ServerKeyRotated { did } ... on Refusal { code } } }',
          {},
          { token: await tokenOf(house, actor) },
        )
      ).data?.answer;
    expect(await rotate(teacher)).toEqual({ __typename: 'Refusal', code: 'NOT_ALLOWED' });
    expect(await rotate(operator)).toEqual({
      __typename: 'ServerKeyRotated',
      did: 'did:web:localhost%3A4000',
    });
    const after = (await serverSigner(house)).signer.verificationMethod;
    expect(after).not.toBe(before);
    expect((await document()).assertionMethod).toEqual([before, after]);
    const rows = await house.database.sql.select().from(serverKey);
    expect(rows.filter(({ privateKey }) => privateKey !== null).map(({ state }) => state)).toEqual([
      'ACTIVE',
    ]);
  });

  it('that is compromised leaves the document at once', async () => {
    const stolen = (await serverSigner(house)).signer.verificationMethod;
    const operator = await makeStaff(house, house.provider, ['COORDINATOR']);
    await rotateServerKey(house.context(operator), { compromised: true });
    expect((await document()).assertionMethod).not.toContain(stolen);
  });
});
