import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../../helpers/browser.ts';
import { makeHouse, type TestHouse } from '../../helpers/house.ts';
import { makeParticipant } from '../../helpers/people.ts';
import { serveAtItsAddress } from '../served-pages.ts';
import { pageCookie } from './visitor.ts';

const SECRET = 'blue fox running';

let house: TestHouse;
let served: Awaited<ReturnType<typeof serveAtItsAddress>>;
let browser: Browser;
beforeAll(async () => {
  house = await makeHouse();
  served = await serveAtItsAddress(house);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  expect(served.bugs).toEqual([]);
  await served.stop();
});

const press = (page: Page, selector: string) =>
  Promise.all([page.waitForEvent('load'), page.click(selector)]);
const heading = (page: Page) => page.locator('main h2').first().innerText();
const status = (page: Page) => page.locator('[role=status]').innerText();
const written = (page: Page) => page.locator('.written').allInnerTexts();

async function visit(visitor: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 320, height: 640 },
  });
  const value = await pageCookie(house, await makeParticipant(house));
  await context.addCookies([{ name: 'pateva-session', value, url: served.baseUrl }]);
  try {
    await visitor(await context.newPage());
  } finally {
    await context.close();
  }
}

/** The secret is set by its holder, beginning in the wallet. */
async function begin(page: Page): Promise<void> {
  await page.goto(`${served.baseUrl}/wallet?lang=en`);
  await press(page, 'a[href^="/wallet/private"]');
  expect(await heading(page)).toBe('What this is');
  await page.fill('#newSecret', SECRET);
  await page.fill('#newSecretAgain', SECRET);
  await page.check('#understood');
  await press(page, 'main form button');
}

describe('the private part in a browser without JavaScript', () => {
  it('is set, written in, closed, and opened again; the way back shows nothing once it is closed', async () => {
    await visit(async (page) => {
      await begin(page);
      expect(await heading(page)).toBe('Open');
      for (const text of ['I changed a chain.', 'Brakes go.']) {
        await page.fill('#text', text);
        await press(page, 'section[aria-labelledby=write] button');
        expect(await status(page)).toBe('The entry is saved.');
      }
      await page.fill('#text', 'I am 131052-308T.');
      await press(page, 'section[aria-labelledby=write] button');
      expect(await page.locator('#text-problem').innerText()).toBe(
        'The text holds a personal identity code. Take it out: it is not needed here.',
      );
      expect(await page.inputValue('#text')).toBe('I am 131052-308T.');
      await page.goto(`${served.baseUrl}/wallet/private?lang=en`);
      expect((await written(page)).sort()).toEqual(['Brakes go.', 'I changed a chain.']);

      await press(page, 'section[aria-labelledby=open] button');
      expect([await status(page), await heading(page)]).toEqual([
        'The private part is closed.',
        'The private part is locked',
      ]);
      await page.goBack();
      expect(await written(page)).toEqual([]);

      await page.goto(`${served.baseUrl}/wallet/private?lang=en`);
      await page.fill('#secret', 'some guess of mine');
      await press(page, 'main form button');
      expect(await page.locator('#secret-problem').innerText()).toBe(
        'The private part does not open with this secret. Type it again.',
      );
      expect(await page.inputValue('#secret')).toBe('');
      await page.fill('#secret', SECRET);
      await press(page, 'main form button');
      expect(await written(page)).toHaveLength(2);

      await page.locator('.rows summary').first().click();
      await press(page, '.rows details[open] button');
      expect(await written(page)).toHaveLength(1);
    });
  });

  it('is opened by a cookie that goes to its page alone, that no script reads, and that signing out takes away', async () => {
    await visit(async (page) => {
      await begin(page);
      const all = async () => await page.context().cookies(`${served.baseUrl}/wallet/private`);
      const kept = async () => (await all()).find(({ name }) => name === 'pateva-private');
      expect(await kept()).toMatchObject({
        path: '/wallet/private',
        httpOnly: true,
        sameSite: 'Strict',
        expires: -1,
      });
      const sent = page.waitForRequest((request) => request.url().includes('/wallet/log'));
      await page.goto(`${served.baseUrl}/wallet/log?lang=en`);
      const cookies = (await (await sent).allHeaders()).cookie ?? '';
      expect([cookies.includes('pateva-session='), cookies.includes('pateva-private=')]).toEqual([
        true,
        false,
      ]);
      await press(page, '.bar button');
      expect(await all()).toEqual([]);
    });
  });

  it('fits a phone, whatever is written in it', async () => {
    await visit(async (page) => {
      await begin(page);
      await page.fill('#text', 'w'.repeat(400));
      await press(page, 'section[aria-labelledby=write] button');
      const box = (await page.locator('.written').boundingBox())!;
      expect([box.x, box.x + box.width].every((edge) => edge >= 0 && edge <= 320)).toBe(true);
    });
  });
});
