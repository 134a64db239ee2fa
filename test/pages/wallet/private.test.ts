import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/access/actor.ts';
import { LANGUAGES } from '../../../src/base/language.ts';
import { privateEntry, privatePart } from '../../../src/wallet/private.table.ts';
import { dump } from '../../helpers/dump.ts';
import { serveHouse, tokenOf } from '../../helpers/http.ts';
import { makeParticipant } from '../../helpers/people.ts';
import { pageCookie, Visitor } from './visitor.ts';
import { makeWalletWorld, type WalletWorld } from './wallet-world.ts';

const HERE = '/wallet/private?lang=en';
const SECRET = ' blue fox, running ';
const OTHER = 'an old bicycle creaks';
const COOKIE = 'pateva-private';
const START = '2026-03-02T10:00:00Z';

type Participant = Awaited<ReturnType<typeof makeParticipant>>;

let w: WalletWorld;
beforeAll(async () => {
  w = await makeWalletWorld();
});
afterAll(async () => {
  expect(w.served.bugs).toEqual([]);
  await w.served.stop();
});

let aino: Participant;
let visitor: Visitor;
beforeEach(async () => {
  w.house.clock.set(START);
  aino = await makeParticipant(w.house);
  visitor = await as(aino);
});

const as = async (actor: Actor) => {
  const one = new Visitor(w.served);
  one.cookies.set('pateva-session', await pageCookie(w.house, actor));
  return one;
};
const later = (minutes: number) => w.house.clock.set(new Date(Date.parse(START) + minutes * 60_000));
const send = (fields: Record<string, string>, from = visitor) => from.send(HERE, fields);
const twice = (secret: string) => ({ newSecret: secret, newSecretAgain: secret, understood: 'yes' });
const set = () => send({ act: 'set', ...twice(SECRET) });
const open = (secret = SECRET, from = visitor) => send({ act: 'open', secret }, from);
const write = (text: string, more: Record<string, string> = {}) =>
  send({ act: 'write', kind: 'DIARY', text, ...more });
const lines = async (from = visitor) => (await from.get(HERE)).lines;
const parts = (of = aino) =>
  w.house.database.sql.$count(privatePart, eq(privatePart.participant, of.participant));
const entries = (of = aino) =>
  w.house.database.sql.$count(privateEntry, eq(privateEntry.participant, of.participant));

const LOCKED = 'The private part is locked';
const WRONG = 'The private part does not open with this secret. Type it again.';

describe('the private part before a secret is set', () => {
  it('says what it is, that nobody can open it, and what is lost with the secret', async () => {
    const { status, lines: said, response } = await visitor.get(HERE);
    expect([status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(said.slice(0, 12)).toEqual([
      'To the wallet',
      'The private part',
      'Your diary, notes and self-assessments, which nobody else sees.',
      'What this is',
      'It opens only with a secret that you make up. The card, the PIN and a passkey do not open it.',
      'Nobody else can open it: no instructor and no school. We do not keep the secret, so nor can we.',
      'It is no part of your proofs and is sent to nobody.',
      'If you forget this secret, the diary, notes and self-assessments are lost with it. Nobody can bring them back, nor can we. The rest of the wallet stays.',
      'Take it into use',
      'New secret',
      'At least 12 characters: a few words that only you know. Not the PIN.',
      'The same secret again',
    ]);
  });

  it('is one step from the wallet', async () => {
    const { html } = await visitor.get('/wallet?lang=en');
    expect(html).toContain('<a href="/wallet/private?lang=en">The private part: diary and notes</a>');
  });

  it.each([
    ['nothing', {}, 'The secret is missing. Type it.'],
    [
      'two that differ',
      { newSecret: SECRET, newSecretAgain: OTHER },
      'The secrets differ. Type the same one twice.',
    ],
    [
      'one without the tick',
      { newSecret: SECRET, newSecretAgain: SECRET },
      'Tick first that you understand what is lost with the secret.',
    ],
    [
      'one that is short',
      { ...twice('fox running') },
      'The secret is too easy to guess, or not 12–200 characters long. Make up a few words that only you know.',
    ],
  ])('takes %s for no secret, and sends nothing typed back', async (_, fields, said) => {
    const answer = await send({ act: 'set', ...fields });
    expect([answer.status, answer.setCookies, await parts()]).toEqual([400, [], 0]);
    expect(answer.lines).toContain(said);
    expect(answer.html).not.toMatch(/fox|bicycle/);
  });

  it.each(LANGUAGES)('speaks %s, closed, locked and open', async (language) => {
    const here = `/wallet/private?lang=${language}`;
    const pages = [await visitor.get(here)];
    await set();
    await write('Chain.', { kind: 'SELF_ASSESSMENT', level: 'INDEPENDENTLY' });
    pages.push(await visitor.get(here));
    await send({ act: 'close' });
    pages.push(await visitor.get(here));
    for (const { html, status } of pages) {
      expect([status, html.includes(`<html lang="${language}">`)]).toEqual([200, true]);
      expect(html).not.toMatch(/undefined|\[object|null</);
    }
  });
});

describe('the private part that is open', () => {
  beforeEach(async () => {
    const answer = await set();
    expect([answer.status, answer.location]).toEqual([303, `${HERE}&done=set`]);
    expect(answer.setCookies).toEqual([
      expect.stringMatching(/^pateva-private=[\w.-]+; Path=\/wallet\/private; HttpOnly; SameSite=Strict$/),
    ]);
  });

  it('takes entries of each kind and shows them, the newest first', async () => {
    await write('I changed a chain.\nIt took long.');
    later(1);
    await write('Buy <oil>.', { kind: 'NOTE' });
    later(2);
    const answer = await write('Brakes go.', { kind: 'SELF_ASSESSMENT', level: 'WITH_GUIDANCE' });
    expect([answer.status, answer.location]).toEqual([303, `${HERE}&done=written`]);
    const page = await visitor.get(answer.location!);
    const at = page.lines.indexOf('Entries');
    expect(page.lines.filter((line) => line === 'The entry is saved.')).toHaveLength(1);
    const removal = (kind: string, time: string) => [
      `Delete: ${kind}, 2 March 2026 at ${time}`,
      'The entry is gone at once and for good.',
      'Delete the entry',
    ];
    expect(page.lines.slice(at, at + 18)).toEqual([
      'Entries',
      'Self-assessment, 2 March 2026 at 12:02',
      'Brakes go.',
      'I can do it with guidance',
      ...removal('Self-assessment', '12:02'),
      'Note, 2 March 2026 at 12:01',
      'Buy <oil>.',
      ...removal('Note', '12:01'),
      'Diary, 2 March 2026 at 12:00',
      'I changed a chain. It took long.',
      ...removal('Diary', '12:00'),
      'Change the secret',
    ]);
    expect(page.html).toContain('Buy &lt;oil&gt;.');
  });

  it('has the note against what does not belong here beside the text', async () => {
    expect(await lines()).toContain(
      'Write about competence alone. Nothing about health, social services or other people’s matters, and no personal identity code.',
    );
    expect((await visitor.get(HERE)).html).toContain('aria-describedby="text-note"');
  });

  it.each([
    [
      'an identity code',
      { text: 'I am 131052-308T.' },
      'The text holds a personal identity code. Take it out: it is not needed here.',
    ],
    [
      'too much',
      { text: 'a'.repeat(10_001) },
      'The text is too long, or has characters that cannot be kept. At most 10,000 characters.',
    ],
    [
      'a level beside a diary',
      { text: 'Chain.', level: 'INDEPENDENTLY' },
      'A level belongs to a self-assessment only. Choose self-assessment, or leave the level out.',
    ],
    ['a list of somebody else’s', { text: 'Chain.', about: () => w.checklist }, 'This cannot be found.'],
  ])('refuses %s in words, and keeps what was typed', async (_, fields, said) => {
    const { about, ...typed } = { about: undefined, ...fields };
    const answer = await write('', { ...typed, ...(about ? { about: about() } : {}), kind: 'NOTE' });
    expect([answer.status, await entries()]).toEqual([400, 0]);
    expect(answer.lines.filter((line) => line === said).length).toBeGreaterThan(0);
    expect(answer.html).toContain(fields.text);
    expect(answer.html).toMatch(/value="NOTE" checked/);
  });

  it('deletes an entry, once', async () => {
    await write('Gone soon.');
    const entry = /name="entry" value="([^"]+)"/.exec((await visitor.get(HERE)).html)![1]!;
    expect((await send({ act: 'remove', entry })).location).toBe(`${HERE}&done=removed`);
    expect(await lines()).toContain('None yet. The first one comes here.');
    expect((await send({ act: 'remove', entry })).status).toBe(400);
  });

  it('changes its secret; the old one opens no more', async () => {
    await write('Before.');
    const changed = { act: 'change', newSecret: OTHER, newSecretAgain: OTHER };
    const wrong = await send({ ...changed, old: 'something else' });
    expect([wrong.status, wrong.lines.includes(WRONG)]).toEqual([400, true]);
    expect((await send({ ...changed, old: SECRET })).location).toBe(`${HERE}&done=changed`);
    await send({ act: 'close' });
    expect((await open()).lines).toContain(WRONG);
    await open(OTHER);
    expect(await lines()).toContain('Before.');
  });

  it('shows thirty entries at a time', async () => {
    for (let at = 1; at <= 31; at++) {
      later(at / 10);
      await write(`Entry ${at}.`);
    }
    const [newest, earlier] = [await lines(), (await visitor.get(`${HERE}&from=30`)).lines];
    const written = (said: readonly string[]) => said.filter((line) => /^Entry \d+\.$/.test(line));
    expect([written(newest).length, written(newest)[0], written(earlier)]).toEqual([
      30,
      'Entry 31.',
      ['Entry 1.'],
    ]);
  });
});

describe('an entry about one’s own list', () => {
  it('names the list and the requirement', async () => {
    visitor = await as(w.world.participant);
    await set();
    const requirement = w.world.unit.requirements[0]!;
    const page = await visitor.get(HERE);
    expect(page.html).toContain(`<option value="${w.checklist} ${requirement}">`);
    const about = `${w.checklist} ${requirement}`;
    await write('It goes.', { kind: 'SELF_ASSESSMENT', level: 'INDEPENDENTLY', about });
    const said = await lines();
    const at = said.indexOf('It goes.');
    expect(said[at - 1]).toMatch(/^Example unit: .+/);
    expect(said[at + 1]).toBe('I can do it independently');
  });
});

describe('the private part that is closed again', () => {
  beforeEach(async () => {
    await set();
    await write('For me alone.');
  });

  it('is locked at once, and shows nothing before its secret is typed', async () => {
    const closed = await send({ act: 'close' });
    expect([closed.location, visitor.cookies.has(COOKIE)]).toEqual([`${HERE}&done=closed`, false]);
    const page = await visitor.get(closed.location!);
    expect(page.lines).toContain('The private part is closed.');
    expect(page.lines).toContain(LOCKED);
    expect(page.html).not.toContain('For me alone.');
    const late = await send({ act: 'remove', entry: 'pre_x' });
    expect([
      late.status,
      late.lines.includes('The private part is locked. Open it with your secret.'),
    ]).toEqual([400, true]);
    expect((await open()).location).toBe(HERE);
    expect(await lines()).toContain('For me alone.');
  });

  it('after fifteen minutes is locked; an entry that was being written is kept, and saved with the secret', async () => {
    later(15);
    const late = await write('Half a page', { kind: 'NOTE' });
    expect([late.status, visitor.cookies.has(COOKIE), await entries()]).toEqual([400, false, 1]);
    expect(late.lines).toContain(
      'The private part closed meanwhile. Your text is still here: type your secret and save it.',
    );
    expect(late.html).toContain('>Half a page</textarea>');
    const wrong = await write('Half a page', { kind: 'NOTE', secret: 'something else' });
    expect([wrong.status, wrong.lines.includes(WRONG), await entries()]).toEqual([400, true, 1]);
    expect(wrong.html).toContain('>Half a page</textarea>');
    expect(wrong.html).not.toContain('something else');
    const saved = await write('Half a page', { kind: 'NOTE', secret: SECRET });
    expect([saved.location, await entries()]).toEqual([`${HERE}&done=written`, 2]);
    expect(await lines()).toContain('Half a page');
  });

  it('whose secret is forgotten is deleted once that is ticked, and begun anew', async () => {
    await send({ act: 'close' });
    expect(await lines()).toContain(
      'You can begin anew with a new secret. The old part is then deleted, and 1 entry with it. Nothing brings them back.',
    );
    const unsure = await send({ act: 'anew', newSecret: OTHER, newSecretAgain: OTHER });
    expect([unsure.status, await entries()]).toEqual([400, 1]);
    expect((await send({ act: 'anew', ...twice(OTHER) })).location).toBe(`${HERE}&done=anew`);
    expect([await entries(), (await lines()).includes('None yet. The first one comes here.')]).toEqual([
      0,
      true,
    ]);
  });
});

describe('somebody who would read another one’s private part', () => {
  let cookie: string;
  beforeEach(async () => {
    await set();
    await write('For me alone.');
    cookie = visitor.cookies.get(COOKIE)!;
  });

  it('by guessing waits longer each time, on the page and by the schema together', async () => {
    await send({ act: 'close' });
    const token = await tokenOf(w.house, aino);
    const guess =
      'mutation { unlockPrivatePart(input: { secret: "some guess of mine" }) { ... on Refusal { code } } }';
    for (let at = 0; at < 2; at++) {
      const answer = await open(`guess number ${at}`);
      expect([answer.status, answer.lines.includes(WRONG)]).toEqual([400, true]);
      expect(answer.html).not.toContain('guess number');
      expect((await w.served.ask(guess, {}, { token })).data).toEqual({
        unlockPrivatePart: { code: 'SECRET_WRONG' },
      });
    }
    const wait = 'Too many attempts. Wait 1 min and try again.';
    const right = await open();
    expect([right.status, right.setCookies, right.lines.includes(wait)]).toEqual([400, [], true]);
    expect((await w.served.ask(guess, {}, { token })).data).toEqual({
      unlockPrivatePart: { code: 'TOO_MANY_ATTEMPTS' },
    });
    later(1.01);
    expect((await open()).status).toBe(303);
  });

  it('with the cookie in another session is shown the lock, be it the holder’s own or somebody else’s', async () => {
    for (const actor of [aino, await makeParticipant(w.house)]) {
      const other = await as(actor);
      other.cookies.set(COOKIE, cookie);
      const page = await other.get(HERE);
      expect(page.html).not.toContain('For me alone.');
      expect(page.lines.includes(LOCKED)).toBe(actor === aino);
      const wrote = await send({ act: 'write', kind: 'NOTE', text: 'Mine now.' }, other);
      expect([wrote.status, await entries()]).toEqual([400, 1]);
    }
  });

  it('with a made-up cookie is shown the lock, and the cookie is taken away', async () => {
    visitor.cookies.set(COOKIE, 'made.up');
    expect([(await lines()).includes(LOCKED), visitor.cookies.has(COOKIE)]).toEqual([true, false]);
  });

  it('after signing out opens nothing with the cookies that were kept, nor by the schema', async () => {
    const kept = new Map(visitor.cookies);
    await visitor.send('/sign-out?lang=en', {});
    expect([...visitor.cookies.keys()]).toEqual([]);
    const thief = new Visitor(w.served);
    for (const [name, value] of kept) thief.cookies.set(name, value);
    const answer = await thief.get(HERE);
    expect([answer.status, answer.location]).toEqual([303, '/sign-in?lang=en&next=%2Fwallet%2Fprivate']);
    expect([...thief.cookies.keys()]).toEqual([]);
    const again = await as(aino);
    again.cookies.set(COOKIE, cookie);
    expect(await lines(again)).toContain(LOCKED);
    const token = await tokenOf(w.house, aino);
    const read = 'query Read($unlocked: String!) { viewer { privateEntries(unlocked: $unlocked) { text } } }';
    expect((await w.served.ask(read, { unlocked: cookie }, { token })).codes).toEqual([
      'PRIVATE_PART_LOCKED',
    ]);
  });

  it('who is in with card and PIN is told what that needs; forms sent all the same do nothing', async () => {
    const weak = await as({ ...aino, level: 'CARD_AND_PIN' });
    weak.cookies.set(COOKIE, cookie);
    const page = await weak.get(HERE);
    expect(page.lines).toContain('This needs a device of your own or a passkey.');
    expect(page.html).not.toMatch(/type="password"|For me alone/);
    const tries: Record<string, string>[] = [
      { act: 'open', secret: SECRET },
      { act: 'write', kind: 'NOTE', text: 'Mine now.' },
      { act: 'change', old: SECRET, newSecret: OTHER, newSecretAgain: OTHER },
      { act: 'anew', ...twice(OTHER) },
    ];
    for (const one of tries) {
      const answer = await send(one, weak);
      expect([answer.status, answer.setCookies]).toEqual([400, []]);
      expect(answer.lines).toContain('This needs your own device or a passkey. Sign in with it.');
    }
    const fresh = await makeParticipant(w.house);
    const other = await as({ ...fresh, level: 'CARD_AND_PIN' });
    expect((await send({ act: 'set', ...twice(OTHER) }, other)).status).toBe(400);
    expect([await entries(), await parts(fresh)]).toEqual([1, 0]);
  });

  it('sends forms from another site in vain', async () => {
    const headers = { Origin: 'https://elsewhere.example', 'Sec-Fetch-Site': 'cross-site' };
    const tries: Record<string, string>[] = [
      { act: 'write', kind: 'NOTE', text: 'Not mine.' },
      { act: 'close' },
      { act: 'open', secret: 'some guess of mine' },
      { act: 'anew', ...twice(OTHER) },
    ];
    for (const one of tries) {
      const answer = await visitor.send(HERE, one, headers);
      expect([answer.status, answer.setCookies]).toEqual([403, []]);
    }
    expect([await entries(), (await lines()).includes('For me alone.')]).toEqual([1, true]);
  });

  it('who is not signed in is shown the way in', async () => {
    const answer = await new Visitor(w.served).get(HERE);
    expect([answer.status, answer.location]).toEqual([303, '/sign-in?lang=en&next=%2Fwallet%2Fprivate']);
  });
});

describe('the secret and the key', () => {
  it('stand in no table, no address and no page', async () => {
    const answers = [await set(), await write('Written under it.'), await visitor.get(HERE)];
    const cookie = visitor.cookies.get(COOKIE)!;
    for (const { location, html } of answers) {
      expect(`${location} ${html}`).not.toMatch(/fox/);
      expect(`${location} ${html}`).not.toContain(cookie);
    }
    for (const [table, text] of await dump(w.house.database)) {
      expect([table, text.match(/fox, running|Written under it/), text.includes(cookie)]).toEqual([
        table,
        null,
        false,
      ]);
    }
  });

  it('under https travel under a name that only an encrypted connection sets', async () => {
    const served = await serveHouse({ ...w.house, baseUrl: 'https://pateva.example' });
    const one = new Visitor(served, 'https://pateva.example');
    one.cookies.set('__Host-pateva-session', await pageCookie(w.house, aino));
    const answer = await one.send(HERE, { act: 'set', ...twice(SECRET) });
    expect(answer.setCookies).toEqual([
      expect.stringMatching(
        /^__Secure-pateva-private=[\w.-]+; Path=\/wallet\/private; HttpOnly; Secure; SameSite=Strict$/,
      ),
    ]);
    await served.stop();
  });
});
