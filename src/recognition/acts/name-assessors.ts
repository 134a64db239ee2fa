import { and, eq, inArray, isNull } from 'drizzle-orm';
import { type Act, type Context, perform } from '../../access/context.ts';
import { optionalText } from '../../access/free-text.ts';
import { staff, staffRole } from '../../access/organisation.table.ts';
import { participant } from '../../access/participant.table.ts';
import { unitKey } from '../../access/vault.ts';
import type { Id } from '../../base/id.ts';
import { demand, demandThat, Refusal } from '../../base/refusal.ts';
import { checklistReader } from '../../checklist/checklist.table.ts';
import type { Represents } from '../dossier.ts';
import { assessment, caseAssessor } from '../recognition.table.ts';
import { nameAssessors as rule } from '../recognition-case.ts';
import { staffName } from '../stored-decision.ts';
import {
  actingRole,
  type CaseRow,
  readDossier,
  type StoredDossier,
  saveState,
  takeTurn,
} from '../stored-dossier.ts';

export interface NameAssessors {
  readonly checklist: Id<'checklist'>;
  /** The decision that is to be raised or corrected; else it is the round in which the checklist is with the school. */
  readonly decision?: Id<'decision'> | null;
  readonly assessors: readonly { readonly staff: Id<'staff'>; readonly represents: Represents }[];
  /** Needed where both are of the school. */
  readonly twoOfSchoolReason?: string | null;
}

/** The school names who assesses. Naming anew replaces those named before and drops what waits for them. */
export const nameAssessors = (context: Context, input: NameAssessors): Promise<CaseRow> =>
  perform(context, async (act) => {
    const stored = await readDossier(act, input.decision ? { decision: input.decision } : input);
    act.may('case.nameAssessors', stored.facts);
    demandThat(stored.checklist.row.id === input.checklist, 'NOT_FOUND', ['decision']);
    const named = await people(act, stored, input);
    const reason = optionalText(input.twoOfSchoolReason, ['twoOfSchoolReason']);
    const next = demand(rule(stored.rules, stored.by, named, reason));

    const owner = unitKey(stored.school);
    const keys = await act.keys(owner);
    const twoOfSchoolReason =
      reason === null ? null : keys.seal(owner, 'recognition_case.two_of_school_reason', reason);
    const row = await takeTurn(act, stored, { twoOfSchoolReason });
    await saveState(act, stored, next);
    await act.tx
      .update(caseAssessor)
      .set({ replacedAt: act.now })
      .where(and(eq(caseAssessor.case, row.id), isNull(caseAssessor.replacedAt)));
    await act.tx
      .update(assessment)
      .set({ closedAt: act.now })
      .where(and(eq(assessment.case, row.id), isNull(assessment.closedAt)));

    const accounts = named.map((one) => one.account);
    const names = await staffName(act, stored.school, accounts);
    await act.tx.insert(caseAssessor).values(
      named.map(({ account, represents }) => ({
        id: act.newId('assessor'),
        case: row.id,
        unit: stored.school,
        account,
        represents,
        name: keys.seal(owner, 'case_assessor.name', names.get(account) ?? ''),
        namedBy: act.actor.account,
        namedAt: act.now,
      })),
    );
    const place = { checklist: row.checklist, school: stored.school };
    await act.tx
      .delete(checklistReader)
      .where(and(eq(checklistReader.checklist, place.checklist), eq(checklistReader.school, place.school)));
    await act.tx.insert(checklistReader).values(accounts.map((account) => ({ ...place, account })));

    act.record(stored.school, 'ASSESSORS_NAMED', actingRole(act, stored.school), {
      case: row.id,
      assessors: accounts,
      represents: named.map((one) => one.represents),
      twoOfSchoolReason:
        reason === null ? null : context.vault.lookup('recognition_case.two_of_school_reason', reason),
    });
    return row;
  });

const ROLE_OF = { SCHOOL: 'TEACHER', WORKING_LIFE: 'ASSESSOR' } as const;

/** The named members of the school's staff; one who does not hold the role that they would speak in is NOT_FOUND. */
async function people(act: Act, stored: StoredDossier, input: NameAssessors) {
  const ids = input.assessors.map((one) => one.staff);
  if (ids.length === 0) return [];
  const rows = await act.tx
    .select({ staff: staff.id, account: staff.account, role: staffRole.role, participant: participant.id })
    .from(staff)
    .innerJoin(staffRole, and(eq(staffRole.staff, staff.id), isNull(staffRole.endedAt)))
    .leftJoin(participant, eq(participant.account, staff.account))
    .where(and(inArray(staff.id, ids), eq(staff.unit, stored.school), isNull(staff.endedAt)));
  return input.assessors.map((one, index) => {
    const found = rows.find((row) => row.staff === one.staff && row.role === ROLE_OF[one.represents]);
    if (!found) throw new Refusal('NOT_FOUND', ['assessors', String(index), 'staff']);
    return { account: found.account, represents: one.represents, ownParticipation: found.participant };
  });
}
