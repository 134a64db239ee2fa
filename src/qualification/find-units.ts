import { asc, desc, eq, inArray, type SQL, sql as text } from 'drizzle-orm';
import type { Id } from '../base/id.ts';
import type { Language } from '../base/language.ts';
import { rowsOf, type Sql } from '../database/database.ts';
import type { QualificationUnitRow } from './loaders.ts';
import { qualification, qualificationUnit } from './qualification.table.ts';
import { isValidOn } from './qualification.ts';
import { findsInside, parseSearch, type SearchQuery, type Wanted } from './search.ts';

/** What a hit weighs: a name counts more than a part's name, and that more than what a requirement says. */
const WEIGHT = { wholeWord: 10, beginning: 8, end: 7, inside: 6, part: 4, similar: 3, body: 1.5 } as const;
/** A word that only means the same counts a little less than the word itself. */
const ALIKE = 0.9;
const LIKE_ENOUGH = 0.5;

/** Only the newest version of each document. */
const newest = text`not exists (select 1 from qualification n where n.document_id = q.document_id and n.version > q.version)`;

const anyOf = (conditions: SQL[]) => text`(${text.join(conditions, text` or `)})`;

function scoreOf(word: string, factor: number): SQL {
  const inside = findsInside(word) || factor === 1;
  const name = text`(' ' || s.name || ' ')`;
  const cases = [
    text`when ${name} like ${`% ${word} %`} then ${text.raw(String(WEIGHT.wholeWord * factor))}`,
    text`when ${name} like ${`% ${word}%`} then ${text.raw(String(WEIGHT.beginning * factor))}`,
  ];
  if (inside) {
    cases.push(
      text`when ${name} like ${`%${word} %`} then ${text.raw(String(WEIGHT.end * factor))}`,
      text`when ${name} like ${`%${word}%`} then ${text.raw(String(WEIGHT.inside * factor))}`,
    );
  }
  const pattern = inside ? `%${word}%` : `% ${word}%`;
  cases.push(
    text`when (' ' || s.parts) like ${pattern} then ${text.raw(String(WEIGHT.part * factor))}`,
    text`when (' ' || s.body) like ${pattern} then ${text.raw(String(WEIGHT.body * factor))}`,
  );
  return text`case ${text.join(cases, text` `)} else 0 end`;
}

/** Whether a text has the word in any inflected form that its language's stemmer knows. */
const stemmed = (plain: string) => text`s.words @@ case s.language
  when 'fi' then plainto_tsquery('finnish', ${plain})
  when 'sv' then plainto_tsquery('swedish', ${plain})
  when 'en' then plainto_tsquery('english', ${plain})
  else plainto_tsquery('simple', ${plain}) end`;

function scoreOfWord(wanted: Wanted): SQL {
  const scores = [
    scoreOf(wanted.word, 1),
    ...wanted.alike.map((one) => scoreOf(one, ALIKE)),
    text`case when ${stemmed(wanted.plain)} then ${text.raw(String(WEIGHT.body))} else 0 end`,
    text`case when word_similarity(${wanted.word}, s.name) >= ${text.raw(String(LIKE_ENOUGH))} then word_similarity(${wanted.word}, s.name) * ${text.raw(String(WEIGHT.similar))} else 0 end`,
  ];
  return text`greatest(${text.join(scores, text`, `)})`;
}

/** What can be a hit at all, in a form that the indexes answer. */
function candidates(query: SearchQuery): SQL {
  return anyOf(
    query.words.flatMap((wanted) => [
      ...[wanted.word, ...wanted.alike].flatMap((word) => [
        text`s.name like ${`%${word}%`}`,
        text`s.parts like ${`%${word}%`}`,
        text`s.body like ${`%${word}%`}`,
      ]),
      text`${wanted.word} <% s.name`,
      stemmed(wanted.plain),
    ]),
  );
}

function statement(query: SearchQuery, language: Language | null, first: number): SQL {
  if (query.code || query.diaryNumber) {
    const fits = [
      ...(query.code ? [text`starts_with(u.code, ${query.code})`] : []),
      ...(query.diaryNumber ? [text`starts_with(upper(q.diary_number), ${query.diaryNumber})`] : []),
    ];
    return text`select u.id from qualification_unit u join qualification q on q.id = u.qualification
      where ${newest} and ${anyOf(fits)}
      order by length(u.code), q.valid_from desc nulls last, q.document_id, u.position limit ${first}`;
  }
  const score = text.join(query.words.map(scoreOfWord), text` + `);
  const preferred = language ? text`case when s.language = ${language} then 1.05 else 1.0 end` : text`1.0`;
  return text`select id from (
      select u.id, u.position, q.document_id, q.valid_from, max((${score}) * ${preferred}) as score, min(length(s.name)) as length
      from unit_search s join qualification_unit u on u.id = s.unit join qualification q on q.id = u.qualification
      where ${newest} and ${candidates(query)}
      group by u.id, u.position, q.document_id, q.valid_from
    ) hit where score > 0
    order by score desc, length, valid_from desc nulls last, document_id, position limit ${first}`;
}

/**
 * The units that fit a search best, from the newest version of each document: by words in any language (those of
 * `language` count a little more), by code, or by the diary number of their qualification. An empty search finds none.
 */
export async function searchUnits(
  sql: Sql,
  search: string,
  language: Language | null,
  first: number,
): Promise<QualificationUnitRow[]> {
  const query = parseSearch(search);
  if (!query) return [];
  const hits = await rowsOf<{ id: Id<'qualificationUnit'> }>(sql, statement(query, language, first));
  if (hits.length === 0) return [];
  const ids = hits.map((hit) => hit.id);
  const rows = await sql.select().from(qualificationUnit).where(inArray(qualificationUnit.id, ids));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/**
 * The units with this code (tutkinnonosat_106889, or 106889 alone): one from each document that holds it, in the
 * newest version that is valid on the day. Without a day: from the newest version of each.
 */
export async function unitsByCode(
  sql: Sql,
  code: string,
  on: string | null,
): Promise<QualificationUnitRow[]> {
  const wanted = /^\d+$/.test(code.trim()) ? `tutkinnonosat_${code.trim()}` : code.trim();
  const rows = await sql
    .select({ unit: qualificationUnit, of: qualification })
    .from(qualificationUnit)
    .innerJoin(qualification, eq(qualification.id, qualificationUnit.qualification))
    .where(eq(qualificationUnit.code, wanted))
    .orderBy(asc(qualification.documentId), desc(qualification.version), asc(qualificationUnit.position));
  const taken = new Map<number, QualificationUnitRow>();
  for (const { unit, of } of rows) {
    if (!taken.has(of.documentId) && (on === null || isValidOn(of, on))) taken.set(of.documentId, unit);
  }
  return [...taken.values()];
}
