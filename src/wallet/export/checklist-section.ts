import { asc, eq } from 'drizzle-orm';
import { type Context, loader } from '../../access/context.ts';
import { type Keys, participantKey } from '../../access/vault.ts';
import type { Id } from '../../base/id.ts';
import { inLanguage, type LocalizedText } from '../../base/language.ts';
import {
  type MarkView,
  makeAnswersByMarkLoader,
  makeMarksByChecklistLoader,
  makePermissionsByChecklistLoader,
  makePlainSentencesLoader,
} from '../../checklist/checklist.loader.ts';
import { checklist, evidence } from '../../checklist/checklist.table.ts';
import type { ChecklistRow } from '../../checklist/stored-checklist.ts';
import { makeEnvironmentLoader } from '../../environment/loaders.ts';
import { plainSentences } from '../../environment/plain-sentence.ts';
import { awardedTarget, requirementsOf } from '../../qualification/awarded-target.ts';
import { momentText } from '../moment-text.ts';
import { publicNameOf } from '../unit-name.ts';
import { EXPORT_TEXT, HEADING, LEVEL, PARTY, PERMISSION, STATE } from './export.text.ts';
import { dataFile, type ExportFile, type ExportSection, type IndexTable } from './export-file.ts';

/** Each checklist with its target, plain sentences, marks, answers and permissions; what shows competence as files. */
export const checklistSection: ExportSection = {
  heading: HEADING.checklists,
  async *files({ context, participant }) {
    const rows = await context.database.sql
      .select()
      .from(checklist)
      .where(eq(checklist.participant, participant))
      .orderBy(asc(checklist.openedAt), asc(checklist.id));
    for (const [at, row] of rows.entries()) {
      // What was loaded for one is let go before the next.
      yield* filesOf({ ...context, loaders: new Map() }, row, `checklists/${at + 1}`);
    }
  },
};

async function* filesOf(context: Context, row: ChecklistRow, folder: string): AsyncGenerator<ExportFile> {
  const keys = await context.vault.open(context.database.sql, [participantKey(row.participant)]);
  const target = await awardedTarget(context.database.sql, row.target);
  if (!target) return;
  const title = `${inLanguage(target.name, context.language)?.text ?? ''} (${STATE[row.state][context.language]})`;
  const items = await itemsOf(context, row, keys);
  const permissions = await permissionsOf(context, row);
  yield dataFile(
    {
      path: `${folder}/checklist.json`,
      what: 'CHECKLIST',
      title,
      tables: [itemTable(context, title, items), ...permissionTable(context, title, permissions)],
    },
    {
      id: row.id,
      target,
      state: row.state,
      openedAt: row.openedAt,
      endedAt: row.endedAt,
      endReason: row.endReason
        ? keys.open(participantKey(row.participant), 'checklist.end_reason', row.endReason)
        : null,
      items: items.map((item) => ({ ...item, marks: item.marks.map(({ label: _, ...mark }) => mark) })),
      permissions,
    },
  );
  yield* evidenceOf(context, row, keys, folder, title);
}

type Told = Awaited<ReturnType<typeof markOf>>;
interface Item {
  readonly requirement: LocalizedText;
  readonly group: LocalizedText | null;
  readonly plainSentences: readonly LocalizedText[];
  readonly recognised: boolean;
  readonly marks: readonly Told[];
}

async function itemsOf(context: Context, row: ChecklistRow, keys: Keys): Promise<Item[]> {
  const { requirements } = await requirementsOf(context.database.sql, row.target);
  const marks = await loader(context, makeMarksByChecklistLoader).load(row.id);
  const places = [...new Set(marks.flatMap(({ environment }) => environment ?? []))];
  const there = await plainSentences(
    context.database.sql,
    places,
    requirements.map(({ id }) => id),
  );
  return Promise.all(
    requirements.map(async ({ id, text, group }) => {
      const ofGroups = await loader(context, makePlainSentencesLoader).load({
        participant: row.participant,
        requirement: id,
      });
      // Where the groups work now, and where it was marked: a group can be left.
      const sentences = [...ofGroups, ...there.filter((one) => one.requirement === id)].filter(
        (one, at, all) => all.findIndex(({ task }) => task === one.task) === at,
      );
      const own = marks.filter((mark) => mark.requirement === id);
      return {
        requirement: text,
        group: group ?? null,
        plainSentences: sentences.map(({ sentence }) => sentence),
        recognised: row.recognised.includes(id),
        marks: await Promise.all(own.map((mark) => markOf(context, mark, keys))),
      };
    }),
  );
}

async function markOf(context: Context, mark: MarkView, keys: Keys) {
  const { language, now } = context;
  const owner = participantKey(mark.participant);
  const answers = await loader(context, makeAnswersByMarkLoader).load(mark.id);
  const place = mark.environment && (await loader(context, makeEnvironmentLoader).load(mark.environment));
  const note = mark.note ? keys.open(owner, 'mark.note', mark.note) : null;
  const words = answers.map((one) => ({
    at: one.at,
    text: keys.open(owner, 'mark_answer.text', one.text),
  }));
  const text = EXPORT_TEXT[language];
  const ended = mark.withdrawal ? ` (${text.withdrawn})` : '';
  const label = [
    `${PARTY[mark.party][language]} ${momentText(mark.at, now, language)}: ${LEVEL[mark.level][language]}${ended}`,
    ...(note ? [note] : []),
    ...words.map((one) => `${text.answer}: ${one.text}`),
  ].join('\n');
  return {
    id: mark.id,
    party: mark.party,
    level: mark.level,
    at: mark.at,
    by: mark.party === 'SELF' ? null : await publicNameOf(context, mark.unit, language),
    place: place ? place.publicName : null,
    basis: mark.basis,
    note,
    withdrawnAt: mark.withdrawal?.at ?? null,
    withdrawalReason: mark.withdrawal
      ? keys.open(owner, 'mark_withdrawal.reason', mark.withdrawal.reason)
      : null,
    answers: words,
    label,
  };
}

function itemTable({ language }: Context, caption: string, items: readonly Item[]): IndexTable {
  const text = EXPORT_TEXT[language];
  const said = (one: LocalizedText) => inLanguage(one, language)?.text ?? '';
  return {
    caption,
    // The plain sentence first, the official text beside it.
    columns: [text.plainly, text.requirement, text.marks],
    rows: items.map(({ plainSentences, requirement, recognised, marks }) => [
      plainSentences.map(said).join('\n') || '–',
      said(requirement),
      [...(recognised ? [text.recognised] : []), ...marks.map(({ label }) => label)].join('\n') || '–',
    ]),
  };
}

async function permissionsOf(context: Context, row: ChecklistRow) {
  const rows = await loader(context, makePermissionsByChecklistLoader).load(row.id);
  return Promise.all(
    rows.map(async ({ kind, school, grantedAt, withdrawnAt, decidedAt }) => ({
      kind,
      school: await publicNameOf(context, school, context.language),
      grantedAt,
      withdrawnAt,
      decidedAt,
    })),
  );
}

function permissionTable(
  { language, now }: Context,
  title: string,
  permissions: Awaited<ReturnType<typeof permissionsOf>>,
): IndexTable[] {
  if (permissions.length === 0) return [];
  const text = EXPORT_TEXT[language];
  return [
    {
      caption: `${text.permissions}: ${title}`,
      columns: [text.school, text.permissions, text.given, text.takenBack],
      rows: permissions.map((one) => [
        one.school,
        PERMISSION[one.kind][language],
        momentText(one.grantedAt, now, language),
        one.withdrawnAt ? momentText(one.withdrawnAt, now, language) : '–',
      ]),
    },
  ];
}

const EXTENSION: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png' };

async function* evidenceOf(
  context: Context,
  row: ChecklistRow,
  keys: Keys,
  folder: string,
  title: string,
): AsyncGenerator<ExportFile> {
  const { sql } = context.database;
  const text = EXPORT_TEXT[context.language];
  const owner = participantKey(row.participant);
  const found = await sql
    .select({ id: evidence.id, mediaType: evidence.mediaType })
    .from(evidence)
    .where(eq(evidence.checklist, row.id))
    .orderBy(asc(evidence.at), asc(evidence.id));
  const content = async (id: Id<'evidence'>) => {
    const [one] = await sql.select({ content: evidence.content }).from(evidence).where(eq(evidence.id, id));
    if (!one) throw new Error('evidence went away while it was taken');
    return keys.openBytes(owner, 'evidence.content', one.content);
  };
  for (const [at, { id, mediaType }] of found.entries()) {
    const extension = EXTENSION[mediaType];
    yield {
      path: `${folder}/evidence/${at + 1}.${extension ?? 'txt'}`,
      mediaType: extension ? mediaType : 'text/plain; charset=utf-8',
      what: 'EVIDENCE',
      title: `${text.evidence}: ${title}`,
      form: `${extension ? text.photo : text.text} ${at + 1}`,
      bytes: () => content(id),
    };
  }
}
