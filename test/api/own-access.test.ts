import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import { admitParticipant } from '../../src/access/acts/manage-group.ts';
import { makeHouse, type TestHouse } from '../helpers/house.ts';
import { serveHouse } from '../helpers/http.ts';
import { makeGroup, makeStaff, makeUnit } from '../helpers/people.ts';

const PIN = '284917';
const ME = `query Me { viewer {
  level levelText
  sessions { level current began refreshed expires onKnownDevice assisted }
  devices { current known used }
  alerts { kind at message }
  contacts { kind value }
} }`;

let house: TestHouse;
let instructor: Actor;
let served: Awaited<ReturnType<typeof serveHouse>>;
let code: string;

beforeAll(async () => {
  house = await makeHouse();
  const workshop = await makeUnit(house, { kind: 'WORKSHOP', name: 'Esimerkkipajat' });
  instructor = await makeStaff(house, workshop, ['INSTRUCTOR']);
  const group = await makeGroup(house, workshop, [instructor], []);
  const person = { group, givenNames: 'Aino', familyName: 'Esimerkki', birthDate: '1991-05-14' };
  code = (await admitParticipant(house.context(instructor), person)).activationCode;
  served = await serveHouse(house);
});
afterAll(async () => {
  await served.stop();
  await house.database.close();
});

it('a participant sees how they are signed in, makes a second device known, and is told of a stolen token', async () => {
  const does = async <Made>(mutation: string, input: object | null, made: string, token?: string) => {
    const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!`;
    const query = input
      ? `mutation Act($input: ${type}) { done: ${mutation}(input: $input) { __typename ${made} ... on Refusal { code } } }`
      : `mutation Act { done: ${mutation} { __typename ${made} ... on Refusal { code } } }`;
    const answer = await served.ask(query, input ? { input } : {}, token ? { token } : {});
    return answer.data!.done as Made;
  };
  const tokens = 'tokens { accessToken refreshToken } deviceSecret';
  interface Signed {
    readonly tokens: { readonly accessToken: string; readonly refreshToken: string };
    readonly deviceSecret: string | null;
    readonly walletNumber: string;
  }
  const phone = await does<Signed>(
    'activate',
    { code, pin: PIN, rememberDevice: true },
    `... on WalletActivated { walletNumber ${tokens} }`,
  );
  const { deviceCode } = await does<{ deviceCode: string }>(
    'createDeviceCode',
    null,
    '... on DeviceCodeCreated { deviceCode expiresAt }',
    phone.tokens.accessToken,
  );
  const laptop = await does<Signed>(
    'signInParticipant',
    { walletNumber: phone.walletNumber, pin: PIN, deviceCode, rememberDevice: true, assisted: true },
    `... on SignedIn { ${tokens} }`,
  );
  expect(laptop.deviceSecret).toMatch(/^dev_/);
  const refresh = (refreshToken: string) =>
    does<Partial<Signed> & { code?: string }>(
      'refreshSession',
      { refreshToken },
      '... on SignedIn { tokens { accessToken } }',
    );
  await refresh(phone.tokens.refreshToken);
  expect(await refresh(phone.tokens.refreshToken)).toEqual({ __typename: 'Refusal', code: 'SIGN_IN_FAILED' });

  const { data } = await served.ask(ME, {}, { token: laptop.tokens.accessToken, language: 'en' });
  const now = '2026-03-02T10:00:00.000Z';
  expect(data).toEqual({
    viewer: {
      level: 'TRUSTED',
      levelText: 'Your own device or a passkey: you can also share, send to a school and write your diary.',
      sessions: [
        {
          level: 'TRUSTED',
          current: true,
          began: now,
          refreshed: now,
          expires: '2026-03-16T10:00:00.000Z',
          onKnownDevice: true,
          assisted: true,
        },
      ],
      devices: expect.arrayContaining([
        { current: true, known: now, used: now },
        { current: false, known: now, used: now },
      ]),
      alerts: [
        {
          kind: 'REFRESH_REUSED',
          at: now,
          message: expect.stringContaining('The session has ended for everybody.'),
        },
      ],
      contacts: [],
    },
  });
});
