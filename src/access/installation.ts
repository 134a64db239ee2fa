import { eq, sql } from 'drizzle-orm';
import { type Id, newId } from '../base/id.ts';
import type { Database } from '../database/database.ts';
import { isBusinessId } from './business-id.ts';
import { installation } from './installation.table.ts';
import { controllerUnit, legalPerson } from './organisation.table.ts';
import { unitKey, type Vault } from './vault.ts';
import { WrongMasterKey } from './wrong-master-key.ts';

/** A number that only first starts lock. */
const FIRST_START = 7_240_120;

/**
 * The unit that keeps the wallets: made with the first start of an empty database, found ever after.
 * Throws WrongMasterKey, and a TypeError where the business id does not add up.
 */
export async function ensureInstallation(
  database: Database,
  vault: Vault,
  now: Date,
  provider: { name: string; businessId: string },
): Promise<Id<'unit'>> {
  const keyCheck = vault.lookup('installation', 'key-check');
  return database.sql.transaction(async (tx) => {
    // Several first starts on one PostgreSQL come one after the other, and find what the first one made.
    await tx.execute(sql`select pg_advisory_xact_lock(${FIRST_START})`);
    const [known] = await tx.select().from(installation).where(eq(installation.id, 1));
    if (known) {
      if (known.keyCheck !== keyCheck) {
        throw new WrongMasterKey('PATEVA_MASTER_KEY is not the key that this database was made with');
      }
      return known.provider;
    }
    if (!isBusinessId(provider.businessId))
      throw new TypeError('PATEVA_PROVIDER_BUSINESS_ID is not a business id');
    const legal = newId('legalPerson');
    const unit = newId('unit');
    const name = { fi: provider.name };
    await tx.insert(legalPerson).values({ id: legal, businessId: provider.businessId, name, createdAt: now });
    await tx
      .insert(controllerUnit)
      .values({ id: unit, legalPerson: legal, kind: 'PROVIDER', name, createdAt: now });
    await vault.create(tx, unitKey(unit), now, newId);
    await tx.insert(installation).values({ id: 1, provider: unit, keyCheck, createdAt: now });
    return unit;
  });
}
