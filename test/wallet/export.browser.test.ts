import 'reflect-metadata';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/base/language.ts';
import { makeWorld, type World } from '../checklist/world.ts';
import { openBrowser } from '../helpers/browser.ts';
import { makeHouse } from '../helpers/house.ts';
import { fillWallet, takeWallet } from './taken.ts';
import { unzip } from './wallet-files.ts';

let world: World;
let browser: Browser;
let folder: string;
beforeAll(async () => {
  world = await makeWorld(await makeHouse());
  await fillWallet(world);
  browser = await openBrowser();
  folder = mkdtempSync(join(tmpdir(), 'pateva-index-'));
});
afterAll(async () => {
  await browser?.close();
  await world?.house.database.close();
  rmSync(folder, { recursive: true, force: true });
});

it.each(LANGUAGES)(
  'the index page opens from a disk without a fault for axe, narrow and wide, and leads to the files (%s)',
  async (language) => {
    const place = join(folder, language);
    for (const [path, bytes] of await unzip(await takeWallet(world, world.participant, language))) {
      mkdirSync(dirname(join(place, path)), { recursive: true });
      writeFileSync(join(place, path), bytes);
    }
    const page = await (await browser.newContext({ viewport: { width: 320, height: 640 } })).newPage();
    await page.goto(pathToFileURL(join(place, 'index.html')).href);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    await page.evaluate(axe.source);
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const found = await page.evaluate(
          `axe.run({ rules: { 'target-size': { enabled: true } } }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`,
        );
        expect(found, `${width} ${colorScheme}`).toEqual([]);
      }
      expect(
        await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth'),
      ).toBe(false);
    }
    const links = (await page.evaluate(
      `[...document.querySelectorAll('main a')].map((a) => a.getAttribute('href'))`,
    )) as string[];
    expect(links).toContain('credentials/1/osaamistodistus.pdf');
    await page.click('a[href="checklists/1/evidence/2.txt"]');
    expect(await page.textContent('body')).toContain('Vaihdoin renkaan.');
    await page.context().close();
  },
);
