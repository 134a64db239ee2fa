import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { session } from '../../../src/access/participant.table.ts';
import { serveHouse, tokenOf } from '../../helpers/http.ts';
import { pageCookie, Visitor } from './visitor.ts';
import { makeWalletWorld, type WalletWorld } from './wallet-world.ts';

let w: WalletWorld;
let walletNumber: string;
let deviceSecret: string;
beforeAll(async () => {
  w = await makeWalletWorld();
  const visitor = new Visitor(w.served);
  const answer = await visitor.send('/activate?lang=en', {
    code: w.code,
    pin: '471193',
    pinAgain: '471193',
    own: 'yes',
  });
  walletNumber = /class="keep">([^<]+)</.exec(answer.html)?.[1] ?? '';
  deviceSecret = visitor.cookies.get('pateva-device') ?? '';
  expect([answer.status, answer.lines[0]]).toEqual([200, 'The wallet is yours.']);
});
afterAll(async () => {
  expect(w.served.bugs).toEqual([]);
  await w.served.stop();
});
beforeEach(() => w.house.clock.set('2026-03-02T10:00:00Z'));

const signIn = { pin: '471193' };
const givenNumber = () => ({ ...signIn, walletNumber });

describe('an activation card', () => {
  it('was used: the number is shown once, the session and the device are in cookies that no script reads', async () => {
    expect(walletNumber).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$/);
    expect(deviceSecret).not.toBe('');
    const again = await new Visitor(w.served).send('/activate?lang=en', {
      code: w.code,
      pin: '471193',
      pinAgain: '471193',
    });
    expect([again.status, again.title]).toEqual([400, 'Look at what you gave. Open your wallet · Pätevä']);
    expect(
      again.lines.filter((line) => line === 'The code is no longer good. Ask for a new one.'),
    ).toHaveLength(2);
    expect(again.html).toContain(`value="${w.code}"`);
    expect(again.html).not.toContain('471193');
    expect(again.html).toContain('aria-describedby="code-hint code-problem" aria-invalid="true"');
    expect(again.setCookies).toEqual([]);
  });

  it.each([
    ['fi', 'Koodi puuttuu. Se on kortissasi.', 'PIN-koodit eroavat toisistaan. Kirjoita sama kahdesti.'],
    ['sv', 'Koden saknas. Den står på ditt kort.', 'PIN-koderna skiljer sig. Skriv samma kod två gånger.'],
    ['en', 'The code is missing. It is on your card.', 'The PINs differ. Type the same one twice.'],
  ])(
    'given with gaps is told of them in %s, each beside its field and first on the page',
    async (language, ...said) => {
      const { status, lines } = await new Visitor(w.served).send(`/activate?lang=${language}`, {
        pin: '471193',
        pinAgain: '471194',
      });
      expect(status).toBe(400);
      for (const one of said) expect(lines.filter((line) => line === one)).toHaveLength(2);
    },
  );

  it('that is mistyped, and a PIN that is easy to guess, are told as that', async () => {
    const visitor = new Visitor(w.served);
    const mistyped = await visitor.send('/activate?lang=en', {
      code: 'ACDE-4679-HJK4',
      pin: '471193',
      pinAgain: '471193',
    });
    expect(mistyped.lines).toContain('The code is mistyped. Look at it again.');
    const easy = await visitor.send('/activate?lang=en', { code: w.code, pin: '123456', pinAgain: '123456' });
    expect(easy.lines).toContain('The PIN is too easy to guess or is not six digits. Choose another.');
  });
});

describe('signing in', () => {
  it('keeps the session in a cookie that is gone with the window and leads to the page that was asked for', async () => {
    const visitor = new Visitor(w.served);
    const asked = await visitor.get('/wallet/devices?lang=sv');
    expect([asked.status, asked.location]).toEqual([303, '/sign-in?lang=sv&next=%2Fwallet%2Fdevices']);
    const answer = await visitor.send('/sign-in?lang=sv', { ...givenNumber(), next: '/wallet/devices' });
    expect([answer.status, answer.location]).toEqual([303, '/wallet/devices?lang=sv']);
    expect(answer.setCookies).toEqual([
      expect.stringMatching(/^pateva-session=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
  });

  it('on a known device is TRUSTED, and its cookie stays for a day', async () => {
    const visitor = new Visitor(w.served);
    visitor.cookies.set('pateva-device', deviceSecret);
    const answer = await visitor.send('/sign-in?lang=en', givenNumber());
    expect(answer.setCookies).toEqual([
      expect.stringMatching(/^pateva-session=[\w.-]+; Max-Age=86400; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
    expect((await visitor.get('/wallet?lang=en')).lines.at(-1)).toBe(
      'You are in with your own device or a passkey.',
    );
  });

  it('with another PIN keeps the number and tells no more than that it did not succeed', async () => {
    const answer = await new Visitor(w.served).send('/sign-in?lang=en', { ...givenNumber(), pin: '582204' });
    expect([answer.status, answer.setCookies]).toEqual([400, []]);
    expect(answer.lines).toContain('Signing in did not succeed. Check the name and the password or PIN.');
    expect(answer.html).toContain(`value="${walletNumber}"`);
    expect(answer.html).not.toContain('582204');
  });

  it.each(['https://elsewhere.example/wallet', '//elsewhere.example', '/wallet/../graphql', '/\\elsewhere'])(
    'never leads out of the wallet (%s)',
    async (next) => {
      const answer = await new Visitor(w.served).send('/sign-in?lang=en', { ...givenNumber(), next });
      expect(answer.location).toBe('/wallet?lang=en');
    },
  );

  it('under https uses names that no other host can set, and never goes without encryption', async () => {
    const served = await serveHouse({ ...w.house, baseUrl: 'https://pateva.example' });
    const visitor = new Visitor(served, 'https://pateva.example');
    visitor.cookies.set('__Host-pateva-device', deviceSecret);
    const answer = await visitor.send('/sign-in?lang=en', givenNumber());
    expect(answer.setCookies).toEqual([
      expect.stringMatching(
        /^__Host-pateva-session=[\w.-]+; Max-Age=86400; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ]);
    visitor.cookies.set('pateva-session', visitor.cookies.get('__Host-pateva-session')!);
    visitor.cookies.delete('__Host-pateva-session');
    expect((await visitor.get('/wallet')).status).toBe(303);
    await served.stop();
  });
});

describe('a session on pages', () => {
  const signedIn = async () => {
    const visitor = new Visitor(w.served);
    await visitor.send('/sign-in?lang=en', givenNumber());
    return visitor;
  };

  it('lives on while pages are asked for, many at once too, and ends after an hour without any', async () => {
    const visitor = await signedIn();
    for (const time of ['10:40', '11:20', '12:00']) {
      w.house.clock.set(`2026-03-02T${time}:00Z`);
      const answers = await Promise.all([
        visitor.get('/wallet'),
        visitor.get('/wallet'),
        visitor.get('/wallet'),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    }
    w.house.clock.set('2026-03-02T13:01:00Z');
    const late = await visitor.get('/wallet?lang=en');
    expect([late.status, visitor.cookies.size]).toEqual([303, 0]);
  });

  it('ends for good when one signs out, whoever kept the cookie; the device stays known', async () => {
    const visitor = await signedIn();
    visitor.cookies.set('pateva-device', deviceSecret);
    const kept = visitor.cookies.get('pateva-session')!;
    const out = await visitor.send('/sign-out?lang=en', {});
    expect([out.status, out.location, [...visitor.cookies.keys()]]).toEqual([
      303,
      '/?lang=en&done=out',
      ['pateva-device'],
    ]);
    const thief = new Visitor(w.served);
    thief.cookies.set('pateva-session', kept);
    expect((await thief.get('/wallet')).status).toBe(303);
  });

  it('ends on pages when it is ended elsewhere', async () => {
    const visitor = await signedIn();
    const now = w.house.clock();
    const { sql } = w.house.database;
    const rows = await sql.select().from(session);
    for (const { id } of rows) await sql.update(session).set({ endedAt: now }).where(eq(session.id, id));
    expect((await visitor.get('/wallet')).status).toBe(303);
  });

  it('is none for the API: cookies open nothing there, a page’s token is no access token, and the other way round', async () => {
    const visitor = await signedIn();
    const cookie = visitor.cookies.get('pateva-session')!;
    const viewer = 'query { viewer { level } }';
    const headers = { Cookie: `pateva-session=${cookie}` };
    expect((await w.served.ask(viewer, {}, { headers })).data).toEqual({ viewer: null });
    expect((await w.served.ask(viewer, {}, { token: cookie })).codes).toEqual(['TOKEN_INVALID']);
    const access = await tokenOf(w.house, w.world.participant);
    const other = new Visitor(w.served);
    other.cookies.set('pateva-session', access);
    expect((await other.get('/wallet')).status).toBe(303);
    expect((await new Visitor(w.served).get('/wallet', { Authorization: `Bearer ${access}` })).status).toBe(
      303,
    );
  });
});

describe('a form that another site sends', () => {
  const fields = () => ({ ...givenNumber() });

  it.each([
    ['by its own origin', { Origin: 'https://elsewhere.example', 'Sec-Fetch-Site': 'cross-site' }],
    ['from a sibling host', { Origin: 'http://other.localhost:4000', 'Sec-Fetch-Site': 'same-site' }],
    ['from a hidden origin', { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' }],
  ])('does nothing (%s): nobody is signed in to somebody else’s wallet by it', async (_, headers) => {
    const answer = await new Visitor(w.served).send('/sign-in?lang=en', fields(), headers);
    expect([answer.status, answer.setCookies]).toEqual([403, []]);
    expect(answer.lines).toEqual([
      'The form did not arrive.',
      'Nothing was done. Open the page again and send the form from it.',
      'Open the page again',
    ]);
  });

  it('does nothing in a wallet that is open', async () => {
    const visitor = new Visitor(w.served);
    visitor.cookies.set('pateva-session', await pageCookie(w.house, w.world.participant));
    const path = `/wallet/checklists/${w.checklist}`;
    const level = { [`level-${w.world.unit.requirements[1]}`]: 'INDEPENDENTLY', act: 'mark' };
    const headers = { Origin: 'https://elsewhere.example', 'Sec-Fetch-Site': 'cross-site' };
    expect((await visitor.send(path, level, headers)).status).toBe(403);
    expect((await visitor.send('/sign-out', {}, headers)).status).toBe(403);
    expect((await visitor.get('/wallet')).status).toBe(200);
  });

  it('without any word of where it comes from does nothing either', async () => {
    const answer = await w.served.app.request('http://localhost:4000/sign-in', {
      method: 'POST',
      body: new URLSearchParams(fields()),
    });
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []]);
  });

  it('too large for any form of ours is not read', async () => {
    const answer = await new Visitor(w.served).send('/sign-in?lang=en', {
      ...fields(),
      pin: '1'.repeat(300_000),
    });
    expect([answer.status, answer.lines[0]]).toEqual([403, 'The form did not arrive.']);
  });
});
