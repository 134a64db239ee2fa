import { type Context, perform } from '../../access/context.ts';
import { dayOf } from '../../base/day.ts';
import type { Id } from '../../base/id.ts';
import { demand, demandThat } from '../../base/refusal.ts';
import { type ConfirmedFact, type FactSource, SOURCES_OF } from '../confirmation.ts';
import { caseConfirmation } from '../recognition.table.ts';
import { confirmFact } from '../recognition-case.ts';
import { actingRole, type CaseRow, readDossier, saveState, takeTurn } from '../stored-dossier.ts';

export interface ConfirmFact {
  readonly checklist: Id<'checklist'>;
  readonly source: FactSource;
  /** The day on which it was checked; today where nothing is said. */
  readonly on?: string | null;
}

/** The school has checked who the participant is. */
export const confirmIdentity = (context: Context, input: ConfirmFact): Promise<CaseRow> =>
  confirm(context, 'IDENTITY', input);

/** The school has checked that the participant has a study right there. */
export const confirmStudyRight = (context: Context, input: ConfirmFact): Promise<CaseRow> =>
  confirm(context, 'STUDY_RIGHT', input);

const confirm = (context: Context, fact: ConfirmedFact, input: ConfirmFact): Promise<CaseRow> =>
  perform(context, async (act) => {
    const stored = await readDossier(act, input);
    act.may('case.confirm', stored.facts);
    const next = demand(
      confirmFact(stored.rules, stored.by, fact === 'IDENTITY' ? 'identityConfirmed' : 'studyRightConfirmed'),
    );
    const today = dayOf(act.now);
    const on = input.on ?? today;
    demandThat(on <= today, 'INVALID_INPUT', ['on'], { field: 'on', expected: `≤ ${today}` });
    const expected = SOURCES_OF[fact];
    demandThat(expected.includes(input.source), 'INVALID_INPUT', ['source'], {
      field: 'source',
      expected: expected.join(', '),
    });

    const row = await takeTurn(act, stored);
    await saveState(act, stored, next);
    const role = actingRole(act, stored.school) === 'DECIDER' ? 'DECIDER' : 'TEACHER';
    await act.tx.insert(caseConfirmation).values({
      id: act.newId('confirmation'),
      case: row.id,
      unit: stored.school,
      fact,
      source: input.source,
      on,
      role,
      by: act.actor.account,
      at: act.now,
    });
    act.record(stored.school, `${fact}_CONFIRMED`, role, { case: row.id, source: input.source, on });
    return row;
  });
