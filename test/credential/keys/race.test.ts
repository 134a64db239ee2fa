import { createPublicKey } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KeyKeeper } from '../../../src/access/key-keeper.ts';
import { reportKeyCompromised } from '../../../src/credential/acts/report-key-compromised.ts';
import { rotateIssuerKey } from '../../../src/credential/acts/rotate-key.ts';
import { signAgain } from '../../../src/credential/acts/sign-again.ts';
import { credential, issuerKey } from '../../../src/credential/credential.table.ts';
import { addKey, holdKeysOf } from '../../../src/credential/issuer-key.ts';
import { localSigner, newPrivateKey, privateKeyObject } from '../../../src/credential/key-pair.ts';
import { verifyRecord } from '../../../src/record/verify-record.ts';
import { postgresql } from '../../helpers/drivers.ts';
import { makeHouse, type TestHouse } from '../../helpers/house.ts';
import { signedWith, workshop } from './workshop.ts';

let house: TestHouse;
let close: () => Promise<void>;
let world: Awaited<ReturnType<typeof workshop>>;

beforeEach(async () => {
  ({ house, close } = await postgresql.open());
  world = await workshop(house);
});
afterEach(() => close());

/** Tries again where somebody else was first. */
async function persistently<T>(act: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await act();
    } catch (problem) {
      if ((problem as { code?: string }).code !== 'CONFLICT' || tries === 20) throw problem;
    }
  }
}

/** Keeps keys at hand, and does something first whenever it is to sign. */
class SlowKeeper implements KeyKeeper {
  readonly #keys = new Map<string, Uint8Array>();
  before = async () => {};

  async makeKey() {
    const secret = newPrivateKey();
    const handle = `handle-${this.#keys.size}`;
    this.#keys.set(handle, secret);
    const { x } = createPublicKey(privateKeyObject(secret)).export({ format: 'jwk' });
    return { handle, publicKey: Buffer.from(x!, 'base64url') };
  }

  async sign(_place: string, handle: string, data: Uint8Array) {
    await this.before();
    return localSigner('', this.#keys.get(handle)!).sign(data);
  }

  async destroyKey(handle: string) {
    this.#keys.delete(handle);
  }
}

const rotate = () =>
  persistently(() => rotateIssuerKey(house.context(world.coordinator), { issuer: world.issuer }));
const active = async () => (await world.keys()).filter(({ state }) => state === 'ACTIVE');

describe('while credentials are being issued', () => {
  it('keys are rotated, each credential is signed by a key of its issuer, and all of them verify', async () => {
    const issued = await Promise.all([
      ...Array.from({ length: 24 }, () => persistently(world.issue)),
      ...Array.from({ length: 4 }, () => rotate().then(() => null)),
    ]);
    expect(await active()).toHaveLength(1);
    expect(await world.keys()).toHaveLength(5);
    for (const one of issued) {
      if (one) expect(await world.check(one.signed)).toMatchObject({ outcome: 'VALID' });
    }
    expect((await verifyRecord(house.database.sql, house.clock())).intact).toBe(true);
  });

  it('the first of them make one key between them', async () => {
    await Promise.all(Array.from({ length: 8 }, () => persistently(world.issue)));
    expect(await world.keys()).toHaveLength(1);
  });

  it('a key is withdrawn only once what it is signing is in the log, and is signed again with the rest', async () => {
    const slow = new SlowKeeper();
    const other = await makeHouse(house.database, slow);
    const shed = await workshop(other, 'laituri');
    await shed.issue();
    const [first] = await shed.keys();
    const reports: Promise<unknown>[] = [];
    slow.before = async () => {
      slow.before = async () => {};
      reports.push(
        reportKeyCompromised(other.context(shed.coordinator), {
          issuer: shed.issuer,
          fragment: first!.fragment,
          reissue: true,
        }),
      );
      await setTimeout(500);
    };
    const { row } = await shed.issue();
    await Promise.all(reports);
    expect(row.signedBy).toBe(first!.id);
    const after = await shed.stored(row.id);
    expect(after!.signedBy).toBe((await shed.keys())[1]!.id);
  });

  it('whoever comes while a key is rotated waits, and signs with the new one', async () => {
    await world.issue();
    const issuing: ReturnType<typeof world.issue>[] = [];
    await house.database.sql.transaction(async (tx) => {
      await holdKeysOf(tx, world.issuer);
      await tx.update(issuerKey).set({ state: 'RETIRED', privateKey: null, endedAt: house.clock() });
      await addKey(tx, house, world.issuer, house.clock());
      issuing.push(world.issue());
      await setTimeout(500);
    });
    const [now] = await active();
    for (const { row } of await Promise.all(issuing)) expect(row.signedBy).toBe(now!.id);
    expect(await world.keys()).toHaveLength(2);
  });

  it('a key is withdrawn, and nothing that it signed is forgotten', async () => {
    await world.issue();
    const [first] = await world.keys();
    const report = () =>
      reportKeyCompromised(house.context(world.coordinator), {
        issuer: world.issuer,
        fragment: first!.fragment,
        reissue: true,
      });
    await Promise.all([
      ...Array.from({ length: 16 }, () => persistently(world.issue)),
      persistently(report),
      ...Array.from({ length: 16 }, () => persistently(world.issue)),
    ]);
    const rows = await house.database.sql.select().from(credential);
    expect(rows).toHaveLength(33);
    const [now] = await active();
    expect(rows.filter(({ signedBy }) => signedBy !== now!.id)).toEqual([]);
    for (const { id } of rows) {
      const { signed } = await world.read(id);
      expect(signedWith(signed)).toBe(now!.fragment);
      expect(await world.check(signed)).toMatchObject({ outcome: 'VALID' });
    }
  });
});

it('several processes that sign again at once share the work and do nothing twice', async () => {
  const ids = await world.issueMany(250);
  const [key] = await world.keys();
  const context = () => house.context(world.coordinator);
  await reportKeyCompromised(context(), {
    issuer: world.issuer,
    fragment: key!.fragment,
    reissue: false,
  });
  await Promise.all(Array.from({ length: 3 }, () => persistently(() => signAgain(context(), key!.id))));
  const again = (await world.recorded('CREDENTIAL_SIGNED_AGAIN')).map((one) => one.credential);
  expect(again.sort()).toEqual([...ids].sort());
});
