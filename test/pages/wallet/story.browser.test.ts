import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admitParticipant } from '../../../src/access/acts/manage-group.ts';
import { certifyCompetence } from '../../../src/checklist/acts/certify-competence.ts';
import { markRequirement } from '../../../src/checklist/acts/mark-requirement.ts';
import { openChecklist } from '../../../src/checklist/acts/open-checklist.ts';
import { as, makeWorld, type World } from '../../checklist/world.ts';
import { openBrowser } from '../../helpers/browser.ts';
import { makeHouse } from '../../helpers/house.ts';
import { serveAtItsAddress } from '../served-pages.ts';

let world: World;
let served: Awaited<ReturnType<typeof serveAtItsAddress>>;
let browser: Browser;
let card: Awaited<ReturnType<typeof admitParticipant>>;

beforeAll(async () => {
  const house = await makeHouse();
  served = await serveAtItsAddress(house);
  world = await makeWorld(house);
  card = await admitParticipant(as(world, world.instructor), {
    group: world.group,
    givenNames: 'Eetu Ilmari',
    familyName: 'Esimerkki',
    callingName: 'Eetu',
    birthDate: '2001-02-03',
  });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  expect(served.bugs).toEqual([]);
  await served.stop();
});

const PIN = '471193';

async function visit(options: BrowserContextOptions, visitor: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, ...options });
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
const status = (page: Page) => page.locator('[role=status]').innerText();

/** An instructor opens the list with its owner, marks, and gives a certificate. */
async function becomesSkilled(): Promise<void> {
  const { participant } = card;
  const instructor = as(world, world.instructor);
  const { target, requirements } = world.unit;
  const { id: checklist } = await openChecklist(instructor, {
    target,
    participant,
    environment: world.environment,
  });
  await markRequirement(instructor, {
    checklist,
    party: 'INSTRUCTOR',
    environment: world.environment,
    marks: requirements.slice(0, 2).map((requirement) => ({ requirement, level: 'INDEPENDENTLY' })),
  });
  await certifyCompetence(instructor, { checklist, environment: world.environment, language: 'en' });
}

describe('a wallet in a browser without JavaScript', () => {
  it('is opened, marked, sent, shown to a stranger, closed to them, taken along, brought back, given up and kept', async () => {
    await visit({ javaScriptEnabled: false, acceptDownloads: true }, async (page) => {
      await go(page, '/activate');
      await page.fill('#code', card.activationCode);
      await page.fill('#pin', PIN);
      await page.fill('#pinAgain', PIN);
      await page.check('#own');
      await press(page, 'main form button');
      await press(page, 'main a.button');
      expect(await heading(page)).toBe('Hello, Eetu');

      await becomesSkilled();
      await go(page, '/wallet');
      const proofAddress = (await page.locator('a[href^="/wallet/proofs/"]').getAttribute('href'))!.split(
        '?',
      )[0];
      await press(page, 'a[href^="/wallet/checklists/"]');
      await page.check(`input[name="level-${world.unit.requirements[2]}"][value=INDEPENDENTLY]`);
      await press(page, 'button[form=own]');
      expect(await status(page)).toBe('Your assessment is saved.');
      await press(page, 'a[href*="/send"]');
      await page.check('input[name=school] >> nth=0');
      await press(page, 'main form button');
      expect(await status(page)).toBe('The list is sent.');

      await go(page, '/wallet/share');
      await page.check('input[name=holding] >> nth=0');
      await page.check('input[name=withCode]');
      await press(page, 'main form.fields button');
      expect(await heading(page)).toBe('The link is ready');
      const code = await page.locator('.keep').innerText();
      const link = (await page.locator('section[aria-labelledby=link] a').first().getAttribute('href'))!;
      expect(link).toMatch(new RegExp(`^${served.baseUrl}/s/[\\w-]{43}$`));
      expect(await page.locator('.qr svg').count()).toBe(1);
      const [paper] = await Promise.all([page.waitForEvent('download'), page.click('a[download]')]);
      expect(paper.suggestedFilename()).toBe('share-link.pdf');

      await visit({ javaScriptEnabled: false }, async (stranger) => {
        await stranger.goto(`${link}?lang=en`);
        await press(stranger, 'main button');
        await stranger.fill('#code', code);
        await press(stranger, 'main button');
        expect(await heading(stranger)).toBe('The proofs that you are shown');
        expect(await stranger.locator('.verdict').first().innerText()).toBe(
          'This proof is genuine and in force.',
        );
      });

      await go(page, '/wallet/share');
      expect(await page.locator('.rows summary').innerText()).toBe('Opened once');
      await go(page, '/wallet/log');
      expect(await page.locator('.rows > li').first().innerText()).toMatch(/link/);
      await go(page, '/wallet/share');
      await press(page, '.rows button.ending');
      expect(await status(page)).toBe('The link is closed. It opens nothing any more.');

      await visit({ javaScriptEnabled: false }, async (stranger) => {
        await stranger.goto(`${link}?lang=en`);
        await press(stranger, 'main button');
        expect(await stranger.locator('section[aria-labelledby^=says]').count()).toBe(0);
        expect(await heading(stranger)).toBe('This link opens nothing');
      });

      await go(page, '/wallet/take');
      const [zip] = await Promise.all([page.waitForEvent('download'), page.click('main form button')]);
      expect(zip.suggestedFilename()).toBe('pateva-2026-03-02.zip');
      expect((await readFile(await zip.path())).subarray(0, 2).toString()).toBe('PK');

      const itself = await page.request.get(`${served.baseUrl}${proofAddress}/json?lang=en`);
      await go(page, '/wallet/bring');
      await press(page, 'section[aria-labelledby=one] form button');
      expect(await page.locator('[role=alert] a').innerText()).toBe(
        'Choose a file or paste a text, not both.',
      );
      await page.setInputFiles('#file', {
        name: 'proof.json',
        mimeType: 'application/json',
        buffer: Buffer.from((await itself.text()).replace('Eetu', 'Eero')),
      });
      await press(page, 'section[aria-labelledby=one] form button');
      expect(await page.locator('[role=alert] a').innerText()).toBe(
        'No proof that holds was found in this. Nothing was kept.',
      );
      await page.setInputFiles('#file', {
        name: 'proof.json',
        mimeType: 'application/json',
        buffer: await itself.body(),
      });
      await press(page, 'section[aria-labelledby=one] form button');
      expect(await status(page)).toBe('The proof is in your wallet. You can share it.');
      await press(page, 'section[aria-labelledby=mine] button');
      expect(await status(page)).toBe('The proof is removed.');
      await page.setInputFiles('#zip', await zip.path());
      await press(page, 'section[aria-labelledby=wallet] form button');
      expect(await status(page)).toBe('The wallet is brought.');

      await go(page, '/wallet/erase');
      expect(await page.locator('section[aria-labelledby=goes] li').count()).toBeGreaterThan(3);
      expect(await page.locator('section[aria-labelledby=stays] .rows > li').count()).toBeGreaterThan(0);
      expect(await page.locator('form.fields').count()).toBe(0);
      await press(page, 'section[aria-labelledby=open] a');
      await press(page, 'form:has([value=takeBack]) button');
      await go(page, '/wallet/erase');
      await press(page, 'form.fields button');
      expect(await page.locator('[role=alert] a').innerText()).toBe(
        'Tick first that you have read what goes and what stays.',
      );
      await page.check('#sure');
      await press(page, 'form.fields button');
      expect(await heading(page)).toBe('Is the wallet to be erased?');
      await press(page, 'main form button');
      expect(await page.locator('.keep').innerText()).toMatch(/^[A-Z0-9-]{14,}$/);
      await go(page, '/wallet/erase');
      await press(page, 'section[aria-labelledby=asked] button');
      expect(await status(page)).toBe('The erasure is cancelled. The wallet is kept.');
    });
  });
});

describe('a passkey', () => {
  it('is made on the devices’ page, and signs in without number and PIN', async () => {
    await visit({}, async (page) => {
      const chromium = await page.context().newCDPSession(page);
      await chromium.send('WebAuthn.enable');
      await chromium.send('WebAuthn.addVirtualAuthenticator', {
        options: {
          protocol: 'ctap2',
          transport: 'internal',
          hasResidentKey: true,
          hasUserVerification: true,
          isUserVerified: true,
          automaticPresenceSimulation: true,
        },
      });
      const { activationCode } = await admitParticipant(as(world, world.instructor), {
        group: world.group,
        givenNames: 'Aino',
        familyName: 'Esimerkki',
        birthDate: '2002-03-04',
      });
      await go(page, '/activate');
      await page.fill('#code', activationCode);
      await page.fill('#pin', PIN);
      await page.fill('#pinAgain', PIN);
      await page.check('#own');
      await press(page, 'main form button');

      await go(page, '/wallet/devices');
      await press(page, 'a[href*="/passkey"]');
      await page.fill('#name', 'My own phone');
      await press(page, 'main form button');
      await press(page, '#use');
      expect(page.url()).toContain('/wallet/devices?lang=en');
      expect(await page.locator('section[aria-labelledby=passkeys] li').innerText()).toContain(
        'My own phone',
      );

      await press(page, 'section[aria-labelledby=contacts] form.fields button');
      expect(await page.locator('[role=alert] a').innerText()).toBe('Write the address or the number.');
      await page.fill('#value', 'aino@example.org');
      await press(page, 'section[aria-labelledby=contacts] form.fields button');
      expect(await status(page)).toBe('The contact is added.');
      await press(page, 'section[aria-labelledby=contacts] .rows button');
      expect(await status(page)).toBe('The contact is removed.');

      await press(page, '.bar button');
      await page.context().clearCookies();
      await go(page, '/sign-in');
      await press(page, 'form[action^="/sign-in/passkey"] button');
      await press(page, '#use');
      expect(await heading(page)).toBe('Hello, Aino');
      expect(await page.locator('main > p.stone').innerText()).toBe(
        'You are in with your own device or a passkey.',
      );
    });
  });
});
