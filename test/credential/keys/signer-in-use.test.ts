import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { finishWithdrawals } from '../../../src/credential/acts/finish-withdrawals.ts';
import { reportKeyCompromised } from '../../../src/credential/acts/report-key-compromised.ts';
import { rotateIssuerKey } from '../../../src/credential/acts/rotate-key.ts';
import { resigningOf } from '../../../src/credential/acts/sign-again.ts';
import { credential, statusList } from '../../../src/credential/credential.table.ts';
import { serverSigner } from '../../../src/credential/server-key.ts';
import { SocketKeeper } from '../../../src/credential/signer/socket-keeper.ts';
import { recordEntry } from '../../../src/record/record.table.ts';
import { type Child, pateva } from '../../helpers/child.ts';
import { makeHouse, type TestHouse } from '../../helpers/house.ts';
import { serveHouse } from '../../helpers/http.ts';
import { signedWith, workshop } from './workshop.ts';

const UNREACHABLE = { code: 'SIGNER_UNREACHABLE' };
const FIRST = 'key-2026-03-02';

let folder: string;
let signer: Child;
let house: TestHouse;
let world: Awaited<ReturnType<typeof workshop>>;

const startSigner = async () => {
  signer = pateva(['signer'], { PATEVA_SIGNER_DIR: folder });
  await signer.says('The signer listens');
};
const endSigner = async () => {
  signer.process.kill('SIGKILL');
  await signer.ended;
};
const kept = () => readdirSync(join(folder, 'keys')).map((name) => name.replace(/\.key$/, ''));
const report = (fragment: string) =>
  reportKeyCompromised(house.context(world.coordinator), { issuer: world.issuer, fragment, reissue: true });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pateva-signer-'));
  await startSigner();
  house = await makeHouse(undefined, new SocketKeeper(join(folder, 'signer.sock')));
  world = await workshop(house);
});
afterEach(async () => {
  await endSigner();
  await house.database.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a house whose keys live in the signer process', () => {
  it('holds a handle and no private key, and what it issues is valid', async () => {
    const { signed } = await world.issue();
    const [key] = await world.keys();
    expect([key!.privateKey, kept()]).toEqual([null, [key!.signerHandle]]);
    expect(await world.check(signed)).toMatchObject({ outcome: 'VALID' });
    expect(await (await serverSigner(house)).signer.sign(Buffer.from('x'))).toHaveLength(64);
  });

  it('destroys a rotated key there, and a compromised one', async () => {
    const { row, signed } = await world.issue();
    await rotateIssuerKey(house.context(world.coordinator), { issuer: world.issuer });
    const rotated = await world.keys();
    expect(rotated.map(({ state, signerHandle }) => [state, signerHandle !== null])).toEqual([
      ['RETIRED', false],
      ['ACTIVE', true],
    ]);
    expect(await world.check(signed)).toMatchObject({ outcome: 'VALID' });
    await report(`${FIRST}-2`);
    await report(FIRST);
    expect(signedWith((await world.read(row.id)).signed)).toBe(`${FIRST}-3`);
    expect(kept()).toEqual([(await world.keys())[2]!.signerHandle]);
  });

  it('keeps signing with a key from before there was a signer process, until that is rotated', async () => {
    const before = await makeHouse(house.database);
    const early = await workshop(before, 'laituri');
    const first = await early.issue();
    expect((await early.keys())[0]!.privateKey).not.toBeNull();
    await rotateIssuerKey(house.context(early.coordinator), { issuer: early.issuer });
    expect(
      (await early.keys()).map(({ privateKey, signerHandle }) => [privateKey, signerHandle === null]),
    ).toEqual([
      [null, true],
      [null, false],
    ]);
    expect(await world.check(first.signed)).toMatchObject({ outcome: 'VALID' });
    await expect(early.issue()).rejects.toMatchObject(UNREACHABLE);
  });
});

describe('a signer that dies', () => {
  it('amid an act leaves nothing half-written, and the act is done once it is back', async () => {
    await world.issue();
    const { sql } = house.database;
    const counts = async () => [
      await sql.$count(credential),
      await sql.$count(statusList),
      await sql.$count(recordEntry),
      (await world.keys()).length,
    ];
    const before = await counts();
    house.database.onStatement = (text) => {
      if (/from "issuer_key"/.test(text)) signer.process.kill('SIGKILL');
    };
    await expect(world.issue()).rejects.toMatchObject(UNREACHABLE);
    house.database.onStatement = undefined;
    await signer.ended;
    await expect(
      rotateIssuerKey(house.context(world.coordinator), { issuer: world.issuer }),
    ).rejects.toMatchObject(UNREACHABLE);
    expect(await counts()).toEqual(before);
    await startSigner();
    expect(await world.check((await world.issue()).signed)).toMatchObject({ outcome: 'VALID' });
  });

  it('does not hold up the withdrawal of a key, and what is left is done once it is back', async () => {
    const { row, signed } = await world.issue();
    const [key] = await world.keys();
    await endSigner();
    await report(FIRST);
    expect(await world.check(signed)).toMatchObject({ outcome: 'INVALID', code: 'KEY_COMPROMISED' });
    const { sql } = house.database;
    expect(await resigningOf(sql, key!.id)).toEqual({ total: 1, done: 0 });
    expect((await world.keys()).map(({ state, signerHandle }) => [state, signerHandle])).toEqual([
      ['COMPROMISED', key!.signerHandle],
    ]);
    await expect(finishWithdrawals(house)).rejects.toMatchObject(UNREACHABLE);
    await startSigner();
    await finishWithdrawals(house);
    expect(await resigningOf(sql, key!.id)).toEqual({ total: 1, done: 1 });
    expect(await world.check((await world.read(row.id)).signed)).toMatchObject({ outcome: 'VALID' });
    expect(kept()).toEqual([(await world.keys())[1]!.signerHandle]);
  });

  it('is told to whoever asks for what would have to be signed', async () => {
    const { row } = await world.issue();
    const served = await serveHouse(house);
    await endSigner();
    const list = await served.app.request(`/status/${row.statusList}`, {
      headers: { 'Accept-Language': 'fi' },
    });
    expect([list.status, list.headers.get('retry-after'), await list.json()]).toEqual([
      503,
      '30',
      { error: 'Allekirjoittaja ei vastaa. Mitään ei tallennettu; yritä myöhemmin uudelleen.' },
    ]);
    expect((await served.app.request('/orgs/venevaja/did.json')).status).toBe(200);
    expect(served.bugs).toEqual([]);
    await served.stop();
  });
});
