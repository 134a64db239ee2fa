import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callbackAddress } from '../../../src/access/oidc/relying-party.ts';
import { openBrowser } from '../../helpers/browser.ts';
import { makeHouse, type TestHouse } from '../../helpers/house.ts';
import { type RunningProvider, startProvider } from '../../helpers/openid-provider.ts';
import { makeParticipant } from '../../helpers/people.ts';
import { serveAtItsAddress } from '../served-pages.ts';
import { pageCookie } from './visitor.ts';

const AINO = { given_name: 'AINO ĐẶNG', family_name: 'Näkkäläjärvi', birthdate: '1991-05-14' };

let house: TestHouse;
let served: Awaited<ReturnType<typeof serveAtItsAddress>>;
let provider: RunningProvider;
let browser: Browser;
beforeAll(async () => {
  house = await makeHouse();
  served = await serveAtItsAddress(house);
  provider = await startProvider(callbackAddress(served.baseUrl), {
    aino: { 'urn:oid:1.2.246.21': '140591-999S', ...AINO },
    toinen: { 'urn:oid:1.2.246.21': '140591-999S', ...AINO, family_name: 'Toinen' },
  });
  provider.acr = 'strong';
  const strong = provider.settings('tunnistus', 'PARTICIPANTS');
  Object.assign(house, { identityProviders: [strong, { ...strong, id: 'kaupunki', audience: 'STAFF' }] });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  expect(served.bugs).toEqual([]);
  await served.stop();
  await provider.stop();
});

async function visit(visitor: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  try {
    await visitor(await context.newPage());
  } finally {
    await context.close();
  }
}

const press = (page: Page, selector: string) =>
  Promise.all([page.waitForEvent('load'), page.click(selector)]);
const go = (page: Page, path: string) => page.goto(`${served.baseUrl}${path}?lang=en`);
const heading = (page: Page) => page.locator('h1').innerText();

const enter = async (page: Page) =>
  page.context().addCookies([
    {
      name: 'pateva-session',
      value: await pageCookie(house, await makeParticipant(house)),
      url: served.baseUrl,
    },
  ]);

const TO_PROVIDER = 'a[href="/sign-in/oidc/tunnistus"]';

describe('strong identification on pages', () => {
  it('opens no wallet before it is linked there, then signs in, and stays while it is the only way in', async () => {
    await visit(async (page) => {
      provider.signingIn = 'aino';
      await go(page, '/sign-in');
      await press(page, TO_PROVIDER);
      expect(await page.locator('[role=alert]').innerText()).toMatch(/not linked yet|ei ole vielä liitetty/);

      await enter(page);
      await go(page, '/wallet/devices');
      await press(page, TO_PROVIDER);
      await press(page, 'main form button');
      expect(page.url()).toContain('done=linked');
      expect(await page.locator('section[aria-labelledby=identities] li').count()).toBe(1);

      await press(page, '.bar button');
      await go(page, '/sign-in');
      await press(page, TO_PROVIDER);
      expect(new URL(page.url()).pathname).toBe('/wallet');
      await go(page, '/wallet');
      expect(await heading(page)).toBe('Hello, Aino Đặng');
      expect(await page.locator('main > p.stone').innerText()).toBe('You are in by strong identification.');

      await go(page, '/wallet/devices');
      await press(page, 'section[aria-labelledby=identities] button');
      expect(await page.locator('[role=alert] li').innerText()).toBe(
        'This is your only way to sign in. Add another one first.',
      );
    });
  });

  it('of somebody else changes nothing, and says so in words', async () => {
    await visit(async (page) => {
      provider.signingIn = 'toinen';
      await enter(page);
      await go(page, '/wallet/devices');
      await press(page, TO_PROVIDER);
      await press(page, 'main form button');
      expect(await page.locator('[role=alert]').innerText()).toMatch(
        /Nothing was changed|Mitään ei muutettu/,
      );
      await go(page, '/wallet/devices');
      expect(await page.locator('section[aria-labelledby=identities] li').count()).toBe(0);
    });
  });

  it('of staff ends with a code for the program that staff works with', async () => {
    await visit(async (page) => {
      await page.goto(`${served.baseUrl}/sign-in/identified?lang=en&audience=STAFF&code=abc`);
      expect([await heading(page), await page.locator('.keep').innerText()]).toEqual([
        'You are identified',
        'abc',
      ]);
    });
  });

  it('that was refused or used says so; a code of nothing that is ours says no more', async () => {
    await visit(async (page) => {
      await page.goto(`${served.baseUrl}/sign-in/identified?lang=en&refused=IDENTITY_PROVIDER_REFUSED`);
      expect(await page.locator('[role=alert]').innerText()).toBe(
        'The identification did not succeed. Try again, or sign in another way.',
      );
      for (const query of ['refused=OWN_CASE', 'code=abc', '']) {
        await page.goto(`${served.baseUrl}/sign-in/identified?lang=en&${query}`);
        expect(await page.locator('[role=alert]').innerText()).toBe(
          'The identification is too old or used already. Begin again in the same browser.',
        );
      }
      await press(page, 'main a.button');
      expect(await heading(page)).toBe('Sign in to your wallet');
    });
  });
});
