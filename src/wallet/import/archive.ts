import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Context } from '../../access/context.ts';
import { participantKey } from '../../access/vault.ts';
import type { Id } from '../../base/id.ts';
import { Refusal } from '../../base/refusal.ts';
import { walletImport, walletImportFile } from './wallet-import.table.ts';

const about = z.object({
  path: z.string(),
  mediaType: z.string(),
  what: z.string(),
  bytes: z.number(),
  sha256: z.string(),
});

/** What a kept file is. */
export type AboutFile = z.infer<typeof about>;

export interface ArchiveFile extends AboutFile {
  readonly import: Id<'walletImport'>;
  readonly position: number;
}

/** A wallet that was brought from another installation: to read, and to take along; nothing of it acts here. */
export interface Archive {
  readonly id: Id<'walletImport'>;
  /** The DID of the installation that it says it comes from. */
  readonly origin: string;
  readonly originConfirmed: boolean;
  readonly exportedAt: Date;
  readonly importedAt: Date;
  readonly files: readonly ArchiveFile[];
}

/** What the participant has brought, oldest first, without the files' contents. */
export async function archivesOf(
  { database: { sql }, vault }: Pick<Context, 'database' | 'vault'>,
  participant: Id<'participant'>,
): Promise<Archive[]> {
  const rows = await sql
    .select()
    .from(walletImport)
    .where(eq(walletImport.participant, participant))
    .orderBy(asc(walletImport.importedAt), asc(walletImport.exportedAt), asc(walletImport.id));
  if (rows.length === 0) return [];
  const owner = participantKey(participant);
  const keys = await vault.open(sql, [owner]);
  if (!keys.has(owner)) return [];
  const files = await sql
    .select({
      import: walletImportFile.import,
      position: walletImportFile.position,
      about: walletImportFile.about,
    })
    .from(walletImportFile)
    .where(eq(walletImportFile.participant, participant))
    .orderBy(asc(walletImportFile.position));
  return rows.map(({ id, origin, originConfirmed, exportedAt, importedAt }) => ({
    id,
    origin: keys.open(owner, 'wallet_import.origin', origin),
    originConfirmed,
    exportedAt,
    importedAt,
    files: files
      .filter((file) => file.import === id)
      .map((file) => ({
        import: id,
        position: file.position,
        ...about.parse(JSON.parse(keys.open(owner, 'wallet_import_file.about', file.about))),
      })),
  }));
}

/** A kept file's bytes as they came. Throws NOT_FOUND. */
export async function readArchiveFile(
  { database: { sql }, vault }: Pick<Context, 'database' | 'vault'>,
  participant: Id<'participant'>,
  archive: Id<'walletImport'>,
  position: number,
): Promise<Uint8Array> {
  const [row] = await sql
    .select({ content: walletImportFile.content })
    .from(walletImportFile)
    .where(
      and(
        eq(walletImportFile.import, archive),
        eq(walletImportFile.position, position),
        eq(walletImportFile.participant, participant),
      ),
    );
  const owner = participantKey(participant);
  const keys = await vault.open(sql, [owner]);
  if (!row || !keys.has(owner)) throw new Refusal('NOT_FOUND');
  return keys.openBytes(owner, 'wallet_import_file.content', row.content);
}
