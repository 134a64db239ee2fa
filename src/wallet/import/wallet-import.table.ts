import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { controllerUnit } from '../../access/organisation.table.ts';
import { participant } from '../../access/participant.table.ts';
import { id, instant, sealed } from '../../database/column.ts';

/** What a participant brought from another installation: history to read, never a mark or a decision of this one. */
export const walletImport = pgTable(
  'wallet_import',
  {
    id: id('id', 'walletImport').primaryKey(),
    /** The controller: the keeper of the wallets. */
    unit: id('unit', 'unit')
      .notNull()
      .references(() => controllerUnit.id),
    participant: id('participant', 'participant')
      .notNull()
      .references(() => participant.id),
    /** A keyed hash of the manifest, so that the same is not brought twice. */
    manifestHash: text('manifest_hash').notNull(),
    /** The DID of the installation that it says it comes from. */
    origin: sealed('origin').notNull(),
    /** Whether that installation's own key was seen to have signed the manifest. */
    originConfirmed: boolean('origin_confirmed').notNull(),
    exportedAt: instant('exported_at').notNull(),
    importedAt: instant('imported_at').notNull(),
    files: integer('files').notNull(),
    bytes: integer('bytes').notNull(),
  },
  (table) => [uniqueIndex('wallet_import_once').on(table.participant, table.manifestHash)],
);

/** One file of it, byte for byte, under the participant's key. */
export const walletImportFile = pgTable(
  'wallet_import_file',
  {
    import: id('import', 'walletImport')
      .notNull()
      .references(() => walletImport.id),
    position: integer('position').notNull(),
    unit: id('unit', 'unit').notNull(),
    participant: id('participant', 'participant').notNull(),
    /** Path, media type, what it is, size and digest, as JSON. */
    about: sealed('about').notNull(),
    content: sealed('content').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.import, table.position] }),
    index('wallet_import_file_participant').on(table.participant),
  ],
);
