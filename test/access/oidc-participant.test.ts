import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import { unlinkIdentity } from '../../src/access/acts/link-identity.ts';
import { linkedIdentity, oidcArrival } from '../../src/access/oidc/oidc.table.ts';
import { isSamePerson } from '../../src/access/oidc/relying-party.ts';
import { account } from '../../src/access/organisation.table.ts';
import { participant } from '../../src/access/participant.table.ts';
import type { Id } from '../../src/base/id.ts';
import { dump, rowCounts } from '../helpers/dump.ts';
import { makeParticipant } from '../helpers/people.ts';
import { refused } from '../helpers/refused.ts';
import { makeOidcWorld, type OidcWorld, START } from './oidc-world.ts';

const IDENTITY_CODE = '140591-999S';
const AINO = { given_name: 'AINO MARIA ĐẶNG', family_name: 'Näkkäläjärvi', birthdate: '1991-05-14' };

let world: OidcWorld;
beforeAll(async () => {
  world = await makeOidcWorld();
});
afterAll(() => world.stop());
beforeEach(() => {
  world.house.clock.set(START);
  world.strong.acr = 'strong';
});

/** Somebody at the identification service, in a browser of theirs. */
function person(sub: string, claims: Record<string, unknown> = AINO) {
  world.strong.people[sub] = { 'urn:oid:1.2.246.21': IDENTITY_CODE, ...claims };
  return world.visitor(sub);
}
const assuranceOf = async (id: Id<'participant'>) => {
  const [row] = await world.house.database.sql.select().from(participant).where(eq(participant.id, id));
  return row!.identityAssurance;
};

describe('strong identification of a participant', () => {
  it('is linked from inside the wallet, says how it is known who they are, and signs in strongly', async () => {
    const who = person('aino');
    const aino = await makeParticipant(world.house);
    expect((await world.finish(who, await world.arrive(who, world.strong))).code).toBe('IDENTITY_NOT_LINKED');
    const { identity } = await world.link(who, await world.arrive(who, world.strong), aino);
    expect(await assuranceOf(aino.participant)).toBe('STRONG');
    expect((await world.acts()).at(-1)).toEqual({
      act: 'IDENTITY_LINKED',
      role: 'PARTICIPANT',
      actor: aino.account,
      detail: { identity: identity!.id, provider: 'tunnistus' },
    });
    const { tokens } = await world.finish(who, await world.arrive(who, world.strong));
    const actor = (await world.actorFor(tokens!.accessToken))!;
    expect([actor.participant, actor.level, actor.posts]).toEqual([aino.participant, 'STRONG', []]);
  });

  it('may begin with card and PIN alone: names and date of birth are the proof', async () => {
    const who = person('kortti');
    const weak = { ...(await makeParticipant(world.house)), level: 'CARD_AND_PIN' as const };
    expect((await world.link(who, await world.arrive(who, world.strong), weak)).identity).toBeDefined();
  });

  it('keeps no personal identity code, and nothing else of what the service said', async () => {
    const who = person('salainen-nimi', { ...AINO, given_name: 'Aino Đặng Tuulikki' });
    const aino = await makeParticipant(world.house);
    await world.link(who, await world.arrive(who, world.strong), aino);
    await world.arrive(who, world.strong);
    for (const [table, rows] of await dump(world.house.database)) {
      for (const clear of [IDENTITY_CODE, 'salainen-nimi', 'Tuulikki', 'Näkkäläjärvi', '1991-05-14'])
        expect([table, clear, rows.includes(clear)]).toEqual([table, clear, false]);
    }
    const used = (await world.house.database.sql.select().from(oidcArrival)).filter(({ usedAt }) => usedAt);
    expect(used.filter(({ person }) => person !== null)).toEqual([]);
  });

  it('is taken away again, with its sessions, but never as the last way in', async () => {
    const who = person('pois');
    const aino = await makeParticipant(world.house);
    const { identity } = await world.link(who, await world.arrive(who, world.strong), aino);
    const { tokens } = await world.finish(who, await world.arrive(who, world.strong));
    const unlink = (by: Actor) => unlinkIdentity(world.context(by), { identity: identity!.id });
    expect(await refused(unlink(await makeParticipant(world.house)))).toBe('NOT_FOUND');
    expect(await refused(unlink(aino))).toBe('LAST_WAY_IN');
    await world.house.database.sql
      .update(account)
      .set({ pinHash: 'a hash', walletNumberHash: 'of the number' })
      .where(eq(account.id, aino.account));
    expect(await unlink(aino)).toEqual({ identity: identity!.id });
    expect(await world.actorFor(tokens!.accessToken)).toBeNull();
    expect(await assuranceOf(aino.participant)).toBe('STRONG');
  });
});

describe('attacks on strong identification', () => {
  it.each<[string, Record<string, unknown>]>([
    ['another family name', { ...AINO, family_name: 'Mäkinen' }],
    ['another given name', { ...AINO, given_name: 'Helvi' }],
    ['another date of birth', { ...AINO, birthdate: '1991-05-15' }],
  ])('somebody with %s is refused, nothing changes, and the attempt is on the record', async (_, claims) => {
    const who = person('toinen', claims);
    const aino = await makeParticipant(world.house);
    const code = await world.arrive(who, world.strong);
    const before = await rowCounts(world.house.database);
    expect((await world.link(who, code, aino)).code).toBe('IDENTITY_DIFFERS');
    expect(await assuranceOf(aino.participant)).toBe('SELF_STATED');
    expect((await world.acts()).at(-1)).toEqual({
      act: 'IDENTITY_DIFFERED',
      role: 'PARTICIPANT',
      actor: aino.account,
      detail: { provider: 'tunnistus' },
    });
    const changed = ['public.record_entry', 'public.record_head', 'public.session'];
    const others = (counts: Record<string, number>) =>
      Object.entries(counts).filter(([table]) => !changed.includes(table));
    expect(others(await rowCounts(world.house.database))).toEqual(others(before));
    expect((await world.link(who, code, aino)).code).toBe('IDENTITY_CODE_GONE');
  });

  it('a weaker identification than the settings ask for does not pass', async () => {
    const who = person('heikko');
    for (const acr of ['weak', undefined]) {
      world.strong.acr = acr;
      expect(await world.arrive(who, world.strong)).toBe('IDENTITY_PROVIDER_REFUSED');
    }
  });

  it('what opens one wallet is not linked to another', async () => {
    const who = person('kaksi');
    const [one, two] = [await makeParticipant(world.house), await makeParticipant(world.house)];
    await world.link(who, await world.arrive(who, world.strong), one);
    expect((await world.link(who, await world.arrive(who, world.strong), two)).code).toBe('IDENTITY_TAKEN');
    expect(await assuranceOf(two.participant)).toBe('SELF_STATED');
    const again = await world.link(who, await world.arrive(who, world.strong), one);
    expect(again.identity).toBeDefined();
    const { sql } = world.house.database;
    expect(await sql.$count(linkedIdentity, eq(linkedIdentity.account, one.account))).toBe(1);
  });

  it('somebody else’s identification is not slipped into one’s own browser', async () => {
    const attacker = person('hyökkääjä');
    const code = await world.arrive(attacker, world.strong);
    const victim = await makeParticipant(world.house);
    expect((await world.link(world.visitor('uhri'), code, victim)).code).toBe('IDENTITY_CODE_GONE');
  });

  it('an invitation to staff is not accepted by strong identification', async () => {
    const who = person('kutsuttu');
    const code = await world.arrive(who, world.strong);
    expect((await world.finish(who, code, { invitation: await world.invite() })).code).toBe(
      'IDENTITY_NOT_LINKED',
    );
  });

  it('staff is not assured by an organisation’s own account, nor a wallet by none', async () => {
    world.city.people.aino = { ...AINO };
    const who = world.visitor('aino');
    const aino = await makeParticipant(world.house);
    expect((await world.link(who, await world.arrive(who, world.city), aino)).code).toBe('NOT_ALLOWED');
    const staff = person('ohjaaja');
    expect((await world.link(staff, await world.arrive(staff, world.strong), world.coordinator)).code).toBe(
      'NOT_ALLOWED',
    );
  });

  it('a service that calls people by their personal identity code is not used', async () => {
    expect(await world.arrive(person(IDENTITY_CODE), world.strong)).toBe('IDENTITY_PROVIDER_REFUSED');
    const inName = person('nimessä', { ...AINO, given_name: `Aino ${IDENTITY_CODE}` });
    expect(await world.arrive(inName, world.strong)).toBe('IDENTITY_PROVIDER_REFUSED');
    const missing = person('puuttuu', { ...AINO, birthdate: undefined });
    expect(await world.arrive(missing, world.strong)).toBe('IDENTITY_PROVIDER_REFUSED');
  });
});

describe('whether a wallet names the person that a service has verified', () => {
  const wallet = { givenNames: 'Anna-Maija Ó’Táta', familyName: 'Virtanen-Salo', birthDate: '1991-05-14' };
  it.each([
    ['in capitals', { ...wallet, givenNames: 'ANNA-MAIJA Ó’TÁTA', familyName: 'VIRTANEN-SALO' }, true],
    [
      'with other hyphens and apostrophes',
      { ...wallet, givenNames: "Anna‐Maija Ó'Táta", familyName: 'Virtanen–Salo' },
      true,
    ],
    ['with more spaces', { ...wallet, familyName: '  Virtanen-Salo ' }, true],
    ['with further given names', { ...wallet, givenNames: 'Anna-Maija Helena Ó’Táta' }, true],
    [
      'with composed letters taken apart',
      { ...wallet, givenNames: wallet.givenNames.normalize('NFD') },
      true,
    ],
    ['with one given name fewer', { ...wallet, givenNames: 'Anna-Maija' }, false],
    ['with half of a double name', { ...wallet, givenNames: 'Anna Ó’Táta' }, false],
    ['with half of a family name', { ...wallet, familyName: 'Virtanen' }, false],
    ['born a day later', { ...wallet, birthDate: '1991-05-15' }, false],
    ['born on a day written otherwise', { ...wallet, birthDate: '14.5.1991' }, false],
  ])('%s', (_, verified, same) => {
    expect(isSamePerson(wallet, verified)).toBe(same);
  });
});
