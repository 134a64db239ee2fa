import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { participantKey } from '../../src/access/vault.ts';
import { Refusal } from '../../src/base/refusal.ts';
import { revoke } from '../../src/credential/acts/end-credential.ts';
import { credential } from '../../src/credential/credential.table.ts';
import { badgeSvg } from '../../src/credential/envelope/badge-art.ts';
import { bakeSvg } from '../../src/credential/envelope/baked-svg.ts';
import { issueOpenBadge } from '../../src/credential/issue-open-badge.ts';
import { credentialPdf, readSigned } from '../../src/credential/stored-credential.ts';
import { bringCredential } from '../../src/wallet/acts/bring-credential.ts';
import { createShare } from '../../src/wallet/acts/create-share.ts';
import {
  changeCollection,
  createCollection,
  removeCollection,
} from '../../src/wallet/acts/keep-collection.ts';
import { checkHolding, hideHolding, nameHolding, removeHolding } from '../../src/wallet/acts/keep-holding.ts';
import { openShare } from '../../src/wallet/acts/open-share.ts';
import { moveWallet } from '../../src/wallet/move-wallet.ts';
import { broughtBytes, heldBy } from '../../src/wallet/stored-holding.ts';
import { endSharesOf, forgetWalletOf, walletOf } from '../../src/wallet/wallet-of.ts';
import { as } from '../checklist/world.ts';
import { dump } from '../helpers/dump.ts';
import { viewOf } from '../helpers/envelopes.ts';
import { makeHouse, type TestHouse } from '../helpers/house.ts';
import { serveHouse, tokenOf } from '../helpers/http.ts';
import { makeParticipant, makeStaff } from '../helpers/people.ts';
import { refused } from '../helpers/refused.ts';
import { badgeOptions, recognisedAward, signer } from '../helpers/sample-award.ts';
import { anotherCertificate, makeWallet, stranger, type Wallet } from './wallet-world.ts';

const CODE = '131052-308T';

let house: TestHouse;
let wallet: Wallet;
beforeAll(async () => {
  house = await makeHouse();
  wallet = await makeWallet(house);
  house.clock.set('2026-03-22T10:00:00Z');
});
afterAll(() => house.database.close());

const mine = () => as(wallet.world, wallet.world.participant);
const held = async (participant = wallet.world.participant.participant) =>
  heldBy(house.database.sql, participant);

/** Of an issuer of another host, whose keys nobody here has. */
const foreign = async (change: (text: string) => string = (text) => text) =>
  change(String(await issueOpenBadge(recognisedAward, badgeOptions, signer)));

describe('a proof that is brought', () => {
  it('is checked and kept with its verdict, byte for byte', async () => {
    const text = await wallet.signed(wallet.certificate);
    const { verdict, holding } = await bringCredential(mine(), { text, name: 'Pajan todistus' });
    expect(verdict.outcome).toBe('VALID');
    const kept = (await held()).find(({ id }) => id === holding)!;
    expect(kept.brought).toMatchObject({ outcome: 'VALID', covered: false, mediaType: 'application/json' });
    const keys = await house.vault.open(house.database.sql, [participantKey(kept.participant)]);
    expect(Buffer.from(await broughtBytes(house.database.sql, keys, kept.brought!)).toString()).toBe(text);
  });

  it('is not kept twice', async () => {
    const text = await wallet.signed(wallet.certificate);
    expect(await refused(bringCredential(mine(), { text }))).toBe('ALREADY_EXISTS');
    expect(await refused(bringCredential(mine(), { bytes: Buffer.from(text) }))).toBe('ALREADY_EXISTS');
  });

  it('as a PDF or a picture is kept as the file that it is', async () => {
    const [row] = await house.database.sql.select().from(credential);
    const stored = await readSigned(mine(), row!);
    const pdf = await credentialPdf(row!, stored, house.baseUrl, null);
    const svg = bakeSvg(badgeSvg(viewOf(JSON.parse(stored.signed))), stored.signed);
    const types = [];
    for (const bytes of [pdf, Buffer.from(svg)]) {
      const { holding } = await bringCredential(mine(), { bytes });
      types.push((await held()).find(({ id }) => id === holding)?.brought?.mediaType);
    }
    expect(types).toEqual(['application/pdf', 'image/svg+xml']);
  });

  it('that does not hold is answered with its verdict and not kept', async () => {
    const before = (await held()).length;
    const text = (await wallet.signed(wallet.certificate)).replaceAll('Polkupyörän', 'Polkupyöran');
    const { verdict, holding } = await bringCredential(mine(), { text });
    expect([verdict.outcome, holding, (await held()).length]).toEqual(['INVALID', null, before]);
  });

  it('that cannot be told is kept, and shown as such', async () => {
    const { verdict, holding } = await bringCredential(mine(), { text: await foreign() });
    expect([verdict.outcome, (await held()).find(({ id }) => id === holding)?.brought?.outcome]).toEqual([
      'UNKNOWN',
      'UNKNOWN',
    ]);
  });

  it('of more than 10 MB, or both a text and a file, is refused', async () => {
    expect(await refused(bringCredential(mine(), { bytes: Buffer.alloc(10_000_001, 65) }))).toBe('TOO_LARGE');
    expect(await refused(bringCredential(mine(), { text: 'a', bytes: Buffer.from('a') }))).toBe(
      'INVALID_INPUT',
    );
    expect(await refused(bringCredential(mine(), {}))).toBe('INVALID_INPUT');
  });

  it('is checked again when its holder wants, and says so once it is revoked', async () => {
    const id = await anotherCertificate(wallet);
    const { holding } = await bringCredential(mine(), { text: await wallet.signed(id) });
    const coordinator = await makeStaff(house, wallet.world.workshop, ['COORDINATOR']);
    await revoke(as(wallet.world, coordinator), { credential: id, reason: 'WRONG_CONTENT' });
    await checkHolding(mine(), { holding: holding! });
    expect((await held()).find((one) => one.id === holding)?.brought?.outcome).toBe('INVALID');
  });
});

describe('a personal identity code in a brought file', () => {
  const withCode = () => foreign((text) => text.replaceAll('Soutuveneiden', `${CODE} Soutuveneiden`));

  it('is shown where it stands, and nothing is kept', async () => {
    const text = await withCode();
    expect(text).toContain(CODE);
    const before = (await held()).length;
    const answer = await bringCredential(mine(), { text }).catch((problem: unknown) => problem);
    expect(answer).toBeInstanceOf(Refusal);
    const { code, path, detail } = answer as Refusal;
    expect(code).toBe('FILE_HOLDS_IDENTITY_CODE');
    expect(path.length).toBeGreaterThan(0);
    expect(JSON.stringify([path, detail])).not.toContain(CODE);
    expect((await held()).length).toBe(before);
  });

  it('is covered in the copy that is kept, which carries no signature and the verdict of the original', async () => {
    const { holding, verdict } = await bringCredential(mine(), { text: await withCode(), covering: true });
    const kept = (await held()).find(({ id }) => id === holding)!;
    expect(kept.brought).toMatchObject({ covered: true, outcome: verdict.outcome });
    const { sql } = house.database;
    const keys = await house.vault.open(sql, [participantKey(kept.participant)]);
    const copy = Buffer.from(await broughtBytes(sql, keys, kept.brought!)).toString();
    expect(copy).toContain('••••••••••• Soutuveneiden');
    expect(copy).not.toMatch(new RegExp(`${CODE}|proofValue`));
    expect(JSON.stringify(verdict)).not.toContain(CODE);
    expect(await refused(checkHolding(mine(), { holding: holding! }))).toBe('HOLDING_COVERED');
    const { token } = await createShare(mine(), {
      items: [{ holding: holding!, whole: true }],
      language: 'fi',
    });
    const opened = await openShare(stranger(wallet.world), { token });
    if (opened instanceof Refusal) throw opened;
    expect(opened.items.map(({ verdict: now, original }) => [now, original?.verdict.outcome])).toEqual([
      [null, 'UNKNOWN'],
    ]);
  });
});

describe('names, hiding and sets', () => {
  it('are the holder’s own', async () => {
    await nameHolding(mine(), { holding: wallet.certificate, name: 'Ensimmäinen' });
    await hideHolding(mine(), { holding: wallet.certificate, hidden: true });
    expect(await refused(removeHolding(mine(), { holding: wallet.certificate }))).toBe('HOLDING_NOT_BROUGHT');
    expect(await refused(nameHolding(mine(), { holding: wallet.certificate, name: CODE }))).toBe(
      'PERSONAL_IDENTITY_CODE',
    );
    const other = as(wallet.world, wallet.world.somebodyElse);
    expect(await refused(nameHolding(other, { holding: wallet.certificate, name: 'x' }))).toBe('NOT_FOUND');
    const served = await serveHouse(house);
    const answer = await served.ask(
      '{ viewer { holdings { id name hidden covered broughtAt outcome verdict { outcome proof { achievementName } } credential { kind } } } }',
      {},
      { token: await tokenOf(house, wallet.world.participant) },
    );
    await served.stop();
    const holdings = answer.data?.viewer?.holdings as { id: string }[];
    expect(holdings.find(({ id }) => id === wallet.certificate)).toEqual({
      id: wallet.certificate,
      name: 'Ensimmäinen',
      hidden: true,
      covered: false,
      broughtAt: null,
      outcome: 'VALID',
      verdict: { outcome: 'VALID', proof: { achievementName: 'Polkupyörän huolto' } },
      credential: { kind: 'COMPETENCE_CERTIFICATE' },
    });
  });

  it('a set keeps its order, is changed whole, and goes without its proofs', async () => {
    const holdings = [wallet.recognised, wallet.certificate];
    const set = { purpose: 'SCHOOL', name: 'Kouluun', holdings } as const;
    const collection = await createCollection(mine(), { ...set, introduction: 'Hakemus' });
    await changeCollection(mine(), { ...set, collection, holdings: holdings.toReversed() });
    const keys = await house.vault.open(house.database.sql, [
      participantKey(wallet.world.participant.participant),
    ]);
    const { collections } = await walletOf(house.database.sql, keys, wallet.world.participant.participant);
    expect(collections).toMatchObject([
      { purpose: 'SCHOOL', name: 'Kouluun', introduction: null, holdings: holdings.toReversed() },
    ]);
    const other = as(wallet.world, wallet.world.somebodyElse);
    expect(await refused(removeCollection(other, { collection }))).toBe('NOT_FOUND');
    await removeCollection(mine(), { collection });
    expect((await held()).length).toBeGreaterThan(2);
  });
});

describe('when its holder leaves, or has two wallets', () => {
  it('another wallet of the same person takes all of it, links go on working, and leaving ends them', async () => {
    const { sql } = house.database;
    const [from, to] = [await makeParticipant(house), await makeParticipant(house)];
    const both = await foreign();
    const mineOf = (actor: typeof from) => as(wallet.world, actor);
    const first = await bringCredential(mineOf(from), { text: both, name: 'Sama' });
    await bringCredential(mineOf(to), { text: both });
    const text = await wallet.signed(wallet.recognised);
    const { holding } = await bringCredential(mineOf(from), { text, name: 'Koulun paperi' });
    await createCollection(mineOf(from), {
      purpose: 'JOB',
      name: 'Työ',
      holdings: [first.holding!, holding!],
    });
    const { token } = await createShare(mineOf(from), {
      items: [{ holding: holding!, whole: true }],
      language: 'en',
      introduction: 'Terve',
    });
    await sql.transaction(async (tx) => {
      const keys = await house.vault.open(tx, [
        participantKey(from.participant),
        participantKey(to.participant),
      ]);
      await moveWallet(tx, keys, from.participant, to.participant);
    });
    expect(await held(from.participant)).toEqual([]);
    const keys = await house.vault.open(sql, [participantKey(to.participant)]);
    const all = await walletOf(sql, keys, to.participant);
    expect([
      all.brought.length,
      all.labels.map(({ name }) => name),
      all.collections[0]?.holdings.length,
    ]).toEqual([2, ['Koulun paperi'], 2]);
    expect(await openShare(stranger(wallet.world), { token })).toMatchObject({ introduction: 'Terve' });
    await sql.transaction((tx) => endSharesOf(tx, to.participant, house.clock()));
    expect(await refused(openShare(stranger(wallet.world), { token }))).toBe('SHARE_CLOSED');
    await sql.transaction((tx) => forgetWalletOf(tx, to.participant));
    for (const table of ['holding', 'holding_label', 'collection', 'share'])
      expect((await dump(house.database)).get(`public.${table}`)).not.toContain(to.participant);
  });
});
