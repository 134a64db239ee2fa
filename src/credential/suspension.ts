import { and, eq, isNull } from 'drizzle-orm';
import type { Id, NewId } from '../base/id.ts';
import type { Sealed } from '../database/column.ts';
import { type Sql, touched } from '../database/database.ts';
import type { SuspensionReason } from './revocation.ts';
import { suspension } from './status.table.ts';
import type { StatusPlace } from './status-place.ts';

/** What is kept with a suspension of a credential of ours. */
export interface SuspensionNote {
  readonly reason: SuspensionReason;
  readonly explanation: Sealed | null;
}

export interface Beginning {
  /** Whose credential it is. */
  readonly unit: Id<'unit'>;
  readonly now: Date;
  readonly newId: NewId;
  readonly note?: SuspensionNote;
}

/** Begins a suspension of what has this place; false where one is going on already. */
export async function beginSuspension(
  tx: Sql,
  { list, index }: StatusPlace,
  { unit, now, newId, note }: Beginning,
): Promise<boolean> {
  const begun = await tx
    .insert(suspension)
    .values({
      id: newId('suspension'),
      unit,
      statusList: list,
      statusIndex: index,
      suspendedAt: now,
      ...note,
    })
    .onConflictDoNothing();
  return touched(begun) === 1;
}

/** Ends the suspension of what has this place; false where none is going on. */
export async function endSuspension(tx: Sql, { list, index }: StatusPlace, now: Date): Promise<boolean> {
  const ended = await tx
    .update(suspension)
    .set({ resumedAt: now })
    .where(
      and(eq(suspension.statusList, list), eq(suspension.statusIndex, index), isNull(suspension.resumedAt)),
    );
  return touched(ended) === 1;
}
