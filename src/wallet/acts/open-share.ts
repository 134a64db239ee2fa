import { and, asc, eq, gt, isNull, lt, sql as text } from 'drizzle-orm';
import type { House } from '../../access/context.ts';
import { type Keys, participantKey } from '../../access/vault.ts';
import type { Id } from '../../base/id.ts';
import type { Language } from '../../base/language.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Sql } from '../../database/database.ts';
import { append } from '../../record/append.ts';
import { share, shareItem, shareOpening } from '../share.table.ts';
import { FETCH_MINUTES, MOST_WRONG_CODES, shareState } from '../share.ts';
import { openingOf, openingTicket, sameText, shareCodeHash, shareTokenHash } from '../share-token.ts';
import { resolveItem, type SharedFile, type SharedItem, sharedItem } from '../shared-item.ts';
import { heldBy } from '../stored-holding.ts';

type ShareRow = typeof share.$inferSelect;

/** What somebody sees who was given a link. */
export interface OpenedShare {
  readonly introduction: string | null;
  readonly language: Language;
  readonly expiresAt: Date;
  readonly items: readonly SharedItem[];
  /** Lets the files be fetched for half an hour without another opening. */
  readonly ticket: string;
}

const CLOSED = new Refusal('SHARE_CLOSED');

/**
 * Somebody opens a share, without signing in: it is counted, and what it holds is resolved and checked at this moment.
 * SHARE_CLOSED for unknown, withdrawn, expired, used up and locked alike; SHARE_CODE_NEEDED; CODE_INVALID for a wrong
 * or a used code. Nobody's address or device is kept. Throws SIGNER_UNREACHABLE, and then counts nothing.
 */
export async function openShare(
  house: House,
  input: { readonly token: string; readonly code?: string | null },
): Promise<OpenedShare | Refusal> {
  const { sql } = house.database;
  const opened = await sql.transaction((tx) => countOpening(tx, house, input.token, input.code ?? null));
  if (opened instanceof Refusal) return opened;
  const { row, opening } = opened;
  try {
    const contents = await contentsOf(house, row);
    if (!contents) return CLOSED;
    const items: SharedItem[] = [];
    for (const { item, held } of contents.items)
      items.push(await sharedItem(house, contents.keys, item, held));
    // Whoever withdraws while it is being opened has the last word.
    if (!(await isOpenStill(sql, row, house.clock()))) return CLOSED;
    const owner = participantKey(row.participant);
    return {
      introduction: row.introduction && contents.keys.open(owner, 'share.introduction', row.introduction),
      language: row.language,
      expiresAt: row.expiresAt,
      items,
      ticket: openingTicket(house.vault, opening),
    };
  } catch (problem) {
    await sql.transaction((tx) => giveBack(tx, row, opening));
    throw problem;
  }
}

/** A file of an opening that is not long ago; not counted. SHARE_CLOSED where there is none. */
export async function fetchSharedFile(
  house: House,
  input: { token: string; ticket: string; item: number; file: number },
): Promise<SharedFile | Refusal> {
  const { sql } = house.database;
  const now = house.clock();
  const [row] = await sql
    .select()
    .from(share)
    .where(eq(share.tokenHash, shareTokenHash(house.vault, input.token)));
  const id = openingOf(house.vault, input.ticket);
  if (!row || id === null || !isOpenFor(row, now)) return CLOSED;
  const [opening] = await sql
    .select()
    .from(shareOpening)
    .where(and(eq(shareOpening.share, row.id), eq(shareOpening.id, id)));
  if (!opening || now.getTime() - opening.at.getTime() > FETCH_MINUTES * 60_000) return CLOSED;
  const contents = await contentsOf(house, row);
  const wanted = contents?.items[input.item];
  if (!contents || !wanted) return CLOSED;
  const { files } = await resolveItem(house, contents.keys, wanted.item, wanted.held);
  return files[input.file] ?? CLOSED;
}

const isOpenFor = (row: Pick<ShareRow, 'withdrawnAt' | 'expiresAt'>, now: Date): boolean =>
  row.withdrawnAt === null && row.expiresAt > now;

async function isOpenStill(sql: Sql, { id }: ShareRow, now: Date): Promise<boolean> {
  const [row] = await sql.select().from(share).where(eq(share.id, id));
  return row !== undefined && isOpenFor(row, now);
}

/** What the share holds that is still there; null where that is nothing, or nobody can read it any more. */
async function contentsOf(house: House, row: ShareRow) {
  const { sql } = house.database;
  const owner = participantKey(row.participant);
  const keys: Keys = await house.vault.open(sql, [owner]);
  if (!keys.has(owner)) return null;
  const rows = await sql
    .select()
    .from(shareItem)
    .where(eq(shareItem.share, row.id))
    .orderBy(asc(shareItem.position));
  const held = await heldBy(
    sql,
    row.participant,
    rows.map((one) => one.holding),
  );
  const byId = new Map(held.map((one) => [one.id, one]));
  const items = rows.flatMap((item) => {
    const found = byId.get(item.holding);
    return found ? [{ item, held: found }] : [];
  });
  return items.length === 0 ? null : { keys, items };
}

/** Counts one opening, or says why not. A refusal is returned and not thrown: what it counted stays counted. */
async function countOpening(
  tx: Sql,
  house: House,
  token: string,
  code: string | null,
): Promise<{ readonly row: ShareRow; readonly opening: Id<'shareOpening'> } | Refusal> {
  const now = house.clock();
  const [row] = await tx
    .select()
    .from(share)
    .where(eq(share.tokenHash, shareTokenHash(house.vault, token)))
    .for('update');
  if (!row) return CLOSED;
  const state = shareState(row, now);
  if (state !== 'OPEN') {
    await tx
      .update(share)
      .set({ refused: text`${share.refused} + 1` })
      .where(eq(share.id, row.id));
    // Once is enough: whoever goes on trying would only lengthen the record.
    if (row.refused === 0) await record(tx, house, now, 'SHARE_REFUSED', { share: row.id, why: state });
    return CLOSED;
  }
  const refused = await checkCode(tx, house, now, row, code);
  if (refused) return refused;
  const [counted] = await tx
    .update(share)
    .set({
      openings: text`${share.openings} + 1`,
      codeFailures: 0,
      ...(row.codeHash ? { codeUsedAt: now } : {}),
    })
    .where(
      and(
        eq(share.id, row.id),
        isNull(share.withdrawnAt),
        gt(share.expiresAt, now),
        lt(share.openings, share.mostOpenings),
      ),
    )
    .returning();
  if (!counted) return CLOSED;
  const opening = house.newId('shareOpening');
  await tx.insert(shareOpening).values({ id: opening, share: row.id, at: now });
  await record(tx, house, now, 'SHARE_OPENED', { share: row.id, number: counted.openings });
  return { row: counted, opening };
}

/** The refusal of a code that is missing, used or wrong; a wrong one is counted. The row is locked by the caller. */
async function checkCode(
  tx: Sql,
  house: House,
  now: Date,
  row: ShareRow,
  code: string | null,
): Promise<Refusal | null> {
  if (row.codeHash === null) return null;
  if (code === null || code.trim() === '') return new Refusal('SHARE_CODE_NEEDED', ['code']);
  const wrong = new Refusal('CODE_INVALID', ['code']);
  if (row.codeUsedAt) return wrong;
  if (sameText(shareCodeHash(house.vault, row.id, code), row.codeHash)) return null;
  const failures = row.codeFailures + 1;
  const locked = failures >= MOST_WRONG_CODES;
  await tx
    .update(share)
    .set({ codeFailures: failures, ...(locked ? { lockedAt: now } : {}) })
    .where(eq(share.id, row.id));
  await record(tx, house, now, locked ? 'SHARE_LOCKED' : 'SHARE_CODE_WRONG', { share: row.id, failures });
  return wrong;
}

/** What could not be shown was not seen: the opening and the code are there to be used again. */
async function giveBack(tx: Sql, row: ShareRow, opening: Id<'shareOpening'>): Promise<void> {
  await tx
    .update(share)
    .set({ openings: text`${share.openings} - 1`, codeUsedAt: null })
    .where(eq(share.id, row.id));
  await tx.delete(shareOpening).where(and(eq(shareOpening.share, row.id), eq(shareOpening.id, opening)));
}

const record = (tx: Sql, house: House, now: Date, act: string, detail: Record<string, string | number>) =>
  append(tx, now, [{ unit: house.provider, act, actor: 'viewer', role: 'VIEWER', detail }]);
