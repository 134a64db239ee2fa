import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/base/language.ts';
import { setPrivateSecret } from '../../../src/wallet/acts/set-private-secret.ts';
import { writePrivateEntry } from '../../../src/wallet/acts/write-private-entry.ts';
import { as } from '../../checklist/world.ts';
import { openBrowser } from '../../helpers/browser.ts';
import { pageCookie } from './visitor.ts';
import { makeWalletWorld, type WalletWorld } from './wallet-world.ts';

let w: WalletWorld;
let server: Server;
let browser: Browser;
let baseUrl: string;
let cookie: string;
let newcomer: string;
let weak: string;
beforeAll(async () => {
  w = await makeWalletWorld();
  server = await new Promise<Server>((resolve) => {
    const started = serve({ fetch: w.served.app.fetch, hostname: 'localhost', port: 0 }, () =>
      resolve(started as Server),
    );
  });
  const address = server.address();
  baseUrl = `http://localhost:${typeof address === 'object' ? address?.port : ''}`;
  cookie = await pageCookie(w.house, w.world.participant);
  newcomer = await pageCookie(w.house, w.world.somebodyElse);
  weak = await pageCookie(w.house, { ...w.world.participant, level: 'CARD_AND_PIN' });
  const mine = as(w.world, w.world.participant);
  const { unlocked } = await setPrivateSecret(mine, { secret: SECRET, understood: true });
  await writePrivateEntry(mine, {
    unlocked,
    kind: 'SELF_ASSESSMENT',
    text: 'Jarrut onnistuvat jo.',
    checklist: w.checklist,
    requirement: w.world.unit.requirements[0]!,
    level: 'INDEPENDENTLY',
  });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
  expect(w.served.bugs).toEqual([]);
  await w.served.stop();
});

const SECRET = 'sininen kettu juoksee';
const PHONE = { width: 320, height: 640 };
const DESK = { width: 1280, height: 800 };

async function visit(options: BrowserContextOptions, visitor: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: PHONE, ...options });
  try {
    await visitor(await context.newPage());
  } finally {
    await context.close();
  }
}

const enter = (page: Page, value = cookie) =>
  page.context().addCookies([{ name: 'pateva-session', value, url: baseUrl }]);

const press = (page: Page, selector: string) =>
  Promise.all([page.waitForEvent('load'), page.click(selector)]);

interface Looked {
  readonly path: () => string;
  /** The button to press first, and what is filled in before it. */
  readonly press?: string;
  readonly fill?: (page: Page) => Promise<void>;
  /** Whose page it is: the participant’s unless said. */
  readonly as?: () => string;
}

const openPrivate = (page: Page) => page.fill('#secret', SECRET);
const IN_PRIVATE = { path: () => '/wallet/private', press: 'main form button' };

/** Each page by its address, and what is done on it where it is to be looked at after that. */
const PAGES: Readonly<Record<string, Looked>> = {
  'opening a wallet': { path: () => '/activate' },
  'opening a wallet with nothing filled in': { path: () => '/activate', press: 'main form button' },
  'signing in': { path: () => '/sign-in' },
  'taking a wallet back': { path: () => '/recover' },
  'the privacy notice': { path: () => '/privacy' },
  'the wallet': { path: () => '/wallet' },
  'a proof': { path: () => `/wallet/proofs/${w.proof}` },
  'a checklist': { path: () => `/wallet/checklists/${w.checklist}` },
  'sending to a school': { path: () => `/wallet/checklists/${w.checklist}/send` },
  'the devices': { path: () => '/wallet/devices' },
  sharing: { path: () => '/wallet/share' },
  'bringing proofs': { path: () => '/wallet/bring' },
  'bringing nothing': { path: () => '/wallet/bring', press: 'main form button' },
  'who has looked': { path: () => '/wallet/log' },
  'taking everything along': { path: () => '/wallet/take' },
  'erasing the wallet': { path: () => '/wallet/erase' },
  'taking a proof to another wallet': { path: () => `/wallet/proofs/${w.proof}/claim` },
  'a proof’s offer to another wallet': {
    path: () => `/wallet/proofs/${w.proof}/claim`,
    press: 'main form button',
  },
  'a link just made': {
    path: () => '/wallet/share',
    press: 'main form.fields button',
    fill: async (page) => {
      await page.check('#holding');
      await page.check('#withCode');
    },
  },
  'the second question before erasing': {
    path: () => '/wallet/erase',
    press: 'form.fields button',
    fill: (page) => page.check('#sure'),
  },
  'the name of a passkey': { path: () => '/wallet/devices/passkey' },
  'the making of a passkey': {
    path: () => '/wallet/devices/passkey',
    press: 'main form button',
    fill: (page) => page.fill('#name', 'Puhelin'),
  },
  'an identification that was not finished': { path: () => '/sign-in/identified' },
  'an identification to link': { path: () => '/sign-in/identified?code=abc' },
  'an identification of staff': { path: () => '/sign-in/identified?audience=STAFF&code=abc' },
  'the private part before a secret is set': { path: () => '/wallet/private', as: () => newcomer },
  'a secret that is missing': { ...IN_PRIVATE, as: () => newcomer },
  'the private part with card and PIN': { path: () => '/wallet/private', as: () => weak },
  'the private part, locked': { path: () => '/wallet/private' },
  'the private part, opened with nothing': IN_PRIVATE,
  'the private part, open': { ...IN_PRIVATE, fill: openPrivate },
  'what is not there': { path: () => '/wallet/proofs/credential_doesnotexist' },
};

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

async function violations(page: Page): Promise<string[]> {
  const found = (await page.evaluate(
    `axe.run({ rules: { 'target-size': { enabled: true } } }).then(({ violations }) => violations)`,
  )) as readonly Violation[];
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** Controls lower than a finger needs; a box or a radio button is pressed by its label too. */
const LOW_TARGETS = `[...document.querySelectorAll('a, button, input:not([type=radio], [type=checkbox], [type=hidden]), summary, textarea, .choice label')]
  .filter((one) => one.checkVisibility() && !one.closest('p:not(:has(> :only-child))'))
  .filter((one) => one.getBoundingClientRect().height < 43.5)
  .map((one) => one.outerHTML.slice(0, 120))`;

describe.each(Object.keys(PAGES))('%s', (name) => {
  it('is without a fault for axe in three languages, narrow and wide, by day and by night', async () => {
    await visit({}, async (page) => {
      const { path, press: button, fill, as: whose } = PAGES[name]!;
      for (const language of LANGUAGES) {
        await page.context().clearCookies();
        await enter(page, whose?.());
        await page.goto(`${baseUrl}${path()}${path().includes('?') ? '&' : '?'}lang=${language}`);
        await fill?.(page);
        if (button) await press(page, button);
        expect(await page.locator('html').getAttribute('lang')).toBe(language);
        await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
        await page.evaluate(axe.source);
        for (const viewport of [PHONE, DESK]) {
          await page.setViewportSize(viewport);
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme });
            expect(await violations(page), `${language} ${viewport.width} ${colorScheme}`).toEqual([]);
          }
          const wide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
          expect(await page.evaluate(wide)).toBe(false);
          expect(await page.evaluate(LOW_TARGETS)).toEqual([]);
        }
      }
    });
  });
});

describe('the card’s QR code', () => {
  it('fills the code in, and takes it out of the address', async () => {
    await visit({}, async (page) => {
      await page.goto(`${baseUrl}/activate?lang=en#ACDE-4679-HJK3`);
      expect(await page.inputValue('#code')).toBe('ACDE-4679-HJK3');
      expect(page.url()).toBe(`${baseUrl}/activate?lang=en`);
      expect(await page.locator(':focus').getAttribute('id')).toBe('pin');
    });
  });
});

describe('without JavaScript and with the keyboard alone', () => {
  it('one opens a wallet, looks around, signs out and comes back on the device that one called one’s own', async () => {
    await visit({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${baseUrl}/?lang=en`);
      await press(page, 'a[href^="/activate"]');
      await page.focus('#code');
      for (const typed of [w.code, '471193', '471193']) {
        await page.keyboard.insertText(typed);
        await page.keyboard.press('Tab');
      }
      await page.keyboard.press('Space');
      await page.focus('main form button');
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
      expect(await page.locator('h1').innerText()).toBe('The wallet is yours.');
      const number = await page.locator('.keep').innerText();
      await press(page, 'main a.button');
      expect(await page.locator('h1').innerText()).toBe('Hello, Eetu');
      await press(page, '.bar button');
      await press(page, 'a[href^="/sign-in"]');
      await page.fill('#walletNumber', number);
      await page.fill('#pin', '471193');
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
      expect(await page.locator('main > p.stone').innerText()).toBe(
        'You are in with your own device or a passkey.',
      );
    });
  });

  it('one marks oneself, answers a mark, takes a proof along and sends the list to a school', async () => {
    await visit({ javaScriptEnabled: false, acceptDownloads: true }, async (page) => {
      await enter(page);
      await page.goto(`${baseUrl}/wallet?lang=en`);
      await press(page, 'a[href^="/wallet/checklists/"]');
      await page.check(`input[name="level-${w.world.unit.requirements[2]}"][value=INDEPENDENTLY]`);
      await press(page, 'button[form=own]');
      expect(await page.locator('[role=status]').innerText()).toBe('Your assessment is saved.');
      await page.locator('summary').first().click();
      await page.locator('textarea').first().fill('I did it alone.');
      await Promise.all([page.waitForEvent('load'), page.locator('details button').first().click()]);
      expect(await page.locator('[role=status]').innerText()).toBe('Your answer is saved.');
      await press(page, 'a[href*="/send"]');
      await page.check('input[name=school] >> nth=0');
      await press(page, 'main form button');
      expect(await page.locator('[role=status]').innerText()).toBe('The list is sent.');
      await page.goto(`${baseUrl}/wallet/proofs/${w.proof}?lang=en`);
      const [download] = await Promise.all([page.waitForEvent('download'), page.click('a[href*="/pdf"]')]);
      expect(download.suggestedFilename()).toBe('osaamistodistus.pdf');
    });
  });
});
