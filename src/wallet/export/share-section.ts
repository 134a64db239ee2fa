import { asc, desc, eq } from 'drizzle-orm';
import { participantKey } from '../../access/vault.ts';
import { collection, collectionItem } from '../collection.table.ts';
import { momentText } from '../moment-text.ts';
import { share, shareItem, shareOpening } from '../share.table.ts';
import { EXPORT_TEXT, HEADING } from './export.text.ts';
import { dataFile, type ExportSection } from './export-file.ts';

/** What was gathered and shared, until when, and when it was opened; never the link itself, nor by whom. */
export const shareSection: ExportSection = {
  heading: HEADING.shares,
  async *files({ context, participant }) {
    const { language, now } = context;
    const { sql } = context.database;
    const text = EXPORT_TEXT[language];
    const owner = participantKey(participant);
    const keys = await context.vault.open(sql, [owner]);
    const opened = (column: string, box: Parameters<typeof keys.open>[2] | null) =>
      box ? keys.open(owner, column, box) : null;

    const sets = await sql
      .select()
      .from(collection)
      .where(eq(collection.participant, participant))
      .orderBy(asc(collection.createdAt), asc(collection.id));
    const setItems = await sql
      .select({ item: collectionItem })
      .from(collectionItem)
      .innerJoin(collection, eq(collection.id, collectionItem.collection))
      .where(eq(collection.participant, participant))
      .orderBy(asc(collectionItem.position));
    const shares = await sql
      .select()
      .from(share)
      .where(eq(share.participant, participant))
      .orderBy(desc(share.createdAt), desc(share.id));
    if (sets.length === 0 && shares.length === 0) return;
    const items = await sql
      .select({ item: shareItem })
      .from(shareItem)
      .innerJoin(share, eq(share.id, shareItem.share))
      .where(eq(share.participant, participant))
      .orderBy(asc(shareItem.position));
    const openings = await sql
      .select({ opening: shareOpening })
      .from(shareOpening)
      .innerJoin(share, eq(share.id, shareOpening.share))
      .where(eq(share.participant, participant))
      .orderBy(asc(shareOpening.at), asc(shareOpening.id));

    const told = {
      collections: sets.map((one) => ({
        id: one.id,
        purpose: one.purpose,
        name: opened('collection.name', one.name),
        introduction: opened('collection.introduction', one.introduction),
        createdAt: one.createdAt,
        changedAt: one.changedAt,
        holdings: setItems.filter(({ item }) => item.collection === one.id).map(({ item }) => item.holding),
      })),
      shares: shares.map((one) => ({
        id: one.id,
        introduction: opened('share.introduction', one.introduction),
        createdAt: one.createdAt,
        expiresAt: one.expiresAt,
        withdrawnAt: one.withdrawnAt,
        mostOpenings: one.mostOpenings,
        holdings: items
          .filter(({ item }) => item.share === one.id)
          .map(({ item: { holding, whole } }) => ({ holding, whole })),
        openedAt: openings.filter(({ opening }) => opening.share === one.id).map(({ opening }) => opening.at),
      })),
    };
    const caption = HEADING.shares[language];
    const rows = told.shares.map((one) => [
      momentText(one.createdAt, now, language),
      momentText(one.withdrawnAt ?? one.expiresAt, now, language),
      String(one.openedAt.length),
    ]);
    const columns = [text.began, text.ended, text.openings];
    yield dataFile(
      { path: 'shares.json', what: 'SHARES', title: caption, tables: [{ caption, columns, rows }] },
      told,
    );
  },
};
