import { type Context, perform } from '../../access/context.ts';
import type { Id } from '../../base/id.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Purpose } from '../dossier.ts';
import type { DecisionRow } from '../stored-decision.ts';
import { type CaseRow, readDossier } from '../stored-dossier.ts';
import { type RecogniseDirectly, recognise } from './recognise-directly.ts';
import { type RecordAssessment, record } from './record-assessment.ts';

/** How a decision is changed: as one is made, exactly one of the two. */
export interface ChangeDecision {
  readonly decision: Id<'decision'>;
  readonly assessment?: RecordAssessment | null;
  readonly direct?: RecogniseDirectly | null;
}

export interface DecisionChange {
  readonly case: CaseRow | null;
  /** Null where it was done directly. */
  readonly assessment: Id<'assessment'> | null;
  /** Null while another assessor has still to confirm. */
  readonly decision: DecisionRow | null;
}

/** Raises the grade: higher than before; the old credential stays valid and says that a better one exists. */
export const raiseGrade = (context: Context, input: ChangeDecision): Promise<DecisionChange> =>
  change(context, input, { kind: 'RAISE', of: input.decision });

/** Corrects an error: the old credential is revoked and the corrected one issued. */
export const correctDecision = (context: Context, input: ChangeDecision): Promise<DecisionChange> =>
  change(context, input, { kind: 'CORRECT', of: input.decision });

const change = (context: Context, input: ChangeDecision, purpose: Purpose): Promise<DecisionChange> =>
  perform(context, async (act) => {
    const stored = await readDossier(act, { decision: input.decision });
    act.may('case.read', stored.facts);
    if (Boolean(input.assessment) === Boolean(input.direct)) {
      throw new Refusal('INVALID_INPUT', ['assessment'], { field: 'assessment, direct', expected: '1' });
    }
    if (input.assessment) return record(act, stored, purpose, input.assessment);
    const decision = await recognise(act, stored, purpose, input.direct as RecogniseDirectly);
    return { case: stored.row, assessment: null, decision };
  });
