import { and, asc, desc, eq } from 'drizzle-orm';
import type { Context } from '../access/context.ts';
import { signedIn } from '../access/context.ts';
import { logReading } from '../access/participant.resolver.ts';
import { permitted } from '../access/policy.ts';
import { type Keys, unitKey } from '../access/vault.ts';
import type { Id } from '../base/id.ts';
import { demand, Refusal } from '../base/refusal.ts';
import { credential } from '../credential/credential.table.ts';
import type { OpenBadge } from '../credential/shape.ts';
import { type CredentialRow, unpacked } from '../credential/stored-credential.ts';
import type { Sealed } from '../database/column.ts';
import {
  caseReturn,
  decision,
  recognitionCase,
  review,
  statement,
} from '../recognition/recognition.table.ts';
import { recordSubject } from './erasure.table.ts';
import { whoRequest } from './knowing/who-request.table.ts';
import type { Subject } from './record-subject.ts';

/** What a unit's record holds about somebody who has left. */
export interface UnitRecord {
  readonly unit: Id<'unit'>;
  readonly participant: Id<'participant'>;
  readonly leftAt: Date;
  readonly subject: Subject | null;
}

/** Something that a school decided or said about them, opened. */
export interface RecordedAct {
  readonly id: string;
  readonly kind: RecordedKind;
  readonly at: Date;
  readonly grade: string | null;
  readonly text: string | null;
  readonly credential: Id<'credential'> | null;
}

export const RECORDED_KINDS = {
  RECOGNITION: 'A decision to recognise.',
  DECLINE: 'A decision to decline.',
  STATEMENT: 'A statement.',
  RETURN: 'A checklist given back for more.',
  ANSWER: 'An answer to the question who of the staff had opened something.',
  REVIEW: 'A review that was asked for; the text is the reason, and the grounds on which it was settled.',
} as const satisfies Record<string, string>;
export type RecordedKind = keyof typeof RECORDED_KINDS;

/** The records keeper's post, or NOT_FOUND for everybody else. */
export function keeperOf(context: Context, unit: Id<'unit'>) {
  const actor = signedIn(context);
  demand(permitted(actor, 'record.read', { unit }));
  return { actor, post: actor.posts.find((post) => post.unit === unit && post.role === 'RECORDS') };
}

type SubjectRow = typeof recordSubject.$inferSelect;

async function opened(context: Context, rows: readonly SubjectRow[]): Promise<UnitRecord[]> {
  const [first] = rows;
  if (!first) return [];
  const { actor, post } = keeperOf(context, first.unit);
  const { sql } = context.database;
  const keys = await context.vault.open(sql, [unitKey(first.unit)]);
  const records: UnitRecord[] = [];
  for (const { unit, participant, person, leftAt } of rows) {
    const subject = person
      ? (JSON.parse(keys.open(unitKey(unit), 'record_subject.person', person)) as Subject)
      : namedBy(keys, (await proofs(context, unit, participant))[0]);
    logReading(context, actor, post, participant, 'RECORD_OF_LEFT');
    records.push({ unit, participant, leftAt, subject });
  }
  return records;
}

/** Whom a proof names, as far as its holder wanted it. */
function namedBy(keys: Keys, row: CredentialRow | undefined): Subject | null {
  if (!row) return null;
  const box = keys.open(unitKey(row.unit), 'credential.issuer_copy', row.issuerCopy);
  const { credentialSubject } = JSON.parse(unpacked(box).signed) as {
    credentialSubject: Pick<OpenBadge['credentialSubject'], 'identifier'>;
  };
  const listed = (wanted: string) =>
    credentialSubject.identifier.find(({ identityType }) => identityType === wanted)?.identityHash ?? null;
  return { name: listed('name') ?? '', birthDate: listed('ext:birthDate') };
}

/** A page of the unit's records of people who have left, the latest first. Its records keeper alone; each is logged. */
export async function findRecords(
  context: Context,
  unit: Id<'unit'>,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ readonly records: UnitRecord[]; readonly total: number }> {
  keeperOf(context, unit);
  const { sql } = context.database;
  const ofUnit = eq(recordSubject.unit, unit);
  const rows = await sql
    .select()
    .from(recordSubject)
    .where(ofUnit)
    .orderBy(desc(recordSubject.leftAt), asc(recordSubject.participant))
    .offset(offset)
    .limit(limit);
  return { records: await opened(context, rows), total: await sql.$count(recordSubject, ofUnit) };
}

/** The unit's record of one person who has left. Throws NOT_FOUND. */
export async function findRecord(
  context: Context,
  unit: Id<'unit'>,
  participant: Id<'participant'>,
): Promise<UnitRecord> {
  keeperOf(context, unit);
  const rows = await context.database.sql
    .select()
    .from(recordSubject)
    .where(and(eq(recordSubject.unit, unit), eq(recordSubject.participant, participant)));
  const [record] = await opened(context, rows);
  if (!record) throw new Refusal('NOT_FOUND', ['participant']);
  return record;
}

/** What the unit issued to them, oldest first. */
export const proofs = (
  context: Context,
  unit: Id<'unit'>,
  participant: Id<'participant'>,
): Promise<CredentialRow[]> =>
  context.database.sql
    .select()
    .from(credential)
    .where(and(eq(credential.unit, unit), eq(credential.participant, participant)))
    .orderBy(asc(credential.issuedAt), asc(credential.id));

/** What the unit decided, said or answered about them, oldest first. */
export async function recordedActs(
  context: Context,
  { unit, participant }: Pick<UnitRecord, 'unit' | 'participant'>,
): Promise<RecordedAct[]> {
  const { sql } = context.database;
  const owner = unitKey(unit);
  const keys = await context.vault.open(sql, [owner]);
  const open = (column: string, box: Sealed | null) => (box ? keys.open(owner, column, box) : null);
  const decisions = await sql
    .select()
    .from(decision)
    .where(and(eq(decision.unit, unit), eq(decision.participant, participant)));
  const statements = await sql
    .select()
    .from(statement)
    .where(and(eq(statement.unit, unit), eq(statement.participant, participant)));
  const reviews = await sql
    .select()
    .from(review)
    .where(and(eq(review.unit, unit), eq(review.participant, participant)));
  const returns = await sql
    .select({ row: caseReturn })
    .from(caseReturn)
    .innerJoin(recognitionCase, eq(recognitionCase.id, caseReturn.case))
    .where(and(eq(caseReturn.unit, unit), eq(recognitionCase.participant, participant)));
  const answers = await sql
    .select()
    .from(whoRequest)
    .where(and(eq(whoRequest.unit, unit), eq(whoRequest.participant, participant)));
  const acts: RecordedAct[] = [
    ...decisions.map((row) => ({
      id: row.id,
      kind: row.kind,
      at: row.decidedAt,
      grade: row.grade,
      text: open('decision.grounds', row.grounds),
      credential: row.credential,
    })),
    ...statements.map((row) => ({
      id: row.id,
      kind: 'STATEMENT' as const,
      at: row.at,
      grade: null,
      text: open('statement.text', row.text),
      credential: row.credential,
    })),
    ...reviews.map((row) => ({
      id: row.id,
      kind: 'REVIEW' as const,
      at: row.askedAt,
      grade: null,
      text: [open('review.reason', row.reason), open('review.grounds', row.grounds)]
        .filter(Boolean)
        .join('\n\n'),
      credential: null,
    })),
    ...answers.map((row) => ({
      id: row.id,
      kind: 'ANSWER' as const,
      at: row.answeredAt ?? row.askedAt,
      grade: null,
      text: open('who_request.unit_answer', row.unitAnswer),
      credential: null,
    })),
    ...returns.map(({ row }) => ({
      id: row.case,
      kind: 'RETURN' as const,
      at: row.at,
      grade: null,
      text: open('case_return.grounds', row.grounds),
      credential: null,
    })),
  ];
  return acts.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
}
