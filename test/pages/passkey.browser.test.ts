import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { build } from 'esbuild';
import { Hono } from 'hono';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/places.ts';
import { admitParticipant } from '../../src/access/acts/manage-group.ts';
import { openBrowser } from '../helpers/browser.ts';
import { makeHouse } from '../helpers/house.ts';
import { serveHouse } from '../helpers/http.ts';
import { makeGroup, makeStaff, makeUnit } from '../helpers/people.ts';

/** What a page does with `@simplewebauthn/browser`, and nothing else. */
const SCRIPT = `
  import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
  const told = (act) => async (text) => {
    try {
      return JSON.stringify(await act({ optionsJSON: JSON.parse(text) }));
    } catch (problem) {
      return problem.name;
    }
  };
  Object.assign(globalThis, { make: told(startRegistration), use: told(startAuthentication) });
`;

const listen = (app: Hono, hostname = 'localhost'): Promise<Server> =>
  new Promise((resolve) => {
    const started = serve({ fetch: app.fetch, hostname, port: 0 }, () => resolve(started as Server));
  });
const portOf = (server: Server): number => {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
};
const close = (server: Server) => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
};

let world: Awaited<ReturnType<typeof open>>;
let browser: Browser;

/** A house at the very address that its passkeys are bound to, and a bare page of ours beside its own. */
async function open() {
  const script = await build({
    stdin: { contents: SCRIPT, resolveDir: ROOT },
    bundle: true,
    write: false,
    format: 'iife',
  });
  const outer = new Hono();
  const server = await listen(outer);
  const baseUrl = `http://localhost:${portOf(server)}`;
  const house = Object.assign(await makeHouse(), { baseUrl });
  const served = await serveHouse(house);
  outer.get('/try', (http) =>
    http.html(
      `<!doctype html><html lang="en"><title>Try</title><script>${script.outputFiles[0]!.text}</script>`,
    ),
  );
  outer.all('*', (http) => served.app.fetch(http.req.raw));
  return { house, served, server, baseUrl };
}

beforeAll(async () => {
  world = await open();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await close(world.server);
  await world.served.stop();
  await world.house.database.close();
});

async function visit<Result>(visitor: (page: Page) => Promise<Result>): Promise<Result> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const devices = await context.newCDPSession(page);
    await devices.send('WebAuthn.enable');
    await devices.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await page.goto(`${world.baseUrl}/try`);
    return await visitor(page);
  } finally {
    await context.close();
  }
}

/** Asks the schema from the page itself. */
const ask = (page: Page, query: string, variables: object, token?: string) =>
  page.evaluate(
    async ([body, bearer]) => {
      const answer = await fetch('/graphql', {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          ...(bearer ? { Authorization: `Bearer ${bearer}` } : {}),
        },
        body,
      });
      return (await answer.json()) as {
        data: Record<string, Record<string, unknown>> | null;
        errors?: { extensions: { code: string } }[];
      };
    },
    [JSON.stringify({ query, variables }), token ?? ''] as const,
  );

const withDevice = (page: Page, what: 'make' | 'use', optionsJson: unknown) =>
  page.evaluate(
    ([name, options]) =>
      (globalThis as unknown as Record<string, (text: string) => Promise<string>>)[name!]!(options!),
    [what, String(optionsJson)],
  );

const ASKED = '... on PasskeyAsked { optionsJson } ... on Refusal { code }';
const SIGNED_IN = '... on SignedIn { tokens { accessToken } } ... on Refusal { code }';
const begin = async (page: Page) =>
  (await ask(page, `mutation { beginPasskeySignIn { ${ASKED} } }`, {})).data!.beginPasskeySignIn!.optionsJson;
const finish = async (page: Page, responseJson: string) => {
  const query = `mutation Finish($input: PasskeyResponseInput!) { finishPasskeySignIn(input: $input) { ${SIGNED_IN} } }`;
  const { data } = await ask(page, query, { input: { responseJson } });
  return data!.finishPasskeySignIn as { tokens?: { accessToken: string }; code?: string };
};
const viewer = async (page: Page, token: string) =>
  ask(page, '{ viewer { level passkeys { name usedAt } participant { givenNames } } }', {}, token);

/** Opens a new wallet with an activation card and a passkey on the page's device. */
async function openWallet(page: Page): Promise<string> {
  const { house } = world;
  const workshop = await makeUnit(house, { kind: 'WORKSHOP', name: 'Esimerkkipajat' });
  const instructor = await makeStaff(house, workshop, ['INSTRUCTOR']);
  const { activationCode: code } = await admitParticipant(house.context(instructor), {
    group: await makeGroup(house, workshop, [instructor], []),
    givenNames: 'Aino',
    familyName: 'Näkkäläjärvi',
    birthDate: '1991-05-14',
  });
  const asked = await ask(
    page,
    `mutation Begin($input: BeginPasskeyActivationInput!) { beginPasskeyActivation(input: $input) { ${ASKED} } }`,
    { input: { code, name: 'Kierrätetty puhelin' } },
  );
  const passkeyJson = await withDevice(page, 'make', asked.data!.beginPasskeyActivation!.optionsJson);
  const opened = await ask(
    page,
    `mutation Open($input: ActivateInput!) { activate(input: $input) {
      ... on WalletActivated { tokens { accessToken } } ... on Refusal { code } } }`,
    { input: { code, passkeyJson } },
  );
  return (opened.data!.activate!.tokens as { accessToken: string }).accessToken;
}

describe('a passkey in a real browser', () => {
  it('opens a wallet from its card, signs out and in again, trusted; a replay is refused', async () => {
    await visit(async (page) => {
      const accessToken = await openWallet(page);
      expect((await viewer(page, accessToken)).data).toEqual({
        viewer: {
          level: 'TRUSTED',
          passkeys: [{ name: 'Kierrätetty puhelin', usedAt: null }],
          participant: { givenNames: 'Aino' },
        },
      });

      await ask(page, 'mutation { signOut { ... on SignedOut { session } } }', {}, accessToken);
      expect((await viewer(page, accessToken)).errors?.[0]?.extensions.code).toBe('TOKEN_INVALID');

      const responseJson = await withDevice(page, 'use', await begin(page));
      const again = await finish(page, responseJson);
      expect((await viewer(page, again.tokens!.accessToken)).data).toMatchObject({
        viewer: { level: 'TRUSTED', passkeys: [{ usedAt: world.house.clock().toISOString() }] },
      });
      expect(await finish(page, responseJson)).toEqual({ code: 'PASSKEY_CHALLENGE_GONE' });

      const more = await ask(
        page,
        `mutation More($input: BeginPasskeyRegistrationInput!) { beginPasskeyRegistration(input: $input) { ${ASKED} } }`,
        { input: { name: 'Sama puhelin' } },
        again.tokens!.accessToken,
      );
      expect(await withDevice(page, 'make', more.data!.beginPasskeyRegistration!.optionsJson)).toBe(
        'InvalidStateError',
      );
    });
    expect(world.served.bugs).toEqual([]);
  });

  it('signs nothing for a page at another host, and what it signs for another port is refused', async () => {
    const html = await (await fetch(`${world.baseUrl}/try`)).text();
    const elsewhere = new Hono();
    elsewhere.get('/', (http) => http.html(html));
    const [port, host] = [await listen(elsewhere), await listen(elsewhere, '127.0.0.1')];
    try {
      await visit(async (page) => {
        await openWallet(page);
        const optionsJson = await begin(page);
        await page.goto(`http://127.0.0.1:${portOf(host)}/`);
        expect(await withDevice(page, 'use', optionsJson)).toBe('SecurityError');
        await page.goto(`http://localhost:${portOf(port)}/`);
        const fished = await withDevice(page, 'use', optionsJson);
        expect(JSON.parse(fished)).toMatchObject({ type: 'public-key' });
        await page.goto(`${world.baseUrl}/try`);
        expect(await finish(page, fished)).toEqual({ code: 'PASSKEY_REFUSED' });
      });
    } finally {
      await Promise.all([close(port), close(host)]);
    }
  });
});
