import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rotateServerKey } from '../../src/credential/acts/rotate-server-key.ts';
import { didKey } from '../../src/credential/did.ts';
import { compactJws } from '../../src/credential/envelope/jws.ts';
import { localSigner, newPrivateKey, publicKeyMultibase } from '../../src/credential/key-pair.ts';
import { serverDidDocument, serverSigner } from '../../src/credential/server-key.ts';
import { ERASURE_RECEIPT_TYPE } from '../../src/verification/erasure-receipt.ts';
import { RECEIPT_TYPE } from '../../src/verification/receipt.ts';
import { signErasureReceipt } from '../../src/wallet/erasure-receipt.ts';
import { makeHouse, type TestHouse } from '../helpers/house.ts';
import { serveHouse } from '../helpers/http.ts';
import { OtherHosts } from '../helpers/outside.ts';
import { makeStaff } from '../helpers/people.ts';

const VERIFY = `query ($input: ProofInput!, $language: Language) {
  verify(input: $input) {
    outcome receipt checks { name outcome code reason(language: $language) } credentials { outcome } proof { issuerId }
    earlier { genuine }
    erasure { genuine server isThisServer said { signedAt askedOn erasedOn backupsGoneOn } }
  }
}`;

interface Answer {
  outcome: string;
  receipt: string | null;
  checks: { name: string; outcome: string; code: string; reason: string }[];
  credentials: object[];
  proof: object | null;
  earlier: object | null;
  erasure: { genuine: string; server: string | null; isThisServer: boolean; said: object | null } | null;
}

const SAID = {
  signedAt: '2026-03-20T10:00:00.000Z',
  askedOn: '2026-03-02',
  erasedOn: '2026-03-16',
  backupsGoneOn: '2026-04-20',
};
const UNIT = 'did:web:localhost%3A4000';

let house: TestHouse;
let hosts: OtherHosts;
let served: Awaited<ReturnType<typeof serveHouse>>;
beforeAll(async () => {
  house = await makeHouse();
  hosts = new OtherHosts();
  Object.assign(house, { outside: hosts });
  served = await serveHouse(house);
  house.clock.set(SAID.signedAt);
});
afterAll(async () => {
  await served.stop();
  await house.database.close();
});

const signedBy = (by: TestHouse) =>
  signErasureReceipt(
    by,
    {
      id: by.newId('erasure'),
      askedAt: new Date('2026-03-02T10:00:00Z'),
      dueAt: new Date('2026-03-16T10:00:00Z'),
      finishedAt: new Date('2026-03-16T11:00:00Z'),
    } as Parameters<typeof signErasureReceipt>[1],
    new Date(SAID.signedAt),
  );
const verify = async (input: object, language = 'en') => {
  const { data, codes, text } = await served.ask(VERIFY, { input, language });
  if (!data) throw new Error(`${codes} ${text}`);
  return data.verify as unknown as Answer;
};
const codes = ({ checks }: Answer) => checks.map(({ name, outcome, code }) => `${name} ${outcome} ${code}`);

describe('the receipt of an erasure', () => {
  it('is told apart from a credential, and tells what was erased, when, and who signed it', async () => {
    const receipt = await signedBy(house);
    const answer = await verify({ text: receipt });
    expect(answer).toMatchObject({
      outcome: 'VALID',
      receipt: null,
      credentials: [],
      proof: null,
      earlier: null,
    });
    expect(answer.erasure).toEqual({ genuine: 'VALID', server: UNIT, isThisServer: true, said: SAID });
    expect(codes(answer)).toEqual([
      'READABLE VALID ERASURE_RECEIPT_READ',
      'SHAPE VALID SHAPE_FITS',
      'PROOF VALID SIGNATURE_HOLDS',
      'ISSUER_IDENTITY VALID KEY_OF_ISSUER',
      'ISSUER_TRUST VALID ISSUER_KNOWN',
      'RECEIPT VALID ERASURE_SAID',
    ]);
    expect((await verify({ fileBase64: Buffer.from(`${receipt}\n`).toString('base64') })).outcome).toBe(
      'VALID',
    );
  });

  it.each([
    [
      'fi',
      `Tositteen mukaan poistoa pyydettiin 2.3.2026, lompakko poistettiin 16.3.2026, ja 20.4.2026 alkaen sitä ei ole varmuuskopioissakaan. Tositteen allekirjoitti ${UNIT}, 20. maaliskuuta 2026`,
    ],
    [
      'sv',
      `Enligt kvittot begärdes raderingen 2.3.2026, plånboken raderades 16.3.2026, och från 20.4.2026 finns den inte heller i någon säkerhetskopia. Kvittot undertecknades av ${UNIT}, 20 mars 2026`,
    ],
    [
      'en',
      `The receipt says that the erasure was asked for on 2 March 2026, that the wallet was erased on 16 March 2026, and that from 20 April 2026 no backup holds it either. It was signed by ${UNIT} on 20 March 2026`,
    ],
  ])('says so in words: %s', async (language, words) => {
    const { checks } = await verify({ text: await signedBy(house) }, language);
    expect(checks.at(-1)!.reason.replaceAll('\u00a0', ' ')).toContain(words);
  });

  it('of another server is verified over its DID document, and told to be of another server', async () => {
    const there = Object.assign(await makeHouse(), { baseUrl: 'https://proofs.example.org' });
    const receipt = await signedBy(there);
    expect((await verify({ text: receipt })).erasure).toMatchObject({ genuine: 'UNKNOWN', said: null });
    hosts.put('https://proofs.example.org/.well-known/did.json', await serverDidDocument(there));
    expect((await verify({ text: receipt })).erasure).toEqual({
      genuine: 'VALID',
      server: 'did:web:proofs.example.org',
      isThisServer: false,
      said: SAID,
    });
    await there.database.close();
  });

  it('stands in no receipt’s place of a check', async () => {
    const receipt = await signedBy(house);
    const { codes: refused } = await served.ask(VERIFY, {
      input: { text: receipt, receipt },
      language: 'en',
    });
    expect(refused).toEqual(['INVALID_INPUT']);
  });
});

describe('a receipt of an erasure that somebody made up', () => {
  const signed = async (
    change: object,
    by?: Parameters<typeof compactJws>[2],
    typ = ERASURE_RECEIPT_TYPE,
  ) => {
    const { signer } = await serverSigner(house);
    return compactJws({ typ }, { ...decodeJwt(await signedBy(house)), ...change }, by ?? signer);
  };
  const NOT_BELIEVED = { genuine: 'INVALID', isThisServer: false, said: null };

  it('with another day written into it does not hold', async () => {
    const [head, body, signature] = (await signedBy(house)).split('.');
    const other = Buffer.from(body!, 'base64url').toString().replace('2026-03-16', '2026-03-03');
    const answer = await verify({ text: `${head}.${Buffer.from(other).toString('base64url')}.${signature}` });
    expect(answer).toMatchObject({ outcome: 'INVALID', erasure: NOT_BELIEVED });
    expect(codes(answer)).toContain('PROOF INVALID SIGNATURE_BROKEN');
    expect(codes(answer).join()).not.toContain('ERASURE_SAID');
  });

  it('under a forged key in our name does not hold', async () => {
    const { signer } = await serverSigner(house);
    for (const method of [signer.verificationMethod, `${UNIT}#mine`]) {
      const answer = await verify({ text: await signed({}, localSigner(method, newPrivateKey())) });
      expect(answer).toMatchObject({ outcome: 'INVALID', erasure: { isThisServer: false, said: null } });
    }
  });

  it('in our name under a key of somebody else’s own does not hold', async () => {
    const secret = newPrivateKey();
    const own = didKey(await publicKeyMultibase(secret));
    const answer = await verify({ text: await signed({}, localSigner(own.verificationMethod, secret)) });
    expect(answer).toMatchObject({ outcome: 'INVALID', erasure: { isThisServer: false, said: null } });
  });

  it('in somebody’s own name is told to be of a stranger, and never of this server', async () => {
    const secret = newPrivateKey();
    const own = didKey(await publicKeyMultibase(secret));
    const answer = await verify({
      text: await signed({ iss: own.did }, localSigner(own.verificationMethod, secret)),
    });
    expect(codes(answer)).toContain('ISSUER_TRUST UNKNOWN ISSUER_NOT_KNOWN');
    expect(answer.erasure).toMatchObject({ genuine: 'VALID', server: own.did, isThisServer: false });
  });

  it.each(['none', 'None', undefined])('with the algorithm %s does not hold', async (alg) => {
    const [, body, signature] = (await signedBy(house)).split('.');
    const head = Buffer.from(JSON.stringify({ alg, typ: ERASURE_RECEIPT_TYPE })).toString('base64url');
    for (const end of ['', signature]) {
      const answer = await verify({ text: `${head}.${body}.${end}` });
      expect(answer).toMatchObject({ outcome: 'INVALID', erasure: NOT_BELIEVED });
      expect(codes(answer)).toContain('PROOF INVALID NOT_SIGNED');
    }
  });

  it('signed with the public key as a shared secret is not believed', async () => {
    const [, body, signature] = (await signedBy(house)).split('.');
    const { kid } = decodeProtectedHeader(await signedBy(house));
    const head = { alg: 'HS256', kid, typ: ERASURE_RECEIPT_TYPE };
    const text = `${Buffer.from(JSON.stringify(head)).toString('base64url')}.${body}.${signature}`;
    const answer = await verify({ text });
    expect([answer.outcome, answer.erasure?.said]).toEqual(['UNKNOWN', null]);
  });

  it.each([
    ['without its day', { erased_on: undefined }, 'SHAPE INVALID SHAPE_WRONG'],
    ['with a day that is none', { erased_on: '2026-02-30' }, 'SHAPE INVALID SHAPE_WRONG'],
    ['about the id of something else', { jti: 'par_AAAAAAAAAAAAAAAAAAAAAA' }, 'SHAPE INVALID SHAPE_WRONG'],
    ['of a later form', { erasure_receipt: 2 }, 'SHAPE INVALID SHAPE_WRONG'],
    ['of tomorrow', { iat: Date.parse('2026-03-21T10:00:00Z') / 1000 }, 'DATES INVALID NOT_YET'],
    ['of the end of time', { iat: Number.MAX_SAFE_INTEGER }, 'DATES INVALID NOT_YET'],
  ])('%s is not believed, even under our key', async (_, change, code) => {
    const answer = await verify({ text: await signed(change) });
    expect(answer).toMatchObject({ outcome: 'INVALID', erasure: NOT_BELIEVED });
    expect(codes(answer)).toContain(code);
  });

  it('of another type is something else: a receipt of a check, a credential, or nothing that is read', async () => {
    const asReceipt = await verify({ text: await signed({}, undefined, RECEIPT_TYPE) });
    expect(asReceipt).toMatchObject({ outcome: 'INVALID', erasure: null, earlier: { genuine: 'INVALID' } });
    for (const typ of ['vc+jwt', 'JWT']) {
      const answer = await verify({ text: await signed({}, undefined, typ) });
      expect([answer.outcome, answer.erasure]).not.toContain('VALID');
      expect(answer.erasure).toBeNull();
    }
    const other = await verify({ text: await signed({}, undefined, 'pateva-erasure-receipt') });
    expect(codes(other)).toEqual(['READABLE UNKNOWN OTHER_FORMAT']);
  });

  it('a receipt of a check that is dressed as one of an erasure is not believed', async () => {
    const { receipt } = await verify({ text: 'not a proof' });
    const { signer } = await serverSigner(house);
    const dressed = await compactJws({ typ: ERASURE_RECEIPT_TYPE }, decodeJwt(receipt!), signer);
    expect(await verify({ text: dressed })).toMatchObject({ outcome: 'INVALID', erasure: NOT_BELIEVED });
  });
});

describe('a receipt of an erasure when the server’s key ends', () => {
  it('keeps holding after a rotation, and stops after a compromise', async () => {
    const operator = await makeStaff(house, house.provider, ['COORDINATOR']);
    const first = await signedBy(house);
    await rotateServerKey(house.context(operator), { compromised: false });
    const second = await signedBy(house);
    await rotateServerKey(house.context(operator), { compromised: true });
    expect((await verify({ text: first })).erasure?.genuine).toBe('VALID');
    expect((await verify({ text: second })).erasure).toMatchObject({ genuine: 'INVALID', said: null });
  });
});
