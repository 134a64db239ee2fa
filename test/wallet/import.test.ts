import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import { participantKey } from '../../src/access/vault.ts';
import type { Id } from '../../src/base/id.ts';
import { checklist, mark } from '../../src/checklist/checklist.table.ts';
import { credential } from '../../src/credential/credential.table.ts';
import { issueOpenBadge } from '../../src/credential/issue-open-badge.ts';
import { serverSigner } from '../../src/credential/server-key.ts';
import { decision } from '../../src/recognition/recognition.table.ts';
import { recordEntry } from '../../src/record/record.table.ts';
import { verifyRecord } from '../../src/record/verify-record.ts';
import { bringCredential } from '../../src/wallet/acts/bring-credential.ts';
import { setPrivateSecret, unlockPrivatePart } from '../../src/wallet/acts/set-private-secret.ts';
import { writePrivateEntry } from '../../src/wallet/acts/write-private-entry.ts';
import { type Manifest, manifestText, readManifest, signManifest } from '../../src/wallet/export/manifest.ts';
import { forgetTaking, moveTaking } from '../../src/wallet/forget-taking.ts';
import { archivesOf, readArchiveFile } from '../../src/wallet/import/archive.ts';
import { walletImport, walletImportFile } from '../../src/wallet/import/wallet-import.table.ts';
import { deletePrivatePart } from '../../src/wallet/private-blobs.ts';
import { readPrivateEntries } from '../../src/wallet/private-entry.ts';
import { broughtBytes, heldBy } from '../../src/wallet/stored-holding.ts';
import { makeWorld, type World } from '../checklist/world.ts';
import { dump } from '../helpers/dump.ts';
import type { TestHouse } from '../helpers/house.ts';
import { serveHouse, tokenOf } from '../helpers/http.ts';
import { makeParticipant } from '../helpers/people.ts';
import { refused } from '../helpers/refused.ts';
import { badgeOptions, certificateAward, signer } from '../helpers/sample-award.ts';
import { fillWallet, takeWallet } from './taken.ts';
import { bring, makeInstallation, wayTo } from './two-installations.ts';
import { renamed, sha256, unzip, zipped } from './wallet-files.ts';

type Participant = Actor & { participant: Id<'participant'> };

const SECRET = 'sininen kettu juoksee';

let world: World;
let zip: Buffer;
let files: Map<string, Buffer>;
let first: Awaited<ReturnType<typeof serveHouse>>;
let house: TestHouse;
let served: Awaited<ReturnType<typeof serveHouse>>;
let owner: Participant;
beforeAll(async () => {
  const origin = await makeInstallation('https://origin.example.org');
  world = await makeWorld(origin);
  await fillWallet(world);
  const mine = origin.context(world.participant);
  const { unlocked } = await setPrivateSecret(mine, { secret: SECRET, understood: true });
  await writePrivateEntry(mine, { unlocked, kind: 'DIARY', text: 'Vain minulle.' });
  await bringCredential(mine, {
    text: String(
      await issueOpenBadge(certificateAward, { ...badgeOptions, issuedAt: origin.clock() }, signer),
    ),
  });
  zip = await takeWallet(world, world.participant);
  files = await unzip(zip);
  first = await serveHouse(origin);
  house = await makeInstallation('https://other.example.org', wayTo(origin, first));
  served = await serveHouse(house);
  owner = await makeParticipant(house);
});
afterAll(async () => {
  await first?.stop();
  await served?.stop();
  await world?.house.database.close();
  await house?.database.close();
});

/** The signed credentials in the wallet, and what its holder had brought. */
const carriedProofs = () =>
  [...files]
    .filter(([path]) => /^(credentials\/.*\.json|holdings\/.*)$/.test(path))
    .map(([, bytes]) => sha256(bytes))
    .sort();
const heldProofs = async (at: TestHouse, { participant }: Participant) => {
  const { sql } = at.database;
  const keys = await at.vault.open(sql, [participantKey(participant)]);
  const rows = (await heldBy(sql, participant)).flatMap(({ brought }) => brought ?? []);
  return (await Promise.all(rows.map(async (row) => sha256(await broughtBytes(sql, keys, row))))).sort();
};
const privateTexts = async (at: TestHouse, actor: Actor) => {
  const { unlocked } = await unlockPrivatePart(at.context(actor), { secret: SECRET });
  return (await readPrivateEntries(at.context(actor), unlocked, null)).map(({ text }) => text);
};

const kept = () => house.database.sql.$count(walletImportFile);
const wrote = async (act: string) =>
  (await house.database.sql.select().from(recordEntry)).filter((entry) => entry.act === act);

/** The wallet with other files, as somebody writes it whose installation nobody can ask. */
async function rewritten(change: (files: Map<string, Buffer>) => void): Promise<Buffer> {
  const own = new Map(files);
  change(own);
  own.delete('manifest.json');
  own.delete('manifest.jws');
  const manifest = readManifest(files.get('manifest.json')!.toString())!;
  const server = 'did:web:gone.example.org';
  const kind = new Map(manifest.files.map(({ path, mediaType, what }) => [path, { mediaType, what }]));
  const told: Manifest = {
    ...manifest,
    server,
    files: [...own].map(([path, bytes]) => ({
      path,
      bytes: bytes.length,
      sha256: sha256(bytes),
      ...(kind.get(path) ?? { mediaType: 'text/plain', what: 'EVIDENCE' }),
    })),
  };
  const text = manifestText(told);
  const { signer } = await serverSigner(house);
  const jws = await signManifest(
    text,
    server,
    { ...signer, verificationMethod: `${server}#key` },
    house.clock(),
  );
  return zipped([...own, ['manifest.json', Buffer.from(text)], ['manifest.jws', Buffer.from(jws)]]);
}

describe('a ZIP that is not a wallet as it was taken', () => {
  const attempts: Record<string, () => Promise<Buffer> | Buffer> = {};
  const cases: [string, string, () => Promise<Buffer> | Buffer][] = [
    ['not a ZIP', 'NOT_A_WALLET', () => Buffer.from('This is no archive at all.'.repeat(100))],
    ['an empty file', 'NOT_A_WALLET', () => Buffer.alloc(0)],
    ['a truncated ZIP', 'NOT_A_WALLET', () => zip.subarray(0, zip.length - 400)],
    ['a ZIP cut off at its beginning', 'NOT_A_WALLET', () => zip.subarray(4000)],
    ['a ZIP of something else', 'NOT_A_WALLET', () => zipped([['holiday.txt', Buffer.from('sun')]])],
    [
      'path traversal: a way up',
      'NOT_A_WALLET',
      async () =>
        renamed(
          await zipped([...files, ['aa/aa/evil.txt', Buffer.from('x')]]),
          'aa/aa/evil.txt',
          '../../evil.txt',
        ),
    ],
    [
      'path traversal: a way up inside a path',
      'NOT_A_WALLET',
      async () =>
        renamed(
          await zipped([...files, ['ok/aa/evil.txt', Buffer.from('x')]]),
          'ok/aa/evil.txt',
          'ok/../evil.txt',
        ),
    ],
    [
      'path traversal: an absolute path',
      'NOT_A_WALLET',
      async () =>
        renamed(
          await zipped([...files, ['aetc/evil.txt', Buffer.from('x')]]),
          'aetc/evil.txt',
          '/etc/evil.txt',
        ),
    ],
    [
      'path traversal: a drive',
      'NOT_A_WALLET',
      async () =>
        renamed(await zipped([...files, ['CC/evil.txt', Buffer.from('x')]]), 'CC/evil.txt', 'C:/evil.txt'),
    ],
    [
      'path traversal: backslashes',
      'NOT_A_WALLET',
      async () =>
        renamed(
          await zipped([...files, ['aa/aevil.txt', Buffer.from('x')]]),
          'aa/aevil.txt',
          '..\\\\evil.txt'.slice(0, 12),
        ),
    ],
    [
      'two files of one name',
      'NOT_A_WALLET',
      async () =>
        renamed(await zipped([...files, ['qerson.json', Buffer.from('{}')]]), 'qerson.json', 'person.json'),
    ],
    [
      'two names that differ in case alone',
      'NOT_A_WALLET',
      async () => zipped([...files, ['Person.json', Buffer.from('{}')]]),
    ],
    [
      'a bomb of many small files',
      'WALLET_TOO_LARGE',
      () => zipped(Array.from({ length: 5_001 }, (_, at) => [`f/${at}`, Buffer.from('x')] as const)),
    ],
    [
      'a bomb of one large file',
      'WALLET_TOO_LARGE',
      () => zipped([...files, ['large.txt', Buffer.alloc(12_000_001, 'x')]]),
    ],
    [
      'a bomb that is packed too densely',
      'WALLET_TOO_LARGE',
      () => zipped([...files, ['dense.txt', Buffer.alloc(1_000_000)]]),
    ],
    [
      'a manifest that was changed',
      'WALLET_CHANGED',
      () =>
        zipped(
          [...files].map(
            ([path, bytes]) =>
              [
                path,
                path === 'manifest.json' ? Buffer.from(bytes.toString().replace('"fi"', '"sv"')) : bytes,
              ] as const,
          ),
        ),
    ],
    [
      'a manifest that another key has signed',
      'WALLET_CHANGED',
      async () => {
        const text = files.get('manifest.json')!.toString();
        const { signer } = await serverSigner(house);
        const { server } = readManifest(text)!;
        const { signer: own } = await serverSigner(world.house);
        const forged = { ...signer, verificationMethod: own.verificationMethod };
        const jws = Buffer.from(await signManifest(text, server, forged, house.clock()));
        return zipped(
          [...files].map(([path, bytes]) => [path, path === 'manifest.jws' ? jws : bytes] as const),
        );
      },
    ],
    [
      'a manifest without its signature',
      'NOT_A_WALLET',
      () => zipped([...files].filter(([path]) => path !== 'manifest.jws')),
    ],
    [
      'a file that was changed',
      'WALLET_CHANGED',
      () =>
        zipped(
          [...files].map(
            ([path, bytes]) => [path, path === 'log.json' ? Buffer.from('{"lines": []}') : bytes] as const,
          ),
        ),
    ],
    [
      'a file that is missing',
      'NOT_A_WALLET',
      () => zipped([...files].filter(([path]) => path !== 'checklists/1/evidence/1.png')),
    ],
    [
      'a forged credential',
      'FORGED_CREDENTIAL',
      () =>
        rewritten((own) => {
          const path = 'credentials/1/osaamistodistus.json';
          own.set(
            path,
            Buffer.from(
              own
                .get(path)!
                .toString()
                .replaceAll('WITH_GUIDANCE', 'INDEPENDENTLY')
                .replaceAll('Aino', 'Anni'),
            ),
          );
        }),
    ],
    [
      'a private part that is not sealed',
      'NOT_A_WALLET',
      () =>
        rewritten((own) => {
          const [part] = JSON.parse(own.get('private.json')!.toString());
          own.set('private.json', Buffer.from(JSON.stringify([{ ...part, wrapped: 'selkoteksti' }])));
        }),
    ],
    [
      'a private part that is no list at all',
      'NOT_A_WALLET',
      () => rewritten((own) => own.set('private.json', Buffer.from('[{'))),
    ],
    [
      'a forged token',
      'FORGED_CREDENTIAL',
      () =>
        rewritten((own) => {
          const path = 'credentials/2/tunnustettu-osaaminen.jwt';
          const [head, , signature] = own.get(path)!.toString().split('.');
          const [, claims] = own.get('credentials/1/osaamistodistus.jwt')!.toString().split('.');
          own.set(path, Buffer.from([head, claims, signature].join('.')));
        }),
    ],
  ];
  for (const [name, , make] of cases) attempts[name] = make;

  it.each(cases)('%s is refused with %s, and nothing is taken in', async (_, code, make) => {
    const before = (await wrote('WALLET_IMPORT_REFUSED')).length;
    expect(await refused(bring(house, owner, await make()))).toBe(code);
    expect(await kept()).toBe(0);
    expect((await wrote('WALLET_IMPORT_REFUSED')).length).toBe(before + 1);
  });

  it('somebody else’s wallet is refused: another name, or another day of birth', async () => {
    const namesake = await makeParticipant(house, { birthDate: '1991-05-15' });
    const other = await makeParticipant(house, { givenNames: 'Anni' });
    expect(await refused(bring(house, namesake, zip))).toBe('SOMEBODY_ELSES_WALLET');
    expect(await refused(bring(house, other, zip))).toBe('SOMEBODY_ELSES_WALLET');
    expect(await kept()).toBe(0);
  });

  it('a session by card and PIN, and staff, bring nothing', async () => {
    expect(await refused(bring(house, { ...owner, level: 'CARD_AND_PIN' }, zip))).toBe('LEVEL_TOO_LOW');
    expect(await refused(bring(house, { ...owner, participant: null }, zip))).toBe('NOT_FOUND');
  });

  it('names the forged files, and brings the rest on wish', async () => {
    const forged = await attempts['a forged token']!();
    const alone = await makeParticipant(house);
    const path = 'credentials/2/tunnustettu-osaaminen.jwt';
    await expect(bring(house, alone, forged)).rejects.toMatchObject({ path: [path] });
    expect(await bring(house, alone, forged, { leaveOutForged: true })).toMatchObject({ leftOut: [path] });
    const [archive] = await archivesOf(house.context(alone), alone.participant);
    expect(archive).toMatchObject({ origin: 'did:web:gone.example.org', originConfirmed: false });
    expect(archive!.files.map((file) => file.path)).not.toContain(path);
    await house.database.sql.transaction(async (tx) => {
      await forgetTaking(tx, alone.participant);
      await deletePrivatePart(tx, alone.participant);
    });
    expect(await kept()).toBe(0);
  });
});

describe('a wallet that is brought to another installation', () => {
  const token = () => tokenOf(house, owner);

  it('is taken in whole by HTTP, its origin confirmed; a bomb nested in it is never opened', async () => {
    const bomb = await zipped([['zeros', Buffer.alloc(90_000)]]);
    const body = await zipped([...files, ['nested.zip', bomb], ['__MACOSX/._log.json', Buffer.from('x')]]);
    const answer = await served.app.request('/wallet/import', {
      method: 'POST',
      headers: { Authorization: `Bearer ${await token()}`, 'Content-Type': 'application/zip' },
      body: new Uint8Array(body),
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toEqual({ imports: [expect.stringMatching(/^wim_/)], leftOut: [] });
    const [archive] = await archivesOf(house.context(owner), owner.participant);
    expect(archive).toMatchObject({
      origin: 'did:web:origin.example.org',
      originConfirmed: true,
      exportedAt: new Date('2026-03-02T10:00:00.000Z'),
    });
    expect(archive!.files.map((file) => file.path).sort()).toEqual([...files.keys()].sort());
  });

  it('has its credentials among the brought proofs there, byte for byte, and what was brought before', async () => {
    expect(carriedProofs()).toHaveLength(3);
    expect(await heldProofs(house, owner)).toEqual(carriedProofs());
    const [other] = await heldBy(house.database.sql, (await makeParticipant(house)).participant);
    expect(other).toBeUndefined();
  });

  it('has its private part there, which the same secret opens', async () => {
    expect(await privateTexts(house, owner)).toEqual(['Vain minulle.']);
  });

  it('is not taken in twice', async () => {
    expect(await refused(bring(house, owner, zip))).toBe('ALREADY_EXISTS');
  });

  it('makes no mark, no checklist, no decision and no credential here, and stands sealed', async () => {
    const { sql } = house.database;
    for (const table of [mark, checklist, decision, credential]) expect(await sql.$count(table)).toBe(0);
    const raw = JSON.stringify(await dump(house.database));
    for (const text of ['Ketju on vielä vaikea.', 'osaamistodistus', 'origin.example.org', 'Näkkäläjärvi'])
      expect(raw).not.toContain(text);
    expect((await verifyRecord(sql, house.clock())).intact).toBe(true);
  });

  it('is shown in the wallet, to its owner alone', async () => {
    const query = `{ viewer { importedWallets { origin originConfirmed files(path: "checklists/1/evidence/2.txt") {
      path mediaType what bytes sha256 base64 } } } }`;
    const { data } = await served.ask(query, {}, { token: await token() });
    const content = Buffer.from('Vaihdoin renkaan.');
    expect(data!.viewer).toEqual({
      importedWallets: [
        {
          origin: 'did:web:origin.example.org',
          originConfirmed: true,
          files: [
            {
              path: 'checklists/1/evidence/2.txt',
              mediaType: 'text/plain; charset=utf-8',
              what: 'EVIDENCE',
              bytes: content.length,
              sha256: sha256(content),
              base64: content.toString('base64'),
            },
          ],
        },
      ],
    });
    const other = await makeParticipant(house);
    const seen = await served.ask(query, {}, { token: await tokenOf(house, other) });
    expect(seen.data!.viewer).toEqual({ importedWallets: [] });
  });

  it('leaves it again with the same files, byte for byte, and can be brought on to a third', async () => {
    const again = await takeWallet({ house }, owner);
    const taken = await unzip(again);
    for (const [path, bytes] of files)
      expect([path, taken.get(`archives/1/${path}`)?.equals(bytes)]).toEqual([path, true]);

    const third = await makeInstallation('https://third.example.org');
    const there = await makeParticipant(third);
    expect((await bring(third, there, again)).imports).toHaveLength(2);
    const archives = await archivesOf(third.context(there), there.participant);
    expect(archives.map(({ origin, originConfirmed }) => [origin, originConfirmed]).sort()).toEqual([
      // Neither can be asked from there.
      ['did:web:origin.example.org', false],
      ['did:web:other.example.org', false],
    ]);
    const carried = archives.find(({ origin }) => origin.includes('origin'))!;
    expect(carried.files.map(({ path, sha256 }) => [path, sha256]).sort()).toEqual(
      [...files].map(([path, bytes]) => [path, sha256(bytes)]).sort(),
    );
    expect(await heldProofs(third, there)).toEqual(carriedProofs());
    expect(await privateTexts(third, there)).toEqual(['Vain minulle.']);
    await third.database.close();

    // Back where it came from: what this house issued to the same participant is no brought proof, and nothing is twice.
    const before = await heldProofs(world.house, world.participant);
    await bring(world.house, world.participant, again);
    expect(await heldProofs(world.house, world.participant)).toEqual(before);
    expect(await privateTexts(world.house, world.participant)).toEqual(['Vain minulle.']);
  });

  it('comes by GraphQL where it is small', async () => {
    const query = `mutation Bring($input: ImportWalletInput!) { answer: importWallet(input: $input) {
      __typename ... on WalletImported { leftOut } ... on Refusal { code message path } } }`;
    const other = await makeParticipant(house);
    const asking = { token: await tokenOf(house, other), language: 'en' as const };
    const ask = async (fileBase64: string) =>
      (await served.ask(query, { input: { fileBase64 } }, asking)).data!.answer;
    expect(await ask(zip.toString('base64'))).toEqual({ __typename: 'WalletImported', leftOut: [] });
    expect(await ask(Buffer.from('PK').toString('base64'))).toEqual({
      __typename: 'Refusal',
      code: 'NOT_A_WALLET',
      message: 'The file is not a whole wallet. Download it again and bring it as it is.',
      path: null,
    });
  });

  it('is refused by HTTP to who is not signed in, and before anything is read to who may not', async () => {
    const post = (headers: Record<string, string>) =>
      served.app.request('/wallet/import', { method: 'POST', headers, body: 'x' });
    expect((await post({})).status).toBe(401);
    const weak = await tokenOf(house, { ...owner, level: 'CARD_AND_PIN' });
    expect((await post({ Authorization: `Bearer ${weak}` })).status).toBe(403);
    expect((await post({ Authorization: `Bearer ${await token()}` })).status).toBe(400);
    expect(served.bugs).toEqual([]);
  });

  it('goes along when two wallets of one person become one', async () => {
    const { sql } = house.database;
    const other = await makeParticipant(house);
    const keys = await house.vault.open(
      sql,
      [owner, other].map((one) => participantKey(one.participant)),
    );
    await sql.transaction((tx) => moveTaking(tx, keys, owner.participant, other.participant));
    expect(await archivesOf(house.context(owner), owner.participant)).toEqual([]);
    const [archive] = await archivesOf(house.context(other), other.participant);
    const person = archive!.files.find(({ path }) => path === 'person.json')!;
    const bytes = await readArchiveFile(
      house.context(other),
      other.participant,
      archive!.id,
      person.position,
    );
    expect(Buffer.from(bytes)).toEqual(files.get('person.json'));

    // What both have brought stands once.
    await bring(house, owner, zip);
    await sql.transaction((tx) => moveTaking(tx, keys, owner.participant, other.participant));
    expect(await archivesOf(house.context(other), other.participant)).toHaveLength(1);
    await sql.transaction((tx) => moveTaking(tx, keys, other.participant, owner.participant));
  });

  it('goes when its owner leaves', async () => {
    const { sql } = house.database;
    await sql.transaction((tx) => forgetTaking(tx, owner.participant));
    const left = await sql.select().from(walletImport);
    expect(left.filter((row) => row.participant === owner.participant)).toEqual([]);
  });
});
