import { and, desc, eq } from 'drizzle-orm';
import type { Context } from '../access/context.ts';
import type { Id } from '../base/id.ts';
import { Refusal } from '../base/refusal.ts';
import type { MarkLevel } from '../checklist/mark.ts';
import { privateEntry } from './private.table.ts';
import { openBox } from './private-box.ts';
import { privateOwner, unlockedPart } from './private-part.ts';

export const PRIVATE_KINDS = {
  DIARY: 'The learning diary.',
  NOTE: 'A note to oneself.',
  SELF_ASSESSMENT:
    'A self-assessment that nobody else sees; the one that others see is a mark on the checklist.',
} as const satisfies Record<string, string>;
export type PrivateKind = keyof typeof PRIVATE_KINDS;

/** What stands inside an entry's box. */
export interface PrivateContent {
  readonly kind: PrivateKind;
  readonly text: string;
  readonly checklist: Id<'checklist'> | null;
  readonly requirement: Id<'requirement'> | null;
  readonly level: MarkLevel | null;
}

export interface PrivateEntry extends PrivateContent {
  readonly id: Id<'privateEntry'>;
  readonly at: Date;
}

/** A level belongs to a self-assessment, and to nothing else. */
export function refuseLevel({ kind, level }: Pick<PrivateContent, 'kind' | 'level'>): Refusal | null {
  return level && kind !== 'SELF_ASSESSMENT'
    ? new Refusal('INVALID_INPUT', ['level'], { field: 'level', expected: 'SELF_ASSESSMENT' })
    : null;
}

/** The participant's entries, newest first, opened with what the client holds. Throws PRIVATE_PART_LOCKED, LEVEL_TOO_LOW. */
export async function readPrivateEntries(
  context: Context,
  unlocked: string,
  kind: PrivateKind | null,
): Promise<PrivateEntry[]> {
  const me = privateOwner(context);
  const { sql } = context.database;
  const { part, key } = await unlockedPart(context, sql, unlocked);
  const rows = await sql
    .select()
    .from(privateEntry)
    .where(and(eq(privateEntry.participant, me), eq(privateEntry.part, part)))
    .orderBy(desc(privateEntry.at), desc(privateEntry.id));
  const entries = await Promise.all(
    rows.map(async ({ id, at, sealed }): Promise<PrivateEntry | null> => {
      const plain = await openBox(key, id, sealed);
      return plain && { id, at, ...(JSON.parse(Buffer.from(plain).toString('utf8')) as PrivateContent) };
    }),
  );
  return entries.filter(
    (entry) => entry !== null && (kind === null || entry.kind === kind),
  ) as PrivateEntry[];
}
