import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../src/base/language.ts';
import { bringCredential } from '../../src/wallet/acts/bring-credential.ts';
import { createShare } from '../../src/wallet/acts/create-share.ts';
import { withdrawShare } from '../../src/wallet/acts/withdraw-share.ts';
import { share } from '../../src/wallet/share.table.ts';
import { as } from '../checklist/world.ts';
import { openBrowser } from '../helpers/browser.ts';
import { makeHouse } from '../helpers/house.ts';
import { makeWallet, type Wallet, wholeShare } from '../wallet/wallet-world.ts';
import { serveOn } from './served-pages.ts';

let wallet: Wallet;
let served: Awaited<ReturnType<typeof serveOn>>;
let browser: Browser;
let links: Readonly<Record<string, string>>;
const code: { value: string } = { value: '' };

beforeAll(async () => {
  const house = await makeHouse();
  wallet = await makeWallet(house);
  served = await serveOn(house);
  const mine = as(wallet.world, wallet.world.participant);
  const { holding } = await bringCredential(mine, {
    text: JSON.stringify({ ...JSON.parse(await wallet.signed(wallet.certificate)) }, null, 1),
  });
  const many = await createShare(mine, {
    items: [
      { holding: wallet.recognised, whole: true },
      {
        holding: wallet.certificate,
        whole: false,
        claims: ['NAME', 'DATES', 'QUALIFICATION'],
        requirements: wallet.world.unit.requirements.slice(0, 1),
      },
      { holding: holding!, whole: true },
    ],
    introduction: 'Hei!\nTässä ovat todistukseni työnhakua varten.',
    language: 'fi',
    mostOpenings: 1000,
  });
  const coded = await wholeShare(wallet, { withCode: true });
  code.value = coded.code!;
  const gone = await wholeShare(wallet);
  await withdrawShare(mine, { share: gone.id });
  links = { many: many.token, coded: coded.token, gone: gone.token };
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await served?.stop();
});

const PHONE = { width: 320, height: 640 };
const DESK = { width: 1280, height: 800 };

async function visit<Result>(
  options: BrowserContextOptions,
  visitor: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({ viewport: PHONE, ...options });
  try {
    return await visitor(await context.newPage());
  } finally {
    await context.close();
  }
}

const press = (page: Page, selector: string) =>
  Promise.all([page.waitForEvent('load'), page.click(selector)]);

const go = (page: Page, link: string, language: Language) =>
  page.goto(`${served.baseUrl}/s/${links[link]}?lang=${language}`);

const PAGES: Readonly<Record<string, (page: Page, language: Language) => Promise<unknown>>> = {
  'a link before it is opened': (page, language) => go(page, 'many', language),
  'an opened link': async (page, language) => {
    await go(page, 'many', language);
    await press(page, 'main button');
    expect(await page.locator('section[aria-labelledby^=says]').count()).toBe(3);
  },
  'a link that needs a code': async (page, language) => {
    await go(page, 'coded', language);
    await press(page, 'main button');
    expect(await page.locator('#code').count()).toBe(1);
  },
  'a closed link': async (page, language) => {
    await go(page, 'gone', language);
    await press(page, 'main button');
    expect(await page.locator('main button').count()).toBe(0);
  },
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

const scrollsSideways = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');

describe.each(Object.keys(PAGES))('%s', (name) => {
  it.each(LANGUAGES)(
    'is without a fault for axe, narrow and wide, by day and by night (%s)',
    async (language) => {
      await visit({}, async (page) => {
        await PAGES[name]!(page, language);
        expect(await page.locator('html').getAttribute('lang')).toBe(language);
        await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
        await page.evaluate(axe.source);
        for (const viewport of [PHONE, DESK]) {
          await page.setViewportSize(viewport);
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme });
            expect(await violations(page), `${viewport.width} ${colorScheme}`).toEqual([]);
          }
          expect(await scrollsSideways(page)).toBe(false);
        }
      });
    },
  );
});

describe('without JavaScript', () => {
  const plain = { javaScriptEnabled: false, acceptDownloads: true } as const;

  it('a link is opened, the verdict stands first, and a file is kept without counting again', async () => {
    await visit(plain, async (page) => {
      const count = async () =>
        (await served.house.database.sql.select().from(share)).find(
          ({ mostOpenings }) => mostOpenings === 1000,
        )!.openings;
      const before = await count();
      await go(page, 'many', 'en');
      expect(await count()).toBe(before);
      await press(page, 'main button');
      expect(await page.locator('.verdict').first().innerText()).toBe('This proof is genuine and in force.');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.click('text=Download tunnustettu-osaaminen.pdf'),
      ]);
      expect(download.suggestedFilename()).toBe('tunnustettu-osaaminen.pdf');
      expect(await count()).toBe(before + 1);
    });
  });

  it('a link asks for its code, says when it is wrong, and opens with it once', async () => {
    await visit(plain, async (page) => {
      await go(page, 'coded', 'sv');
      await press(page, 'main button');
      await page.fill('#code', code.value === '111111' ? '222222' : '111111');
      await press(page, 'main button');
      expect(await page.locator('[role=alert]').count()).toBe(1);
      await page.fill('#code', code.value);
      await press(page, 'main button');
      expect(await page.locator('h1').innerText()).toBe('Intygen som visas för dig');
    });
  });
});

describe('a link, asked for by machines', () => {
  const ask = (token: string) => served.app.request(`/s/${token}`, { headers: { 'Accept-Language': 'fi' } });

  it('answers the preview of a messenger the same for every link, counts nothing and is not listed', async () => {
    const [one, other] = [await ask(links.many!), await ask('A'.repeat(43))];
    const [text, otherText] = [await one.text(), await other.text()];
    expect(text.replaceAll(links.many!, 'X')).toBe(otherText.replaceAll('A'.repeat(43), 'X'));
    expect(text).not.toMatch(/Näkkäläjärvi|Aino|Polkupyör/);
    expect({
      robots: one.headers.get('x-robots-tag'),
      cache: one.headers.get('cache-control'),
      referrer: one.headers.get('referrer-policy'),
    }).toEqual({ robots: 'noindex, nofollow, noarchive', cache: 'no-store', referrer: 'no-referrer' });
  });

  it('says of a closed link and of one that never was the same, but for the link itself', async () => {
    const open = async (token: string) => {
      const answer = await served.app.request(`/s/${token}?lang=en`, { method: 'POST' });
      return `${answer.status} ${(await answer.text()).replaceAll(token, 'X')}`;
    };
    expect(await open(links.gone!)).toBe(await open('A'.repeat(43)));
  });

  it('sends no file without the ticket of an opening', async () => {
    const body = new URLSearchParams({ ticket: 'sho_x.y', item: '0', file: '0' });
    const answer = await served.app.request(`/s/${links.many}/file?lang=en`, { method: 'POST', body });
    expect([answer.status, answer.headers.get('content-disposition')]).toEqual([404, null]);
  });
});
