import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../src/access/actor.ts';
import { LANGUAGES } from '../../../src/base/language.ts';
import { openBrowser } from '../../helpers/browser.ts';
import { makeHouse } from '../../helpers/house.ts';
import { makeParticipant } from '../../helpers/people.ts';
import { newWalletKey, type WalletKey } from '../../wallet/openid4vc-wallet.ts';
import { PersonAuthority } from '../../wallet/person-authority.ts';
import { PresentingWallet } from '../../wallet/presenting-wallet.ts';
import { presentSdJwt } from '../../wallet/sd-jwt-wallet.ts';
import { faultsOf } from '../faults.ts';
import { serveAtItsAddress } from '../served-pages.ts';
import { pageCookie } from './visitor.ts';

const house = await makeHouse();
let served: Awaited<ReturnType<typeof serveAtItsAddress>>;
let browser: Browser;
let authority: PersonAuthority;
let key: WalletKey;
let aino: Actor;

beforeAll(async () => {
  // The wallet's library goes by the real time.
  house.clock.set(new Date(Math.floor(Date.now() / 1000) * 1000));
  authority = await PersonAuthority.found(house.clock());
  Object.assign(house, { personAuthorities: [authority.anchor] });
  served = await serveAtItsAddress(house);
  aino = await makeParticipant(house);
  key = await newWalletKey();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  expect(served.bugs).toEqual([]);
  await served.stop();
});

async function visit(javaScriptEnabled: boolean, visitor: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, javaScriptEnabled });
  try {
    const value = await pageCookie(house, { ...aino, level: 'CARD_AND_PIN' });
    await context.addCookies([{ name: 'pateva-session', value, url: served.baseUrl }]);
    await visitor(await context.newPage());
  } finally {
    await context.close();
  }
}

const press = (page: Page, selector: string) =>
  Promise.all([page.waitForEvent('load'), page.click(selector)]);

/** Another wallet reads what stands on the page, and answers as this person. */
async function answer(page: Page, person: object = {}): Promise<void> {
  const link = await page.getAttribute('a[href^="openid4vp:"]', 'href');
  const wallet = new PresentingWallet();
  const { request } = await wallet.read(link!);
  const shown = await presentSdJwt(
    await authority.issue(key, person),
    { given_name: true, family_name: true, birthdate: true },
    key,
    { aud: request.client_id, nonce: request.nonce, iat: house.clock().getTime() / 1000 },
  );
  expect(await wallet.answer(request, { pid: [shown] })).toBe(200);
}

it('a participant goes on strongly in a browser without JavaScript, once their wallet app has agreed', async () => {
  await visit(false, async (page) => {
    await page.goto(`${served.baseUrl}/wallet/devices?lang=en`);
    await press(page, 'a[href^="/wallet/devices/identify"]');
    await press(page, 'main form button');
    await press(page, 'main form button');
    expect(await page.locator('[role=alert]').innerText()).toContain('has not answered yet');
    await press(page, 'main .acts form button');
    await answer(page, { givenNames: 'Eetu', familyName: 'Esimerkki' });
    await press(page, 'main form button');
    expect(await page.locator('[role=alert]').innerText()).toContain('date of birth');
    await press(page, 'main form button');
    await answer(page);
    await press(page, 'main form button');
    expect(await page.locator('[role=status]').innerText()).toContain('by strong identification');
    expect(new URL(page.url()).pathname).toBe('/wallet/devices');
    expect(await page.locator('a[href^="/wallet/devices/identify"]').count()).toBe(0);
    await page.goto(`${served.baseUrl}/wallet?lang=en`);
    expect(await page.locator('main').innerText()).toContain('You are in by strong identification.');
  });
});

it('its pages are without a fault for axe in three languages, narrow and wide, by day and by night', async () => {
  await visit(true, async (page) => {
    for (const language of LANGUAGES) {
      for (const presses of [0, 1, 2]) {
        await page.goto(`${served.baseUrl}/wallet/devices/identify?lang=${language}`);
        for (let times = 0; times < presses; times++) await press(page, 'main form button');
        expect(await faultsOf(page)).toEqual([]);
      }
    }
  });
});
