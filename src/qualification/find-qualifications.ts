import { inArray, type SQL, sql as text } from 'drizzle-orm';
import type { Id } from '../base/id.ts';
import type { Language } from '../base/language.ts';
import { rowsOf, type Sql } from '../database/database.ts';
import type { QualificationRow } from './loaders.ts';
import { qualification } from './qualification.table.ts';
import { findsInside, parseSearch, type SearchQuery } from './search.ts';

const all = (conditions: SQL[]) => text`(${text.join(conditions, text` and `)})`;

/** 2 where the qualification itself fits, 1 where one of its units does, 0 where neither. */
function fitOf(query: SearchQuery): SQL {
  const own = all(
    query.words.map(({ word, alike }) => {
      const forms = [word, ...alike].map(
        (one) => text`(' ' || q.search_text) like ${findsInside(one) ? `%${one}%` : `% ${one}%`}`,
      );
      return text`(${text.join(forms, text` or `)})`;
    }),
  );
  const diary = query.diaryNumber
    ? text`coalesce(starts_with(upper(q.diary_number), ${query.diaryNumber}), false)`
    : text`false`;
  const inUnit = query.code
    ? text`u.code = ${query.code}`
    : text`exists (select 1 from unit_search s where s.unit = u.id and ${all(query.words.map(({ word }) => text`(s.name like ${`%${word}%`} or s.parts like ${`%${word}%`})`))})`;
  return text`case when ${own} or ${diary} then 2 when exists (select 1 from qualification_unit u where u.qualification = q.id and ${inUnit}) then 1 else 0 end`;
}

/**
 * A page of qualifications, each in its newest version: those that fit the search by name or diary number, then those
 * that hold a unit that does, in the order of their names in the language. All of them where nothing is searched.
 */
export async function findQualifications(
  sql: Sql,
  asked: { search: string | null; language: Language; offset: number; limit: number },
): Promise<{ rows: QualificationRow[]; total: number }> {
  const query = parseSearch(asked.search ?? '');
  const fitting = text`(
    select q.id, coalesce(q.name ->> ${asked.language}, q.name ->> 'fi', q.search_text) as name, ${query ? fitOf(query) : text`2`} as fit
    from qualification q
    where not exists (select 1 from qualification n where n.document_id = q.document_id and n.version > q.version)
  ) as fitting`;
  const [counted] = await rowsOf<{ total: number }>(
    sql,
    text`select count(*)::int as total from ${fitting} where fit > 0`,
  );
  const found = await rowsOf<{ id: Id<'qualification'> }>(
    sql,
    text`select id from ${fitting} where fit > 0 order by fit desc, name, id limit ${asked.limit} offset ${asked.offset}`,
  );
  const ids = found.map((row) => row.id);
  const total = counted?.total ?? 0;
  if (ids.length === 0) return { rows: [], total };
  const rows = new Map(
    (await sql.select().from(qualification).where(inArray(qualification.id, ids))).map((row) => [
      row.id,
      row,
    ]),
  );
  return { rows: ids.flatMap((id) => rows.get(id) ?? []), total };
}
