import { eq } from 'drizzle-orm';
import { compactDecrypt } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import { createRecoveryCard, recoverWallet } from '../../src/access/acts/recover-wallet.ts';
import { keyFromSecret } from '../../src/access/secret.ts';
import { actorOf, startSession } from '../../src/access/session.ts';
import { readAccessToken } from '../../src/access/token.ts';
import { type Id, newId } from '../../src/base/id.ts';
import { recordEntry } from '../../src/record/record.table.ts';
import {
  changePrivateSecret,
  setPrivateSecret,
  startPrivatePartAnew,
  unlockPrivatePart,
} from '../../src/wallet/acts/set-private-secret.ts';
import { removePrivateEntry, writePrivateEntry } from '../../src/wallet/acts/write-private-entry.ts';
import { privateEntry, privatePart } from '../../src/wallet/private.table.ts';
import {
  bringPrivateBlobs,
  deletePrivatePart,
  PRIVATE_BLOBS,
  privateBlobs,
  reassignPrivatePart,
} from '../../src/wallet/private-blobs.ts';
import { readPrivateEntries } from '../../src/wallet/private-entry.ts';
import { dump } from '../helpers/dump.ts';
import { makeHouse, type TestHouse } from '../helpers/house.ts';
import { makeParticipant, makeStaff, makeUnit } from '../helpers/people.ts';
import { refused } from '../helpers/refused.ts';

const SECRET = 'sininen kettu juoksee';
const OTHER = 'vanha polkupyörä narisee';
const MINUTE = 60_000;
type Participant = Actor & { participant: Id<'participant'> };

describe('the private part', () => {
  let house: TestHouse;
  let aino: Participant;
  const start = new Date('2026-03-02T10:00:00.000Z');
  const later = (milliseconds: number) => house.clock.set(new Date(start.getTime() + milliseconds));
  const as = (actor: Actor) => house.context(actor);

  beforeAll(async () => {
    house = await makeHouse();
  });
  afterAll(() => house.database.close());
  beforeEach(async () => {
    house.clock.set(start);
    aino = await makeParticipant(house);
  });

  const set = (actor: Actor, secret = SECRET) => setPrivateSecret(as(actor), { secret, understood: true });
  const unlock = (actor: Actor, secret = SECRET) => unlockPrivatePart(as(actor), { secret });
  const write = (actor: Actor, unlocked: string, text: string) =>
    writePrivateEntry(as(actor), { unlocked, kind: 'DIARY', text });
  const texts = async (actor: Actor, unlocked: string) =>
    (await readPrivateEntries(as(actor), unlocked, null)).map(({ text }) => text);

  it('is not opened before its holder says that it is lost with its secret', async () => {
    const ask = (understood: boolean, secret = SECRET) =>
      refused(setPrivateSecret(as(aino), { secret, understood }));
    expect(await ask(false)).toBe('NOT_UNDERSTOOD');
    expect(await ask(true, 'liian lyhyt')).toBe('WEAK_SECRET');
    await set(aino);
    expect(await ask(true)).toBe('ALREADY_EXISTS');
  });

  it('takes entries of each kind and gives them back, newest first', async () => {
    const { unlocked, unlockedUntil } = await set(aino);
    expect(unlockedUntil).toEqual(new Date(start.getTime() + 15 * MINUTE));
    const first = await write(aino, unlocked, 'Vaihdoin ketjun.');
    later(MINUTE);
    const second = await writePrivateEntry(as(aino), {
      unlocked,
      kind: 'SELF_ASSESSMENT',
      text: 'Jarrut onnistuvat jo.',
      level: 'WITH_GUIDANCE',
    });
    const about = { checklist: null, requirement: null };
    const one = { id: first.id, at: start, kind: 'DIARY', text: 'Vaihdoin ketjun.', level: null, ...about };
    const two = {
      id: second.id,
      at: new Date(start.getTime() + MINUTE),
      kind: 'SELF_ASSESSMENT',
      text: 'Jarrut onnistuvat jo.',
      level: 'WITH_GUIDANCE',
      ...about,
    };
    expect(await readPrivateEntries(as(aino), unlocked, null)).toEqual([two, one]);
    expect(await readPrivateEntries(as(aino), unlocked, 'DIARY')).toEqual([one]);
    await removePrivateEntry(as(aino), { unlocked, entry: first.id });
    expect(await texts(aino, unlocked)).toEqual(['Jarrut onnistuvat jo.']);
    const gone = removePrivateEntry(as(aino), { unlocked, entry: first.id });
    expect(await refused(gone)).toBe('NOT_FOUND');
  });

  it('refuses identity codes, levels where none belong, and what is somebody else’s or nowhere', async () => {
    const { unlocked } = await set(aino);
    const ask = (input: object) =>
      refused(writePrivateEntry(as(aino), { unlocked, kind: 'NOTE', text: 'Muista.', ...input }));
    expect(await ask({ text: 'Tunnukseni on 131052-308T.' })).toBe('PERSONAL_IDENTITY_CODE');
    expect(await ask({ text: ' ' })).toBe('INVALID_INPUT');
    expect(await ask({ text: 'a'.repeat(10_001) })).toBe('INVALID_INPUT');
    expect(await ask({ level: 'INDEPENDENTLY' })).toBe('INVALID_INPUT');
    expect(await ask({ checklist: newId('checklist') })).toBe('NOT_FOUND');
    expect(await ask({ requirement: newId('requirement') })).toBe('NOT_FOUND');
  });

  it('is shut after 15 minutes, in another session, to another person, and to what was made up', async () => {
    const { unlocked } = await set(aino);
    const shut = (actor: Actor, token = unlocked) => refused(texts(actor, token));
    expect(await shut({ ...aino, session: newId('session') })).toBe('PRIVATE_PART_LOCKED');
    const pekka = await makeParticipant(house);
    expect(await shut({ ...pekka, session: aino.session })).toBe('PRIVATE_PART_LOCKED');
    expect(await shut(aino, 'ei.mitään')).toBe('PRIVATE_PART_LOCKED');
    expect(await refused(write(aino, '', 'Hei'))).toBe('PRIVATE_PART_LOCKED');
    later(15 * MINUTE - 1000);
    expect(await texts(aino, unlocked)).toEqual([]);
    later(15 * MINUTE);
    expect(await shut(aino)).toBe('PRIVATE_PART_LOCKED');
  });

  it('is nothing for a session that a card and a PIN are enough for, nor for who has no wallet', async () => {
    const { unlocked } = await set(aino);
    const weak = { ...aino, level: 'CARD_AND_PIN' as const };
    expect(await refused(texts(weak, unlocked))).toBe('LEVEL_TOO_LOW');
    expect(await refused(unlock(weak))).toBe('LEVEL_TOO_LOW');
    expect(await refused(write(weak, unlocked, 'Hei'))).toBe('LEVEL_TOO_LOW');
    const unit = await makeUnit(house, { kind: 'WORKSHOP', name: 'Esimerkkipajat' });
    const staff = await makeStaff(house, unit, ['INSTRUCTOR', 'COORDINATOR']);
    expect(await refused(unlock(staff))).toBe('NOT_FOUND');
  });

  it('meets guesses at its secret with growing delays, and the attempts stand on the record', async () => {
    await set(aino);
    const answers = [];
    for (let guess = 0; guess < 5; guess++)
      answers.push(await refused(unlock(aino, `arvaus numero ${guess}`)));
    expect(answers).toEqual([...Array(4).fill('SECRET_WRONG'), 'TOO_MANY_ATTEMPTS']);
    expect(await refused(unlock(aino))).toBe('TOO_MANY_ATTEMPTS');
    expect(await refused(changePrivateSecret(as(aino), { old: SECRET, secret: OTHER }))).toBe(
      'TOO_MANY_ATTEMPTS',
    );
    later(MINUTE + 1);
    await unlock(aino);
    const rows = await house.database.sql
      .select()
      .from(recordEntry)
      .where(eq(recordEntry.act, 'ATTEMPT_REFUSED'));
    expect(rows.filter(({ body }) => body.includes(aino.participant))).toHaveLength(7);
  });

  it('changes its secret, and the old one opens no more', async () => {
    const { unlocked } = await set(aino);
    await write(aino, unlocked, 'Ennen vaihtoa.');
    await changePrivateSecret(as(aino), { old: SECRET, secret: OTHER });
    expect(await refused(unlock(aino))).toBe('SECRET_WRONG');
    expect(await texts(aino, (await unlock(aino, OTHER)).unlocked)).toEqual(['Ennen vaihtoa.']);
  });

  it('is not opened by a recovery: the old secret still opens it, and nothing else', async () => {
    const { unlocked } = await set(aino);
    await write(aino, unlocked, 'Vain minulle.');
    const { code } = await createRecoveryCard(as(aino));
    const { tokens } = await recoverWallet(house.context(null), {
      code,
      pin: '271828',
      rememberDevice: true,
    });
    const token = await readAccessToken(house.vault, tokens.accessToken, start);
    const recovered = (await actorOf(house.database.sql, token as Exclude<typeof token, string>, start))!;
    expect(await refused(texts(recovered, unlocked))).toBe('PRIVATE_PART_LOCKED');
    expect(await refused(unlock(recovered, '271828271828'))).toBe('SECRET_WRONG');
    expect(await texts(recovered, (await unlock(recovered)).unlocked)).toEqual(['Vain minulle.']);
  });

  it('whose secret is forgotten is deleted with all that is in it, once that is understood', async () => {
    expect(await refused(startPrivatePartAnew(as(aino), { secret: OTHER, understood: true }))).toBe(
      'NOT_FOUND',
    );
    const { unlocked } = await set(aino);
    await write(aino, unlocked, 'Häviää.');
    const anew = (understood: boolean) => startPrivatePartAnew(as(aino), { secret: OTHER, understood });
    expect(await refused(anew(false))).toBe('NOT_UNDERSTOOD');
    expect(await texts(aino, unlocked)).toEqual(['Häviää.']);
    const begun = await anew(true);
    expect(begun.removed).toBe(1);
    expect(await texts(aino, begun.unlocked)).toEqual([]);
    expect(await refused(texts(aino, unlocked))).toBe('PRIVATE_PART_LOCKED');
    expect(await refused(unlock(aino))).toBe('SECRET_WRONG');
    expect(
      await house.database.sql.$count(privateEntry, eq(privateEntry.participant, aino.participant)),
    ).toBe(0);
  });

  it('stands in no table in clear, and no key of the running system opens it', async () => {
    const { unlocked } = await set(aino);
    await writePrivateEntry(as(aino), { unlocked, kind: 'NOTE', text: 'Salattu ajatukseni' });
    const tables = await dump(house.database);
    for (const [table, text] of tables) {
      expect([table, text.match(/Salattu|kettu|NOTE/)]).toEqual([table, null]);
    }
    const [part] = await house.database.sql
      .select()
      .from(privatePart)
      .where(eq(privatePart.participant, aino.participant));
    const purposes = ['data-key-wrapping', 'lookup', 'private-part', `private-part/${aino.session}`];
    for (const purpose of purposes) {
      await expect(compactDecrypt(part!.wrapped, house.vault.derive(purpose))).rejects.toThrow();
    }
    const key = await keyFromSecret(SECRET, Buffer.from(part!.salt, 'base64url'));
    expect((await compactDecrypt(part!.wrapped, key)).plaintext).toHaveLength(32);
  });

  it('does not open an entry that was moved into another one’s place', async () => {
    const { unlocked } = await set(aino);
    const [one, two] = [await write(aino, unlocked, 'Yksi.'), await write(aino, unlocked, 'Kaksi.')];
    const { sql } = house.database;
    const [row] = await sql.select().from(privateEntry).where(eq(privateEntry.id, one.id));
    await sql.update(privateEntry).set({ sealed: row!.sealed }).where(eq(privateEntry.id, two.id));
    expect(await texts(aino, unlocked)).toEqual(['Yksi.']);
  });

  it('leaves sealed and comes in again elsewhere, where its secret opens it', async () => {
    const { unlocked } = await set(aino);
    await write(aino, unlocked, 'Mukaan.');
    const blobs = await privateBlobs(house.database.sql, aino.participant);
    expect(JSON.stringify(blobs)).not.toContain('Mukaan');
    const elsewhere = await makeHouse();
    const there = await makeParticipant(elsewhere);
    const parsed = PRIVATE_BLOBS.parse(JSON.parse(JSON.stringify(blobs)));
    await bringPrivateBlobs(elsewhere.database.sql, there.participant, parsed);
    await bringPrivateBlobs(elsewhere.database.sql, there.participant, parsed);
    const open = await unlockPrivatePart(elsewhere.context(there), { secret: SECRET });
    const entries = await readPrivateEntries(elsewhere.context(there), open.unlocked, null);
    expect(entries.map(({ text }) => text)).toEqual(['Mukaan.']);
    await elsewhere.database.close();
    expect(PRIVATE_BLOBS.safeParse([{ ...blobs[0], wrapped: 'selkoteksti' }]).success).toBe(false);
  });

  it('of two merged wallets opens each with its own secret', async () => {
    const other = await makeParticipant(house);
    await write(aino, (await set(aino)).unlocked, 'Ensimmäisestä.');
    await write(other, (await set(other, OTHER)).unlocked, 'Toisesta.');
    await reassignPrivatePart(house.database.sql, other.participant, aino.participant);
    expect(await texts(aino, (await unlock(aino)).unlocked)).toEqual(['Ensimmäisestä.']);
    expect(await texts(aino, (await unlock(aino, OTHER)).unlocked)).toEqual(['Toisesta.']);
    expect(await deletePrivatePart(house.database.sql, aino.participant)).toBe(2);
    expect(await privateBlobs(house.database.sql, aino.participant)).toEqual([]);
  });

  it('is one, though its secret is set twice in the same moment', async () => {
    const both = await Promise.allSettled([set(aino), set(aino, OTHER)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('does not outlive its session', async () => {
    const tokens = await startSession(house.database.sql, as(aino), aino.account, 'TRUSTED');
    const token = await readAccessToken(house.vault, tokens.accessToken, start);
    const mine = (await actorOf(house.database.sql, token as Exclude<typeof token, string>, start))!;
    const { unlocked } = await set(mine);
    const next = await startSession(house.database.sql, as(aino), aino.account, 'TRUSTED');
    const after = await readAccessToken(house.vault, next.accessToken, start);
    const again = (await actorOf(house.database.sql, after as Exclude<typeof after, string>, start))!;
    expect(await refused(texts(again, unlocked))).toBe('PRIVATE_PART_LOCKED');
  });
});
