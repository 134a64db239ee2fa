import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inviteStaff } from '../../src/access/acts/invite-staff.ts';
import {
  beginPasskeyRegistration,
  finishPasskeyRegistration,
  removePasskey,
} from '../../src/access/acts/keep-passkey.ts';
import { linkIdentity } from '../../src/access/acts/link-identity.ts';
import { finishOidcSignIn } from '../../src/access/acts/sign-in-by-provider.ts';
import { beginPasskeySignIn, finishPasskeySignIn } from '../../src/access/acts/sign-in-with-passkey.ts';
import type { IdentityProvider } from '../../src/access/oidc/identity-provider.ts';
import { linkedIdentity, oidcArrival } from '../../src/access/oidc/oidc.table.ts';
import { staff } from '../../src/access/organisation.table.ts';
import { passkeysOf } from '../../src/access/stored-passkey.ts';
import { newId } from '../../src/base/id.ts';
import { Refusal } from '../../src/base/refusal.ts';
import { SoftAuthenticator } from '../helpers/authenticator.ts';
import { postgresql } from '../helpers/drivers.ts';
import type { TestHouse } from '../helpers/house.ts';
import { makeParticipant, makeStaff, makeUnit } from '../helpers/people.ts';

const BROWSER = 'what the browser keeps';
const PROVIDER: IdentityProvider = {
  id: 'kaupunki',
  name: { fi: 'Kaupunki' },
  issuer: 'https://login.example.org',
  clientId: 'pateva',
  clientSecret: 'secret',
  scope: 'openid',
  audience: 'STAFF',
  acr: [],
  claims: { givenNames: 'given_name', familyName: 'family_name', birthDate: 'birthdate' },
  insecure: false,
};

let house: TestHouse;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ house, close } = await postgresql.open());
});
afterAll(() => close());

/** How each of these, sent at once, came out: "done" or the code of its refusal. */
const outcomes = async (acts: Promise<unknown>[]): Promise<string[]> =>
  (await Promise.allSettled(acts))
    .map((one) => {
      if (one.status === 'fulfilled') return 'done';
      if (one.reason instanceof Refusal) return one.reason.code;
      throw one.reason;
    })
    .sort();

const asBrowser = (actor: Parameters<TestHouse['context']>[0]) => ({
  ...house.context(actor),
  identityProviders: [PROVIDER],
  browser: BROWSER,
});

/** Somebody whom the provider has just identified; the code that the browser came back with. */
async function arrive(subject: string): Promise<string> {
  const code = `${subject}-${newId('oidcArrival')}`;
  const now = house.clock();
  await house.database.sql.insert(oidcArrival).values({
    id: newId('oidcArrival'),
    provider: PROVIDER.id,
    codeHash: house.vault.lookup('oidc-arrival', code),
    browserHash: house.vault.lookup('oidc-browser', BROWSER),
    subjectHash: house.vault.lookup('oidc-subject', subject),
    createdAt: now,
    expiresAt: new Date(now.getTime() + 600_000),
  });
  return code;
}

describe('ways in, at once on PostgreSQL', () => {
  it('one assertion sent many times signs in once', async () => {
    const participant = await makeParticipant(house);
    const device = new SoftAuthenticator(house.baseUrl);
    const begun = await beginPasskeyRegistration(house.context(participant), { name: 'Puhelin' });
    await finishPasskeyRegistration(house.context(participant), {
      responseJson: device.create(begun.optionsJson),
    });
    const responseJson = device.get((await beginPasskeySignIn(house.context(null))).optionsJson);
    const sent = Array.from({ length: 8 }, () => finishPasskeySignIn(house.context(null), { responseJson }));
    expect(await outcomes(sent)).toEqual([...Array(7).fill('PASSKEY_CHALLENGE_GONE'), 'done']);
  });

  it('the last two passkeys are not both taken away', async () => {
    const participant = await makeParticipant(house);
    const context = () => house.context(participant);
    for (const name of ['Yksi', 'Kaksi']) {
      const { optionsJson } = await beginPasskeyRegistration(context(), { name });
      const responseJson = new SoftAuthenticator(house.baseUrl).create(optionsJson);
      await finishPasskeyRegistration(context(), { responseJson });
    }
    const both = await passkeysOf(house.database.sql, house.vault, participant.account);
    const removed = both.map(({ id }) => removePasskey(context(), { passkey: id }));
    expect(await outcomes(removed)).toEqual(['LAST_WAY_IN', 'done']);
  });

  it('one arrival with one invitation makes one account and one post', async () => {
    const workshop = await makeUnit(house, { kind: 'WORKSHOP', name: 'Esimerkkipajat' });
    const coordinator = await makeStaff(house, workshop, ['COORDINATOR']);
    const { invitationCode: invitation } = await inviteStaff(house.context(coordinator), {
      unit: workshop,
      role: 'INSTRUCTOR',
      name: 'Olli Ohjaaja',
      email: 'olli@example.org',
    });
    const code = await arrive('olli');
    const before = await house.database.sql.$count(staff);
    const sent = Array.from({ length: 6 }, () => finishOidcSignIn(asBrowser(null), { code, invitation }));
    expect(await outcomes(sent)).toEqual([...Array(5).fill('IDENTITY_CODE_GONE'), 'done']);
    expect(await house.database.sql.$count(staff)).toBe(before + 1);
  });

  it('one identity is linked to one account', async () => {
    const workshop = await makeUnit(house, { kind: 'WORKSHOP', name: 'Toiset pajat' });
    const people = await Promise.all([1, 2, 3].map(() => makeStaff(house, workshop, ['INSTRUCTOR'])));
    const codes = await Promise.all(people.map(() => arrive('aila')));
    const sent = people.map((actor, at) => linkIdentity(asBrowser(actor), { code: codes[at]! }));
    const answers = await outcomes(sent);
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(1);
    expect(answers.filter((answer) => !['done', 'CONFLICT', 'IDENTITY_TAKEN'].includes(answer))).toEqual([]);
    expect(await house.database.sql.$count(linkedIdentity)).toBe(2);
  });
});
