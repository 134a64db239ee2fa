import { and, asc, desc, eq, inArray, isNull, sql as raw } from 'drizzle-orm';
import type { Context } from '../../access/context.ts';
import { staff } from '../../access/organisation.table.ts';
import { participant } from '../../access/participant.table.ts';
import { unitKey } from '../../access/vault.ts';
import type { Id } from '../../base/id.ts';
import { reading } from '../../record/record.table.ts';
import { whoRequest } from './who-request.table.ts';

/** A question as the unit that is asked sees it: about whom of its staff, never whose data it was. */
export interface AskedWho {
  readonly id: Id<'whoRequest'>;
  readonly askedAt: Date;
  readonly openedAt: Date;
  readonly role: string;
  readonly what: string;
  readonly reader: string | null;
  readonly outcome: 'ANSWERED' | 'REFUSED' | null;
  readonly answer: string | null;
}

/** Questions to the unit. Those of people who have left are for its records keeper alone. */
const ofUnit = (unit: Id<'unit'>) =>
  and(
    eq(whoRequest.unit, unit),
    raw`not exists (select 1 from ${participant} where ${participant.id} = ${whoRequest.participant}
      and ${participant.erasedAt} is not null)`,
  );

/** How many questions `askedOf` has. */
export const countAsked = ({ database: { sql } }: Context, unit: Id<'unit'>): Promise<number> =>
  sql.$count(whoRequest, ofUnit(unit));

/** The unit's questions, open ones first, then the newest; or the one that is named. */
export async function askedOf(
  { database: { sql }, vault }: Context,
  unit: Id<'unit'>,
  page: { readonly offset: number; readonly limit: number },
  only?: Id<'whoRequest'>,
): Promise<AskedWho[]> {
  const rows = await sql
    .select({ request: whoRequest, reading })
    .from(whoRequest)
    .innerJoin(reading, eq(reading.id, whoRequest.reading))
    .where(and(ofUnit(unit), only ? eq(whoRequest.id, only) : undefined))
    .orderBy(desc(raw`${whoRequest.answeredAt} is null`), desc(whoRequest.askedAt), asc(whoRequest.id))
    .offset(page.offset)
    .limit(page.limit);
  if (rows.length === 0) return [];
  const readers = [...new Set(rows.map((row) => row.reading.reader))];
  const people = await sql
    .select({ account: staff.account, name: staff.name })
    .from(staff)
    .where(and(eq(staff.unit, unit), inArray(staff.account, readers)));
  const owner = unitKey(unit);
  const keys = await vault.open(sql, [owner]);
  const names = new Map(people.map((one) => [one.account, keys.open(owner, 'staff.name', one.name)]));
  return rows.map(({ request, reading: of }) => ({
    id: request.id,
    askedAt: request.askedAt,
    openedAt: of.at,
    role: of.role,
    what: of.what,
    reader: names.get(of.reader) ?? null,
    outcome: request.outcome,
    answer: request.unitAnswer ? keys.open(owner, 'who_request.unit_answer', request.unitAnswer) : null,
  }));
}

/** How many of them wait for an answer. */
export const openQuestions = ({ database: { sql } }: Context, unit: Id<'unit'>): Promise<number> =>
  sql.$count(whoRequest, and(eq(whoRequest.unit, unit), isNull(whoRequest.answeredAt)));
