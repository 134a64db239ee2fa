import DataLoader from 'dataloader';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { type Context, signedIn } from '../access/context.ts';
import { grouped, inOrder } from '../access/organisation.loader.ts';
import { groupMember } from '../access/participant.table.ts';
import type { ResourceFacts } from '../access/policy.ts';
import { type Keys, participantKey } from '../access/vault.ts';
import type { Id } from '../base/id.ts';
import { environmentGroup } from '../environment/environment.table.ts';
import { type PlainSentence, plainSentences } from '../environment/plain-sentence.ts';
import {
  checklist,
  checklistCertificate,
  checklistPermission,
  evidence,
  mark,
  markAnswer,
  markWithdrawal,
} from './checklist.table.ts';
import { type ChecklistRow, checklistFacts } from './stored-checklist.ts';

/** A mark with its withdrawal, if any, and whose checklist it stands on. */
export type MarkView = typeof mark.$inferSelect & {
  readonly participant: Id<'participant'>;
  readonly withdrawal: typeof markWithdrawal.$inferSelect | null;
};

export const makeChecklistLoader = (context: Context) =>
  new DataLoader(async (ids: readonly Id<'checklist'>[]) =>
    inOrder(
      ids,
      await context.database.sql
        .select()
        .from(checklist)
        .where(inArray(checklist.id, [...ids])),
      (row) => row.id,
    ),
  );

/** The policy's facts about each checklist for the one who asks. */
export const makeChecklistFactsLoader = (context: Context) =>
  new DataLoader<ChecklistRow, ResourceFacts, string>(
    async (rows) => {
      const facts = await checklistFacts(context.database.sql, signedIn(context), rows);
      return rows.map((row) => facts.get(row.id) ?? {});
    },
    { cacheKeyFn: (row) => row.id },
  );

export const makeChecklistsByParticipantLoader = (context: Context) =>
  new DataLoader(async (ids: readonly Id<'participant'>[]) =>
    grouped(
      ids,
      await context.database.sql
        .select()
        .from(checklist)
        .where(inArray(checklist.participant, [...ids]))
        .orderBy(asc(checklist.openedAt), asc(checklist.id)),
      (row) => row.participant,
    ),
  );

/** All marks on each checklist, oldest first, withdrawn ones too. */
export const makeMarksByChecklistLoader = (context: Context) =>
  new DataLoader(async (ids: readonly Id<'checklist'>[]) => {
    const rows = await context.database.sql
      .select({ mark, withdrawal: markWithdrawal, participant: checklist.participant })
      .from(mark)
      .innerJoin(checklist, eq(checklist.id, mark.checklist))
      .leftJoin(markWithdrawal, eq(markWithdrawal.mark, mark.id))
      .where(inArray(mark.checklist, [...ids]))
      .orderBy(asc(mark.position));
    const views: MarkView[] = rows.map(({ mark: made, ...rest }) => ({ ...made, ...rest }));
    return grouped(ids, views, (view) => view.checklist);
  });

export const makeAnswersByMarkLoader = (context: Context) =>
  new DataLoader(async (ids: readonly Id<'mark'>[]) =>
    grouped(
      ids,
      await context.database.sql
        .select()
        .from(markAnswer)
        .where(inArray(markAnswer.mark, [...ids]))
        .orderBy(asc(markAnswer.at), asc(markAnswer.id)),
      (row) => row.mark,
    ),
  );

export const makeEvidenceByChecklistLoader = (context: Context) =>
  new DataLoader(async (ids: readonly Id<'checklist'>[]) =>
    grouped(
      ids,
      await context.database.sql
        .select()
        .from(evidence)
        .where(inArray(evidence.checklist, [...ids]))
        .orderBy(asc(evidence.at), asc(evidence.id)),
      (row) => row.checklist,
    ),
  );

export const makePermissionsByChecklistLoader = (context: Context) =>
  new DataLoader(async (ids: readonly Id<'checklist'>[]) =>
    grouped(
      ids,
      await context.database.sql
        .select()
        .from(checklistPermission)
        .where(inArray(checklistPermission.checklist, [...ids]))
        .orderBy(asc(checklistPermission.grantedAt), asc(checklistPermission.id)),
      (row) => row.checklist,
    ),
  );

export const makeCertificatesByChecklistLoader = (context: Context) =>
  new DataLoader(async (ids: readonly Id<'checklist'>[]) =>
    grouped(
      ids,
      await context.database.sql
        .select()
        .from(checklistCertificate)
        .where(inArray(checklistCertificate.checklist, [...ids]))
        .orderBy(asc(checklistCertificate.issuedAt), asc(checklistCertificate.credential)),
      (row) => row.checklist,
    ),
  );

/** Opened keys of participants; null where a key is destroyed. */
export const makeParticipantKeysLoader = (context: Context) =>
  new DataLoader<Id<'participant'>, Keys | null>(async (ids) => {
    const keys = await context.vault.open(context.database.sql, ids.map(participantKey));
    return ids.map((id) => (keys.has(participantKey(id)) ? keys : null));
  });

/** What a requirement means for a participant: tasks at the environments where their groups work. */
export const makePlainSentencesLoader = (context: Context) =>
  new DataLoader<{ participant: Id<'participant'>; requirement: Id<'requirement'> }, PlainSentence[], string>(
    async (asked) => {
      const { sql } = context.database;
      const places = await sql
        .selectDistinct({ participant: groupMember.participant, environment: environmentGroup.environment })
        .from(groupMember)
        .innerJoin(environmentGroup, eq(environmentGroup.group, groupMember.group))
        .where(
          and(
            inArray(groupMember.participant, [...new Set(asked.map((one) => one.participant))]),
            isNull(groupMember.leftAt),
            isNull(environmentGroup.endedAt),
          ),
        );
      const environments = [...new Set(places.map((place) => place.environment))];
      const requirements = [...new Set(asked.map((one) => one.requirement))];
      const sentences = await plainSentences(sql, environments, requirements);
      return asked.map(({ participant, requirement }) =>
        sentences.filter(
          (one) =>
            one.requirement === requirement &&
            places.some(
              (place) => place.participant === participant && place.environment === one.environment,
            ),
        ),
      );
    },
    { cacheKeyFn: ({ participant, requirement }) => `${participant} ${requirement}` },
  );
