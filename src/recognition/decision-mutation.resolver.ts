import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { resultUnion } from '../access/refusal.type.ts';
import { annulDecision, confirmAnnulment } from './acts/annul-decision.ts';
import { correctDecision, raiseGrade } from './acts/change-decision.ts';
import { configureRemedy } from './acts/configure-remedy.ts';
import { askForReview, settleReview } from './acts/review-decision.ts';
import { findDecision } from './find-decision.ts';
import {
  AnnulDecisionInput,
  AskForReviewInput,
  ChangeDecisionInput,
  ConfigureRemedyInput,
  ConfirmAnnulmentInput,
  SettleReviewInput,
} from './recognition-input.type.ts';
import { assessed, decisionMade } from './recognition-mutation.resolver.ts';
import {
  AssessmentRecorded,
  DecisionMade,
  RemedyConfigured,
  ReviewChanged,
} from './recognition-result.type.ts';

const RaiseGradeResult = resultUnion('RaiseGradeResult', AssessmentRecorded);
const CorrectDecisionResult = resultUnion('CorrectDecisionResult', AssessmentRecorded);
const AnnulDecisionResult = resultUnion('AnnulDecisionResult', DecisionMade);
const ConfirmAnnulmentResult = resultUnion('ConfirmAnnulmentResult', DecisionMade);
const AskForReviewResult = resultUnion('AskForReviewResult', ReviewChanged);
const SettleReviewResult = resultUnion('SettleReviewResult', ReviewChanged);
const ConfigureRemedyResult = resultUnion('ConfigureRemedyResult', RemedyConfigured);

const SEE_FIELDS = { description: 'See its fields.' };

@Resolver()
export class DecisionMutations {
  @Mutation(() => RaiseGradeResult, {
    description: 'Raises a grade, as a decision is made; the old credential says that a better one exists.',
  })
  async raiseGrade(
    @Arg('input', () => ChangeDecisionInput, SEE_FIELDS) input: ChangeDecisionInput,
    @Ctx() context: Context,
  ) {
    const done = await raiseGrade(context, input);
    return assessed(context, (await findDecision(context, input.decision)).checklist, done);
  }

  @Mutation(() => CorrectDecisionResult, {
    description: 'Corrects an error, as a decision is made; the old credential is revoked.',
  })
  async correctDecision(
    @Arg('input', () => ChangeDecisionInput, SEE_FIELDS) input: ChangeDecisionInput,
    @Ctx() context: Context,
  ) {
    const done = await correctDecision(context, input);
    return assessed(context, (await findDecision(context, input.decision)).checklist, done);
  }

  @Mutation(() => AnnulDecisionResult, {
    description: 'The first of two says that a decision is to be annulled (a decider of the school).',
  })
  async annulDecision(
    @Arg('input', () => AnnulDecisionInput, SEE_FIELDS) input: AnnulDecisionInput,
    @Ctx() context: Context,
  ) {
    return decisionMade(context, await annulDecision(context, input));
  }

  @Mutation(() => ConfirmAnnulmentResult, {
    description: 'The second confirms; the decision is annulled, its credential revoked (another decider).',
  })
  async confirmAnnulment(
    @Arg('input', () => ConfirmAnnulmentInput, SEE_FIELDS) input: ConfirmAnnulmentInput,
    @Ctx() context: Context,
  ) {
    return decisionMade(context, await confirmAnnulment(context, input));
  }

  @Mutation(() => AskForReviewResult, { description: 'Asks for a review of a decision (the participant).' })
  async askForReview(
    @Arg('input', () => AskForReviewInput, SEE_FIELDS) input: AskForReviewInput,
    @Ctx() context: Context,
  ) {
    return { review: await askForReview(context, input) };
  }

  @Mutation(() => SettleReviewResult, {
    description: 'Settles a review, with grounds (a decider of the school).',
  })
  async settleReview(
    @Arg('input', () => SettleReviewInput, SEE_FIELDS) input: SettleReviewInput,
    @Ctx() context: Context,
  ) {
    return { review: await settleReview(context, input) };
  }

  @Mutation(() => ConfigureRemedyResult, {
    description: 'Stores how a kind of decision can be appealed (a coordinator or decider of the school).',
  })
  async configureRemedy(
    @Arg('input', () => ConfigureRemedyInput, SEE_FIELDS) input: ConfigureRemedyInput,
    @Ctx() context: Context,
  ) {
    return { remedy: await configureRemedy(context, input) };
  }
}
