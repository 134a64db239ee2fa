import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/base/language.ts';
import { pageCookie, Visitor } from './visitor.ts';
import { makeWalletWorld, type WalletWorld } from './wallet-world.ts';

let w: WalletWorld;
let visitor: Visitor;
let weak: Visitor;
let other: Visitor;
beforeAll(async () => {
  w = await makeWalletWorld();
  const as = async (actor: Parameters<typeof pageCookie>[1]) => {
    const one = new Visitor(w.served);
    one.cookies.set('pateva-session', await pageCookie(w.house, actor));
    return one;
  };
  visitor = await as(w.world.participant);
  weak = await as({ ...w.world.participant, level: 'CARD_AND_PIN' });
  other = await as(w.world.somebodyElse);
});
afterAll(async () => {
  expect(w.served.bugs).toEqual([]);
  await w.served.stop();
});

const list = () => `/wallet/checklists/${w.checklist}`;
const [first, second] = [0, 1];
const requirement = (at: number) => w.world.unit.requirements[at]!;

describe('the wallet', () => {
  it('shows the checklists and the proofs with where each stands', async () => {
    const { status, lines, html, response } = await visitor.get('/wallet?lang=en');
    expect(status).toBe(200);
    expect(lines.slice(0, 9)).toEqual([
      'Hello, Aino Đặng',
      'You have 1 checklist and 1 proof.',
      'Checklists',
      'Example unit',
      'Begun',
      'Proofs',
      'Polkupyörän huolto',
      'Certificate of competence. In force',
      'Esimerkkipajat, 2 March 2026',
    ]);
    expect(html).toContain('aria-label="2 of 5 requirements marked, 0 of them with guidance."');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
  });

  it('that is empty tells what comes next', async () => {
    const { lines } = await other.get('/wallet?lang=en');
    expect(lines).toContain('None yet. Your instructor opens the first list together with you.');
    expect(lines).toContain(
      'None yet. A proof comes here when your competence has been marked and it is issued.',
    );
  });

  it.each(LANGUAGES)('speaks %s on every page', async (language) => {
    for (const path of ['/wallet', list(), `${list()}/send`, `/wallet/proofs/${w.proof}`]) {
      const { html, status } = await visitor.get(`${path}?lang=${language}`);
      expect([path, status, html.includes(`<html lang="${language}">`)]).toEqual([path, 200, true]);
      expect(html).not.toMatch(/undefined|\[object|null</);
    }
  });
});

describe('somebody else’s', () => {
  it.each([
    ['checklist', () => list()],
    ['sending page', () => `${list()}/send`],
    ['proof', () => `/wallet/proofs/${w.proof}`],
    ['file', () => `/wallet/proofs/${w.proof}/pdf`],
    ['page of nothing', () => '/wallet/checklists/checklist_doesnotexist'],
  ])('%s is not found, in the same words as what is not there', async (_, path) => {
    const { status, lines } = await other.get(`${path()}?lang=en`);
    expect([status, lines]).toEqual([
      404,
      [
        'This cannot be found.',
        'It is not there, or it is not yours. See what is in your wallet.',
        'To the wallet',
      ],
    ]);
  });

  it('checklist is not marked or sent', async () => {
    expect(
      (await other.send(list(), { act: 'mark', [`level-${requirement(first)}`]: 'INDEPENDENTLY' })).status,
    ).toBe(404);
    expect((await other.send(`${list()}/send`, { act: 'send', school: w.world.school })).status).toBe(404);
    expect((await other.send(`${list()}/send`, { act: 'takeBack' })).status).toBe(404);
  });
});

describe('a proof', () => {
  it('says what is signed, and can be taken in every form', async () => {
    const { lines } = await visitor.get(`/wallet/proofs/${w.proof}?lang=en`);
    expect(lines.slice(0, 4)).toEqual([
      'To the wallet',
      'Polkupyörän huolto',
      'In force',
      'Anyone can check the proof, even without us.',
    ]);
    const taken: Record<string, [number, string | null]> = {};
    for (const form of ['pdf', 'png', 'svg', 'json', 'jwt', 'sd-jwt']) {
      const { response } = await visitor.get(`/wallet/proofs/${w.proof}/${form}`);
      taken[form] = [response.status, response.headers.get('content-type')];
      expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+"$/);
    }
    expect(taken).toEqual({
      pdf: [200, 'application/pdf'],
      png: [200, 'image/png'],
      svg: [200, 'image/svg+xml'],
      json: [200, 'application/vc'],
      jwt: [200, 'application/vc+jwt'],
      'sd-jwt': [200, 'application/dc+sd-jwt'],
    });
    expect((await visitor.get(`/wallet/proofs/${w.proof}/docx`)).status).toBe(404);
  });
});

describe('a checklist', () => {
  it('is marked by its owner; what did not change is not marked again', async () => {
    const marked = await visitor.send(`${list()}?lang=en`, {
      act: 'mark',
      [`level-${requirement(first)}`]: 'WITH_GUIDANCE',
      [`level-${requirement(second)}`]: 'INDEPENDENTLY',
    });
    expect([marked.status, marked.location]).toEqual([303, `${list()}?lang=en&done=marked`]);
    const { lines, html } = await visitor.get(marked.location!);
    expect(lines).toContain('Your assessment is saved.');
    expect(html.match(/ checked/g)).toHaveLength(2);
    const again = await visitor.send(`${list()}?lang=en`, {
      act: 'mark',
      [`level-${requirement(second)}`]: 'INDEPENDENTLY',
    });
    expect(again.lines).toContain('You changed nothing. Choose first how you can do it.');
  });

  it('takes an answer to the instructor’s mark, under the note against what does not belong here', async () => {
    const page = await visitor.get(`${list()}?lang=en`);
    const mark = /name="mark" value="([^"]+)"/.exec(page.html)![1]!;
    expect(page.lines).toContain(
      'Write about competence alone. Nothing about health, social services or other people’s matters, and no personal identity code.',
    );
    const empty = await visitor.send(`${list()}?lang=en`, { act: 'answer', mark, [`answer-${mark}`]: ' ' });
    expect([
      empty.status,
      empty.lines.includes('The answer is missing. Write what you want to say.'),
    ]).toEqual([400, true]);
    const code = 'Tunnukseni on 131052-308T.';
    const refused = await visitor.send(`${list()}?lang=en`, {
      act: 'answer',
      mark,
      [`answer-${mark}`]: code,
    });
    expect(refused.lines).toContain(
      'The text holds a personal identity code. Take it out: it is not needed here.',
    );
    expect(refused.html).toContain(code);
    const told = await visitor.send(`${list()}?lang=en`, {
      act: 'answer',
      mark,
      [`answer-${mark}`]: 'I did it <alone>.',
    });
    expect(told.location).toBe(`${list()}?lang=en&done=answered`);
    expect((await visitor.get(told.location!)).html).toContain('Your answer: I did it &lt;alone&gt;.');
  });
});

describe('sending to a school', () => {
  it('says beforehand what the school will see', async () => {
    const { lines } = await visitor.get(`${list()}/send?lang=en`);
    expect(lines.slice(4, 12)).toEqual([
      'This the school sees',
      'Your name and date of birth',
      'This list: the marks, who made them and when, and what you answered',
      'Texts and pictures that you have added to this list',
      'This it does not see',
      'Your other lists and proofs',
      'Your diary and notes',
      'What has been done with other schools',
    ]);
    expect(lines).toContain('Esimerkkiopisto');
  });

  it('with card and PIN alone is not offered: the page says what one can do', async () => {
    const { lines, html } = await weak.get(`${list()}/send?lang=en`);
    expect(lines).toContain('This needs a device of your own or a passkey.');
    expect(html).not.toContain('name="school"');
    const forced = await weak.send(`${list()}/send?lang=en`, { act: 'send', school: w.world.school });
    expect(forced.status).toBe(400);
    expect(forced.lines).toContain('This needs your own device or a passkey. Sign in with it.');
  });

  it('lets a school see, takes that back, sends, and takes the list back', async () => {
    const path = `${list()}/send`;
    const told = async (fields: Record<string, string>) => {
      const answer = await visitor.send(`${path}?lang=en`, fields);
      return (await visitor.get(answer.location ?? '')).lines;
    };
    const { school } = w.world;
    expect((await visitor.send(`${path}?lang=en`, { act: 'send' })).lines).toContain(
      'Choose a school first.',
    );
    expect(await told({ act: 'permit', school })).toContain('Esimerkkiopisto: sees the list');
    expect(await told({ act: 'withdraw', school, kind: 'SEE' })).toContain('The permission is withdrawn.');
    const sent = await told({ act: 'send', school });
    expect(sent).toContain('The list is sent.');
    expect(sent).toContain('With the school: Esimerkkiopisto');
    expect(await told({ act: 'takeBack' })).toContain('The list is with you again.');
  });
});

describe('who has looked', () => {
  it('is told in sentences, the newest first, each with its moment once', async () => {
    const { lines, html } = await visitor.get('/wallet/log?lang=en');
    const [back, title, lead, ...said] = lines;
    expect([back, title, lead]).toEqual([
      'To the wallet',
      'Who has looked',
      'Here you see who has opened your data and why, and what was done in your wallet.',
    ]);
    expect(said).toContain('You opened your checklist to Esimerkkiopisto on 2 March at 12:00.');
    expect(said).toContain('You took the permission of Esimerkkiopisto back on 2 March at 12:00.');
    for (const line of said) expect(line.match(/2 March/g)).toHaveLength(1);
    expect(html).not.toContain('<time');
  });
});

describe('the devices', () => {
  it('tells a screen reader which session a button ends in the words that stand beside it', async () => {
    const { lines } = await visitor.get('/wallet/devices?lang=en');
    expect(lines).toContain('End the session: 2 March 2026 at 12:00');
    expect(lines.filter((line) => /T\d\d:\d\d/.test(line))).toEqual([]);
  });
});
