import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Actor } from '../access/actor.ts';
import { participantsInGroupsOf } from '../access/facts.ts';
import type { ResourceFacts } from '../access/policy.ts';
import type { Id, NewId } from '../base/id.ts';
import { Refusal } from '../base/refusal.ts';
import { type Sql, touched } from '../database/database.ts';
import { requirement } from '../qualification/qualification.table.ts';
import { checklist, checklistPermission, checklistReader } from './checklist.table.ts';
import type { Checklist, ChecklistActor, Permission } from './checklist.ts';

export type ChecklistRow = typeof checklist.$inferSelect;

/** A checklist as it is stored, with what its rules and the policy ask about it. */
export interface StoredChecklist {
  readonly row: ChecklistRow;
  readonly rules: Checklist;
  /** What the policy knows of this actor and this checklist. */
  readonly facts: ResourceFacts;
}

/** Schools that these checklists are open to. One statement. */
export async function schoolsSeeing(
  sql: Sql,
  checklists: readonly Id<'checklist'>[],
): Promise<Map<Id<'checklist'>, Id<'unit'>[]>> {
  const open = new Map<Id<'checklist'>, Id<'unit'>[]>(checklists.map((one) => [one, []]));
  if (checklists.length === 0) return open;
  const rows = await sql
    .select({ checklist: checklistPermission.checklist, school: checklistPermission.school })
    .from(checklistPermission)
    .where(
      and(
        inArray(checklistPermission.checklist, [...checklists]),
        eq(checklistPermission.kind, 'SEE'),
        isNull(checklistPermission.withdrawnAt),
      ),
    );
  for (const row of rows) open.get(row.checklist)?.push(row.school);
  return open;
}

/** The policy's facts about these checklists for this actor, in three statements however many they are. */
export async function checklistFacts(
  sql: Sql,
  actor: Actor,
  rows: readonly Pick<ChecklistRow, 'id' | 'participant'>[],
): Promise<Map<Id<'checklist'>, ResourceFacts>> {
  const ids = rows.map((row) => row.id);
  const inGroups = await participantsInGroupsOf(sql, actor, [...new Set(rows.map((row) => row.participant))]);
  const schools = await schoolsSeeing(sql, ids);
  const named = new Set<string>();
  if (actor.posts.some((post) => post.role === 'ASSESSOR') && ids.length > 0) {
    const readers = await sql
      .select()
      .from(checklistReader)
      .where(and(inArray(checklistReader.checklist, ids), eq(checklistReader.account, actor.account)));
    for (const reader of readers)
      if (schools.get(reader.checklist)?.includes(reader.school)) named.add(reader.checklist);
  }
  return new Map(
    rows.map((row) => [
      row.id,
      {
        participant: row.participant,
        schools: schools.get(row.id) ?? [],
        groupStaff: inGroups.has(row.participant),
        namedAssessor: named.has(row.id),
      },
    ]),
  );
}

/**
 * Reads a checklist for an act; throws NOT_FOUND where there is none. `lock` keeps others from changing it until the
 * transaction ends (marks wait for each other); without it a change that came between ends in CONFLICT when saved.
 */
export async function readChecklist(
  tx: Sql,
  actor: Actor,
  id: Id<'checklist'>,
  lock = false,
): Promise<StoredChecklist> {
  const query = tx.select().from(checklist).where(eq(checklist.id, id));
  const [row] = await (lock ? query.for('update') : query);
  if (!row) throw new Refusal('NOT_FOUND');
  const requirements = await tx
    .select({ id: requirement.id })
    .from(requirement)
    .where(eq(requirement.target, row.target));
  const permissions = await tx
    .select()
    .from(checklistPermission)
    .where(and(eq(checklistPermission.checklist, id), isNull(checklistPermission.withdrawnAt)));
  const facts = (await checklistFacts(tx, actor, [row])).get(id) ?? {};
  const rules: Checklist = {
    participant: row.participant,
    state: row.state,
    requirements: new Set(requirements.map((one) => one.id)),
    recognised: new Set(row.recognised),
    school: row.school,
    round: row.round,
    permissions: permissions.map(({ kind, school }) => ({ kind, school })),
    decidedBy: new Set(permissions.filter((one) => one.decidedAt).map((one) => one.school)),
  };
  return { row, rules, facts };
}

/**
 * Saves what the rules made of a checklist: the row where its version is still the one that was read (else CONFLICT),
 * and the permissions that were given or withdrawn. Changes nothing where nothing changed.
 */
export async function saveChecklist(
  tx: Sql,
  { row, rules }: StoredChecklist,
  next: Checklist,
  by: { readonly account: Id<'account'>; readonly now: Date; readonly newId: NewId },
  extra: Partial<Pick<ChecklistRow, 'endedAt' | 'endReason'>> = {},
): Promise<void> {
  if (next === rules) return;
  const written = await tx
    .update(checklist)
    .set({
      state: next.state,
      school: next.school,
      round: next.round,
      recognised: [...next.recognised],
      version: row.version + 1,
      ...extra,
    })
    .where(and(eq(checklist.id, row.id), eq(checklist.version, row.version)));
  if (touched(written) === 0) throw new Refusal('CONFLICT');

  const has = (list: readonly Permission[], one: Permission) =>
    list.some((other) => other.kind === one.kind && other.school === one.school);
  for (const gone of rules.permissions.filter((one) => !has(next.permissions, one))) {
    await tx
      .update(checklistPermission)
      .set({ withdrawnAt: by.now })
      .where(
        and(
          eq(checklistPermission.checklist, row.id),
          eq(checklistPermission.school, gone.school),
          eq(checklistPermission.kind, gone.kind),
          isNull(checklistPermission.withdrawnAt),
        ),
      );
  }
  for (const given of next.permissions.filter((one) => !has(rules.permissions, one))) {
    await tx.insert(checklistPermission).values({
      id: by.newId('permission'),
      checklist: row.id,
      school: given.school,
      kind: given.kind,
      unit: row.unit,
      grantedAt: by.now,
      grantedBy: by.account,
    });
  }
  for (const school of next.decidedBy) {
    if (rules.decidedBy.has(school)) continue;
    await tx
      .update(checklistPermission)
      .set({ decidedAt: by.now })
      .where(
        and(
          eq(checklistPermission.checklist, row.id),
          eq(checklistPermission.school, school),
          isNull(checklistPermission.withdrawnAt),
        ),
      );
  }
}

/** The row as it is now; throws NOT_FOUND where there is none. */
export async function checklistRow(sql: Sql, id: Id<'checklist'>): Promise<ChecklistRow> {
  const [row] = await sql.select().from(checklist).where(eq(checklist.id, id));
  if (!row) throw new Refusal('NOT_FOUND');
  return row;
}

/** How the rules see somebody who acts on a checklist without a school: its participant, else an instructor. */
export const actorOn = (actor: Actor, row: Pick<ChecklistRow, 'participant'>): ChecklistActor =>
  actor.participant === row.participant
    ? { as: 'PARTICIPANT', participant: row.participant }
    : { as: 'INSTRUCTOR', ownParticipation: actor.participant };
