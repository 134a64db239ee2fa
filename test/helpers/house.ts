import { eq } from 'drizzle-orm';
import type { Actor } from '../../src/access/actor.ts';
import type { Context, House } from '../../src/access/context.ts';
import type { KeyKeeper } from '../../src/access/key-keeper.ts';
import { controllerUnit, legalPerson } from '../../src/access/organisation.table.ts';
import type { SecretCost } from '../../src/access/secret.ts';
import { unitKey, Vault } from '../../src/access/vault.ts';
import { newId } from '../../src/base/id.ts';
import type { Language } from '../../src/base/language.ts';
import type { Database } from '../../src/database/database.ts';
import { ReadingLog } from '../../src/record/reading-log.ts';
import { openSnapshot } from './snapshot.ts';

export interface TestHouse extends House {
  readonly clock: (() => Date) & { set(to: Date | string): void };
  context(actor: Actor | null, options?: { language?: Language; operation?: string; from?: string }): Context;
}

/** Hashing that tests need not wait for; what is served hashes at SECRET_COST (`secret-cost.test.ts`). */
export const QUICK: SecretCost = { N: 2 ** 10, r: 8, p: 1 };

/** A house on a fresh in-memory database, with a clock that stands still until it is set. */
export async function makeHouse(database?: Database, keyKeeper?: KeyKeeper): Promise<TestHouse> {
  const open = database ?? (await openSnapshot());
  let now = new Date('2026-03-02T10:00:00.000Z');
  const set = (to: Date | string) => {
    now = new Date(to);
  };
  const clock = Object.assign(() => now, { set });
  const vault = new Vault(new Uint8Array(32).fill(7));
  const provider = newId('unit');
  await open.sql
    .insert(legalPerson)
    .values({
      id: newId('legalPerson'),
      businessId: '1234567-1',
      name: { fi: 'Esimerkkikaupunki' },
      createdAt: now,
    })
    .onConflictDoNothing();
  const [legal] = await open.sql.select().from(legalPerson).where(eq(legalPerson.businessId, '1234567-1'));
  await open.sql.insert(controllerUnit).values({
    id: provider,
    legalPerson: legal!.id,
    kind: 'PROVIDER',
    name: { fi: 'Lompakon ylläpito' },
    createdAt: now,
  });
  await vault.create(open.sql, unitKey(provider), now, newId);
  const house: House = {
    database: open,
    vault,
    newId,
    clock,
    baseUrl: 'http://localhost:4000',
    provider,
    reviewDays: 14,
    secretCost: QUICK,
    ...(keyKeeper ? { keyKeeper } : {}),
  };
  return {
    ...house,
    clock,
    context: (actor, options = {}) => ({
      ...house,
      actor,
      now,
      language: options.language ?? 'fi',
      requestId: 'test',
      from: options.from ?? null,
      operation: options.operation ?? 'test',
      readings: new ReadingLog(),
      loaders: new Map(),
    }),
  };
}
