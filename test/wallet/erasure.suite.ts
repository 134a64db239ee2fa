import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import { account } from '../../src/access/organisation.table.ts';
import { participant } from '../../src/access/participant.table.ts';
import { serverDidPath } from '../../src/credential/server-key.ts';
import { ErasureLedger } from '../../src/record/erasure-ledger.ts';
import { reading } from '../../src/record/record.table.ts';
import { verifyRecord } from '../../src/record/verify-record.ts';
import { cancelErasure } from '../../src/wallet/acts/cancel-erasure.ts';
import { finishErasures } from '../../src/wallet/acts/finish-erasures.ts';
import { requestErasure } from '../../src/wallet/acts/request-erasure.ts';
import { answer, as, makeWorld, type World } from '../checklist/world.ts';
import type { Driver } from '../helpers/drivers.ts';
import { dump } from '../helpers/dump.ts';
import { openWithEveryKey } from '../helpers/every-key.ts';
import type { TestHouse } from '../helpers/house.ts';
import { serveHouse, tokenOf } from '../helpers/http.ts';
import { makeStaff } from '../helpers/people.ts';
import { documentsOf, verifiesElsewhere } from '../helpers/second-verifier.ts';
import { waysToWrite } from '../helpers/ways-to-write.ts';
import { declinePart, liveInWallet, NAMES, SCHOOL_WORDS, WALLET_WORDS } from './leaving.ts';

const ME = `query Me { viewer { erasure {
  state askedAt dueAt backupsGoneOn goes open { kind checklist school { id } }
  stays { unit { name { text(language: fi) } } what why until }
} } }`;
const RECORDS = `query Records($unit: ID!) { records(unit: $unit) { totalCount edges { node {
  participant leftAt name birthDate
  credentials { id kind json }
  acts { kind grade text }
} } } }`;
const ASK = `mutation { requestErasure { __typename
  ... on ErasureRequested { receiptCode receipt { state erasedOn backupsGoneOn signed } }
  ... on Refusal { code message path } } }`;
const CANCEL = `mutation { cancelErasure { __typename ... on ErasureCancelled { state } ... on Refusal { code } } }`;
const RECEIPT = `mutation Receipt($input: ErasureReceiptInput!) { erasureReceipt(input: $input) { __typename
  ... on ErasureReceipt { state erasedOn backupsGoneOn signed } ... on Refusal { code } } }`;

/** Where any of these strings stands in clear, in any table. */
async function inClear(house: TestHouse, words: readonly string[]): Promise<string[]> {
  return [...(await dump(house.database))].flatMap(([table, text]) =>
    words
      .filter((word) => waysToWrite(word).some((way) => text.includes(way)))
      .map((word) => `${table}: ${word}`),
  );
}

/** Where any of these strings is found once everything is opened with every key of the running system. */
async function withEveryKey(world: World, words: readonly string[]): Promise<string[]> {
  const { opened } = await openWithEveryKey(world.house);
  // Somebody else, whose wallet is open, was born on the same day.
  const others = opened.filter(({ owner }) => owner !== `PARTICIPANT ${world.somebodyElse.participant}`);
  const found = others.filter(({ text }) => words.some((word) => text.includes(word)));
  return [...new Set(found.map(({ place, owner }) => `${place} (${owner})`))].sort();
}

/** Leaving for good, on one of the databases. */
export function leavingForGood(driver: Driver): void {
  describe(`leaving for good, on ${driver.name}`, () => {
    let house: TestHouse;
    let close: () => Promise<void>;
    let folder: string;
    let world: World;
    let life: Awaited<ReturnType<typeof liveInWallet>>;
    let served: Awaited<ReturnType<typeof serveHouse>>;
    let token: string;
    let code: string;
    let carried: string;
    let keepers: Record<'workshop' | 'school' | 'otherSchool', Actor>;
    const ask = async (query: string, asking: { as?: Actor; variables?: object; token?: string } = {}) => {
      const bearer = asking.token ?? (asking.as ? await tokenOf(house, asking.as) : undefined);
      return served.ask(
        query,
        (asking.variables ?? {}) as Record<string, unknown>,
        bearer ? { token: bearer } : {},
      );
    };

    beforeAll(async () => {
      ({ house, close } = await driver.open());
      folder = mkdtempSync(join(tmpdir(), 'pateva-leaving-'));
      const ledger = new ErasureLedger(join(folder, 'erasures.ledger'));
      ledger.begin(house.provider);
      Object.assign(house, { erasureLedger: ledger });
      const context = house.context;
      Object.assign(house, {
        context: (...args: Parameters<typeof context>) => ({ ...context(...args), erasureLedger: ledger }),
      });
      world = await makeWorld(house);
      life = await liveInWallet(world);
      keepers = {
        workshop: await makeStaff(house, world.workshop, ['RECORDS'], 'Aira Arkisto'),
        school: await makeStaff(house, world.school, ['RECORDS'], 'Arvo Arkisto'),
        otherSchool: await makeStaff(house, world.otherSchool, ['RECORDS'], 'Aune Arkisto'),
      };
      served = await serveHouse(house);
      token = await tokenOf(house, world.participant);
    }, 120_000);
    afterAll(async () => {
      await served.stop();
      await close();
      rmSync(folder, { recursive: true, force: true });
    });

    it('says beforehand what goes, what stays, with whom, why and until when, of what the person really has', async () => {
      const { data } = await ask(ME, { token });
      expect(data?.viewer?.erasure).toMatchObject({
        state: 'NOT_ASKED',
        askedAt: null,
        dueAt: '2026-03-16T10:00:00.000Z',
        backupsGoneOn: '2026-04-20',
        open: [{ kind: 'WITH_SCHOOL', checklist: life.part, school: { id: world.school } }],
        goes: [
          'Kirjautumisesi, tunnetut laitteesi ja PIN-koodisi.',
          'Tieto siitä, missä ryhmissä olet: 1.',
          'Kuvat ja tekstit, jotka näyttävät osaamisesi: 1.',
          'Vastauksesi merkintöihin: 1.',
          'Omat merkintäsi: 1.',
          'Tarkistuslistasi: 2.',
          'Muiden sinusta kirjoittamat merkintöjen huomautukset: 3.',
          'Todistustesi kopiot lompakossa: 2. Ota ne mukaasi ensin.',
          'Nimesi, syntymäaikasi ja lompakkosi numero.',
        ],
      });
      const { stays } = data!.viewer!.erasure as {
        stays: { unit: { name: { text: string } }; what: string; why: string; until: string }[];
      };
      expect(stays.map(({ unit, what }) => `${unit.name.text}: ${what}`).sort()).toEqual([
        'Esimerkkiopisto: Oppilaitoksen vahvistukset, arvioinnit, päätökset ja perustelut, ja ketä ne koskevat.',
        'Esimerkkiopisto: Tieto siitä, että yksikkö antoi sinulle todistuksen, ja mitä siinä lukee: 1.',
        'Esimerkkipajat: Tieto siitä, että yksikkö antoi sinulle todistuksen, ja mitä siinä lukee: 1.',
        'Esimerkkipajat: Yksikön merkinnät ilman nimeäsi ja ilman huomautuksia: 3.',
        'Lompakon ylläpito: Tapahtumien luettelo: mitä tehtiin ja milloin. Siinä ei ole nimiä eikä tekstejä.',
      ]);
      expect(stays.every(({ why, until }) => why.length > 20 && until.length > 5)).toBe(true);
    });

    it('an erasure with an open decision: the refusal names the school and the checklist, and nothing is broken', async () => {
      const { data } = await ask(ASK, { token });
      expect(data?.requestErasure).toEqual({
        __typename: 'Refusal',
        code: 'DECISION_OPEN',
        message:
          'Päätös on vielä kesken: Esimerkkiopisto. Ota lähetys takaisin tai odota päätöstä. Sen jälkeen voit pyytää poistoa.',
        path: [life.part],
      });
      house.clock.set('2026-03-02T10:01:00Z');
      await declinePart(world, life.part);
      house.clock.set('2026-03-02T10:00:00Z');
    });

    it('an act above the session’s level: card and PIN are not enough to ask for it', async () => {
      const weak = { ...world.participant, level: 'CARD_AND_PIN' as const };
      expect(await answer(requestErasure(as(world, weak)))).toBe('LEVEL_TOO_LOW');
    });

    it('is asked for, shown at every sign-in, and undone within the grace period', async () => {
      expect((await ask(ASK, { token })).data?.requestErasure).toMatchObject({
        receipt: { state: 'ASKED', erasedOn: '2026-03-16', backupsGoneOn: '2026-04-20', signed: null },
      });
      expect(await answer(requestErasure(as(world, world.participant)))).toBe('ERASURE_ASKED');
      expect(await finishErasures(house)).toEqual({ done: 0, waiting: 0 });
      expect((await ask(ME, { as: world.participant })).data?.viewer?.erasure).toMatchObject({
        state: 'ASKED',
        askedAt: '2026-03-02T10:00:00.000Z',
      });
      expect((await ask(CANCEL, { token })).data?.cancelErasure).toEqual({
        __typename: 'ErasureCancelled',
        state: 'NOT_ASKED',
      });
      expect(await answer(cancelErasure(as(world, world.participant)))).toBe('ERASURE_NOT_ASKED');
      house.clock.set('2026-04-02T10:00:00Z');
      expect(await finishErasures(house)).toEqual({ done: 0, waiting: 0 });
      house.clock.set('2026-03-02T10:00:00Z');
    });

    it('before it, every sealed text opens with the system’s keys, so that a search that finds nothing means something', async () => {
      const { opened, shut } = await openWithEveryKey(house);
      expect(shut).toEqual([]);
      for (const word of [...NAMES, ...WALLET_WORDS, ...SCHOOL_WORDS])
        expect([word, opened.some(({ text }) => text.includes(word))]).toEqual([word, true]);
    });

    it('is done once the grace period is over', async () => {
      const { data } = await ask('query Take($id: ID!) { credential(id: $id) { json } }', {
        token,
        variables: { id: life.certificate },
      });
      carried = String(data?.credential?.json);
      code = String((await ask(ASK, { token })).data?.requestErasure?.receiptCode);
      house.clock.set('2026-03-16T10:00:00Z');
      token = await tokenOf(house, world.participant);
      expect(await finishErasures(house)).toEqual({ done: 1, waiting: 0 });
      expect(await finishErasures(house)).toEqual({ done: 0, waiting: 0 });
    });

    it('leaves none of the person’s strings in clear, in any column', async () => {
      expect(await inClear(house, [...NAMES, ...WALLET_WORDS, ...SCHOOL_WORDS])).toEqual([]);
    });

    it('leaves them, with every key of the running system, in the controllers’ own records alone', async () => {
      const school = `UNIT ${world.school}`;
      expect(await withEveryKey(world, [...NAMES, ...WALLET_WORDS, ...SCHOOL_WORDS])).toEqual(
        [
          `public.assessment.grounds (${school})`,
          `public.credential.issuer_copy (${school})`,
          `public.credential.issuer_copy (UNIT ${world.workshop})`,
          `public.decision.grounds (${school})`,
          `public.record_subject.person (${school})`,
        ].sort(),
      );
      expect(await withEveryKey(world, WALLET_WORDS)).toEqual([]);
      expect((await openWithEveryKey(house)).shut).toEqual([]);
    });

    it('does not give the workshop the date of birth that its certificate leaves out', async () => {
      const { opened } = await openWithEveryKey(house);
      const workshops = opened.filter(({ owner }) => owner === `UNIT ${world.workshop}`);
      expect(workshops.some(({ text }) => text.includes('Näkkäläjärvi'))).toBe(true);
      expect(workshops.some(({ text }) => text.includes('1991-05-14'))).toBe(false);
    });

    it('ends every session and every way to sign in', async () => {
      expect((await ask('query { viewer { level } }', { token })).codes).toEqual(['TOKEN_INVALID']);
      const [row] = await house.database.sql
        .select()
        .from(account)
        .where(eq(account.id, world.participant.account));
      expect(row).toMatchObject({
        walletNumberHash: null,
        pinHash: null,
        emailHash: null,
        passwordHash: null,
        disabledAt: house.clock(),
      });
    });

    it('shows the record to the unit’s records keeper, and logs it', async () => {
      const { data } = await ask(RECORDS, { as: keepers.school, variables: { unit: world.school } });
      expect(data?.records).toMatchObject({
        totalCount: 1,
        edges: [
          {
            node: {
              participant: world.participant.participant,
              leftAt: '2026-03-16T10:00:00.000Z',
              name: 'Aino Đặng Näkkäläjärvi',
              birthDate: '1991-05-14',
              credentials: [{ kind: 'RECOGNISED_COMPETENCE' }],
              acts: [
                { kind: 'RECOGNITION', grade: '4', text: SCHOOL_WORDS[0] },
                { kind: 'DECLINE', grade: null, text: SCHOOL_WORDS[1] },
              ],
            },
          },
        ],
      });
      const workshops = await ask(RECORDS, { as: keepers.workshop, variables: { unit: world.workshop } });
      expect(workshops.data?.records).toMatchObject({
        edges: [{ node: { name: 'Aino Đặng Näkkäläjärvi', birthDate: null, acts: [] } }],
      });
      const readings = await house.database.sql
        .select({ role: reading.role, what: reading.what, unit: reading.unit })
        .from(reading)
        .where(eq(reading.role, 'RECORDS'));
      expect(readings).toEqual([
        { role: 'RECORDS', what: 'RECORD_OF_LEFT', unit: world.school },
        { role: 'RECORDS', what: 'RECORD_OF_LEFT', unit: world.workshop },
      ]);
    });

    it('shows it to nobody else: to them there is no such record, person or proof', async () => {
      const others = [
        world.instructor,
        world.teacher,
        world.decider,
        world.company,
        world.somebodyElse,
        keepers.otherSchool,
        await makeStaff(house, world.workshop, ['COORDINATOR']),
        await makeStaff(house, world.school, ['COORDINATOR']),
        await makeStaff(house, house.provider, ['COORDINATOR']),
      ];
      const attempts: [string, Record<string, string>][] = [
        [RECORDS, { unit: world.school }],
        [RECORDS, { unit: world.workshop }],
        [
          'query One($unit: ID!, $participant: ID!) { recordOf(unit: $unit, participant: $participant) { name } }',
          { unit: world.school, participant: world.participant.participant },
        ],
        ['query C($id: ID!) { credential(id: $id) { json } }', { id: life.certificate }],
        ['query P($id: ID!) { participant(id: $id) { familyName } }', { id: world.participant.participant }],
        ['query L($id: ID!) { checklist(id: $id) { decisions { grounds } } }', { id: life.unit }],
        ['query D($id: ID!) { decision(id: $id) { grounds } }', { id: life.decision }],
      ];
      for (const [index, actor] of others.entries()) {
        for (const [query, variables] of attempts) {
          const { codes, text } = await ask(query, { as: actor, variables });
          expect([index, query, codes]).toEqual([index, query, ['NOT_FOUND']]);
          for (const word of [...NAMES, ...SCHOOL_WORDS]) expect(text).not.toContain(word);
        }
      }
    });

    it('lets the unit’s coordinator revoke a wrong proof by its id, without seeing whose it is', async () => {
      const coordinator = await makeStaff(house, world.school, ['COORDINATOR']);
      const { data: seen } = await ask(RECORDS, { as: keepers.school, variables: { unit: world.school } });
      const { edges } = seen!.records as unknown as { edges: { node: { credentials: { id: string }[] } }[] };
      const { data, text } = await ask(
        `mutation R($input: RevokeCredentialInput!) { revokeCredential(input: $input) {
          __typename ... on CredentialRevoked { credential { id state } } ... on Refusal { code } } }`,
        {
          as: coordinator,
          variables: { input: { credential: edges[0]!.node.credentials[0]!.id, reason: 'WRONG_PERSON' } },
        },
      );
      expect([data?.revokeCredential?.__typename, text.includes('Näkkäläjärvi')]).toEqual([
        'CredentialRevoked',
        false,
      ]);
    });

    it('gives a receipt with the code, signed by the server, with days and no name', async () => {
      const { data } = await ask(RECEIPT, { variables: { input: { code } } });
      const receipt = data?.erasureReceipt as unknown as Record<string, string>;
      expect(receipt).toMatchObject({ state: 'DONE', erasedOn: '2026-03-16', backupsGoneOn: '2026-04-20' });
      const did = (await (await served.app.request(serverDidPath(house))).json()) as {
        id: string;
        verificationMethod: { id: string; publicKeyMultibase: string }[];
      };
      const { toJwk, from } = await import('@digitalcredentials/ed25519-multikey');
      const method = did.verificationMethod.find(
        ({ id }) => id === decodeProtectedHeader(receipt.signed!).kid,
      )!;
      const jwk = await toJwk({ keyPair: await from({ type: 'Multikey', controller: did.id, ...method }) });
      const { payload, protectedHeader } = await jwtVerify(receipt.signed!, await importJWK(jwk, 'EdDSA'), {
        currentDate: house.clock(),
      });
      expect(protectedHeader.typ).toBe('pateva-erasure-receipt+jwt');
      expect(payload).toEqual({
        iss: did.id,
        iat: house.clock().getTime() / 1000,
        jti: expect.stringMatching(/^ers_/),
        erasure_receipt: 1,
        software: expect.stringMatching(/^pateva\//),
        asked_on: '2026-03-02',
        erased_on: '2026-03-16',
        backups_gone_on: '2026-04-20',
      });
      expect(
        (await ask(RECEIPT, { variables: { input: { code: 'ACDE-4679-HJK3' } } })).data?.erasureReceipt,
      ).toEqual({
        __typename: 'Refusal',
        code: expect.stringMatching(/^CODE_/),
      });
    });

    it('keeps the chain whole and the carried proof good, by another implementation too', async () => {
      expect(await verifyRecord(house.database.sql, house.clock())).toMatchObject({ intact: true });
      const credential = JSON.parse(carried) as { issuer: { id: string } };
      const slug = credential.issuer.id.split(':').at(-1);
      const did = await (await served.app.request(`/orgs/${slug}/did.json`)).json();
      expect(
        await verifiesElsewhere(credential, did as Parameters<typeof documentsOf>[0], house.clock()),
      ).toBe(true);
      const verdict = await ask('query V($input: ProofInput!) { verify(input: $input) { outcome } }', {
        variables: { input: { text: carried } },
      });
      expect(verdict.data?.verify?.outcome).toBe('VALID');
    });

    it('stands in the ledger outside the database, without a name', () => {
      const { erased } = house.erasureLedger!.read();
      expect(erased).toEqual([
        {
          erasure: expect.stringMatching(/^ers_/),
          participant: world.participant.participant,
          on: '2026-03-16',
          receiptCode: expect.any(String),
        },
      ]);
    });

    it('keeps the posts of somebody who also works here, and takes the wallet', async () => {
      const both = await makeStaff(house, world.workshop, ['INSTRUCTOR'], 'Kaksi Roolia');
      await house.database.sql
        .update(participant)
        .set({ account: both.account })
        .where(eq(participant.id, world.somebodyElse.participant));
      const actor = { ...both, participant: world.somebodyElse.participant };
      await requestErasure(as(world, actor));
      house.clock.set('2026-04-01T10:00:00Z');
      expect(await finishErasures(house)).toEqual({ done: 1, waiting: 0 });
      const { data } = await ask('query { viewer { participant { id } posts { role } } }', { as: both });
      expect(data?.viewer).toEqual({ participant: null, posts: [{ role: 'INSTRUCTOR' }] });
    });
  });
}
