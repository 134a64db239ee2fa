import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { revoke } from '../../../src/credential/acts/end-credential.ts';
import { reportKeyCompromised } from '../../../src/credential/acts/report-key-compromised.ts';
import { rotateIssuerKey } from '../../../src/credential/acts/rotate-key.ts';
import { resigningOf, signAgain } from '../../../src/credential/acts/sign-again.ts';
import { credential, issuerKey } from '../../../src/credential/credential.table.ts';
import { compactJws } from '../../../src/credential/envelope/jws.ts';
import { sdJwt } from '../../../src/credential/envelope/sd-jwt.ts';
import { vcJwt } from '../../../src/credential/envelope/vc-jwt.ts';
import { didDocumentOf } from '../../../src/credential/issuer-key.ts';
import { localSigner, type Signer } from '../../../src/credential/key-pair.ts';
import type { OpenBadge } from '../../../src/credential/shape.ts';
import { signCredential } from '../../../src/credential/sign.ts';
import { verifyRecord } from '../../../src/record/verify-record.ts';
import { makeHouse, type TestHouse } from '../../helpers/house.ts';
import { serveHouse, tokenOf } from '../../helpers/http.ts';
import { makeStaff, makeUnit } from '../../helpers/people.ts';
import { verifiesElsewhere } from '../../helpers/second-verifier.ts';
import { DID, keyOfCompact, signedWith, withoutProof, workshop } from './workshop.ts';

const OLD = 'key-2026-03-02';
const NEW = 'key-2026-04-01';
const LATER = '2026-04-01T09:00:00.000Z';

const FORMS = `query Forms($id: ID!) { credential(id: $id) {
  json pdf resignedAt
  obJwt: envelope(format: OB_JWT) { base64 } vcJwt: envelope(format: VC_JWT) { base64 }
  sdJwt: envelope(format: SD_JWT) { base64 } png: envelope(format: PNG) { base64 } svg: envelope(format: SVG) { base64 }
} }`;

type Forms = Record<'json' | 'pdf' | 'obJwt' | 'vcJwt' | 'sdJwt' | 'png' | 'svg', Uint8Array>;

describe('a key that fell into other hands', () => {
  let house: TestHouse;
  let world: Awaited<ReturnType<typeof workshop>>;
  let served: Awaited<ReturnType<typeof serveHouse>>;
  let before: Awaited<ReturnType<typeof world.issue>>;
  let revoked: typeof before;
  let old: Forms;
  let fresh: Forms;
  let thief: Signer;
  let listBefore: string;

  const forms = async (id: string): Promise<Forms> => {
    const { data } = await served.ask(FORMS, { id }, { token: await tokenOf(house, world.holder) });
    const { json, resignedAt: _, pdf, ...envelopes } = data!.credential as Record<string, unknown>;
    const envelope = (name: 'obJwt' | 'vcJwt' | 'sdJwt' | 'png' | 'svg') =>
      Buffer.from((envelopes[name] as { base64: string }).base64, 'base64');
    return {
      json: Buffer.from(json as string),
      pdf: Buffer.from(pdf as string, 'base64'),
      obJwt: envelope('obJwt'),
      vcJwt: envelope('vcJwt'),
      sdJwt: envelope('sdJwt'),
      png: envelope('png'),
      svg: envelope('svg'),
    };
  };
  const listOf = async (signed: string) => {
    const { credentialStatus } = JSON.parse(signed) as OpenBadge;
    return (await served.app.request(new URL(credentialStatus.statusListCredential).pathname)).text();
  };

  beforeAll(async () => {
    house = await makeHouse();
    world = await workshop(house);
    served = await serveHouse(house);
    before = await world.issue();
    revoked = await world.issue();
    await revoke(house.context(world.coordinator), { credential: revoked.row.id, reason: 'WRONG_CONTENT' });
    old = await forms(before.row.id);
    listBefore = await listOf(before.signed);
    const [key] = await world.keys();
    thief = localSigner(
      `${DID}#${OLD}`,
      house.vault.unwrap(`issuer-key:${world.issuer}#${OLD}`, key!.privateKey!),
    );
    house.clock.set(LATER);
    const { data } = await served.ask(
      `mutation Report($input: ReportKeyCompromisedInput!) { reportKeyCompromised(input: $input) {
        ... on KeyWithdrawn { issuer { keys { fragment state endedAt compromisedAt } } resigning { total done } }
        ... on Refusal { code } } }`,
      { input: { issuer: world.issuer, fragment: OLD } },
      { token: await tokenOf(house, world.coordinator) },
    );
    expect(data!.reportKeyCompromised).toEqual({
      issuer: {
        keys: [
          { fragment: OLD, state: 'COMPROMISED', endedAt: LATER, compromisedAt: LATER },
          { fragment: NEW, state: 'ACTIVE', endedAt: null, compromisedAt: null },
        ],
      },
      resigning: { total: 2, done: 2 },
    });
    fresh = await forms(before.row.id);
  });
  afterAll(async () => {
    await served.stop();
    await house.database.close();
  });

  it('leaves the DID document at once, and its private half is destroyed', async () => {
    const document = await (await served.app.request('/orgs/venevaja/did.json')).json();
    expect(document).toMatchObject({ assertionMethod: [`${DID}#${NEW}`] });
    expect(JSON.stringify(document)).not.toContain(OLD);
    const [key] = await world.keys();
    expect([key!.privateKey, key!.signerHandle]).toEqual([null, null]);
  });

  it('leaves each credential its id, its claims and its place in the status list, under the new key', async () => {
    const after = await world.read(before.row.id);
    expect(withoutProof(after.signed)).toEqual(withoutProof(before.signed));
    expect([signedWith(before.signed), signedWith(after.signed)]).toEqual([OLD, NEW]);
    expect([keyOfCompact(before.compact), keyOfCompact(after.compact)]).toEqual([OLD, NEW]);
    expect(after.compact.split('.')[1]).toBe(before.compact.split('.')[1]);
    const { holderCopy: _h, issuerCopy: _i, signedBy, resignedAt, ...kept } = after.row;
    expect({ ...before.row, ...kept }).toEqual(before.row);
    expect([signedBy, resignedAt]).toEqual([(await world.keys())[1]!.id, new Date(LATER)]);
  });

  it('gives holder and issuing unit the same new bytes', async () => {
    const mine = await world.read(before.row.id);
    const { data } = await served.ask(
      'query ($id: ID!) { credential(id: $id) { json resignedAt } }',
      { id: before.row.id },
      { token: await tokenOf(house, world.coordinator) },
    );
    expect(data!.credential).toEqual({ json: mine.signed, resignedAt: LATER });
  });

  it('fails another implementation under the old key and holds under the new one', async () => {
    const did = (await didDocumentOf(house, 'venevaja'))!;
    const after = await world.read(before.row.id);
    expect(await verifiesElsewhere(JSON.parse(before.signed) as object, did, house.clock())).toBe(false);
    expect(await verifiesElsewhere(JSON.parse(after.signed) as object, did, house.clock())).toBe(true);
  });

  it.each(['json', 'pdf', 'obJwt', 'vcJwt', 'sdJwt', 'png', 'svg'] as const)(
    'makes the old %s invalid as replaced, with the way to how it stands, and the new one valid',
    async (form) => {
      expect(await world.check(old[form])).toMatchObject({
        outcome: 'INVALID',
        code: 'REPLACED',
        reason: expect.stringContaining(`http://localhost:4000/v/${before.row.uuid}`),
      });
      expect(await world.check(fresh[form])).toMatchObject({ outcome: 'VALID', code: 'KEY_OF_ISSUER' });
    },
  );

  it('tells a presentation of some claims alone as replaced, too', async () => {
    const token = Buffer.from(old.sdJwt).toString();
    const [jws, ...disclosures] = token.split('~').slice(0, -1);
    for (const kept of [disclosures.slice(2), disclosures.filter((_, at) => at % 2 === 0), []]) {
      expect((await world.check(`${[jws, ...kept].join('~')}~`)).code).toBe('REPLACED');
    }
  });

  it('tells nobody who knows the id alone whether they have guessed a name', async () => {
    const { iss, jti, name } = JSON.parse(
      Buffer.from(before.compact.split('.')[1] ?? '', 'base64url').toString(),
    ) as Record<string, string>;
    const vct = 'http://localhost:4000/types/open-badge';
    const guess = await compactJws({ typ: 'dc+sd-jwt' }, { iss, jti, vct, name }, thief);
    expect((await world.check(`${guess}~`)).code).toBe('KEY_COMPROMISED');
  });

  it('gives the revoked credential a new proof as well, and revoked it stays', async () => {
    const after = await world.read(revoked.row.id);
    expect(signedWith(after.signed)).toBe(NEW);
    expect(await world.check(after.signed)).toMatchObject({ outcome: 'INVALID', code: 'KEY_OF_ISSUER' });
  });

  it('believes nothing that the thief signs, whatever its date, in any form', async () => {
    const { proof: _, ...claims } = JSON.parse(before.signed) as OpenBadge & { proof: unknown };
    const better = structuredClone(claims) as OpenBadge;
    better.credentialSubject.identifier[0]!.identityHash = 'Toinen Henkilö';
    const unknown = { ...structuredClone(claims), id: 'urn:uuid:00000000-0000-4000-8000-000000000000' };
    const backdated = new Date('2026-03-02T10:00:00Z');
    for (const forged of [
      await signCredential(better, thief, backdated),
      await signCredential(unknown, thief, backdated),
      await vcJwt(better, thief),
      await sdJwt(better, thief),
    ]) {
      expect(await world.check(forged)).toMatchObject({ outcome: 'INVALID', code: 'KEY_COMPROMISED' });
    }
  });

  it('gives its status list a new signature at once', async () => {
    const after = await listOf(before.signed);
    expect([signedWith(listBefore), signedWith(after)]).toEqual([OLD, NEW]);
    const did = (await didDocumentOf(house, 'venevaja'))!;
    expect(await verifiesElsewhere(JSON.parse(listBefore) as object, did, house.clock())).toBe(false);
    expect(await verifiesElsewhere(JSON.parse(after) as object, did, house.clock())).toBe(true);
  });

  it('tells whoever holds the paper that there is a new one', async () => {
    const { data } = await served.ask(
      'query ($uuid: String!) { publicProof(uuid: $uuid) { state resignedAt } }',
      {
        uuid: before.row.uuid,
      },
    );
    expect(data!.publicProof).toEqual({ state: 'VALID', resignedAt: LATER });
  });

  it('stands in the record, act by act, and the record holds', async () => {
    const [first, second] = await world.keys();
    expect(await world.recorded('ISSUER_KEY_COMPROMISED')).toEqual([
      { issuer: world.issuer, key: first!.id, credentials: 2, reissue: true },
    ]);
    const again = await world.recorded('CREDENTIAL_SIGNED_AGAIN');
    expect(again.map((one) => one.credential).sort()).toEqual([before.row.id, revoked.row.id].sort());
    const { signed } = await world.read(before.row.id);
    expect(again).toContainEqual({
      credential: before.row.id,
      compromised: first!.id,
      key: second!.id,
      signed: house.vault.lookup('credential', signed),
    });
    expect((await verifyRecord(house.database.sql, house.clock())).intact).toBe(true);
  });

  it('reported once more changes nothing', async () => {
    const entries = (await world.recorded('ISSUER_KEY_COMPROMISED')).length;
    await reportKeyCompromised(house.context(world.coordinator), {
      issuer: world.issuer,
      fragment: OLD,
      reissue: true,
    });
    expect(await world.recorded('ISSUER_KEY_COMPROMISED')).toHaveLength(entries);
    expect(await world.recorded('CREDENTIAL_SIGNED_AGAIN')).toHaveLength(2);
    expect(await house.database.sql.$count(issuerKey)).toBe(2);
  });
});

describe('reporting a key', () => {
  let house: TestHouse;
  let world: Awaited<ReturnType<typeof workshop>>;
  beforeEach(async () => {
    house = await makeHouse();
    world = await workshop(house);
  });
  const report = (fragment: string, reissue = true, actor = world.coordinator) =>
    reportKeyCompromised(house.context(actor), { issuer: world.issuer, fragment, reissue });

  it('is the unit’s coordinator’s alone, and of a key that is the issuer’s', async () => {
    await world.issue();
    const instructor = await makeStaff(house, world.unit, ['INSTRUCTOR']);
    const stranger = await makeStaff(house, await makeUnit(house, { kind: 'SCHOOL', name: 'Koulu' }), [
      'COORDINATOR',
    ]);
    await expect(report(OLD, true, instructor)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(report(OLD, true, stranger)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(report(OLD, true, world.holder)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(report('key-1999-01-01')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await world.keys()).map(({ state }) => state)).toEqual(['ACTIVE']);
  });

  it('of a retired key signs again under the active one, and leaves what others signed alone', async () => {
    const first = await world.issue();
    house.clock.set(LATER);
    await rotateIssuerKey(house.context(world.coordinator), { issuer: world.issuer });
    const second = await world.issue();
    house.clock.set('2026-05-01T09:00:00.000Z');
    await report(OLD);
    expect((await world.keys()).map(({ fragment, state }) => [fragment, state])).toEqual([
      [OLD, 'COMPROMISED'],
      [NEW, 'ACTIVE'],
    ]);
    expect(signedWith((await world.read(first.row.id)).signed)).toBe(NEW);
    expect(await world.read(second.row.id)).toEqual(second);
    expect(await world.check(second.signed)).toMatchObject({ outcome: 'VALID' });
    const [old] = await world.keys();
    expect([old!.endedAt, old!.compromisedAt]).toEqual([
      new Date(LATER),
      new Date('2026-05-01T09:00:00.000Z'),
    ]);
  });

  it('twice, key after key, leaves every credential valid under the last one', async () => {
    const issued = await world.issue();
    await report(OLD);
    await report(`${OLD}-2`);
    const { signed } = await world.read(issued.row.id);
    expect(signedWith(signed)).toBe(`${OLD}-3`);
    expect(await world.check(signed)).toMatchObject({ outcome: 'VALID' });
    expect((await world.check(issued.signed)).code).toBe('REPLACED');
  });

  it('without signing again leaves what it signed invalid, until that is asked for', async () => {
    const issued = await world.issue();
    await report(OLD, false);
    expect(await world.check(issued.signed)).toMatchObject({ outcome: 'INVALID', code: 'KEY_COMPROMISED' });
    const [key] = await world.keys();
    expect(await resigningOf(house.database.sql, key!.id)).toBeNull();
    await report(OLD);
    expect(await resigningOf(house.database.sql, key!.id)).toEqual({ total: 1, done: 1 });
    expect(await world.check(issued.signed)).toMatchObject({ code: 'REPLACED' });
  });

  it('does not give a copy back to a holder who has let go of it', async () => {
    const { row } = await world.issue();
    await house.database.sql.update(credential).set({ holderCopy: null });
    await report(OLD);
    const after = await world.stored(row.id);
    expect([after!.holderCopy, after!.resignedAt === null]).toEqual([null, false]);
  });

  it('goes on where it was stopped, and signs nothing again twice', async () => {
    const ids = await world.issueMany(130);
    await report(OLD, false);
    const { sql } = house.database;
    const [key] = await world.keys();
    await sql.update(issuerKey).set({ resignTotal: ids.length }).where(eq(issuerKey.id, key!.id));
    const stop = new AbortController();
    house.database.onStatement = (text) => {
      if (/^update "credential"/.test(text)) stop.abort();
    };
    await signAgain(house.context(world.coordinator), key!.id, { signal: stop.signal });
    house.database.onStatement = undefined;
    expect(await resigningOf(sql, key!.id)).toEqual({ total: 130, done: 100 });
    await report(OLD);
    expect(await resigningOf(sql, key!.id)).toEqual({ total: 130, done: 130 });
    const again = (await world.recorded('CREDENTIAL_SIGNED_AGAIN')).map((one) => one.credential);
    expect(again.sort()).toEqual([...ids].sort());
  });
});
