import { Field, ID, InputType } from 'type-graphql';
import { LanguageEnum } from '../access/language.type.ts';
import { Day } from '../access/scalar.ts';
import type { Id } from '../base/id.ts';
import type { Language } from '../base/language.ts';
import type { FactSource } from './confirmation.ts';
import type { GradeOrigin, OfficialRecordKind } from './direct-recognition.ts';
import type { DeviationCode, Represents } from './dossier.ts';
import {
  AssessmentRouteEnum,
  DeviationCodeEnum,
  FactSourceEnum,
  GradeOriginEnum,
  OfficialRecordKindEnum,
  RemedyKindEnum,
  RepresentsEnum,
  ReviewOutcomeEnum,
} from './recognition.type.ts';
import type { RemedyKind } from './remedy.ts';
import type { ReviewOutcome } from './review.ts';

@InputType({ description: 'A fact that the school has checked.' })
export class ConfirmFactInput {
  @Field(() => ID, { description: 'The checklist.' })
  checklist!: Id<'checklist'>;

  @Field(() => FactSourceEnum, { description: 'How it was checked.' })
  source!: FactSource;

  @Field(() => Day, { nullable: true, description: 'On which day; today where left out.' })
  on?: string | null;
}

@InputType({ description: 'An assessor to name.' })
export class NewAssessorInput {
  @Field(() => ID, {
    description: 'The member of the school’s staff: a teacher, or an assessor of working life.',
  })
  staff!: Id<'staff'>;

  @Field(() => RepresentsEnum, { description: 'For whom they speak.' })
  represents!: Represents;
}

@InputType({ description: 'Who assesses.' })
export class NameAssessorsInput {
  @Field(() => ID, { description: 'The checklist.' })
  checklist!: Id<'checklist'>;

  @Field(() => ID, {
    nullable: true,
    description: 'The decision that is to be raised or corrected, if one is.',
  })
  decision?: Id<'decision'> | null;

  @Field(() => [NewAssessorInput], {
    description:
      'For a vocational unit two, of the school and of working life; for a part of a common unit one teacher.',
  })
  assessors!: NewAssessorInput[];

  @Field(() => String, { nullable: true, description: 'Why both are of the school, where they are.' })
  twoOfSchoolReason?: string | null;
}

@InputType({ description: 'When, where and how competence was demonstrated.' })
export class DemonstrationInput {
  @Field(() => Day, { description: 'When.' })
  on!: string;

  @Field(() => String, { description: 'Where, at most 200 characters.' })
  place!: string;

  @Field(() => String, { description: 'What was done.' })
  what!: string;
}

@InputType({ description: 'What an assessor has found.' })
export class AssessmentInput {
  @Field(() => AssessmentRouteEnum, { description: 'Through assessors, or by a demonstration.' })
  route!: 'ASSESSORS' | 'DEMONSTRATION';

  @Field(() => [ID], {
    nullable: true,
    description: 'The requirements recognised; the whole target where left out.',
  })
  requirements?: Id<'requirement'>[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'The grade, as the target’s scale spells it; may be left out where a part is recognised.',
  })
  grade?: string | null;

  @Field(() => DemonstrationInput, {
    nullable: true,
    description: 'Needed where the route is DEMONSTRATION.',
  })
  demonstration?: DemonstrationInput | null;

  @Field(() => String, { description: 'The grounds.' })
  grounds!: string;

  @Field(() => [DeviationCodeEnum], { nullable: true, description: 'How the assessment deviated.' })
  deviationCodes?: DeviationCode[] | null;

  @Field(() => LanguageEnum, { description: 'The language of the decision and of its credential.' })
  language!: Language;

  @Field(() => Day, { nullable: true, description: 'When the decision is served; today where left out.' })
  servedOn?: string | null;

  @Field(() => Boolean, { description: 'The assessor declares that they are not disqualified.' })
  notDisqualified!: boolean;
}

@InputType({ description: 'An assessment of what a checklist is about.' })
export class RecordAssessmentInput extends AssessmentInput {
  @Field(() => ID, { description: 'The checklist.' })
  checklist!: Id<'checklist'>;
}

@InputType({ description: 'A confirmation of what another assessor recorded.' })
export class ConfirmAssessmentInput {
  @Field(() => ID, { description: 'The assessment that waits.' })
  assessment!: Id<'assessment'>;

  @Field(() => String, { nullable: true, description: 'The same grade.' })
  grade?: string | null;

  @Field(() => Day, { nullable: true, description: 'When the decision is served; today where left out.' })
  servedOn?: string | null;

  @Field(() => Boolean, { description: 'The assessor declares that they are not disqualified.' })
  notDisqualified!: boolean;
}

@InputType({ description: 'The official earlier record that the school saw.' })
export class OfficialRecordInput {
  @Field(() => OfficialRecordKindEnum, { description: 'What kind of record.' })
  kind!: OfficialRecordKind;

  @Field(() => Day, { description: 'The day on which the school saw it.' })
  seenOn!: string;

  @Field(() => GradeOriginEnum, { description: 'Where the grade comes from.' })
  gradeOrigin!: GradeOrigin;

  @Field(() => String, {
    nullable: true,
    description: 'The rule by which the grade was converted, where it was.',
  })
  conversionRule?: string | null;

  @Field(() => String, { description: 'What the record is, without its number; at most 500 characters.' })
  description!: string;
}

@InputType({ description: 'A direct recognition.' })
export class DirectRecognitionInput {
  @Field(() => [ID], {
    nullable: true,
    description: 'The requirements recognised; the whole target where left out.',
  })
  requirements?: Id<'requirement'>[] | null;

  @Field(() => String, { nullable: true, description: 'The grade on the target’s scale, or HYVAKSYTTY.' })
  grade?: string | null;

  @Field(() => OfficialRecordInput, { nullable: true, description: 'The record; without one it is refused.' })
  officialRecord?: OfficialRecordInput | null;

  @Field(() => String, { description: 'The grounds.' })
  grounds!: string;

  @Field(() => [DeviationCodeEnum], { nullable: true, description: 'How the assessment deviated.' })
  deviationCodes?: DeviationCode[] | null;

  @Field(() => LanguageEnum, { description: 'The language of the decision and of its credential.' })
  language!: Language;

  @Field(() => Day, { nullable: true, description: 'When the decision is served; today where left out.' })
  servedOn?: string | null;
}

@InputType({ description: 'A direct recognition of what a checklist is about.' })
export class RecogniseDirectlyInput extends DirectRecognitionInput {
  @Field(() => ID, { description: 'The checklist.' })
  checklist!: Id<'checklist'>;
}

@InputType({ description: 'How a decision is changed: exactly one of the two.' })
export class ChangeDecisionInput {
  @Field(() => ID, { description: 'The decision.' })
  decision!: Id<'decision'>;

  @Field(() => AssessmentInput, { nullable: true, description: 'Through assessors or by a demonstration.' })
  assessment?: AssessmentInput | null;

  @Field(() => DirectRecognitionInput, { nullable: true, description: 'Directly.' })
  direct?: DirectRecognitionInput | null;
}

@InputType({ description: 'A statement to give.' })
export class GiveStatementInput {
  @Field(() => ID, { description: 'The checklist.' })
  checklist!: Id<'checklist'>;

  @Field(() => [ID], {
    description: 'The requirements that the school would accept as shown; the others are missing.',
  })
  accepted!: Id<'requirement'>[];

  @Field(() => String, { nullable: true, description: 'In words.' })
  text?: string | null;

  @Field(() => LanguageEnum, { description: 'The language of its credential.' })
  language!: Language;
}

@InputType({ description: 'A checklist to return for more.' })
export class ReturnChecklistInput {
  @Field(() => ID, { description: 'The checklist.' })
  checklist!: Id<'checklist'>;

  @Field(() => String, { description: 'The grounds.' })
  grounds!: string;
}

@InputType({ description: 'A checklist that the school declines to recognise.' })
export class DeclineChecklistInput {
  @Field(() => ID, { description: 'The checklist.' })
  checklist!: Id<'checklist'>;

  @Field(() => String, { description: 'The grounds.' })
  grounds!: string;

  @Field(() => LanguageEnum, { description: 'The language of the decision.' })
  language!: Language;

  @Field(() => Day, { nullable: true, description: 'When it is served; today where left out.' })
  servedOn?: string | null;
}

@InputType({ description: 'A decision to annul.' })
export class AnnulDecisionInput {
  @Field(() => ID, { description: 'The decision.' })
  decision!: Id<'decision'>;

  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'An annulment to confirm.' })
export class ConfirmAnnulmentInput {
  @Field(() => ID, { description: 'The decision.' })
  decision!: Id<'decision'>;
}

@InputType({ description: 'A decision to have reviewed.' })
export class AskForReviewInput {
  @Field(() => ID, { description: 'The decision.' })
  decision!: Id<'decision'>;

  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'A review to settle.' })
export class SettleReviewInput {
  @Field(() => ID, { description: 'The review.' })
  review!: Id<'review'>;

  @Field(() => ReviewOutcomeEnum, { description: 'How it ends.' })
  outcome!: ReviewOutcome;

  @Field(() => String, { description: 'The grounds.' })
  grounds!: string;
}

@InputType({ description: 'A remedy text to store.' })
export class ConfigureRemedyInput {
  @Field(() => ID, { description: 'The school.' })
  school!: Id<'unit'>;

  @Field(() => RemedyKindEnum, { description: 'For which kind of decision.' })
  kind!: RemedyKind;

  @Field(() => LanguageEnum, { description: 'The language of the text.' })
  language!: Language;

  @Field(() => String, { description: 'The text, at most 8,000 characters.' })
  text!: string;

  @Field(() => Day, { description: 'The first day on which it is given.' })
  validFrom!: string;

  @Field(() => Day, { nullable: true, description: 'The last day on which it is given.' })
  validUntil?: string | null;
}
