import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/**
 * A real Chromium: the installed Chrome that CHROME_PATH names, else the one that comes with its npm package. `variables`
 * are added to its environment.
 */
export async function openBrowser(variables: Readonly<Record<string, string>> = {}): Promise<Browser> {
  const installed = process.env.CHROME_PATH;
  if (installed !== undefined && !existsSync(installed)) throw new Error('CHROME_PATH names no file');
  return playwright.launch({
    executablePath: installed ?? (await chromium.executablePath()),
    args: [
      '--no-sandbox',
      '--no-zygote',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--font-render-hinting=none',
    ],
    headless: true,
    env: { ...process.env, ...variables },
  });
}
