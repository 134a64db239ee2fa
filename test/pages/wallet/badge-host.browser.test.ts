import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/base/language.ts';
import { certifyCompetence } from '../../../src/checklist/acts/certify-competence.ts';
import { as, makeWorld, markedChecklist, type World } from '../../checklist/world.ts';
import { openBrowser } from '../../helpers/browser.ts';
import { makeHouse } from '../../helpers/house.ts';
import { type Asked, BadgeHostClient } from '../../wallet/badge-host-client.ts';
import { faultsOf } from '../faults.ts';
import { serveAtItsAddress } from '../served-pages.ts';
import { pageCookie } from './visitor.ts';

let world: World;
let served: Awaited<ReturnType<typeof serveAtItsAddress>>;
let browser: Browser;
let shelf: Server;
let shelfUrl: string;
let host: BadgeHostClient;

beforeAll(async () => {
  const house = await makeHouse();
  served = await serveAtItsAddress(house);
  world = await makeWorld(house);
  const checklist = await markedChecklist(world);
  await certifyCompetence(as(world, world.instructor), {
    checklist,
    environment: world.environment,
    language: 'fi',
  });
  // The badge host's own page, where the browser comes back to.
  shelf = createServer((_, answer) =>
    answer.setHeader('Content-Type', 'text/html').end('<h1>Merkkihylly</h1>'),
  );
  await new Promise<void>((resolve) => shelf.listen(0, 'localhost', resolve));
  shelfUrl = `http://localhost:${(shelf.address() as AddressInfo).port}`;
  host = await BadgeHostClient.register(served.baseUrl, {
    client_uri: `${shelfUrl}/`,
    policy_uri: `${shelfUrl}/privacy`,
    redirect_uris: [`${shelfUrl}/back`],
  });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  shelf?.closeAllConnections();
  await new Promise((resolve) => shelf?.close(resolve));
  expect(served.bugs).toEqual([]);
  await served.stop();
});

const ask = (): Promise<Asked> => host.ask({ redirect_uri: `${shelfUrl}/back` });
const consentPage = ({ request }: Asked, language = 'en') =>
  `${served.baseUrl}/wallet/badge-host/${request}?lang=${language}`;

async function visit(signedIn: boolean, visitor: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 320, height: 640 },
    javaScriptEnabled: false,
  });
  try {
    const page = await context.newPage();
    const value = await pageCookie(world.house, world.participant);
    if (signedIn) await context.addCookies([{ name: 'pateva-session', value, url: served.baseUrl }]);
    await visitor(page);
  } finally {
    await context.close();
  }
}

const press = (page: Page, selector: string) =>
  Promise.all([page.waitForEvent('load'), page.click(selector)]);

describe('a badge host asks in a browser without JavaScript', () => {
  it('is let read one proof, comes back with a code, reads, and is closed out again', async () => {
    await visit(true, async (page) => {
      const asked = await ask();
      await page.goto(consentPage(asked));
      expect(await page.locator('h1').innerText()).toBe('Merkkihylly asks for your proofs');
      expect(await page.locator('.lead').innerText()).toBe(new URL(shelfUrl).host);
      await press(page, 'main form button');
      expect(await page.locator('[role=alert]').innerText()).toContain('Choose one proof at least.');
      await page.check('input[name=proof]');
      await press(page, 'main form button');
      expect(await page.locator('h1').innerText()).toBe('Merkkihylly');
      const tokens = await host.redeem(page.url(), asked);
      expect((await host.read(tokens.access_token)).credentials).toHaveLength(1);

      await page.goto(`${served.baseUrl}/wallet/share?lang=en`);
      await press(page, 'a[href^="/wallet/badge-hosts"]');
      expect(await page.locator('.rows').innerText()).toContain('Can fetch');
      expect(await page.locator('.rows').innerText()).toContain('Has fetched on one day');
      await press(page, '.rows form button');
      expect(await page.locator('[role=status]').innerText()).toContain('The permission is ended.');
      await expect(host.read(tokens.access_token)).rejects.toThrow();
    });
  });

  it('is told no', async () => {
    await visit(true, async (page) => {
      const asked = await ask();
      await page.goto(consentPage(asked));
      await press(page, 'main > p > a.button');
      await expect(host.redeem(page.url(), asked)).rejects.toMatchObject({ error: 'access_denied' });
    });
  });

  it('waits while its visitor signs in', async () => {
    await visit(false, async (page) => {
      const { request } = await ask();
      await page.goto(consentPage({ request, verifier: '', state: '' }));
      expect(new URL(page.url()).pathname).toBe('/sign-in');
      expect(await page.inputValue('input[name=next]')).toBe(`/wallet/badge-host/${request}`);
    });
  });

  it('that nobody knows, or that asks wrongly, gets nobody to go anywhere by themself', async () => {
    await visit(true, async (page) => {
      const answer = await page.goto(consentPage({ request: 'bm90aGluZw', verifier: '', state: '' }));
      expect([answer!.status(), await page.locator('h1').innerText()]).toEqual([
        400,
        'The service is not known',
      ]);
      expect(await page.locator('main a').count()).toBe(0);
      const wrong = await host.ask({ redirect_uri: `${shelfUrl}/back`, response_type: 'token' });
      await page.goto(consentPage(wrong));
      expect(page.url()).toContain(served.baseUrl);
      expect(await page.locator('main a').getAttribute('href')).toContain(
        `${shelfUrl}/back?error=unsupported_response_type`,
      );
    });
  });
});

it('the pages are without a fault for axe in three languages, narrow and wide, by day and by night', async () => {
  const context = await browser.newContext();
  const value = await pageCookie(world.house, world.participant);
  await context.addCookies([{ name: 'pateva-session', value, url: served.baseUrl }]);
  const page = await context.newPage();
  for (const language of LANGUAGES) {
    for (const address of [
      consentPage(await ask(), language),
      consentPage({ request: 'bm90aGluZw', verifier: '', state: '' }, language),
      `${served.baseUrl}/wallet/badge-hosts?lang=${language}`,
    ]) {
      await page.goto(address);
      expect(await faultsOf(page)).toEqual([]);
    }
  }
  await context.close();
});
