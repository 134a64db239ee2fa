import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../src/base/language.ts';
import { openBrowser } from '../helpers/browser.ts';
import { type ServedPages, servePages } from './served-pages.ts';

let served: ServedPages;
let browser: Browser;
beforeAll(async () => {
  served = await servePages();
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

const give = async (page: Page, language: Language, buffer: Uint8Array | string, name = 'proof.json') => {
  await page.goto(`${served.baseUrl}/verify?lang=${language}`);
  const mimeType = 'application/octet-stream';
  await page.setInputFiles('input[type=file]', { name, mimeType, buffer: Buffer.from(buffer) });
  await press(page, 'button');
  expect(await page.locator('#checks, [role=alert]').count()).toBe(1);
};

const PAGES: Readonly<Record<string, (page: Page, language: Language) => Promise<unknown>>> = {
  'the start page': (page, language) => page.goto(`${served.baseUrl}/?lang=${language}`),
  'the empty form': (page, language) => page.goto(`${served.baseUrl}/verify?lang=${language}`),
  'the form that was sent empty': async (page, language) => {
    await page.goto(`${served.baseUrl}/verify?lang=${language}`);
    await press(page, 'button');
  },
  'a school’s valid proof': (page, language) => give(page, language, served.proofs.valid.json),
  'a workshop’s valid proof': (page, language) => give(page, language, served.proofs.certificate.json),
  'a revoked proof': (page, language) => give(page, language, served.proofs.revoked.json),
  'a changed proof': (page, language) => give(page, language, served.proofs.changed),
  'a proof that cannot be told': (page, language) => give(page, language, served.proofs.elsewhere),
  'a proof of an issuer with an endless name': (page, language) =>
    give(page, language, served.proofs.longName),
  'several proofs, and a receipt beside them': async (page, language) => {
    const { valid, revoked } = served.proofs;
    await give(page, language, valid.json);
    const receipt = await page.locator('input[name=receipt]').inputValue();
    await page.goto(`${served.baseUrl}/verify?lang=${language}`);
    const verifiableCredential = [JSON.parse(valid.json), JSON.parse(revoked.json)];
    const context = 'https://www.w3.org/ns/credentials/v2';
    const both = { '@context': [context], type: ['VerifiablePresentation'], verifiableCredential };
    const given = { file: JSON.stringify(both), receipt };
    for (const [field, content] of Object.entries(given)) {
      const buffer = Buffer.from(content);
      await page.setInputFiles(`#${field}`, { name: field, mimeType: 'application/octet-stream', buffer });
    }
    await press(page, 'button');
    expect(await page.locator('#earlier').count()).toBe(1);
  },
  'a receipt by itself': async (page, language) => {
    await give(page, language, served.proofs.valid.json);
    await give(page, language, await page.locator('input[name=receipt]').inputValue(), 'receipt.jwt');
  },
  'the QR code of a valid proof': (page, language) =>
    page.goto(`${served.baseUrl}/v/${served.proofs.valid.uuid}?lang=${language}`),
  'the QR code of a revoked proof': (page, language) =>
    page.goto(`${served.baseUrl}/v/${served.proofs.revoked.uuid}?lang=${language}`),
  'the QR code of no proof': (page, language) =>
    page.goto(`${served.baseUrl}/v/${served.proofs.unknownUuid}?lang=${language}`),
};

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe finds wrong with the page as it stands, everything that it can look for included. */
async function violations(page: Page): Promise<string[]> {
  const found = (await page.evaluate(
    `axe.run({ rules: { 'target-size': { enabled: true } } }).then(({ violations }) => violations)`,
  )) as readonly Violation[];
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

const scrollsSideways = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');

/** The controls that are lower than a finger needs. */
const lowTargets = async (page: Page): Promise<string[]> => {
  const targets = await page.locator('a, button, input, summary, textarea').filter({ visible: true }).all();
  const low: string[] = [];
  for (const target of targets) {
    const box = await target.boundingBox();
    if (!box || box.height < 44 || box.width < 44) low.push(`${await target.innerText()} ${box?.height}`);
  }
  return low;
};

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
          expect(await lowTargets(page)).toEqual([]);
        }
      });
    },
  );
});

describe('without JavaScript', () => {
  const plain = { javaScriptEnabled: false } as const;

  it('a PDF is chosen, sent and judged, and another one after it', async () => {
    await visit(plain, async (page) => {
      await page.goto(`${served.baseUrl}/?lang=sv`);
      await press(page, 'main a[href^="/verify"]');
      await page.setInputFiles('input[type=file]', {
        name: 'todistus.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from(served.proofs.valid.pdf),
      });
      await press(page, 'button');
      expect(await page.title()).toBe('Intyget är äkta och gäller. · Pätevä');
      expect(await page.locator('h1').innerText()).toBe('Intyget är äkta och gäller.');
      await press(page, 'main a.button');
      expect(await page.locator('h1').innerText()).toBe('Kontrollera ett intyg');
    });
  });

  it('a receipt is kept, and checked beside its proof', async () => {
    await visit({ ...plain, acceptDownloads: true }, async (page) => {
      await give(page, 'en', served.proofs.valid.pdf, 'proof.pdf');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.click('form[action^="/verify/receipt"] button'),
      ]);
      expect(download.suggestedFilename()).toBe('receipt-2026-03-22.jwt');
      const receipt = await download.path();
      await page.goto(`${served.baseUrl}/verify?lang=en`);
      await page.setInputFiles('#receipt', receipt);
      const buffer = Buffer.from(served.proofs.valid.pdf);
      await page.setInputFiles('#file', { name: 'proof.pdf', mimeType: 'application/pdf', buffer });
      await press(page, 'button');
      expect(await page.locator('section:has(#earlier)').innerText()).toContain(
        'The receipt is of this very proof.',
      );
    });
  });

  it('a text is pasted and judged', async () => {
    await visit(plain, async (page) => {
      await page.goto(`${served.baseUrl}/verify?lang=en`);
      await page.click('summary');
      await page.fill('textarea', served.proofs.revoked.json);
      await press(page, 'button');
      expect(await page.locator('h1').innerText()).toBe('This proof has been revoked.');
    });
  });

  it('a file that is far too large is answered by a page, not by a broken connection', async () => {
    await visit(plain, async (page) => {
      await give(page, 'en', Buffer.alloc(12_000_000, 65));
      expect(await page.locator('[role=alert]').innerText()).toBe(
        'The file is too large. The largest size is 10 MB, and a proof is always much smaller.',
      );
    });
  });
});

describe('with the keyboard alone', () => {
  it('one goes through everything in order, sees where one is, and gets a verdict', async () => {
    await visit({ colorScheme: 'dark' }, async (page) => {
      await page.goto(`${served.baseUrl}/verify?lang=en`);
      const focused = async () => {
        const at = page.locator(':focus');
        const outline = await page.evaluate('getComputedStyle(document.activeElement).outline');
        expect(outline).toBe('rgb(156, 196, 245) solid 3px');
        return (await at.getAttribute('id')) ?? (await at.innerText());
      };
      const order: string[] = [];
      for (let step = 0; step < 6; step++) {
        await page.keyboard.press('Tab');
        order.push(await focused());
      }
      expect(order).toEqual(['Pätevä', 'Suomi', 'Svenska', 'English', 'file', 'Or paste the proof as text']);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      expect(await focused()).toBe('text');
      await page.keyboard.insertText(served.proofs.certificate.json);
      await page.keyboard.press('Tab');
      expect(await focused()).toBe('Do you have a receipt of an earlier check?');
      await page.keyboard.press('Tab');
      expect(await focused()).toBe('Check');
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
      expect(await page.locator('h1').innerText()).toBe('This proof is genuine and in force.');
    });
  });
});
