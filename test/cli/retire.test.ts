import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { LANGUAGES, type Language } from '../../src/base/language.ts';
import { PARTICIPANT, STAFF } from '../../src/cli/demo/setting.ts';
import { verifyCommand } from '../../src/cli/verify.ts';
import { CODE_TEXT } from '../../src/pages/device/code.text.ts';
import { SITE_TEXT } from '../../src/pages/device/site/site.text.ts';
import { VERDICT_TEXT } from '../../src/pages/verdict.text.ts';
import { openBrowser } from '../helpers/browser.ts';
import { pageCountOf, qrIn, renderPage } from '../helpers/read-pdf.ts';
import { freePort } from '../helpers/story/served.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const COMMAND = fileURLToPath(new URL('../../bin/pateva.js', import.meta.url));

let folder: string;
let site: string;
let environment: NodeJS.ProcessEnv;
let browser: Browser;
let host: Server;
let hostUrl: string;

const pateva = (...args: string[]) => {
  const child = spawn(process.execPath, [COMMAND, ...args], { cwd: folder, env: environment });
  const said = { out: '', err: '' };
  child.stdout.on('data', (part) => (said.out += String(part)));
  child.stderr.on('data', (part) => (said.err += String(part)));
  const ended = new Promise<{ status: number | null; out: string; err: string }>((resolve) =>
    child.on('close', (status) => resolve({ status, ...said })),
  );
  return { child, ended, said };
};

const filesIn = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(join(path, entry.name)) : [join(path, entry.name)],
  );

/** A host that knows nothing but files: no rules, a page for what is not there. */
const plainHost = () =>
  createServer((request, answer) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const asked = join(site, decodeURIComponent(pathname));
    const found = [asked, join(asked, 'index.html')].find(
      (path) => path.startsWith(site) && statSync(path, { throwIfNoEntry: false })?.isFile(),
    );
    const path = found ?? join(site, '404.html');
    const type = path.endsWith('.html') ? 'text/html; charset=utf-8' : 'application/octet-stream';
    answer.writeHead(found ? 200 : 404, { 'Content-Type': type }).end(readFileSync(path));
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pateva-retire-'));
  site = join(folder, 'site');
  environment = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    TMPDIR: process.env.TMPDIR,
    LANG: 'en',
    PORT: String(await freePort()),
  };
  const demo = await pateva('demo', '--once').ended;
  expect([demo.status, demo.err]).toEqual([0, '']);
  environment.PATEVA_DATA_DIR = join(folder, 'demo-output/data');
  const retired = await pateva('retire', '--out', 'site').ended;
  expect([retired.status, retired.err]).toEqual([0, '']);
  expect(retired.out).toMatch(/^Wrote \d+ files to site: 2 issuers, 6 status lists\. .*\n$/);
  host = plainHost();
  await new Promise<void>((resolve) => host.listen(0, 'localhost', resolve));
  const address = host.address();
  hostUrl = `http://localhost:${typeof address === 'object' ? address?.port : ''}`;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  host?.closeAllConnections();
  host?.close();
  rmSync(folder, { recursive: true, force: true });
});

const RECEIPT = /receipt/;
const proofs = (): string[] =>
  filesIn(join(folder, 'demo-output')).filter(
    (path) => /\.(json|pdf|jwt|sd-jwt|png|svg)$/.test(path) && !/[\\/](data|trust|wallet)[\\/]/.test(path),
  );
const isRevoked = (path: string) => /[\\/]revoked[\\/]/.test(path);

/** What the command says of a file, and its exit status. */
async function verify(path: string, trust: string): Promise<{ status: number; out: string }> {
  const lines: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(String(line)));
  try {
    const status = await verifyCommand(path, { trust, receipt: undefined, offline: true, language: 'en' });
    return { status, out: lines.join('\n') };
  } finally {
    log.mockRestore();
  }
}

describe('when the server has ended', () => {
  it('every proof of the demo, in every form, verifies against the files alone, and revoked ones are revoked', async () => {
    const forms = new Set<string>();
    for (const path of proofs()) {
      const { status, out } = await verify(path, site);
      expect(status, `${path}\n${out}`).toBe(isRevoked(path) ? 1 : 0);
      if (isRevoked(path)) expect(out).toMatch(/✗ STATUS: The issuer has revoked/);
      forms.add(path.slice(path.lastIndexOf('.') + 1));
    }
    expect([...forms].sort()).toEqual(['json', 'jwt', 'pdf', 'png', 'sd-jwt', 'svg']);
    expect(proofs().filter(isRevoked)).toHaveLength(2);
  });

  it('the command as it is installed says so too', async () => {
    const answer = await pateva('verify', 'demo-output/unit-certificate.pdf', '--trust', 'site').ended;
    expect([answer.status, answer.out.split('\n')[0]]).toEqual([0, 'VALID']);
  });

  it('a plain host of files is enough as the one origin to ask', async () => {
    for (const name of ['unit-credential.json', 'revoked/competence-certificate.json']) {
      const { status } = await verify(join(folder, 'demo-output', name), hostUrl);
      expect(status, name).toBe(name.startsWith('revoked') ? 1 : 0);
    }
  });

  it('the lists say that they are final: good for a hundred years', () => {
    const list = filesIn(join(site, 'status')).find((path) => path.endsWith('index.json'))!;
    const { validFrom, validUntil, credentialSubject } = JSON.parse(readFileSync(list, 'utf8'));
    expect(Date.parse(validUntil) - Date.parse(validFrom)).toBe(100 * 365.25 * 86_400_000);
    expect(credentialSubject.ttl).toBe(365 * 86_400_000);
    const token = readFileSync(join(list, '../token'), 'utf8').split('.')[1]!;
    const claims = JSON.parse(Buffer.from(token, 'base64url').toString());
    expect([claims.ttl, claims.exp - claims.iat]).toEqual([365 * 86_400, 100 * 365.25 * 86_400]);
  });
});

describe('the files', () => {
  it('hold nobody’s name', () => {
    const names = [
      PARTICIPANT.familyName,
      PARTICIPANT.birthDate,
      ...PARTICIPANT.givenNames.split(' '),
      ...Object.values(STAFF).flatMap(({ name, email }) => [name, email]),
    ];
    for (const path of filesIn(site)) {
      const text = readFileSync(path, 'utf8');
      expect(
        names.filter((name) => text.includes(name)),
        relative(site, path),
      ).toEqual([]);
    }
  });

  it('name no credential: who has no paper cannot find one', () => {
    const ids = proofs()
      .filter((path) => path.endsWith('.json'))
      .map((path) => (JSON.parse(readFileSync(path, 'utf8')) as { id: string }).id);
    expect(ids.length).toBeGreaterThan(2);
    const all = filesIn(site).map((path) => readFileSync(path, 'utf8'));
    for (const id of ids) expect(all.some((text) => text.includes(id.replace('urn:uuid:', '')))).toBe(false);
  });

  it('are the documents that stand under those addresses, and pages and rules besides', () => {
    const paths = filesIn(site).map((path) => relative(site, path).replace(/sls_[\w-]+/, '<list>'));
    expect([...new Set(paths)].sort()).toEqual([
      '.htaccess',
      '.nojekyll',
      '.well-known/did.json',
      '404.html',
      'README.md',
      '_headers',
      '_redirects',
      'index.html',
      'nginx.conf.example',
      'orgs/ammattiopisto/did.json',
      'orgs/ammattiopisto/keys.json',
      'orgs/pyorapaja/did.json',
      'orgs/pyorapaja/keys.json',
      'status/<list>/index.json',
      'status/<list>/suspension',
      'status/<list>/token',
      'types/open-badge',
      'v/index.html',
      'verify/index.html',
    ]);
  });

  it('are not written over others, and no half of them stays behind', async () => {
    mkdirSync(join(folder, 'full'));
    writeFileSync(join(folder, 'full/kept.txt'), 'kept');
    const refused = await pateva('retire', '--out', 'full').ended;
    expect([refused.status, refused.err]).toEqual([
      1,
      'FOLDER_NOT_EMPTY (full): The folder holds files already. Nothing was written; choose an empty or a new one.\n',
    ]);
    expect(readdirSync(folder).sort()).toEqual(['demo-output', 'full', 'site']);
    expect((await pateva('retire').ended).status).toBe(64);
  });

  it('are written by a running server as well, and put into an empty folder', async () => {
    const serving = pateva('serve');
    await vi.waitFor(() => expect(serving.said.out).toMatch(/serves http/), {
      timeout: 120_000,
      interval: 200,
    });
    mkdirSync(join(folder, 'again'));
    const retired = await pateva('retire', '--out', 'again').ended;
    serving.child.kill('SIGTERM');
    await serving.ended;
    expect([retired.status, retired.err]).toEqual([0, '']);
    const names = (of: string) => filesIn(of).map((path) => relative(of, path));
    expect(names(join(folder, 'again')).sort()).toEqual(names(site).sort());
  });
});

async function open<Result>(url: string, look: (page: Page) => Promise<Result>): Promise<Result> {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, locale: 'en-GB' });
  try {
    const page = await context.newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (problem) => said.push(problem.message));
    await page.goto(url);
    await page.locator('#page:not([hidden])').waitFor();
    const seen = await look(page);
    // A plain host answers 404 with the page; the browser says so, and nothing else may be said.
    expect(said.filter((line) => !/status of 404/.test(line))).toEqual([]);
    return seen;
  } finally {
    await context.close();
  }
}

async function give(
  page: Page,
  name: string,
  bytes: Uint8Array,
): Promise<{ heading: string; bad: string[] }> {
  await page.setInputFiles('#file', {
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(bytes),
  });
  await page.evaluate("document.getElementById('result').replaceChildren()");
  await page.click('#form button');
  await page.locator('#result .checks').waitFor();
  return {
    heading: await page.locator('#result h2').first().innerText(),
    bad: await page.evaluate(
      "[...document.querySelectorAll('#result [data-check]')].filter((one) => !one.querySelector(':scope > .VALID')).map((one) => one.dataset.check)",
    ),
  };
}

const text = VERDICT_TEXT.en.heading;

describe('the page that checks files, in a browser', () => {
  it('says of every proof what the command says, but of a PDF’s page that it was not compared', async () => {
    await open(`${hostUrl}/verify/`, async (page) => {
      for (const path of proofs().filter((one) => !RECEIPT.test(one))) {
        const found = await give(page, 'proof', readFileSync(path));
        const page_ = path.endsWith('.pdf') ? ['VISIBLE_TEXT'] : [];
        expect(found, path).toEqual(
          isRevoked(path)
            ? { heading: text.REVOKED, bad: ['STATUS', ...page_] }
            : { heading: page_.length > 0 ? text.UNKNOWN : text.VALID, bad: page_ },
        );
        expect(await page.locator('#result .big').innerText()).toBe('Aino Maria Näyteläinen');
      }
    });
  });

  it('works from the disk, with no network at all', async () => {
    await open(pathToFileURL(join(site, 'verify/index.html')).href, async (page) => {
      const file = join(folder, 'demo-output/unit-credential.json');
      expect((await give(page, 'proof', readFileSync(file))).heading).toBe(text.VALID);
    });
  });

  it('is not taken in: changed, forged, of another issuer, of none', async () => {
    const json = readFileSync(join(folder, 'demo-output/unit-credential.json'), 'utf8');
    const jwt = readFileSync(join(folder, 'demo-output/unit-credential.jwt'), 'utf8');
    const sdJwt = readFileSync(join(folder, 'demo-output/unit-credential.sd-jwt'), 'utf8');
    const [header, payload, signature] = jwt.split('.');
    const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
    const parts = sdJwt.split('~');
    const salted = Buffer.from(JSON.stringify(['salt', 'name', 'Toinen Ihminen'])).toString('base64url');
    const credential = JSON.parse(json);
    const cases: readonly [name: string, proof: string, heading: string, bad: string[]][] = [
      ['a changed claim', json.replace('Näyteläinen', 'Toinen'), text.INVALID, ['PROOF']],
      [
        'a status of another place',
        JSON.stringify({
          ...credential,
          credentialStatus: { ...credential.credentialStatus, statusListIndex: '7' },
        }),
        text.INVALID,
        ['PROOF'],
      ],
      [
        'a key of another issuer',
        json.replaceAll('orgs:ammattiopisto#', 'orgs:pyorapaja#'),
        text.INVALID,
        ['PROOF', 'ISSUER_IDENTITY'],
      ],
      ['an algorithm of none', [none, payload, ''].join('.'), text.INVALID, ['PROOF', 'ISSUER_IDENTITY']],
      [
        'a changed payload',
        [
          header,
          Buffer.from(
            Buffer.from(payload!, 'base64url').toString().replace('Näyteläinen', 'Toinen'),
          ).toString('base64url'),
          signature,
        ].join('.'),
        text.INVALID,
        ['PROOF'],
      ],
      [
        'a forged disclosure',
        [parts[0], salted, ...parts.slice(2)].join('~'),
        text.INVALID,
        ['SHAPE', 'PROOF'],
      ],
      ['no proof', '{"a":1}', text.UNKNOWN, ['SHAPE', 'PROOF', 'ISSUER_IDENTITY', 'ISSUER_TRUST']],
      ['no JSON', 'hello', text.UNREAD, ['READABLE']],
      [
        'an issuer who is not of this place',
        json.replaceAll(':orgs:ammattiopisto', ':orgs:muualla'),
        text.UNKNOWN,
        ['PROOF', 'ISSUER_IDENTITY', 'ISSUER_TRUST'],
      ],
    ];
    await open(`${hostUrl}/verify/`, async (page) => {
      for (const [name, proof, heading, bad] of cases)
        expect(await give(page, 'proof', Buffer.from(proof)), name).toEqual({ heading, bad });
    });
  });

  it('shows of an SD-JWT what its holder shows', async () => {
    const sdJwt = readFileSync(join(folder, 'demo-output/unit-credential.sd-jwt'), 'utf8');
    const bare = `${sdJwt.split('~')[0]}~`;
    await open(`${hostUrl}/verify/`, async (page) => {
      expect((await give(page, 'proof', Buffer.from(bare))).heading).toBe(text.VALID);
      expect(await page.locator('#result').innerText()).not.toMatch(/Näyteläinen/);
      expect(await page.locator('#result').innerText()).toContain(SITE_TEXT.en.left);
    });
  });

  it('sends a proof nowhere', async () => {
    await open(`${hostUrl}/verify/`, async (page) => {
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await give(page, 'proof', readFileSync(join(folder, 'demo-output/unit-credential.json')));
      expect(asked).toEqual([]);
      expect(await page.content()).toMatch(
        /default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; img-src data:; base-uri/,
      );
    });
  });
});

/** The address in the QR code of a paper, as a phone reads it. */
async function codeOf(name: string): Promise<URL> {
  const pdf = new Uint8Array(readFileSync(join(folder, 'demo-output', name)));
  const clip = { x: 440, y: 600, width: 110, height: 200 };
  return new URL(qrIn(await renderPage(pdf, await pageCountOf(pdf), 8, clip)) ?? '');
}

describe('the page behind the QR codes, in a browser', () => {
  const seen = async (page: Page) => ({
    heading: await page.locator('h1').innerText(),
    notice: await page.locator('#code-reading .notice').innerText(),
    shown: (await page.locator('#code-reading dd').allInnerTexts()).slice(0, 1),
  });

  it('says how a paper stood when the server ended, and what the code on it says', async () => {
    for (const [name, standing] of [
      ['unit-certificate.pdf', 'VALID'],
      ['revoked/competence-certificate.pdf', 'REVOKED'],
    ] as const) {
      const { pathname, hash } = await codeOf(name);
      expect(await open(`${hostUrl}${pathname}${hash}`, seen)).toEqual({
        heading: SITE_TEXT.en.standing[standing],
        notice: SITE_TEXT.en.genuine,
        shown: ['Aino Maria Näyteläinen'],
      });
    }
  });

  it('does not take a code for another paper’s', async () => {
    const { pathname } = await codeOf('unit-certificate.pdf');
    const { hash } = await codeOf('competence-certificate.pdf');
    const other = await open(`${hostUrl}${pathname}${hash}`, seen);
    expect(other.heading).toBe(CODE_TEXT.en.loud.OTHER_DOCUMENT);
  });

  it('does not take in a changed code', async () => {
    const { pathname, hash } = await codeOf('unit-certificate.pdf');
    const changed = `${hash.slice(0, -6)}${hash.endsWith('AAAAAA') ? 'BBBBBB' : 'AAAAAA'}`;
    const forged = await open(`${hostUrl}${pathname}${changed}`, seen);
    expect([forged.heading, forged.shown]).toEqual([CODE_TEXT.en.loud.FORGED, []]);
  });
});

describe.each(LANGUAGES)('the pages that stay (%s)', (language: Language) => {
  const faults = async (page: Page) => {
    await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
    await page.evaluate(axe.source);
    const found: unknown[] = [];
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 700 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        found.push(
          ...((await page.evaluate(
            `axe.run({ rules: { 'target-size': { enabled: true } } }).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html))`,
          )) as unknown[]),
        );
      }
      if (await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth'))
        found.push(`scrolls sideways at ${width}`);
    }
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    return found;
  };

  it('are without a fault for axe, narrow and wide, by day and by night: the page for files', async () => {
    const revoked = readFileSync(join(folder, 'demo-output/revoked/competence-certificate.pdf'));
    expect(
      await open(`${hostUrl}/verify/?lang=${language}`, async (page) => {
        const before = await faults(page);
        expect((await give(page, 'proof', revoked)).heading).toBe(VERDICT_TEXT[language].heading.REVOKED);
        return [...before, ...(await faults(page))];
      }),
    ).toEqual([]);
  });

  it('are without a fault for axe, narrow and wide, by day and by night: the page for codes', async () => {
    const { pathname, hash } = await codeOf('unit-certificate.pdf');
    expect(await open(`${hostUrl}${pathname}?lang=${language}${hash}`, faults)).toEqual([]);
  });
});
