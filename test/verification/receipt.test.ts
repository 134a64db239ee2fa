import { createHash } from 'node:crypto';
import { from, toJwk } from '@digitalcredentials/ed25519-multikey';
import { compactVerify, decodeJwt, decodeProtectedHeader, importJWK } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rotateServerKey } from '../../src/credential/acts/rotate-server-key.ts';
import { didKey } from '../../src/credential/did.ts';
import { compactJws } from '../../src/credential/envelope/jws.ts';
import { localSigner, newPrivateKey, publicKeyMultibase } from '../../src/credential/key-pair.ts';
import { serverDidDocument, serverSigner } from '../../src/credential/server-key.ts';
import { RECEIPT_TYPE } from '../../src/verification/receipt.ts';
import { makeHouse } from '../helpers/house.ts';
import { serveHouse } from '../helpers/http.ts';
import { OtherHosts } from '../helpers/outside.ts';
import { makeStaff } from '../helpers/people.ts';
import { makeProofs } from '../pages/proofs.ts';

const VERIFY = `query ($input: ProofInput!) {
  verify(input: $input) {
    outcome receipt checks { name outcome code reason(language: en) } credentials { outcome }
    earlier {
      genuine server isThisServer isOfThisProof checks { name outcome code }
      found { outcome at issuers fileSha256 checks { name outcome code } }
    }
  }
}`;

interface Check {
  name: string;
  outcome: string;
  code: string;
  reason?: string;
}
interface Answer {
  outcome: string;
  receipt: string | null;
  checks: Check[];
  credentials: object[];
  earlier: {
    genuine: string;
    server: string | null;
    isThisServer: boolean;
    isOfThisProof: boolean | null;
    checks: Check[];
    found: {
      outcome: string;
      at: string;
      issuers: string[];
      fileSha256: string | null;
      checks: Check[];
    } | null;
  } | null;
}

let proofs: Awaited<ReturnType<typeof makeProofs>>;
let served: Awaited<ReturnType<typeof serveHouse>>;
let hosts: OtherHosts;
beforeAll(async () => {
  proofs = await makeProofs();
  hosts = new OtherHosts();
  Object.assign(proofs.house, { outside: hosts });
  served = await serveHouse(proofs.house);
});
afterAll(async () => {
  await served.stop();
  await proofs.house.database.close();
});

const verify = async (input: object, by = served) => {
  const { data, codes, text } = await by.ask(VERIFY, { input });
  if (!data) throw new Error(`${codes} ${text}`);
  return data.verify as unknown as Answer;
};
const receiptOf = async (input: object) => (await verify(input)).receipt ?? '';
const codes = (checks: readonly Check[]) =>
  checks.map(({ name, outcome, code }) => `${name} ${outcome} ${code}`);
const base64 = (content: string | Uint8Array) => Buffer.from(content).toString('base64');

describe('a receipt', () => {
  it('says what was checked, how it came out and when, under the server’s key, as anybody can verify', async () => {
    const receipt = await receiptOf({ text: proofs.valid.json });
    const { did } = await serverSigner(proofs.house);
    const { kid } = decodeProtectedHeader(receipt);
    const { verificationMethod } = await serverDidDocument(proofs.house);
    const method = verificationMethod.find(({ id }) => id === kid)!;
    await compactVerify(receipt, await importJWK(await toJwk({ keyPair: await from(method) }), 'EdDSA'));
    expect(decodeProtectedHeader(receipt)).toEqual({ alg: 'EdDSA', kid, typ: 'pateva-receipt+jwt' });
    const credential = JSON.parse(proofs.valid.json);
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
    expect(decodeJwt(receipt)).toEqual({
      iss: did,
      iat: Date.parse('2026-03-22T10:00:00Z') / 1000,
      receipt: 1,
      software: expect.stringMatching(/^pateva\/\d+\.\d+\.\d+$/),
      outcome: 'VALID',
      checks: [
        { name: 'READABLE', outcome: 'VALID', code: 'READ' },
        { name: 'SHAPE', outcome: 'VALID', code: 'SHAPE_FITS' },
        { name: 'PROOF', outcome: 'VALID', code: 'SIGNATURE_HOLDS' },
        { name: 'ISSUER_IDENTITY', outcome: 'VALID', code: 'KEY_OF_ISSUER' },
        { name: 'ISSUER_TRUST', outcome: 'VALID', code: 'ISSUER_KNOWN' },
        { name: 'STATUS', outcome: 'VALID', code: 'IN_FORCE' },
        { name: 'DATES', outcome: 'VALID', code: 'DATES_FIT' },
      ],
      file: { sha256: null, text_sha256: sha256(proofs.valid.json) },
      credentials: [{ outcome: 'VALID', issuer: credential.issuer.id, id_sha256: sha256(credential.id) }],
    });
  });

  it('holds no name, no claim and no id of the proof', async () => {
    const receipt = await receiptOf({ fileBase64: base64(proofs.valid.pdf) });
    const said = Buffer.from(receipt.split('.')[1]!, 'base64url').toString();
    const credential = JSON.parse(proofs.valid.json);
    for (const secret of [
      'Näkkäläjärvi',
      'Aino',
      'Polkupyörän',
      '1991-05-14',
      '14.5.1991',
      credential.id.slice(9),
    ])
      expect(said).not.toContain(secret);
  });

  it('is given on what does not hold and on what cannot be told or read, too', async () => {
    const outcomes = [];
    for (const text of [proofs.revoked.json, proofs.changed, proofs.elsewhere, 'Olen ammattilainen.'])
      outcomes.push((decodeJwt(await receiptOf({ text })) as { outcome: string }).outcome);
    expect(outcomes).toEqual(['INVALID', 'INVALID', 'UNKNOWN', 'INVALID']);
    const { credentials } = decodeJwt(await receiptOf({ text: proofs.changed })) as { credentials: object[] };
    expect(credentials).toEqual([{ outcome: 'INVALID', issuer: null, id_sha256: null }]);
  });
});

describe('a receipt that is checked by itself', () => {
  it('tells that this server signed it and what it found then', async () => {
    const given = await receiptOf({ fileBase64: base64(proofs.valid.pdf) });
    const { outcome, checks, earlier, receipt, credentials } = await verify({ text: given });
    expect([outcome, receipt, credentials]).toEqual(['VALID', null, []]);
    expect(codes(checks)).toEqual([
      'READABLE VALID RECEIPT_READ',
      'SHAPE VALID SHAPE_FITS',
      'PROOF VALID SIGNATURE_HOLDS',
      'ISSUER_IDENTITY VALID KEY_OF_ISSUER',
      'ISSUER_TRUST VALID ISSUER_KNOWN',
      'RECEIPT VALID RECEIPT_SAID_VALID',
    ]);
    expect(checks.at(-1)?.reason).toBe(
      'The receipt says that the credential was genuine and in force on 22 March 2026 at 12:00.',
    );
    expect(earlier).toMatchObject({
      genuine: 'VALID',
      server: 'did:web:localhost%3A4000',
      isThisServer: true,
      isOfThisProof: null,
      found: {
        outcome: 'VALID',
        at: '2026-03-22T10:00:00.000Z',
        issuers: [JSON.parse(proofs.valid.json).issuer.id],
        fileSha256: createHash('sha256').update(proofs.valid.pdf).digest('hex'),
      },
    });
    expect(codes(earlier!.found!.checks)).toContain('VISIBLE_TEXT VALID PAGE_AGREES');
  });

  it.each([
    ['revoked', 'INVALID'],
    ['elsewhere', 'UNKNOWN'],
  ] as const)('is never called valid where what it found was not: %s', async (name, outcome) => {
    const proof = proofs[name];
    const receipt = await receiptOf({ text: typeof proof === 'string' ? proof : proof.json });
    const answer = await verify({ text: receipt });
    expect([answer.outcome, answer.earlier?.genuine]).toEqual([outcome, 'VALID']);
  });

  it('is read from a file as well', async () => {
    const receipt = await receiptOf({ text: proofs.valid.json });
    expect((await verify({ fileBase64: base64(`${receipt}\n`) })).outcome).toBe('VALID');
  });
});

describe('a receipt beside a proof', () => {
  it('is told to be of this very proof, however the two were given, and changes nothing of the verdict', async () => {
    const pretty = JSON.stringify(JSON.parse(proofs.valid.json), null, 2);
    const ofText = await receiptOf({ text: pretty });
    const ofFile = await receiptOf({ fileBase64: base64(`${pretty}\n`) });
    const given = [{ text: pretty.replaceAll('\n', '\r\n') }, { fileBase64: base64(`${pretty}\n`) }];
    for (const proof of given)
      for (const receipt of [ofText, ofFile]) {
        const { outcome, earlier, checks, receipt: fresh } = await verify({ ...proof, receipt });
        expect([outcome, earlier?.isOfThisProof, earlier?.genuine]).toEqual(['VALID', true, 'VALID']);
        expect(codes(checks)).not.toContain('RECEIPT VALID RECEIPT_SAID_VALID');
        expect(fresh).not.toBeNull();
      }
  });

  it('is told to be of another one', async () => {
    const receipt = await receiptOf({ text: proofs.valid.json });
    const { outcome, earlier } = await verify({ text: proofs.certificate.json, receipt });
    expect([outcome, earlier?.isOfThisProof]).toEqual(['VALID', false]);
    const revoked = await verify({ text: proofs.revoked.json, receipt });
    expect([revoked.outcome, revoked.earlier?.isOfThisProof]).toEqual(['INVALID', false]);
  });

  it('has to be a receipt', async () => {
    for (const receipt of ['no', proofs.valid.json]) {
      const { codes: refused } = await served.ask(VERIFY, { input: { text: proofs.valid.json, receipt } });
      expect(refused).toEqual(['INVALID_INPUT']);
    }
  });
});

describe('a receipt that somebody made up', () => {
  const payload = async () => decodeJwt(await receiptOf({ text: proofs.revoked.json }));
  const signed = async (change: object, by?: Parameters<typeof compactJws>[2]) => {
    const { signer } = await serverSigner(proofs.house);
    return compactJws({ typ: RECEIPT_TYPE }, { ...(await payload()), ...change }, by ?? signer);
  };
  const judged = async (text: string) => {
    const { outcome, earlier, checks } = await verify({ text });
    return { outcome, genuine: earlier?.genuine, found: earlier?.found, codes: codes(checks) };
  };

  it('with another outcome written into it does not hold', async () => {
    const [head, body, signature] = (await receiptOf({ text: proofs.revoked.json })).split('.');
    const better = Buffer.from(body!, 'base64url').toString().replaceAll('INVALID', 'VALID');
    const answer = await judged(`${head}.${Buffer.from(better).toString('base64url')}.${signature}`);
    expect(answer).toMatchObject({ outcome: 'INVALID', genuine: 'INVALID', found: null });
    expect(answer.codes).toContain('PROOF INVALID SIGNATURE_BROKEN');
  });

  it('under a key of one’s own in our name does not hold', async () => {
    const { signer } = await serverSigner(proofs.house);
    const forged = await signed({}, localSigner(signer.verificationMethod, newPrivateKey()));
    expect(await judged(forged)).toMatchObject({ genuine: 'INVALID', found: null });
    const elsewhere = await signed({}, localSigner('did:web:localhost%3A4000#mine', newPrivateKey()));
    expect(await judged(elsewhere)).toMatchObject({ outcome: 'INVALID', found: null });
  });

  it('without a signature does not hold', async () => {
    const [, body] = (await receiptOf({ text: proofs.valid.json })).split('.');
    const head = Buffer.from(JSON.stringify({ alg: 'none', typ: RECEIPT_TYPE })).toString('base64url');
    expect((await judged(`${head}.${body}.`)).codes).toContain('PROOF INVALID NOT_SIGNED');
  });

  it('in one’s own name is told to be of a stranger, and never of this server', async () => {
    const secret = newPrivateKey();
    const own = didKey(await publicKeyMultibase(secret));
    const text = await signed(
      { iss: own.did, outcome: 'VALID' },
      localSigner(own.verificationMethod, secret),
    );
    const { checks, earlier } = await verify({ text });
    expect(codes(checks)).toContain('ISSUER_TRUST UNKNOWN ISSUER_NOT_KNOWN');
    expect([earlier?.genuine, earlier?.isThisServer]).toEqual(['VALID', false]);
  });

  it.each([
    ['without an outcome', { outcome: undefined }, 'SHAPE INVALID SHAPE_WRONG'],
    ['of a later form', { receipt: 2 }, 'SHAPE INVALID SHAPE_WRONG'],
    ['of tomorrow', { iat: Date.parse('2026-03-23T10:00:00Z') / 1000 }, 'DATES INVALID NOT_YET'],
    ['of the end of time', { iat: Number.MAX_SAFE_INTEGER }, 'DATES INVALID NOT_YET'],
  ])('%s is not believed, even under our key', async (_, change, code) => {
    const answer = await judged(await signed(change));
    expect(answer).toMatchObject({ outcome: 'INVALID', found: null });
    expect(answer.codes).toContain(code);
  });

  it('is no credential, and a credential is no receipt', async () => {
    const { signer } = await serverSigner(proofs.house);
    const credential = JSON.parse(proofs.valid.json);
    const dressed = await compactJws({ typ: RECEIPT_TYPE }, credential, signer);
    expect(await judged(dressed)).toMatchObject({ outcome: 'INVALID', found: null });
    const { credentials } = await verify({ text: await signed({}) });
    expect(credentials).toEqual([]);
  });
});

describe('a receipt of another server', () => {
  it('is verified over that server’s DID document, and told to be of another server', async () => {
    const there = Object.assign(await makeHouse(), { baseUrl: 'https://proofs.example.org' });
    const other = await serveHouse(there);
    there.clock.set('2026-03-21T10:00:00Z');
    const receipt = (await verify({ text: 'not a proof' }, other)).receipt!;
    expect((await verify({ text: receipt })).earlier).toMatchObject({ genuine: 'UNKNOWN', found: null });
    hosts.put('https://proofs.example.org/.well-known/did.json', await serverDidDocument(there));
    expect((await verify({ text: receipt })).earlier).toMatchObject({
      genuine: 'VALID',
      server: 'did:web:proofs.example.org',
      isThisServer: false,
      found: { outcome: 'INVALID' },
    });
    await other.stop();
    await there.database.close();
  });
});

describe('a receipt when the server’s key ends', () => {
  it('keeps holding after a rotation, and stops after a compromise', async () => {
    const { house } = proofs;
    const operator = await makeStaff(house, house.provider, ['COORDINATOR']);
    const first = await receiptOf({ text: proofs.valid.json });
    await rotateServerKey(house.context(operator), { compromised: false });
    const second = await receiptOf({ text: proofs.valid.json });
    expect(decodeProtectedHeader(second).kid).not.toBe(decodeProtectedHeader(first).kid);
    expect((await verify({ text: first })).earlier?.genuine).toBe('VALID');
    await rotateServerKey(house.context(operator), { compromised: true });
    expect((await verify({ text: first })).earlier?.genuine).toBe('VALID');
    expect((await verify({ text: second })).earlier).toMatchObject({ genuine: 'INVALID', found: null });
  });
});
