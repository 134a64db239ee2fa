import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { type Context, loader } from '../access/context.ts';
import { makeUnitLoader } from '../access/organisation.loader.ts';
import { ControllerUnitType } from '../access/organisation.type.ts';
import type { Id } from '../base/id.ts';
import { makeChecklistLoader } from '../checklist/checklist.loader.ts';
import { ChecklistType } from '../checklist/checklist.type.ts';
import type { ChecklistRow } from '../checklist/stored-checklist.ts';
import { makeCredentialLoader } from '../credential/credential.resolver.ts';
import { CredentialType } from '../credential/credential.type.ts';
import { makeRequirementLoader } from '../qualification/loaders.ts';
import { Requirement } from '../qualification/qualification.type.ts';
import {
  type DecisionRow,
  findDecision,
  openedForUnit,
  readable,
  type StatementRow,
} from './find-decision.ts';
import {
  makeAnnulmentLoader,
  makeAssessmentLoader,
  makeCasesByChecklistLoader,
  makeDecidersLoader,
  makeDecisionLoader,
  makeDecisionsByChecklistLoader,
  makeEndingLoader,
  makeRemedyLoader,
  makeReviewsLoader,
  makeStatementsByChecklistLoader,
} from './recognition.loader.ts';
import type { decisionDecider, review } from './recognition.table.ts';
import {
  AssessmentType,
  DeciderType,
  DecisionStandingEnum,
  DecisionType,
  OfficialRecordType,
  RecognitionCaseType,
  RemedyTextType,
  ReviewType,
  StatementType,
} from './recognition.type.ts';

@Resolver(() => DecisionType)
export class DecisionResolver {
  @Query(() => DecisionType, {
    nullable: true,
    description: 'A decision: about oneself, or one of one’s school.',
  })
  decision(
    @Arg('id', () => ID, { description: 'The decision’s id.' }) id: Id<'decision'>,
    @Ctx() context: Context,
  ): Promise<DecisionRow> {
    return findDecision(context, id);
  }

  @FieldResolver(() => DecisionStandingEnum, { description: 'Whether it is in force.' })
  async standing(@Root() row: DecisionRow, @Ctx() context: Context) {
    return (await loader(context, makeEndingLoader).load(row.id))?.how ?? 'IN_FORCE';
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether one person has proposed to annul it; another confirms.',
  })
  async annulmentProposed(@Root() row: DecisionRow, @Ctx() context: Context): Promise<boolean> {
    return (await loader(context, makeAnnulmentLoader).load(row.id)) !== null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why it is proposed to be, or was, annulled.' })
  async annulmentReason(@Root() row: DecisionRow, @Ctx() context: Context): Promise<string | null> {
    const proposal = await loader(context, makeAnnulmentLoader).load(row.id);
    return openedForUnit(context, row.unit, 'annulment_proposal.reason', proposal?.reason);
  }

  @FieldResolver(() => OfficialRecordType, {
    nullable: true,
    description: 'The official earlier record, where it was decided directly.',
  })
  async officialRecord(
    @Root() row: DecisionRow,
    @Ctx() context: Context,
  ): Promise<OfficialRecordType | null> {
    const text = await openedForUnit(context, row.unit, 'decision.official_record', row.officialRecord);
    return text === null ? null : (JSON.parse(text) as OfficialRecordType);
  }

  @FieldResolver(() => DecisionType, { nullable: true, description: 'The one whose place it took.' })
  replaces(@Root() row: DecisionRow, @Ctx() context: Context) {
    return row.replaces && loader(context, makeDecisionLoader).load(row.replaces);
  }

  @FieldResolver(() => DecisionType, { nullable: true, description: 'The one that took its place.' })
  async replacedBy(@Root() row: DecisionRow, @Ctx() context: Context) {
    const ending = await loader(context, makeEndingLoader).load(row.id);
    return ending?.by ? loader(context, makeDecisionLoader).load(ending.by) : null;
  }

  @FieldResolver(() => ControllerUnitType, { description: 'The school that decided.' })
  school(@Root() row: DecisionRow, @Ctx() context: Context) {
    return loader(context, makeUnitLoader).load(row.unit);
  }

  @FieldResolver(() => ChecklistType, { description: 'The checklist that it is about.' })
  checklist(@Root() row: DecisionRow, @Ctx() context: Context) {
    return loader(context, makeChecklistLoader).load(row.checklist);
  }

  @FieldResolver(() => [Requirement], { description: 'The requirements that it recognises.' })
  requirements(@Root() row: DecisionRow, @Ctx() context: Context) {
    return loader(context, makeRequirementLoader).loadMany(row.requirements);
  }

  @FieldResolver(() => String, { nullable: true, description: 'The grounds.' })
  grounds(@Root() row: DecisionRow, @Ctx() context: Context) {
    return openedForUnit(context, row.unit, 'decision.grounds', row.grounds);
  }

  @FieldResolver(() => AssessmentType, { nullable: true, description: 'The assessment that it rests on.' })
  assessment(@Root() row: DecisionRow, @Ctx() context: Context) {
    return row.assessment && loader(context, makeAssessmentLoader).load(row.assessment);
  }

  @FieldResolver(() => [DeciderType], { description: 'Who decided.' })
  deciders(@Root() row: DecisionRow, @Ctx() context: Context) {
    return loader(context, makeDecidersLoader).load(row.id);
  }

  @FieldResolver(() => RemedyTextType, { description: 'How a change of it is asked for.' })
  remedy(@Root() row: DecisionRow, @Ctx() context: Context) {
    return loader(context, makeRemedyLoader).load(row.remedy);
  }

  @FieldResolver(() => [ReviewType], { description: 'Reviews that the participant asked for.' })
  reviews(@Root() row: DecisionRow, @Ctx() context: Context) {
    return loader(context, makeReviewsLoader).load(row.id);
  }

  @FieldResolver(() => CredentialType, { nullable: true, description: 'The credential that it issued.' })
  credential(@Root() row: DecisionRow, @Ctx() context: Context) {
    return row.credential && loader(context, makeCredentialLoader).load(row.credential);
  }
}

@Resolver(() => DeciderType)
export class DeciderResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Their name, in the school’s record.' })
  name(@Root() row: typeof decisionDecider.$inferSelect, @Ctx() context: Context) {
    return openedForUnit(context, row.unit, 'decision_decider.name', row.name);
  }
}

@Resolver(() => ReviewType)
export class ReviewResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Why it was asked for.' })
  reason(@Root() row: typeof review.$inferSelect, @Ctx() context: Context) {
    return openedForUnit(context, row.unit, 'review.reason', row.reason);
  }

  @FieldResolver(() => String, { nullable: true, description: 'The grounds on which it was settled.' })
  grounds(@Root() row: typeof review.$inferSelect, @Ctx() context: Context) {
    return openedForUnit(context, row.unit, 'review.grounds', row.grounds);
  }
}

@Resolver(() => StatementType)
export class StatementResolver {
  @FieldResolver(() => ControllerUnitType, { description: 'The school that gave it.' })
  school(@Root() row: StatementRow, @Ctx() context: Context) {
    return loader(context, makeUnitLoader).load(row.unit);
  }

  @FieldResolver(() => [Requirement], { description: 'What the school would accept as shown.' })
  accepted(@Root() row: StatementRow, @Ctx() context: Context) {
    return loader(context, makeRequirementLoader).loadMany(row.accepted);
  }

  @FieldResolver(() => [Requirement], { description: 'What is missing.' })
  missing(@Root() row: StatementRow, @Ctx() context: Context) {
    return loader(context, makeRequirementLoader).loadMany(row.missing);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What the school says in words.' })
  text(@Root() row: StatementRow, @Ctx() context: Context) {
    return openedForUnit(context, row.unit, 'statement.text', row.text);
  }

  @FieldResolver(() => CredentialType, { description: 'Its credential.' })
  credential(@Root() row: StatementRow, @Ctx() context: Context) {
    return loader(context, makeCredentialLoader).load(row.credential);
  }
}

const OWN_RECORD = 'A school’s staff see their own school’s; an instructor sees none.';

@Resolver(() => ChecklistType)
export class ChecklistRecognitionResolver {
  @FieldResolver(() => [DecisionType], { description: `Decisions about it, oldest first. ${OWN_RECORD}` })
  async decisions(@Root() row: ChecklistRow, @Ctx() context: Context): Promise<DecisionRow[]> {
    return readable(context, row, await loader(context, makeDecisionsByChecklistLoader).load(row.id));
  }

  @FieldResolver(() => [StatementType], { description: `Statements about it, oldest first. ${OWN_RECORD}` })
  async statements(@Root() row: ChecklistRow, @Ctx() context: Context): Promise<StatementRow[]> {
    return readable(context, row, await loader(context, makeStatementsByChecklistLoader).load(row.id));
  }

  @FieldResolver(() => [RecognitionCaseType], {
    description: `Schools’ cases about it, round by round. ${OWN_RECORD}`,
  })
  async cases(@Root() row: ChecklistRow, @Ctx() context: Context) {
    return readable(context, row, await loader(context, makeCasesByChecklistLoader).load(row.id));
  }
}
