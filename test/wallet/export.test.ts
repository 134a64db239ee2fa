import 'reflect-metadata';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { session } from '../../src/access/participant.table.ts';
import { tellingWords } from '../../src/access/public-name.ts';
import { endSession } from '../../src/access/session.ts';
import { canonicalJson } from '../../src/base/canonical-json.ts';
import { exportPage } from '../../src/pages/export-page.ts';
import { recordEntry } from '../../src/record/record.table.ts';
import { ownSources } from '../../src/verification/own-sources.ts';
import { verifyProof } from '../../src/verification/verify-credential.ts';
import { exportWallet } from '../../src/wallet/export/export-wallet.ts';
import { checkManifest, readManifest } from '../../src/wallet/export/manifest.ts';
import { makeWorld, type World } from '../checklist/world.ts';
import { issuingWorkshop } from '../credential/issuing-workshop.ts';
import { makeHouse } from '../helpers/house.ts';
import { serveHouse, tokenOf } from '../helpers/http.ts';
import { fillWallet, PHOTO, takeWallet } from './taken.ts';
import { sha256, unzip } from './wallet-files.ts';

let world: World;
let files: Map<string, Buffer>;
let filled: Awaited<ReturnType<typeof fillWallet>>;
let served: Awaited<ReturnType<typeof serveHouse>>;
beforeAll(async () => {
  world = await makeWorld(await makeHouse());
  filled = await fillWallet(world);
  files = await unzip(await takeWallet(world, world.participant));
  served = await serveHouse(world.house);
});
afterAll(async () => {
  await served?.stop();
  await world?.house.database.close();
});

const text = (path: string) => files.get(path)!.toString('utf8');
const json = (path: string) => JSON.parse(text(path)) as Record<string, never>;

describe('a wallet that is taken', () => {
  it('holds everything, in files whose names say nothing of anybody', () => {
    const forms = (name: string) =>
      ['pdf', 'json', 'jwt', 'vc.jwt', 'sd-jwt', 'png', 'svg'].map((end) => `${name}.${end}`);
    expect([...files.keys()]).toEqual([
      'person.json',
      ...forms('credentials/1/osaamistodistus'),
      ...forms('credentials/2/tunnustettu-osaaminen'),
      'checklists/1/checklist.json',
      'checklists/1/evidence/1.png',
      'checklists/1/evidence/2.txt',
      'checklists/1/decisions.json',
      'log.json',
      'sessions.json',
      'index.html',
      'manifest.json',
      'manifest.jws',
    ]);
    expect(tellingWords([...files.keys()].join(' '))).toEqual([]);
  });

  it('lists each file with its size, digest and kind, and is signed by the server', async () => {
    const manifest = readManifest(text('manifest.json'))!;
    expect(manifest).toMatchObject({
      wallet: 1,
      server: 'did:web:localhost%3A4000',
      exportedAt: '2026-03-02T10:00:00.000Z',
      language: 'fi',
    });
    const listed = [...files.keys()].filter((path) => !path.startsWith('manifest.'));
    expect(manifest.files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 }))).toEqual(
      listed.map((path) => ({ path, bytes: files.get(path)!.length, sha256: sha256(files.get(path)!) })),
    );
    const check = (given: string) =>
      checkManifest(given, manifest, text('manifest.jws'), ownSources(world.house));
    expect(await check(text('manifest.json'))).toBe('VALID');
    expect(await check(text('manifest.json').replace('"fi"', '"sv"'))).toBe('INVALID');
  });

  it('has every credential in every form, and each of them is valid by itself', async () => {
    const credentials = [...files].filter(([path]) => path.startsWith('credentials/'));
    expect(credentials).toHaveLength(14);
    for (const [path, bytes] of credentials) {
      const verdict = await verifyProof({ bytes }, ownSources(world.house));
      expect([path, 'outcome' in verdict && verdict.outcome]).toEqual([path, 'VALID']);
    }
  });

  it('tells each requirement by its plain sentence, with marks, answers, permissions and what shows it', () => {
    const checklist = json('checklists/1/checklist.json') as unknown as {
      state: string;
      items: { plainSentences: object[]; marks: object[] }[];
      permissions: object[];
    };
    expect(checklist.state).toBe('RECOGNISED');
    expect(checklist.items[0]).toMatchObject({
      requirement: { fi: 'osaa asian 1' },
      plainSentences: [{ fi: 'Teen asian 1.' }],
      marks: [
        {
          party: 'INSTRUCTOR',
          level: 'INDEPENDENTLY',
          by: 'Esimerkkipajat',
          place: { fi: 'Polkupyöräpaja' },
          answers: [{ text: 'Olen samaa mieltä.' }],
        },
        { party: 'SELF', level: 'WITH_GUIDANCE', note: 'Ketju on vielä vaikea.' },
      ],
    });
    expect(checklist.permissions).toMatchObject([{ kind: 'SEE', school: 'Esimerkkiopisto' }]);
    expect(files.get('checklists/1/evidence/1.png')).toEqual(PHOTO);
    expect(text('checklists/1/evidence/2.txt')).toBe('Vaihdoin renkaan.');
  });

  it('tells what the school decided, as the participant may read it', () => {
    expect(json('checklists/1/decisions.json')).toMatchObject({
      decisions: [
        {
          id: filled.decision.id,
          school: 'Esimerkkiopisto',
          grade: '4',
          grounds: 'Työ oli itsenäistä ja huolellista.',
          standing: 'IN_FORCE',
          remedy: 'Näin pyydät muutosta (ASSESSMENT).',
        },
      ],
    });
  });

  it('names no employee in the log', () => {
    expect(text('log.json')).toContain(
      'Opettaja (Esimerkkiopisto) avasi tarkistuslistasi 2. maaliskuuta klo 12.00',
    );
    expect(text('log.json')).not.toContain('Tuula');
  });

  it('has one page for people that runs nothing and fetches nothing', () => {
    const page = text('index.html');
    expect(page).toContain('<html lang="fi">');
    expect(page).toContain('Teen asian 1.');
    expect(page).toContain('href="credentials/1/osaamistodistus.pdf"');
    expect(page).not.toMatch(/<script|src=|https?:\/\//);
  });

  it('is nobody else’s', async () => {
    const other = await unzip(await takeWallet(world, world.somebodyElse));
    expect([...other.keys()].some((path) => /^(credentials|checklists)/.test(path))).toBe(false);
    expect([...other.values()].some((bytes) => bytes.includes(world.participant.participant))).toBe(false);
    const staff = exportWallet(world.house.context(world.teacher), exportPage);
    await expect(staff).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

const PREPARE = `mutation { answer: prepareExport {
  ... on ExportPrepared { url expiresAt } ... on Refusal { code } } }`;

async function linkOf(token: string) {
  const { data } = await served.ask(PREPARE, {}, { token });
  return data!.answer as { url: string; expiresAt: string; code?: string };
}

describe('the link to a download', () => {
  it('is good for ten minutes and once', async () => {
    const link = await linkOf(await tokenOf(world.house, world.participant));
    expect(link.expiresAt).toBe('2026-03-02T10:10:00.000Z');
    const looked = await served.app.request(link.url, { method: 'HEAD' });
    expect(looked.status).toBe(405);

    const answer = await served.app.request(link.url);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/zip');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="pateva-2026-03-02.zip"');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect((await unzip(Buffer.from(await answer.arrayBuffer()))).has('index.html')).toBe(true);

    const again = await served.app.request(link.url);
    expect([again.status, ((await again.json()) as { error: { code: string } }).error.code]).toEqual([
      404,
      'EXPORT_LINK_ENDED',
    ]);
    expect(served.bugs).toEqual([]);
  });

  it('ends when another is asked for, when its time is over, and when its session ends', async () => {
    const token = await tokenOf(world.house, world.participant);
    const first = await linkOf(token);
    const second = await linkOf(token);
    expect((await served.app.request(first.url)).status).toBe(404);
    world.house.clock.set('2026-03-02T10:10:00.001Z');
    expect((await served.app.request(second.url)).status).toBe(404);
    world.house.clock.set('2026-03-02T10:00:00.000Z');

    const third = await linkOf(token);
    const { sql } = world.house.database;
    for (const { id } of await sql
      .select()
      .from(session)
      .where(eq(session.account, world.participant.account)))
      await endSession(sql, id, world.house.clock());
    expect((await served.app.request(third.url)).status).toBe(404);
  });

  it('is not given to a session by card and PIN, nor to staff', async () => {
    const weak = await tokenOf(world.house, { ...world.participant, level: 'CARD_AND_PIN' });
    expect(await linkOf(weak)).toEqual({ code: 'LEVEL_TOO_LOW' });
    expect(await linkOf(await tokenOf(world.house, world.teacher))).toEqual({ code: 'NOT_FOUND' });
  });

  it('cannot be guessed, and stands nowhere in clear', async () => {
    const link = await linkOf(await tokenOf(world.house, world.participant));
    const token = link.url.split('/').at(-1)!;
    expect(token).toMatch(/^[\w-]{43}$/);
    const entries = await world.house.database.sql.select().from(recordEntry);
    expect(canonicalJson(entries.map(({ body }) => body))).not.toContain(token);
    const wrong = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    expect((await served.app.request(link.url.replace(token, wrong))).status).toBe(404);
  });
});

describe('a wallet of many proofs', () => {
  it('comes out piece by piece: the first bytes are there before the second credential is opened', async () => {
    const { house, holder, issue } = await issuingWorkshop();
    for (let made = 0; made < 5; made++) await issue();
    let opened = 0;
    house.database.onStatement = (statement) => {
      if (/^select .*"holder_copy".* from "credential"/.test(statement)) opened += 1;
    };
    const pieces = await exportWallet(house.context(holder), exportPage);
    await pieces.next();
    expect(opened).toBeLessThanOrEqual(1);
    let read = 0;
    const seen: number[] = [];
    for await (const piece of pieces) {
      read += piece.length;
      seen.push(opened);
      if (opened === 2) break;
    }
    expect(read).toBeGreaterThan(0);
    // Whoever goes away is worked for no longer.
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(opened).toBeLessThanOrEqual(3);
    house.database.onStatement = undefined;
    await house.database.close();
  });
});
