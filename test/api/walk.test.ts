import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import { beginPasskeyRegistration, finishPasskeyRegistration } from '../../src/access/acts/keep-passkey.ts';
import { addContact } from '../../src/access/acts/own-contacts.ts';
import { requestReissue } from '../../src/access/acts/reissue-card.ts';
import { addDevice } from '../../src/access/known-device.ts';
import { linkedIdentity } from '../../src/access/oidc/oidc.table.ts';
import { issuer } from '../../src/access/organisation.table.ts';
import { livingSessions } from '../../src/access/own-sessions.ts';
import { PUBLIC_FIELDS } from '../../src/api/public-fields.ts';
import { makeSchema } from '../../src/api/schema.ts';
import { type Id, newId } from '../../src/base/id.ts';
import { REFUSAL_CODES } from '../../src/base/refusal.ts';
import { certifyCompetence } from '../../src/checklist/acts/certify-competence.ts';
import { issueCertificates } from '../../src/checklist/acts/issue-certificates.ts';
import { mark } from '../../src/checklist/checklist.table.ts';
import { findChecklist } from '../../src/checklist/find-checklist.ts';
import { environmentCoverage, environmentTask } from '../../src/environment/environment.table.ts';
import { assessment, review } from '../../src/recognition/recognition.table.ts';
import { reading } from '../../src/record/record.table.ts';
import { knownIssuer } from '../../src/verification/known-issuer.table.ts';
import { createShare } from '../../src/wallet/acts/create-share.ts';
import { createCollection } from '../../src/wallet/acts/keep-collection.ts';
import { badgeHost, badgeHostConsent } from '../../src/wallet/badge-host/badge-host.table.ts';
import { identification } from '../../src/wallet/identification/identification.table.ts';
import { askWho } from '../../src/wallet/knowing/ask-who.ts';
import { presentationRequest } from '../../src/wallet/presentation/presentation-request.table.ts';
import { as, makeWorld, type World } from '../checklist/world.ts';
import { SoftAuthenticator } from '../helpers/authenticator.ts';
import { dump, rowCounts } from '../helpers/dump.ts';
import { makeHouse } from '../helpers/house.ts';
import { serveHouse, tokenOf } from '../helpers/http.ts';
import { type Operation, operationsOf } from '../helpers/operations.ts';
import { makeStaff, makeUnit } from '../helpers/people.ts';
import { assess, configureRemedies, readyToAssess, staffOf } from '../recognition/school.ts';

const schema = makeSchema();
const byField = (operations: Operation[]) => new Map(operations.map((one) => [one.field, one]));
const unknown = byField(operationsOf(schema, { id: (name) => `${name}_doesnotexist`, everything: true }));
const fields = [...unknown.keys()];

let world: World;
let served: Awaited<ReturnType<typeof serveHouse>>;
let real: Record<string, string>;
let outsiders: Record<string, Actor>;
const tokens = new Map<Actor, string>();

beforeAll(async () => {
  const house = await makeHouse();
  world = await makeWorld(house);
  await configureRemedies(world);
  const checklist = await readyToAssess(world);
  const certificate = await certifyCompetence(as(world, world.instructor), {
    checklist,
    environment: world.environment,
    language: 'fi',
  });
  const issuingBatch = await issueCertificates(as(world, world.instructor), {
    group: world.group,
    environment: world.environment,
    language: 'sv',
    requestId: '00000000-0000-4000-8000-000000000002',
  });
  const decision = await assess(world, checklist, { requirements: [world.unit.requirements[0]!] });
  const { sql } = house.database;
  const device = await sql.transaction((tx) =>
    addDevice(tx, { newId, now: house.clock() }, world.participant.account),
  );
  const contact = await addContact(as(world, world.participant), { kind: 'EMAIL', value: 'a@example.org' });
  await tokenOf(house, world.participant);
  const [{ id: sessionOfParticipant } = { id: '' }] = await livingSessions(
    sql,
    world.participant.account,
    house.clock(),
  );
  const [ofWorkshop] = await sql.select().from(issuer).where(eq(issuer.unit, world.workshop));
  const [first] = await sql.select().from(mark);
  const [coverage] = await sql.select().from(environmentCoverage);
  const [task] = await sql.select().from(environmentTask);
  const [assessed] = await sql.select().from(assessment);
  const [reviewed] = await sql.select().from(review);
  const kept = newId('knownIssuer');
  const operator = await makeStaff(house, house.provider, ['COORDINATOR']);
  await sql.insert(knownIssuer).values({
    id: kept,
    did: 'did:web:school.example.org',
    name: { fi: 'Naapurikunnan opisto' },
    kind: 'SCHOOL',
    addedBy: operator.account,
    addedAt: house.clock(),
    validFrom: '2026-01-01',
  });
  const looking = as(world, world.teacher);
  await findChecklist(looking, checklist);
  await looking.readings.flush(sql, looking.now, newId);
  const [looked] = await sql.select().from(reading);
  const question = await askWho(as(world, world.participant), { reading: looked!.id });
  const authenticator = new SoftAuthenticator(house.baseUrl);
  const begun = await beginPasskeyRegistration(as(world, world.participant), { name: 'Puhelin' });
  const passkey = await finishPasskeyRegistration(as(world, world.participant), {
    responseJson: authenticator.create(begun.optionsJson),
  });
  const identity = newId('linkedIdentity');
  await sql.insert(linkedIdentity).values({
    id: identity,
    account: world.participant.account,
    provider: 'tunnistus',
    subjectHash: 'a hash',
    createdAt: house.clock(),
    usedAt: house.clock(),
  });
  const holder = as(world, world.participant);
  const walletCollection = await createCollection(holder, {
    purpose: 'JOB',
    name: 'Työhakemus',
    holdings: [certificate.id],
  });
  const walletShare = await createShare(holder, {
    items: [{ holding: certificate.id, whole: true }],
    language: 'fi',
  });
  const asked = newId('presentationRequest');
  await sql.insert(presentationRequest).values({
    id: asked,
    unit: world.school,
    account: operator.account,
    what: 'COMPETENCE',
    linkHash: 'walk',
    createdAt: house.clock(),
    expiresAt: house.clock(),
  });
  const host = newId('badgeHost');
  const hostConsent = newId('badgeHostConsent');
  await sql.insert(badgeHost).values({
    id: host,
    secretHash: 'walk',
    name: 'Merkkihylly',
    uri: 'https://badges.example.org/',
    redirectUris: ['https://badges.example.org/back'],
    rights: ['READ_PROOFS'],
    registeredAt: house.clock(),
  });
  await sql.insert(badgeHostConsent).values({
    id: hostConsent,
    unit: house.provider,
    host,
    participant: world.participant.participant,
    account: world.participant.account,
    rights: ['READ_PROOFS'],
    allProofs: true,
    codeHash: 'walk',
    codeExpiresAt: house.clock(),
    redirect: 0,
    codeChallenge: 'walk',
    createdAt: house.clock(),
    expiresAt: house.clock(),
  });
  const identified = newId('identification');
  await sql.insert(identification).values({
    id: identified,
    unit: house.provider,
    participant: world.participant.participant,
    session: sessionOfParticipant as Id<'session'>,
    linkHash: 'walk',
    createdAt: house.clock(),
    expiresAt: house.clock(),
  });
  real = {
    reading: looked!.id,
    request: question.id,
    passkey: passkey.id,
    identity,
    holding: certificate.id,
    holdings: certificate.id,
    collection: walletCollection,
    share: walletShare.id,
    presentationRequest: asked,
    badgeHostConsent: hostConsent,
    identification: identified,
    proofs: certificate.id,
    knownIssuer: kept,
    checklist,
    decision: decision.id,
    mark: first!.id,
    coverage: coverage!.id,
    task: task!.id,
    assessment: assessed!.id,
    review: reviewed?.id ?? newId('review'),
    credential: certificate.id,
    issuingBatch,
    credentials: certificate.id,
    participant: world.participant.participant,
    participants: world.participant.participant,
    reissue: (
      await requestReissue(as(world, world.instructor), { participant: world.participant.participant })
    ).id,
    entry: newId('privateEntry'),
    group: world.group,
    unit: world.workshop,
    school: world.school,
    environment: world.environment,
    target: world.unit.target,
    requirement: world.unit.requirements[1]!,
    requirements: world.unit.requirements[1]!,
    accepted: world.unit.requirements[1]!,
    staff: staffOf(world.instructor),
    issuer: ofWorkshop!.id,
    session: sessionOfParticipant,
    device: device.id,
    contact: contact.id,
    legalPerson: newId('legalPerson'),
    qualification: newId('qualification'),
  };
  const farWorkshop = await makeUnit(house, { kind: 'WORKSHOP', name: 'Toiset pajat' });
  outsiders = {
    'another participant': world.somebodyElse,
    'a school that was not let in': world.otherTeacher,
    'another workshop’s instructor': await makeStaff(house, farWorkshop, ['INSTRUCTOR']),
    'another workshop’s coordinator': await makeStaff(house, farWorkshop, ['COORDINATOR']),
    'an assessor whom nobody named': await makeStaff(house, world.otherSchool, ['ASSESSOR']),
    'somebody whose roles have all ended': { ...(await makeStaff(house, farWorkshop, [])), posts: [] },
  };
  for (const actor of [...Object.values(outsiders), world.participant]) {
    tokens.set(actor, await tokenOf(house, actor));
  }
  served = await serveHouse(house);
});
afterAll(async () => {
  await served.stop();
  await world.house.database.close();
});

const idOf = (name: string, field: string) => {
  const root = field.slice(field.indexOf('.') + 1);
  const wanted = name === 'id' ? (root === 'node' ? 'participant' : root) : name;
  const id = real[wanted];
  if (!id) throw new Error(`no real id for ${name} of ${field}`);
  return id;
};

const made = new Map<boolean, Map<string, Operation>>();
function operationOf(field: string, everything: boolean): Operation {
  const operations = made.get(everything) ?? byField(operationsOf(schema, { id: idOf, everything }));
  made.set(everything, operations);
  return operations.get(field)!;
}

/** What an operation came to: the code with which it was refused, or "answered". */
async function outcome(operation: Operation, actor: Actor | null) {
  const token = actor ? tokens.get(actor) : undefined;
  const answer = await served.ask(operation.query, operation.variables, token ? { token } : {});
  const result = answer.data?.answer;
  const code =
    answer.codes[0] ??
    (result && '__typename' in result && result.__typename === 'Refusal'
      ? String(result.Refusal_code)
      : 'answered');
  return { code, text: answer.text };
}

it('every root field that is public is there', () => {
  expect([...PUBLIC_FIELDS].filter((field) => !fields.includes(field))).toEqual([]);
});

describe('without signing in', () => {
  it.each(fields.filter((field) => !PUBLIC_FIELDS.has(field)))(
    '%s is refused before it runs',
    async (field) => {
      for (const everything of [false, true]) {
        const filling = { id: field === 'Query.node' ? () => real.participant! : idOf, everything };
        const operation = operationsOf(schema, filling).find((one) => one.field === field)!;
        const before = await rowCounts(world.house.database);
        let statements = 0;
        world.house.database.onStatement = () => {
          statements += 1;
        };
        const { code } = await outcome(operation, null);
        world.house.database.onStatement = undefined;
        expect([code, statements]).toEqual(['UNAUTHENTICATED', 0]);
        expect(await rowCounts(world.house.database)).toEqual(before);
      }
    },
  );

  it.each([...PUBLIC_FIELDS])('%s answers, and tells nothing of a person', async (field) => {
    const { text, code } = await outcome(operationOf(field, true), null);
    expect(['answered', ...Object.keys(REFUSAL_CODES)]).toContain(code);
    expect(text).not.toMatch(/Näkkäläjärvi|Aino|1991-05-14/);
  });
});

/** What anybody who is signed in may do, or does to nobody but themself. */
const THEIR_OWN = new Set([
  'Query.environment',
  'Query.environments',
  'Query.unit',
  'Mutation.createJoinCode',
  'Mutation.beginPasskeyRegistration',
  'Mutation.finishPasskeyRegistration',
  'Mutation.linkIdentity',
  'Mutation.bringCredential',
  'Mutation.signOut',
  'Mutation.prepareExport',
  'Mutation.importWallet',
  'Mutation.requestErasure',
  'Mutation.cancelErasure',
  'Mutation.endOtherSessions',
  'Mutation.createDeviceCode',
  'Mutation.changePin',
  'Mutation.addContact',
  'Mutation.createRecoveryCard',
  'Mutation.setPrivateSecret',
  'Mutation.changePrivateSecret',
  'Mutation.unlockPrivatePart',
  'Mutation.startPrivatePartAnew',
  'Mutation.writePrivateEntry',
  'Mutation.removePrivateEntry',
  'Query.badgeHostRequest',
  'Mutation.consentToBadgeHost',
  'Mutation.createMergeCode',
  'Mutation.mergeWallet',
]);
/** Where the attempt itself stands on the record; nothing else is written. */
const ON_THE_RECORD = new Set([
  'Mutation.requestReissue',
  'Mutation.confirmReissue',
  'Mutation.printReissuedCard',
]);
const attemptsAside = (counts: Record<string, number>) =>
  Object.fromEntries(
    Object.entries(counts).filter(
      ([table]) => table !== 'public.record_entry' && table !== 'public.record_head',
    ),
  );
/** What is no secret, so that the answer is not "not found" but "not you". */
const NOT_ALLOWED = new Set([
  'Mutation.addKnownIssuer',
  'Mutation.endKnownIssuer',
  'Mutation.rotateServerKey',
  'Mutation.addLegalPerson',
  'Mutation.addUnit',
  'Mutation.renameIssuer',
  'Mutation.importQualification',
]);
const others = fields.filter((field) => !PUBLIC_FIELDS.has(field) && !THEIR_OWN.has(field));

describe.each([
  'another participant',
  'a school that was not let in',
  'another workshop’s instructor',
  'another workshop’s coordinator',
  'an assessor whom nobody named',
  'somebody whose roles have all ended',
])('as %s', (who) => {
  const rightful = who === 'another workshop’s coordinator' ? ['Mutation.importQualification'] : [];

  it.each(others.filter((field) => !rightful.includes(field)))(
    '%s answers for what is somebody else’s as for what is not there, and nothing is written',
    async (field) => {
      const before = await rowCounts(world.house.database);
      const there = await outcome(operationOf(field, true), outsiders[who]!);
      const notThere = await outcome(unknown.get(field)!, outsiders[who]!);
      expect(there.code).toBe(NOT_ALLOWED.has(field) ? 'NOT_ALLOWED' : 'NOT_FOUND');
      expect(there.text).toBe(notThere.text);
      const after = await rowCounts(world.house.database);
      if (ON_THE_RECORD.has(field)) expect(attemptsAside(after)).toEqual(attemptsAside(before));
      else expect(after).toEqual(before);
    },
  );

  it.each(['participant', 'group', 'checklist', 'credential', 'decision', 'mark'])(
    'node(id) of a %s answers as for what is not there',
    async (kind) => {
      const { query } = operationOf('Query.node', true);
      const ask = (id: string) => outcome({ field: 'Query.node', query, variables: { id } }, outsiders[who]!);
      const [prefix = ''] = real[kind]!.split('_');
      const there = await ask(real[kind]!);
      expect(there.code).toBe('NOT_FOUND');
      expect(there).toEqual(await ask(`${prefix}_AAAAAAAAAAAAAAAAAAAAAA`));
    },
  );
});

describe('as one who may', () => {
  it.each(['checklist', 'participant', 'credential'])(
    '%s answers with what the others never saw',
    async (kind) => {
      const { code, text } = await outcome(operationOf(`Query.${kind}`, true), world.participant);
      expect(code).toBe('answered');
      expect(text).toContain(real[kind]);
    },
  );
});

it('nothing that names a person stands in clear in any table, after all that was done', async () => {
  const tables = await dump(world.house.database);
  expect(tables.get('public.credential')).toContain(real.credential);
  for (const [table, text] of tables) {
    expect([table, text.match(/Näkkäläjärvi|Aino|Đặng|1991-05-14|Olli|Tuula|itsenäistä/)]).toEqual([
      table,
      null,
    ]);
  }
});
