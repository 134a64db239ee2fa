import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DidDocument } from '../../src/credential/did.ts';
import { issueOpenBadge } from '../../src/credential/issue-open-badge.ts';
import { verifyRecord } from '../../src/record/verify-record.ts';
import { restoreBackup } from '../../src/server/backup/restore-backup.ts';
import { writeBackup } from '../../src/server/backup/write-backup.ts';
import { finishErasures } from '../../src/wallet/acts/finish-erasures.ts';
import { openFreshPostgres } from '../helpers/postgres.ts';
import { qrIn, renderPage } from '../helpers/read-pdf.ts';
import { badgeOptions, recognisedAward, signer } from '../helpers/sample-award.ts';
import { sampleText } from '../helpers/sample-qualification.ts';
import { verifiesElsewhere } from '../helpers/second-verifier.ts';
import { type Aim, vocationalUnit } from '../helpers/story/aims.ts';
import { serveRestored, wayTo } from '../helpers/story/elsewhere.ts';
import type { Person } from '../helpers/story/person.ts';
import { verdictOn } from '../helpers/story/proof.ts';
import { inClear, withEveryKey } from '../helpers/story/searching.ts';
import { type Served, serveEmpty } from '../helpers/story/served.ts';
import { PARTICIPANTS, type Setting, setUp } from '../helpers/story/setting.ts';
import {
  certify,
  DECIDED,
  decideByTwo,
  demonstration,
  describe as describeWorkshop,
  GROUNDS,
  mark,
  nameTwo,
  open,
  send,
  wordRemedies,
} from '../helpers/story/steps.ts';
import { newWalletKey, OpenWallet } from './openid4vc-wallet.ts';
import { sha256, unzip } from './wallet-files.ts';

const [WHO] = PARTICIPANTS;
const NAMES = [WHO.givenNames, WHO.familyName, WHO.birthDate];
const WALLET_WORDS = [
  'Teki koko työn itse',
  'Korjasin rungon itse',
  'Ketju on vielä vaikea',
  'Hei Harri Vuokraajanen',
  'Ђorđe',
];
/** What units wrote in records of their own: the school's decision, the workshop's answer to who had looked. */
const UNIT_WORDS = [GROUNDS, 'Merkintöjen vuoksi'];
const WORDS = [...NAMES, ...WALLET_WORDS, ...UNIT_WORDS];
const SECRET = 'sininen kettu juoksee';
const DIARY = 'Tänään uskalsin kysyä neuvoa';

const HOLDINGS = 'query Mine { viewer { holdings { id name outcome fileBase64 credential { id json } } } }';
const RECORDS = `query Records($unit: ID!) { records(unit: $unit) { edges { node {
  participant name birthDate credentials { kind } acts { kind grade text } } } } }`;
const OPENED = `introduction items { verdict { outcome } parts { requirements { text } } files { mediaType } } ticket`;

interface Holdings {
  readonly viewer: {
    readonly holdings: readonly {
      readonly id: string;
      readonly outcome: string;
      readonly fileBase64: string | null;
      readonly credential: { readonly id: string; readonly json: string } | null;
    }[];
  };
}

/** An instructor admits somebody who gets a card on paper: what its QR code says, as a phone reads it. */
async function cardOf(instructor: Person, group: string): Promise<{ id: string; address: string }> {
  const { participant } = await instructor.does<{ participant: string }>(
    'admitParticipant',
    { group, ...WHO },
    'participant',
  );
  const { pdfBase64 } = await instructor.does<{ pdfBase64: string }>(
    'printActivationCards',
    { group, participants: [participant], language: 'fi' },
    'pdfBase64',
  );
  const address = qrIn(await renderPage(new Uint8Array(Buffer.from(pdfBase64, 'base64')), 1, 4));
  return { id: participant, address: address ?? '' };
}

async function takeEverything(person: Person): Promise<{ zip: Buffer; files: Map<string, Buffer> }> {
  const { url } = await person.does<{ url: string }>('prepareExport', {}, 'url');
  const answer = await fetch(url);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
  const zip = Buffer.from(await answer.arrayBuffer());
  expect((await fetch(url)).status).toBe(404);
  return { zip, files: await unzip(zip) };
}

const privateTexts = async (person: Person) => {
  const { unlocked } = await person.does<{ unlocked: string }>(
    'unlockPrivatePart',
    { secret: SECRET },
    'unlocked',
  );
  const { viewer } = await person.ask<{ viewer: { privateEntries: { text: string }[] } }>(
    'query Diary($unlocked: String!) { viewer { privateEntries(unlocked: $unlocked) { text } } }',
    { unlocked },
  );
  return viewer.privateEntries.map(({ text }) => text);
};

describe('a wallet from its card to its end, on PostgreSQL', () => {
  let served: Served;
  let second: Served;
  let folder: string;
  let setting: Setting;
  let aim: Aim;
  let environment: string;
  let aino: Person;
  let participant: string;
  let there: Person;
  let keeper: Person;
  let checklist: string;
  let certificate: string;
  let credential: string;
  let link: string;
  let code: string;
  let claimed: object;
  let receiptCode: string;
  let taken: Awaited<ReturnType<typeof takeEverything>>;
  let backup: { data: string; keys: string };
  const place = (name: string) => join(folder, name);
  const stranger = () => served.person();
  const openLink = () =>
    stranger().tries<{ introduction: string; items: object[]; ticket: string }>(
      'openShare',
      { token: link.split('/s/')[1], code },
      OPENED,
    );
  const didOf = async (slug: string): Promise<DidDocument> =>
    (await (await fetch(`${served.baseUrl}/orgs/${slug}/did.json`)).json()) as DidDocument;
  const json = (path: string, { files } = taken): object => JSON.parse(files.get(path)!.toString());
  const signedPaths = () => [...taken.files.keys()].filter((path) => /^credentials\/.*\.json$/.test(path));

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pateva-story-of-a-wallet-'));
    served = await serveEmpty('PostgreSQL');
    setting = await setUp(served, 0);
    await setting.coordinator.does('importQualification', { document: sampleText() }, 'counts { units }');
    const { instructor } = setting.staff;
    aim = await vocationalUnit(instructor, 'tutkinnonosat_990001');
    environment = await describeWorkshop(served, setting, aim.requirements);
    await wordRemedies(served, setting);
    const invite = async (unit: string, name: string, email: string) => {
      const input = { unit, name, email, role: 'RECORDS' };
      const { invitationCode } = await setting.coordinator.does<{ invitationCode: string }>(
        'inviteStaff',
        input,
        'invitationCode',
      );
      return served.person().accept(invitationCode, email);
    };
    keeper = await invite(setting.school, 'Arvo Arkistonen', 'arvo@oppilaitos.example');
  }, 240_000);
  afterAll(async () => {
    await second?.stop();
    await served?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is opened with the card that the instructor printed, on the participant’s own device', async () => {
    const card = await cardOf(setting.staff.instructor, setting.group);
    participant = card.id;
    const [address, typed] = card.address.split('#');
    expect(address).toBe(`${served.baseUrl}/activate`);
    aino = await served.person().activate(typed!);
    expect(await aino.ask('query Me { viewer { level participant { id familyName } } }')).toEqual({
      viewer: { level: 'TRUSTED', participant: { id: participant, familyName: WHO.familyName } },
    });
    expect(await served.person().tries('activate', { code: typed, pin: '280641' })).toMatchObject({
      __typename: 'Refusal',
    });
  });

  it('holds a checklist that both mark, and the workshop’s certificate', async () => {
    checklist = await open(aino, aim);
    await aino.does('markRequirement', {
      checklist,
      party: 'SELF',
      marks: [{ requirement: aim.requirements[0], level: 'WITH_GUIDANCE', note: 'Ketju on vielä vaikea.' }],
    });
    const marks = await mark(setting, environment, checklist, aim.requirements);
    await aino.does('answerMark', { mark: marks[0], text: 'Korjasin rungon itse' });
    certificate = await certify(setting, environment, checklist, 'fi');
  });

  it('is sent to a school, which decides, and what it decided lands in it', async () => {
    await send(setting, aino, checklist);
    await nameTwo(setting, checklist);
    const recorded = setting.staff.teacher.does<Awaited<Parameters<typeof decideByTwo>[1]>>(
      'recordAssessment',
      {
        checklist,
        route: 'DEMONSTRATION',
        grounds: GROUNDS,
        language: 'fi',
        notDisqualified: true,
        demonstration: demonstration(served),
        grade: '4',
      },
      DECIDED,
    );
    const decided = await decideByTwo(setting, recorded, '4');
    expect(decided).toMatchObject({ decision: { grade: '4' }, credential: { state: 'VALID' } });
    credential = decided.credential!.id;
    const { viewer } = await aino.ask<Holdings>(HOLDINGS);
    expect(viewer.holdings.map(({ id, outcome }) => [id, outcome]).sort()).toEqual(
      [
        [certificate, 'VALID'],
        [credential, 'VALID'],
      ].sort(),
    );
  });

  it('takes in a proof of somebody else’s, byte for byte, with its verdict', async () => {
    const text = String(await issueOpenBadge(recognisedAward, badgeOptions, signer));
    await aino.does('bringCredential', { text, name: 'Muualta' }, 'outcome');
    const { viewer } = await aino.ask<Holdings>(HOLDINGS);
    const brought = viewer.holdings.filter((one) => one.credential === null);
    expect(brought).toMatchObject([
      { name: 'Muualta', outcome: 'UNKNOWN', fileBase64: Buffer.from(text).toString('base64') },
    ]);
  });

  it('shows chosen requirements to a stranger by a link with a code', async () => {
    const { share, ...made } = await aino.does<{ told: string; share: { id: string; link: string } }>(
      'createShare',
      {
        items: [
          { holding: certificate, whole: false, claims: ['NAME'], requirements: [aim.requirements[1]] },
        ],
        introduction: 'Hei Harri Vuokraajanen',
        language: 'fi',
        withCode: true,
      },
      'told: shareCode share { id link }',
    );
    link = share.link;
    code = made.told;
    const seen = await openLink();
    expect(seen).toEqual({
      __typename: 'ShareOpened',
      introduction: 'Hei Harri Vuokraajanen',
      items: [
        {
          verdict: { outcome: 'VALID' },
          parts: { requirements: [{ text: expect.any(String) }] },
          files: [{ mediaType: 'application/dc+sd-jwt' }],
        },
      ],
      ticket: expect.any(String),
    });

    await aino.does('withdrawShare', { share: share.id });
    expect(await openLink()).toMatchObject({ __typename: 'Refusal', code: 'SHARE_CLOSED' });
  });

  it('gives its credential to another wallet, which verifies', async () => {
    const offer = await aino.does<{ link: string; transactionCode: string }>(
      'offerCredential',
      { credential, withCode: true },
      'link transactionCode',
    );
    const wallet = new OpenWallet(await newWalletKey(), served.now);
    claimed = (await wallet.claim(offer.link, 'OpenBadge', offer.transactionCode)) as object;
    expect(await verifiesElsewhere(claimed, await didOf('opisto'), served.now())).toBe(true);
    expect((await verdictOn(stranger(), JSON.stringify(claimed))).outcome).toBe('VALID');
  });

  it('says who has looked, and asks who it was', async () => {
    await setting.staff.instructor.ask('query Look($id: ID!) { checklist(id: $id) { id state } }', {
      id: checklist,
    });
    const query = 'query Log { viewer { log { edges { node { kind sentence reading } } } } }';
    const { viewer } = await aino.ask<{
      viewer: { log: { edges: { node: { kind: string; sentence: string; reading: string | null } }[] } };
    }>(query);
    const lines = viewer.log.edges.map(({ node }) => node);
    expect(new Set(lines.map(({ kind }) => kind))).toEqual(new Set(['READING', 'PERMISSION', 'SHARE']));
    const looked = lines.find(({ kind }) => kind === 'READING');
    expect(looked).toEqual({
      kind: 'READING',
      sentence: expect.stringContaining('avasi tarkistuslistasi'),
      reading: expect.any(String),
    });
    const { request } = await aino.does<{ request: { id: string } }>(
      'askWho',
      { reading: looked!.reading },
      'request { id }',
    );
    const answer = 'Otso Ohjaajanen katsoi. Merkintöjen vuoksi.';
    await setting.staff.workshopCoordinator.does('answerWho', { request: request.id, answer });
    const asked = await aino.ask(
      'query Answers { viewer { log { edges { node { requests { outcome answer } } } } } }',
    );
    expect(JSON.stringify(asked)).toContain(answer);
  });

  it('keeps a diary under a secret of its holder’s own', async () => {
    const { unlocked } = await aino.does<{ unlocked: string }>(
      'setPrivateSecret',
      { secret: SECRET, understood: true },
      'unlocked',
    );
    await aino.does('writePrivateEntry', { unlocked, kind: 'DIARY', text: DIARY });
    expect(await privateTexts(aino)).toEqual([DIARY]);
  });

  it('is taken whole, and stands in another installation as it was', async () => {
    taken = await takeEverything(aino);
    second = await serveEmpty('PostgreSQL', 0, { key: 9, outside: wayTo(served) });
    const other = await setUp(second, 0);
    const card = await cardOf(other.staff.instructor, other.group);
    there = await second.person().activate(card.address.split('#')[1]!);
    const answer = await there.request('/wallet/import', {
      method: 'POST',
      headers: { 'Content-Type': 'application/zip' },
      body: new Uint8Array(taken.zip),
    });
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { imports: [expect.stringMatching(/^wim_/)], leftOut: [] },
    ]);

    const { viewer } = await there.ask<{
      viewer: {
        importedWallets: {
          originConfirmed: boolean;
          files: { path: string; sha256: string; base64: string }[];
        }[];
      };
    }>('query Brought { viewer { importedWallets { originConfirmed files { path sha256 base64 } } } }');
    const [archive, ...more] = viewer.importedWallets;
    expect([more, archive!.originConfirmed]).toEqual([[], true]);
    // The credentials, the marks and all else, byte for byte.
    expect(archive!.files.map(({ path, base64 }) => [path, base64]).sort()).toEqual(
      [...taken.files].map(([path, bytes]) => [path, bytes.toString('base64')]).sort(),
    );
    const brought = (await there.ask<Holdings>(HOLDINGS)).viewer.holdings;
    const carried = [...taken.files].filter(([path]) => /^(credentials\/.*\.json|holdings\/.*)$/.test(path));
    expect(carried).toHaveLength(3);
    expect(brought.map(({ fileBase64 }) => fileBase64).sort()).toEqual(
      carried.map(([, bytes]) => bytes.toString('base64')).sort(),
    );
    expect(await privateTexts(there)).toEqual([DIARY]);
  });

  it('leaves there again with the same in it', async () => {
    const again = await takeEverything(there);
    for (const [path, bytes] of taken.files)
      expect([path, again.files.get(`archives/1/${path}`)?.equals(bytes)]).toEqual([path, true]);
    expect(again.files.get('private.json')).toEqual(taken.files.get('private.json'));
    const holdings = [...again.files].filter(([path]) => path.startsWith('holdings/'));
    const carried = [...taken.files].filter(([path]) => /^(credentials\/.*\.json|holdings\/.*)$/.test(path));
    expect(holdings.map(([, bytes]) => sha256(bytes)).sort()).toEqual(
      carried.map(([, bytes]) => sha256(bytes)).sort(),
    );
  });

  it('before it ends, a search with every key finds each of its words but those of the diary', async () => {
    expect(await inClear(served.database, [...WORDS, DIARY])).toEqual([]);
    expect(await withEveryKey(served.house, [...WORDS, DIARY])).toMatchObject({ words: WORDS, shut: [] });
  }, 240_000);

  it('ends after its grace period, with a receipt', async () => {
    backup = await writeBackup(served.house, { out: place('data'), keys: place('keys') });
    ({ receiptCode } = await aino.does<{ receiptCode: string }>('requestErasure', {}, 'receiptCode'));
    const receipt = async () =>
      stranger().does<{ state: string; signed: string | null }>(
        'erasureReceipt',
        { code: receiptCode },
        'state erasedOn backupsGoneOn signed',
      );
    const asked = await receipt();
    expect(asked).toMatchObject({ state: 'ASKED', signed: null });
    served.setDay(15);
    await finishErasures(served.house);
    expect(await receipt()).toEqual({
      ...asked,
      state: 'DONE',
      erasedOn: served.now().toISOString().slice(0, 10),
      backupsGoneOn: expect.any(String),
      signed: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
    });
    expect((await aino.answer('query Me { viewer { level } }').catch(() => null))?.data ?? null).toBeNull();
  }, 120_000);

  /** What is left, whichever of the databases it is. */
  const leftIn = async (house: Served['house']) => ({
    clear: await inClear(house.database, [...WORDS, DIARY]),
    all: await withEveryKey(house, [...WORDS, DIARY]),
    wallet: (await withEveryKey(house, [...WALLET_WORDS, DIARY])).places,
    record: (await verifyRecord(house.database.sql, house.clock())).intact,
  });
  const left = () => ({
    clear: [],
    all: {
      places: [
        `public.assessment.grounds (UNIT ${setting.school})`,
        `public.credential.issuer_copy (UNIT ${setting.school})`,
        `public.credential.issuer_copy (UNIT ${setting.workshop})`,
        `public.decision.grounds (UNIT ${setting.school})`,
        `public.record_subject.person (UNIT ${setting.school})`,
        `public.who_request.unit_answer (UNIT ${setting.workshop})`,
      ].sort(),
      words: [...NAMES, ...UNIT_WORDS],
      shut: [],
    },
    wallet: [],
    record: true,
  });
  const recordsAs = async (person: Person) => {
    const { data, errors } = await person.answer<{ records: { edges: { node: object }[] } }>(RECORDS, {
      unit: setting.school,
    });
    return errors?.[0]?.extensions?.code ?? data?.records.edges.map(({ node }) => node);
  };
  const schoolsRecord = () => [
    {
      participant,
      name: `${WHO.givenNames} ${WHO.familyName}`,
      birthDate: WHO.birthDate,
      // What the school gave, and the same as it was given to the other wallet's key.
      credentials: [{ kind: 'RECOGNISED_COMPETENCE' }, { kind: 'RECOGNISED_COMPETENCE' }],
      acts: [{ kind: 'RECOGNITION', grade: '4', text: GROUNDS }],
    },
  ];

  it('leaves nothing in clear, and with every key the controllers’ own records alone', async () => {
    expect(await leftIn(served.house)).toEqual(left());
  }, 240_000);

  it('leaves those to the unit’s keeper of records alone', async () => {
    expect(await recordsAs(keeper)).toEqual(schoolsRecord());
    const { teacher, decider, instructor, strangeDecider } = setting.staff;
    for (const person of [teacher, decider, instructor, strangeDecider, setting.coordinator])
      expect(await recordsAs(person)).toBe('NOT_FOUND');
  });

  it('leaves what was answered about who had looked to that keeper too, and to no coordinator', async () => {
    const asked = await setting.staff.workshopCoordinator.ask(
      'query Asked($id: ID!) { unit(id: $id) { askedWho { edges { node { answer } } } } }',
      { id: setting.workshop },
    );
    expect(asked).toEqual({ unit: { askedWho: { edges: [] } } });
    const { invitationCode } = await setting.staff.workshopCoordinator.does<{ invitationCode: string }>(
      'inviteStaff',
      { unit: setting.workshop, role: 'RECORDS', name: 'Aku Arkistonen', email: 'aku@paja.example' },
      'invitationCode',
    );
    const ofWorkshop = await served.person().accept(invitationCode, 'aku@paja.example');
    const { records } = await ofWorkshop.ask<{
      records: { edges: { node: { acts: { kind: string; text: string }[] } }[] };
    }>(RECORDS, { unit: setting.workshop });
    expect(records.edges.map(({ node }) => node.acts)).toEqual([
      [{ kind: 'ANSWER', grade: null, text: 'Otso Ohjaajanen katsoi. Merkintöjen vuoksi.' }],
    ]);
  });

  it('leaves the same after the backup from before is restored', async () => {
    const fresh = await openFreshPostgres();
    const house = { ...served.house, database: fresh.database };
    const { vault, erasureLedger } = served.house;
    await restoreBackup(
      { database: fresh.database, vault, ledger: erasureLedger! },
      { from: backup.data, keys: backup.keys },
    );
    expect(await leftIn(house)).toEqual(left());
    const restored = await serveRestored(served, fresh.database, place('restored'));
    try {
      const signedIn = (email: string) => restored.person().signIn(email);
      expect(await recordsAs(await signedIn('arvo@oppilaitos.example'))).toEqual(schoolsRecord());
      for (const email of ['oona@oppilaitos.example', 'pentti@oppilaitos.example', 'kaisa@lompakko.example'])
        expect(await recordsAs(await signedIn(email))).toBe('NOT_FOUND');
    } finally {
      await restored.stop();
      await fresh.close();
    }
  }, 240_000);

  it('goes on holding elsewhere: what was carried away and what was claimed verify', async () => {
    for (const path of signedPaths()) {
      const carried = json(path);
      const { id } = (carried as { issuer: { id: string } }).issuer;
      const did = await didOf(id.split(':').at(-1)!);
      expect([path, await verifiesElsewhere(carried, did, served.now())]).toEqual([path, true]);
      expect((await verdictOn(stranger(), JSON.stringify(carried))).outcome).toBe('VALID');
    }
    expect(signedPaths()).toHaveLength(2);
    expect(await verifiesElsewhere(claimed, await didOf('opisto'), served.now())).toBe(true);
    expect((await verdictOn(stranger(), JSON.stringify(claimed))).outcome).toBe('VALID');
    const { viewer } = await there.ask<Holdings>(HOLDINGS);
    expect(viewer.holdings).toHaveLength(3);
  });
});
