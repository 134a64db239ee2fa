import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../src/base/language.ts';
import { dayText } from '../../src/credential/wording.ts';
import { CODE_TEXT } from '../../src/pages/device/code.text.ts';
import { PROOF_PAGE_TEXT } from '../../src/pages/proof-page.text.ts';
import { openBrowser } from '../helpers/browser.ts';
import { type ServedPages, servePages } from './served-pages.ts';

let served: ServedPages;
let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pateva-device-'));
  served = await servePages();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await served?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const address = (uuid: string, code: string, language: Language = 'en') =>
  `${served.baseUrl}/v/${uuid}?lang=${language}#${code}`;

interface Visit {
  readonly script?: string;
}

async function visit<Result>(url: string, look: (page: Page) => Promise<Result>, options: Visit = {}) {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
  try {
    const page = await context.newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (problem) => said.push(problem.message));
    if (options.script) await page.addInitScript(options.script);
    await page.goto(url);
    await page.locator('#code-reading .notice').waitFor();
    const seen = await look(page);
    expect(said).toEqual([]);
    return seen;
  } finally {
    await context.close();
  }
}

const look = async (page: Page) => ({
  title: await page.title(),
  heading: await page.locator('h1').innerText(),
  notice: await page.locator('#code-reading .notice').innerText(),
  role: await page.locator('#code-reading .notice').getAttribute('role'),
  shown: await page.locator('#code-reading dd').allInnerTexts(),
});

const text = CODE_TEXT.en;
const valid = () => served.proofs.valid;
const tampered = (code: string, claim: (claims: Record<string, unknown>) => object): string => {
  const [header, payload, signature] = code.split('.');
  const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString()) as Record<string, unknown>;
  return [header, Buffer.from(JSON.stringify(claim(claims))).toString('base64url'), signature].join('.');
};

const GENUINE = [
  'Aino Đặng Näkkäläjärvi',
  '14 May 1991',
  'Information on recognised competence',
  expect.stringMatching(/^Polkupyörä/),
  expect.stringMatching(/^\d$/),
  expect.stringMatching(/ 2026$/),
];

describe('the code on a paper, read on the device', () => {
  it('is genuine: the name and the rest are shown as signed, and the verdict of the server stands', async () => {
    expect(await visit(address(valid().uuid, valid().code), look)).toEqual({
      title: 'This document is valid. · Pätevä',
      heading: 'This document is valid.',
      notice: text.reading.GENUINE,
      role: 'status',
      shown: GENUINE,
    });
  });

  it('of a revoked document says that it was revoked, first', async () => {
    const { revoked } = served.proofs;
    const seen = await visit(address(revoked.uuid, revoked.code), look);
    expect([seen.heading, seen.notice]).toEqual([PROOF_PAGE_TEXT.en.verdict.REVOKED, text.reading.GENUINE]);
  });

  it('with another name in it does not hold, and the page says so before anything else', async () => {
    const code = tampered(valid().code, (claims) => ({ ...claims, name: 'Toinen Ihminen' }));
    expect(await visit(address(valid().uuid, code), look)).toEqual({
      title: `${text.loud.FORGED} · Pätevä`,
      heading: text.loud.FORGED,
      notice: text.reading.FORGED,
      role: 'alert',
      shown: [],
    });
  });

  it('of another document of the same issuer is told apart', async () => {
    const { certificate, revoked } = served.proofs;
    const seen = await visit(address(certificate.uuid, revoked.code), look);
    expect([seen.heading, seen.notice, seen.role]).toEqual([
      text.loud.OTHER_DOCUMENT,
      text.reading.OTHER_DOCUMENT,
      'alert',
    ]);
  });

  it('of another issuer is not believed', async () => {
    const seen = await visit(address(valid().uuid, served.proofs.certificate.code), look);
    expect([seen.heading, seen.notice, seen.shown]).toEqual([
      text.loud.OTHER_KEY,
      text.reading.OTHER_KEY,
      [],
    ]);
  });

  it('that was cut off is not believed', async () => {
    const seen = await visit(address(valid().uuid, valid().code.slice(0, -90)), look);
    expect([seen.heading, seen.role]).toEqual([text.loud.UNREADABLE, 'alert']);
  });

  it('that is missing leaves the server’s word, and can be pasted', async () => {
    await visit(address(valid().uuid, ''), async (page) => {
      const before = await look(page);
      expect([before.heading, before.notice, before.shown]).toEqual([
        PROOF_PAGE_TEXT.en.verdict.VALID,
        text.reading.NO_CODE,
        [],
      ]);
      await page.click('summary');
      await page.fill('#code-text', ` ${address(valid().uuid, valid().code)}\n`);
      await page.click('#code-form button');
      await page.locator('#code-reading .notice.VALID').waitFor();
      expect((await look(page)).shown).toEqual(GENUINE);
    });
  });

  it('is read anew when it changes, and one good code makes up for one that was not', async () => {
    await visit(address(valid().uuid, 'ey.no.thing'), async (page) => {
      expect((await look(page)).heading).toBe(text.loud.UNREADABLE);
      await page.evaluate(`location.hash = ${JSON.stringify(valid().code)}`);
      await page.locator('#code-reading .notice.VALID').waitFor();
      expect((await look(page)).heading).toBe(PROOF_PAGE_TEXT.en.verdict.VALID);
    });
  });

  it('goes along to the page in another language, and never to the server', async () => {
    await visit(address(valid().uuid, valid().code), async (page) => {
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.click('.languages a[lang=sv]');
      await page.locator('#code-reading .notice.VALID').waitFor();
      expect((await look(page)).shown[0]).toBe('Aino Đặng Näkkäläjärvi');
      expect(new URL(page.url()).hash).toBe(`#${valid().code}`);
      expect(asked).not.toEqual([]);
      expect(asked.filter((url) => url.includes(valid().code))).toEqual([]);
    });
  });
});

describe('a browser', () => {
  const without = (broken: string) =>
    `Object.defineProperty(SubtleCrypto.prototype, 'importKey', { value: ${broken} });`;

  it('that lacks Ed25519 checks the code all the same', async () => {
    const script = without(`() => Promise.reject(new DOMException('no', 'NotSupportedError'))`);
    const genuine = await visit(address(valid().uuid, valid().code), look, { script });
    expect(genuine.shown).toEqual(GENUINE);
    const code = tampered(valid().code, (claims) => ({ ...claims, grade: '5', name: 'Toinen' }));
    const forged = await visit(address(valid().uuid, code), look, { script });
    expect(forged.notice).toBe(text.reading.FORGED);
  });

  it('that has no cryptography shows no name, and says why', async () => {
    const script = `Object.defineProperty(crypto, 'subtle', { value: undefined });`;
    const seen = await visit(address(valid().uuid, valid().code), look, { script });
    expect([seen.notice, seen.role, seen.shown]).toEqual([text.reading.UNCHECKED, 'status', []]);
  });

  it('that runs no script shows neither the code’s place nor anything broken', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(address(valid().uuid, valid().code));
    expect(await page.locator('#code').isVisible()).toBe(false);
    expect(await page.locator('#compare').innerText()).toBe(PROOF_PAGE_TEXT.en.compare);
    await context.close();
  });
});

describe('a saved page', () => {
  it('checks a code without a network, and says from which day its word on revocation is', async () => {
    const html = await (await fetch(address(valid().uuid, ''))).text();
    const file = join(folder, 'saved.html');
    writeFileSync(file, html);
    const open = (code: string) =>
      visit(`${pathToFileURL(file).href}#${code}`, async (page) => ({
        ...(await look(page)),
        note: await page.locator('[role=note]').innerText(),
      }));
    const day = dayText('2026-03-22', 'en');
    const genuine = await open(valid().code);
    expect([genuine.note, genuine.shown]).toEqual([text.saved.replace('{day}', day), GENUINE]);
    const forged = await open(tampered(valid().code, (claims) => ({ ...claims, target: 'Kirurgia' })));
    expect(forged.heading).toBe(text.loud.FORGED);
  });
});

describe('the page’s policy', () => {
  it('names its one script and lets it reach nothing', async () => {
    const policy = (await fetch(address(valid().uuid, ''))).headers.get('content-security-policy')!;
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; /);
    expect(policy).not.toMatch(/unsafe|connect-src/);
  });

  it('lets nothing run on a page that knows no such document', async () => {
    const answer = await fetch(address(served.proofs.unknownUuid, ''));
    expect(answer.headers.get('content-security-policy')).not.toMatch(/script-src/);
    expect(await answer.text()).not.toMatch(/<script/);
  });
});

describe.each(LANGUAGES)('the page with a code (%s)', (language) => {
  const codes: Readonly<Record<string, () => string>> = {
    genuine: () => valid().code,
    forged: () => tampered(valid().code, (claims) => ({ ...claims, name: 'Toinen' })),
    'of another document': () => served.proofs.certificate.code,
    missing: () => '',
  };

  it.each(Object.keys(codes))(
    'is without a fault for axe, narrow and wide, by day and by night: %s',
    async (which) => {
      await visit(address(valid().uuid, codes[which]!(), language), async (page) => {
        expect(await page.locator('#code-heading').innerText()).toBe(CODE_TEXT[language].heading);
        await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
        await page.evaluate(axe.source);
        for (const width of [320, 1280]) {
          await page.setViewportSize({ width, height: 700 });
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme });
            expect(
              await page.evaluate(
                `axe.run({ rules: { 'target-size': { enabled: true } } }).then(({ violations }) => violations.map(({ id }) => id))`,
              ),
            ).toEqual([]);
          }
          expect(
            await page.evaluate(
              'document.documentElement.scrollWidth > document.documentElement.clientWidth',
            ),
          ).toBe(false);
        }
      });
    },
  );
});
