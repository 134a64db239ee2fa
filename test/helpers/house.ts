import type { Actor } from '../../src/access/actor.ts';
import type { Context, House } from '../../src/access/context.ts';
import { controllerUnit, legalPerson } from '../../src/access/organisation.table.ts';
import { unitKey, Vault } from '../../src/access/vault.ts';
import { newId } from '../../src/base/id.ts';
import type { Language } from '../../src/base/language.ts';
import type { Database } from '../../src/database/database.ts';
import { openPgliteInMemory } from '../../src/database/open.ts';
import { ReadingLog } from '../../src/record/reading-log.ts';
import { pushTables } from './tables.ts';

export interface TestHouse extends House {
  readonly clock: (() => Date) & { set(to: Date | string): void };
  context(actor: Actor | null, options?: { language?: Language; operation?: string }): Context;
}

/** A house on a fresh in-memory database, with a clock that stands still until it is set. */
export async function makeHouse(database?: Database): Promise<TestHouse> {
  const open = database ?? (await openPgliteInMemory());
  if (!database) await pushTables(open);
  let now = new Date('2026-03-02T10:00:00.000Z');
  const clock = Object.assign(() => now, { set: (to: Date | string) => void (now = new Date(to)) });
  const vault = new Vault(new Uint8Array(32).fill(7));
  const provider = newId('unit');
  const legal = newId('legalPerson');
  await open.sql
    .insert(legalPerson)
    .values({ id: legal, businessId: '1234567-1', name: { fi: 'Esimerkkikaupunki' }, createdAt: now })
    .onConflictDoNothing();
  await open.sql
    .insert(controllerUnit)
    .values({
      id: provider,
      legalPerson: legal,
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
      operation: options.operation ?? 'test',
      readings: new ReadingLog(),
      loaders: new Map(),
    }),
  };
}
