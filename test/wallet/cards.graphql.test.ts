import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import { admitParticipant } from '../../src/access/acts/manage-group.ts';
import type { Id } from '../../src/base/id.ts';
import { makeHouse, type TestHouse } from '../helpers/house.ts';
import { serveHouse, tokenOf } from '../helpers/http.ts';
import { makeGroup, makeStaff, makeUnit } from '../helpers/people.ts';
import { qrIn, renderPage } from '../helpers/read-pdf.ts';

let house: TestHouse;
let served: Awaited<ReturnType<typeof serveHouse>>;
let instructor: Actor;
let colleague: Actor;
let group: Id<'group'>;
let workshop: Id<'unit'>;

beforeAll(async () => {
  house = await makeHouse();
  workshop = await makeUnit(house, { kind: 'WORKSHOP', name: 'Esimerkkipajat' });
  instructor = await makeStaff(house, workshop, ['INSTRUCTOR']);
  colleague = await makeStaff(house, workshop, ['INSTRUCTOR']);
  group = await makeGroup(house, workshop, [instructor], []);
  served = await serveHouse(house);
});
afterAll(async () => {
  await served.stop();
  await house.database.close();
});

/** What a mutation answered with, as somebody, in a language. */
async function act<T>(
  mutation: string,
  input: object | null,
  token?: string,
  language: 'fi' | 'sv' | 'en' = 'fi',
) {
  const answer = await served.ask(mutation, input ? { input } : {}, {
    ...(token ? { token } : {}),
    language,
  });
  expect([answer.text, answer.codes]).toEqual([answer.text, []]);
  return answer.data!.answer as T;
}
const refusal = '... on Refusal { code message }';
const bytes = (pdfBase64: string) => new Uint8Array(Buffer.from(pdfBase64, 'base64'));
const codeOn = async (pdfBase64: string, clip: { x: number; y: number; width: number; height: number }) =>
  new URL(qrIn(await renderPage(bytes(pdfBase64), 1, 5, clip))!);
const FIRST_CARD = { x: 150, y: 0, width: 147, height: 105 };

interface WalletOpened {
  tokens: { accessToken: string };
  walletNumber: string;
  deviceSecret: string;
}

it('a card is printed, scanned and used; the wallet is lost, recovered, lost again and re-issued', async () => {
  const admitted = await admitParticipant(house.context(instructor), {
    group,
    givenNames: 'Aino',
    familyName: 'Esimerkki',
    birthDate: '1991-05-14',
  });
  const staff = await tokenOf(house, instructor);
  const second = await tokenOf(house, colleague);

  const sheet = await act<{ pdfBase64: string; cards: object[] }>(
    `mutation ($input: PrintActivationCardsInput!) { answer: printActivationCards(input: $input) {
      ... on ActivationCardsPrinted { pdfBase64 cards { participant expiresAt } } ${refusal} } }`,
    { group, participants: [admitted.participant], language: 'en' },
    staff,
  );
  expect(sheet.cards).toEqual([{ participant: admitted.participant, expiresAt: '2026-03-16T10:00:00.000Z' }]);
  const url = await codeOn(sheet.pdfBase64, FIRST_CARD);
  expect(url.pathname).toBe('/activate');

  const ACTIVATE = `mutation ($input: ActivateInput!) { answer: activate(input: $input) {
    ... on WalletActivated { tokens { accessToken } walletNumber deviceSecret } ${refusal} } }`;
  const opened = await act<WalletOpened>(ACTIVATE, {
    code: url.hash.slice(1),
    pin: '314159',
    rememberDevice: true,
  });

  const recovery = await act<{ recoveryCode: string; pdfBase64: string }>(
    `mutation { answer: createRecoveryCard { ... on RecoveryCardCreated { recoveryCode pdfBase64 } ${refusal} } }`,
    null,
    opened.tokens.accessToken,
    'sv',
  );
  const page = qrIn(await renderPage(bytes(recovery.pdfBase64), 1, 4));
  expect(page).toBe(`http://localhost:4000/recover#${recovery.recoveryCode}`);

  const RECOVER = `mutation ($input: RecoverWalletInput!) { answer: recoverWallet(input: $input) {
    ... on WalletRecovered { tokens { accessToken } walletNumber deviceSecret nextStep } ${refusal} } }`;
  const recovered = await act<WalletOpened & { nextStep: string }>(
    RECOVER,
    { code: recovery.recoveryCode, pin: '271828', rememberDevice: true },
    undefined,
    'en',
  );
  expect(recovered.nextStep).toBe(
    'Your wallet is yours again. The card is used up: print a new recovery card.',
  );
  expect(recovered.walletNumber).toBe(opened.walletNumber);

  const VIEWER = `{ viewer { level recoveryCard { createdAt } recoveries { at way }
    reissues { id state requestedAt readyFrom expiresAt unit { name { text(language: fi) } } } } }`;
  const seen = async (token: string) =>
    (await served.ask(VIEWER, {}, { token })).data!.viewer as Record<string, unknown>;
  expect((await served.ask(VIEWER, {}, { token: opened.tokens.accessToken })).codes).toEqual([
    'TOKEN_INVALID',
  ]);

  const REQUEST = `mutation ($input: RequestReissueInput!) { answer: requestReissue(input: $input) {
    ... on ReissueChanged { reissue { id state participant } } ${refusal} } }`;
  const { reissue } = await act<{ reissue: { id: string; state: string } }>(
    REQUEST,
    { participant: admitted.participant },
    staff,
  );
  expect(await seen(recovered.tokens.accessToken)).toEqual({
    level: 'TRUSTED',
    recoveryCard: null,
    recoveries: [{ at: '2026-03-02T10:00:00.000Z', way: 'RECOVERY_CARD' }],
    reissues: [
      {
        id: reissue.id,
        state: 'WAITING',
        requestedAt: '2026-03-02T10:00:00.000Z',
        readyFrom: '2026-03-04T10:00:00.000Z',
        expiresAt: '2026-03-16T10:00:00.000Z',
        unit: { name: { text: 'Esimerkkipajat' } },
      },
    ],
  });
  const waiting = await served.ask('{ viewer { unitReissues { id state } } }', {}, { token: second });
  expect(waiting.data!.viewer).toEqual({ unitReissues: [{ id: reissue.id, state: 'WAITING' }] });

  const PRINT = `mutation ($input: PrintReissuedCardInput!) { answer: printReissuedCard(input: $input) {
    ... on ReissuedCardPrinted { pdfBase64 expiresAt } ${refusal} } }`;
  const early = await act(PRINT, { reissue: reissue.id, language: 'fi' }, staff);
  expect(early).toEqual({
    code: 'REISSUE_WAITING',
    message: 'Kortti odottaa vielä. Pyydä toista työntekijää vahvistamaan, tai odota 48 tuntia pyynnöstä.',
  });
  await act(
    `mutation ($input: ConfirmReissueInput!) { answer: confirmReissue(input: $input) {
      ... on ReissueChanged { reissue { state } } ${refusal} } }`,
    { reissue: reissue.id },
    second,
  );
  const printed = await act<{ pdfBase64: string }>(PRINT, { reissue: reissue.id, language: 'fi' }, staff);
  const again = await codeOn(printed.pdfBase64, FIRST_CARD);
  const last = await act<WalletOpened>(ACTIVATE, { code: again.hash.slice(1), pin: '161803' });
  expect(await seen(last.tokens.accessToken)).toMatchObject({
    level: 'CARD_AND_PIN',
    recoveries: [{ way: 'RECOVERY_CARD' }, { way: 'REISSUED_CARD' }],
    reissues: [{ id: reissue.id, state: 'USED' }],
  });
});

it('the private part is set, said to be lost with its secret, written to and read', async () => {
  const admitted = await admitParticipant(house.context(instructor), {
    group,
    givenNames: 'Åke',
    familyName: 'Esimerkki',
    birthDate: '1991-05-14',
  });
  const opened = await act<WalletOpened>(
    `mutation ($input: ActivateInput!) { answer: activate(input: $input) {
      ... on WalletActivated { tokens { accessToken } } } }`,
    { code: admitted.activationCode, pin: '314159', rememberDevice: true },
  );
  const token = opened.tokens.accessToken;
  const SET = `mutation ($input: SetPrivateSecretInput!) { answer: setPrivateSecret(input: $input) {
    ... on PrivateSecretSet { unlocked unlockedUntil lostWithSecret } ${refusal} } }`;
  const secret = 'den blå räven springer';
  expect(await act(SET, { secret, understood: false }, token, 'sv')).toEqual({
    code: 'NOT_UNDERSTOOD',
    message:
      'Om du glömmer hemligheten försvinner dagboken, anteckningarna och självbedömningarna. Ingen kan få dem tillbaka. Bekräfta att du förstår.',
  });
  const set = await act<{ unlocked: string; lostWithSecret: string }>(
    SET,
    { secret, understood: true },
    token,
    'sv',
  );
  expect(set.lostWithSecret).toMatch(/^Om du glömmer den här hemligheten/);
  const unlocked = await act<{ unlocked: string }>(
    `mutation ($input: UnlockPrivatePartInput!) { answer: unlockPrivatePart(input: $input) {
      ... on PrivatePartUnlocked { unlocked } ${refusal} } }`,
    { secret },
    token,
  );
  await act(
    `mutation ($input: WritePrivateEntryInput!) { answer: writePrivateEntry(input: $input) {
      ... on PrivateEntryWritten { entry { id } } ${refusal} } }`,
    { unlocked: unlocked.unlocked, kind: 'DIARY', text: 'I dag bytte jag en kedja.' },
    token,
  );
  const read = await served.ask(
    `query ($unlocked: String!) { viewer { privatePart { entryCount createdAt changedAt } freeTextNote
      privateEntries(unlocked: $unlocked, kind: DIARY) { kind text at level } } }`,
    { unlocked: set.unlocked },
    { token, language: 'sv' },
  );
  expect(read.data!.viewer).toEqual({
    privatePart: {
      entryCount: 1,
      createdAt: '2026-03-02T10:00:00.000Z',
      changedAt: '2026-03-02T10:00:00.000Z',
    },
    freeTextNote:
      'Skriv om vad du lär dig och gör. Skriv inte om hälsa, socialvård eller beslut om dem: de hör inte hit.',
    privateEntries: [
      { kind: 'DIARY', text: 'I dag bytte jag en kedja.', at: '2026-03-02T10:00:00.000Z', level: null },
    ],
  });
  const locked = await served.ask('{ viewer { privateEntries(unlocked: "ei") { id } } }', {}, { token });
  expect(locked.codes).toEqual(['PRIVATE_PART_LOCKED']);
  expect(served.bugs).toEqual([]);
});
