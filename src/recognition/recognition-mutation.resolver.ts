import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { type Context, loader } from '../access/context.ts';
import { resultUnion } from '../access/refusal.type.ts';
import type { Id } from '../base/id.ts';
import { checklistRow } from '../checklist/stored-checklist.ts';
import { makeCredentialLoader } from '../credential/credential.resolver.ts';
import { confirmIdentity, confirmStudyRight } from './acts/confirm-fact.ts';
import { giveStatement } from './acts/give-statement.ts';
import { nameAssessors } from './acts/name-assessors.ts';
import { recogniseDirectly } from './acts/recognise-directly.ts';
import { confirmAssessment, recordAssessment } from './acts/record-assessment.ts';
import { declineChecklist, returnChecklist } from './acts/turn-down.ts';
import type { DecisionRow } from './find-decision.ts';
import { makeAssessmentLoader } from './recognition.loader.ts';
import {
  ConfirmAssessmentInput,
  ConfirmFactInput,
  DeclineChecklistInput,
  GiveStatementInput,
  NameAssessorsInput,
  RecogniseDirectlyInput,
  RecordAssessmentInput,
  ReturnChecklistInput,
} from './recognition-input.type.ts';
import { AssessmentRecorded, CaseChanged, DecisionMade, StatementGiven } from './recognition-result.type.ts';
import type { CaseRow } from './stored-dossier.ts';

const ConfirmIdentityResult = resultUnion('ConfirmIdentityResult', CaseChanged);
const ConfirmStudyRightResult = resultUnion('ConfirmStudyRightResult', CaseChanged);
const NameAssessorsResult = resultUnion('NameAssessorsResult', CaseChanged);
const RecordAssessmentResult = resultUnion('RecordAssessmentResult', AssessmentRecorded);
const ConfirmAssessmentResult = resultUnion('ConfirmAssessmentResult', AssessmentRecorded);
const RecogniseDirectlyResult = resultUnion('RecogniseDirectlyResult', DecisionMade);
const GiveStatementResult = resultUnion('GiveStatementResult', StatementGiven);
const ReturnChecklistResult = resultUnion('ReturnChecklistResult', CaseChanged);
const DeclineChecklistResult = resultUnion('DeclineChecklistResult', DecisionMade);

const SEE_FIELDS = { description: 'See its fields.' };

/** A case with its checklist as it now is. */
const caseChanged = async (context: Context, row: CaseRow) => ({
  case: row,
  checklist: await checklistRow(context.database.sql, row.checklist),
});

/** A decision with its checklist and credential as they now are. */
export const decisionMade = async (context: Context, row: DecisionRow) => ({
  checklist: await checklistRow(context.database.sql, row.checklist),
  decision: row,
  credential: row.credential && (await loader(context, makeCredentialLoader).load(row.credential)),
});

/** An assessment with what came of it. */
export const assessed = async (
  context: Context,
  checklist: Id<'checklist'>,
  done: { readonly assessment: Id<'assessment'> | null; readonly decision: DecisionRow | null },
) => ({
  checklist: await checklistRow(context.database.sql, checklist),
  assessment: done.assessment && (await loader(context, makeAssessmentLoader).load(done.assessment)),
  decision: done.decision,
  credential: done.decision?.credential
    ? await loader(context, makeCredentialLoader).load(done.decision.credential)
    : null,
});

@Resolver()
export class RecognitionMutations {
  @Mutation(() => ConfirmIdentityResult, {
    description: 'The school has checked who the participant is (a teacher or decider of the school).',
  })
  async confirmIdentity(
    @Arg('input', () => ConfirmFactInput, SEE_FIELDS) input: ConfirmFactInput,
    @Ctx() context: Context,
  ) {
    return caseChanged(context, await confirmIdentity(context, input));
  }

  @Mutation(() => ConfirmStudyRightResult, {
    description: 'The school has checked that there is a study right (a teacher or decider of the school).',
  })
  async confirmStudyRight(
    @Arg('input', () => ConfirmFactInput, SEE_FIELDS) input: ConfirmFactInput,
    @Ctx() context: Context,
  ) {
    return caseChanged(context, await confirmStudyRight(context, input));
  }

  @Mutation(() => NameAssessorsResult, {
    description: 'Names who assesses (a teacher or decider of the school).',
  })
  async nameAssessors(
    @Arg('input', () => NameAssessorsInput, SEE_FIELDS) input: NameAssessorsInput,
    @Ctx() context: Context,
  ) {
    return caseChanged(context, await nameAssessors(context, input));
  }

  @Mutation(() => RecordAssessmentResult, {
    description: 'Records an assessment; where one assessor is enough this decides (a named assessor).',
  })
  async recordAssessment(
    @Arg('input', () => RecordAssessmentInput, SEE_FIELDS) input: RecordAssessmentInput,
    @Ctx() context: Context,
  ) {
    return assessed(context, input.checklist, await recordAssessment(context, input));
  }

  @Mutation(() => ConfirmAssessmentResult, {
    description: 'Confirms what another assessor recorded, with the same grade (the other named assessor).',
  })
  async confirmAssessment(
    @Arg('input', () => ConfirmAssessmentInput, SEE_FIELDS) input: ConfirmAssessmentInput,
    @Ctx() context: Context,
  ) {
    const done = await confirmAssessment(context, input);
    return assessed(context, done.case.checklist, done);
  }

  @Mutation(() => RecogniseDirectlyResult, {
    description: 'Recognises directly, from an official earlier record (a decider of the school).',
  })
  async recogniseDirectly(
    @Arg('input', () => RecogniseDirectlyInput, SEE_FIELDS) input: RecogniseDirectlyInput,
    @Ctx() context: Context,
  ) {
    return decisionMade(context, await recogniseDirectly(context, input));
  }

  @Mutation(() => GiveStatementResult, {
    description: 'Gives a statement instead of a decision (a teacher or decider of the school).',
  })
  async giveStatement(
    @Arg('input', () => GiveStatementInput, SEE_FIELDS) input: GiveStatementInput,
    @Ctx() context: Context,
  ) {
    const row = await giveStatement(context, input);
    return {
      checklist: await checklistRow(context.database.sql, row.checklist),
      statement: row,
      credential: await loader(context, makeCredentialLoader).load(row.credential),
    };
  }

  @Mutation(() => ReturnChecklistResult, {
    description: 'Returns the checklist for more, with grounds (a teacher or decider of the school).',
  })
  async returnChecklist(
    @Arg('input', () => ReturnChecklistInput, SEE_FIELDS) input: ReturnChecklistInput,
    @Ctx() context: Context,
  ) {
    return caseChanged(context, await returnChecklist(context, input));
  }

  @Mutation(() => DeclineChecklistResult, {
    description: 'Declines to recognise, with grounds (a teacher or decider of the school).',
  })
  async declineChecklist(
    @Arg('input', () => DeclineChecklistInput, SEE_FIELDS) input: DeclineChecklistInput,
    @Ctx() context: Context,
  ) {
    return decisionMade(context, await declineChecklist(context, input));
  }
}
