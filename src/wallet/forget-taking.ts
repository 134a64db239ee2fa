import { and, eq, isNull } from 'drizzle-orm';
import { type Keys, participantKey } from '../access/vault.ts';
import type { Id } from '../base/id.ts';
import type { Sql } from '../database/database.ts';
import { exportLink } from './export/export-link.table.ts';
import { walletImport, walletImportFile } from './import/wallet-import.table.ts';
import { whoRequest } from './knowing/who-request.table.ts';

/**
 * Takes away what was brought from elsewhere, links to downloads, and questions that nobody has answered, when their
 * participant leaves. Of answered ones the controller keeps its own copy, about a pseudonym.
 */
export async function forgetTaking(tx: Sql, participant: Id<'participant'>): Promise<void> {
  await tx.delete(exportLink).where(eq(exportLink.participant, participant));
  await tx.delete(walletImportFile).where(eq(walletImportFile.participant, participant));
  await tx.delete(walletImport).where(eq(walletImport.participant, participant));
  await tx
    .delete(whoRequest)
    .where(and(eq(whoRequest.participant, participant), isNull(whoRequest.answeredAt)));
  await tx.update(whoRequest).set({ answer: null }).where(eq(whoRequest.participant, participant));
}

/**
 * Gives what was brought and what was asked in one wallet to another of the same person. `keys` holds both their keys.
 * What the other has brought too is not doubled.
 */
export async function moveTaking(
  tx: Sql,
  keys: Keys,
  from: Id<'participant'>,
  to: Id<'participant'>,
): Promise<void> {
  const [giving, taking] = [participantKey(from), participantKey(to)];
  const moved = <Column extends string>(column: Column, box: Parameters<Keys['openBytes']>[2]) =>
    keys.seal(taking, column, keys.openBytes(giving, column, box));
  await tx.delete(exportLink).where(eq(exportLink.participant, from));

  const there = await tx
    .select({ hash: walletImport.manifestHash })
    .from(walletImport)
    .where(eq(walletImport.participant, to));
  const known = new Set(there.map(({ hash }) => hash));
  const archives = await tx.select().from(walletImport).where(eq(walletImport.participant, from));
  for (const archive of archives) {
    const ofArchive = eq(walletImportFile.import, archive.id);
    if (known.has(archive.manifestHash)) {
      await tx.delete(walletImportFile).where(ofArchive);
      await tx.delete(walletImport).where(eq(walletImport.id, archive.id));
      continue;
    }
    const places = await tx
      .select({ position: walletImportFile.position })
      .from(walletImportFile)
      .where(ofArchive);
    // One after the other: together they can be more than fits into memory.
    for (const { position } of places) {
      const one = and(ofArchive, eq(walletImportFile.position, position));
      const [file] = await tx.select().from(walletImportFile).where(one);
      if (!file) continue;
      await tx
        .update(walletImportFile)
        .set({
          participant: to,
          about: moved('wallet_import_file.about', file.about),
          content: moved('wallet_import_file.content', file.content),
        })
        .where(one);
    }
    await tx
      .update(walletImport)
      .set({ participant: to, origin: moved('wallet_import.origin', archive.origin) })
      .where(eq(walletImport.id, archive.id));
  }

  for (const asked of await tx.select().from(whoRequest).where(eq(whoRequest.participant, from))) {
    const answer = asked.answer ? moved('who_request.answer', asked.answer) : null;
    await tx.update(whoRequest).set({ participant: to, answer }).where(eq(whoRequest.id, asked.id));
  }
}
