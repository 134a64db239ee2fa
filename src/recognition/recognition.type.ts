import { Field, ID, Int, ObjectType } from 'type-graphql';
import { LanguageEnum } from '../access/language.type.ts';
import { Node } from '../access/node.type.ts';
import { DateTime, Day } from '../access/scalar.ts';
import type { Language } from '../base/language.ts';
import { describedEnum } from '../checklist/described-enum.type.ts';
import { FACT_SOURCES, type FactSource } from './confirmation.ts';
import {
  GRADE_ORIGINS,
  type GradeOrigin,
  OFFICIAL_RECORDS,
  type OfficialRecordKind,
} from './direct-recognition.ts';
import {
  DEVIATION_CODES,
  type DeviationCode,
  REPRESENTS,
  type Represents,
  ROUTES,
  type Route,
} from './dossier.ts';
import { REMEDY_KINDS, type RemedyKind } from './remedy.ts';
import { REVIEW_OUTCOMES, type ReviewOutcome } from './review.ts';

export const RouteEnum = describedEnum('RecognitionRoute', 'How recognised competence was decided.', ROUTES);
export const AssessmentRouteEnum = describedEnum('AssessmentRoute', 'How an assessment is made.', {
  ASSESSORS: ROUTES.ASSESSORS,
  DEMONSTRATION: ROUTES.DEMONSTRATION,
});
export const DeviationCodeEnum = describedEnum(
  'DeviationCode',
  'How the requirements or the assessment deviated, as Koski codes it; never a reason.',
  DEVIATION_CODES,
);
export const RepresentsEnum = describedEnum('AssessorRepresents', 'Whom an assessor speaks for.', REPRESENTS);
export const FactSourceEnum = describedEnum(
  'FactSource',
  'How the school confirmed a fact. No number and no document is kept.',
  FACT_SOURCES,
);
export const OfficialRecordKindEnum = describedEnum(
  'OfficialRecordKind',
  'What an official earlier record can be. A workshop’s marks are none of these.',
  OFFICIAL_RECORDS,
);
export const GradeOriginEnum = describedEnum(
  'GradeOrigin',
  'Where a direct recognition’s grade comes from.',
  GRADE_ORIGINS,
);
export const RemedyKindEnum = describedEnum(
  'RemedyKind',
  'Kinds of decision whose remedies a provider words for itself.',
  REMEDY_KINDS,
);
export const ReviewOutcomeEnum = describedEnum('ReviewOutcome', 'How a review ended.', REVIEW_OUTCOMES);
export const DecisionKindEnum = describedEnum('DecisionKind', 'What a decision does.', {
  RECOGNITION: 'Recognises, in whole or in part.',
  DECLINE: 'Declines to recognise (ei tunnustettu); not a grade.',
});
export const DecisionScopeEnum = describedEnum('DecisionScope', 'How much a decision recognises.', {
  WHOLE: 'The whole target, with a grade.',
  PART: 'Some of its requirements.',
});
export const DecisionStandingEnum = describedEnum('DecisionStanding', 'Whether a decision is in force.', {
  IN_FORCE: 'It stands.',
  RAISED: 'Another with a higher grade took its place.',
  CORRECTED: 'It was wrong and another took its place.',
  ANNULLED: 'Two people annulled it.',
});
export const DeciderRoleEnum = describedEnum('DeciderRole', 'In which role somebody decided.', {
  TEACHER: 'A teacher of the school.',
  AUTHORISED_DECIDER: 'Authorised by the provider to decide.',
  WORKING_LIFE_ASSESSOR: 'An assessor of working life.',
});

@ObjectType('RecognitionCase', {
  implements: Node,
  description: 'One round of a school with a checklist: the school’s own record.',
})
export class RecognitionCaseType extends Node {
  @Field(() => Int, { description: 'The checklist’s round that it belongs to.' })
  round!: number;

  @Field(() => DateTime, { description: 'When the school first acted in it.' })
  openedAt!: Date;
}

@ObjectType('CaseConfirmation', { description: 'That the school checked a fact.' })
export class CaseConfirmationType {
  @Field(() => FactSourceEnum, { description: 'How.' })
  source!: FactSource;

  @Field(() => Day, { description: 'On which day.' })
  on!: string;

  @Field(() => DateTime, { description: 'When that was written down.' })
  at!: Date;
}

@ObjectType('Assessor', { description: 'Somebody whom the school named to assess.' })
export class AssessorType {
  @Field(() => RepresentsEnum, { description: 'For whom they speak.' })
  represents!: Represents;
}

@ObjectType('Assessment', { description: 'What an assessor recorded (osaamisen arviointi).' })
export class AssessmentType {
  @Field(() => ID, { description: 'The id.' })
  id!: string;

  @Field(() => RouteEnum, { description: 'Through assessors, or by a demonstration.' })
  route!: Route;

  @Field(() => String, { nullable: true, description: 'The grade, as the target’s scale spells it.' })
  grade!: string | null;

  @Field(() => Day, { nullable: true, description: 'When it was demonstrated.' })
  demonstratedOn!: string | null;

  @Field(() => [DeviationCodeEnum], { description: 'How it deviated.' })
  deviationCodes!: DeviationCode[];

  @Field(() => LanguageEnum, { description: 'The language of the decision that follows.' })
  language!: Language;

  @Field(() => DateTime, { description: 'When it was recorded.' })
  recordedAt!: Date;
}

@ObjectType('AssessmentConfirmation', { description: 'One assessor’s own confirmation.' })
export class AssessmentConfirmationType {
  @Field(() => String, { nullable: true, description: 'The grade that they confirmed.' })
  grade!: string | null;

  @Field(() => DateTime, { description: 'When.' })
  at!: Date;
}

@ObjectType('Decision', {
  implements: Node,
  description: 'A school’s decision about its own student (osaamisen tunnustaminen, arviointi).',
})
export class DecisionType extends Node {
  @Field(() => DecisionKindEnum, { description: 'What it does.' })
  kind!: 'RECOGNITION' | 'DECLINE';

  @Field(() => RouteEnum, { nullable: true, description: 'How it was decided; null where declined.' })
  route!: Route | null;

  @Field(() => DecisionScopeEnum, {
    nullable: true,
    description: 'How much it recognises; null where declined.',
  })
  scope!: 'WHOLE' | 'PART' | null;

  @Field(() => String, { nullable: true, description: 'The grade, as the target’s scale spells it.' })
  grade!: string | null;

  @Field(() => [DeviationCodeEnum], { description: 'How the assessment deviated.' })
  deviationCodes!: DeviationCode[];

  @Field(() => LanguageEnum, { description: 'The language of the decision and of its credential.' })
  language!: Language;

  @Field(() => DateTime, { description: 'When it was made.' })
  decidedAt!: Date;

  @Field(() => Day, { description: 'The day on which it was served.' })
  servedOn!: string;

  @Field(() => Day, { description: 'The last day on which a review can be asked for.' })
  reviewUntil!: string;
}

@ObjectType('OfficialRecord', {
  description: 'The official earlier record that a direct recognition rests on.',
})
export class OfficialRecordType {
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
  conversionRule!: string | null;

  @Field(() => String, { description: 'What the record is.' })
  description!: string;
}

@ObjectType('Decider', { description: 'Who decided; the name stands in the school’s record.' })
export class DeciderType {
  @Field(() => DeciderRoleEnum, { description: 'In which role.' })
  role!: 'TEACHER' | 'AUTHORISED_DECIDER' | 'WORKING_LIFE_ASSESSOR';
}

@ObjectType('Statement', {
  implements: Node,
  description: 'What a school would accept as shown and what is missing (lausunto); no grade, no points.',
})
export class StatementType extends Node {
  @Field(() => DeciderRoleEnum, { description: 'In which role it was given.' })
  role!: 'TEACHER' | 'AUTHORISED_DECIDER';

  @Field(() => LanguageEnum, { description: 'The language of its credential.' })
  language!: Language;

  @Field(() => DateTime, { description: 'When it was given.' })
  at!: Date;
}

@ObjectType('Review', { description: 'A review of a decision that the participant asked for.' })
export class ReviewType {
  @Field(() => ID, { description: 'The id.' })
  id!: string;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  askedAt!: Date;

  @Field(() => ReviewOutcomeEnum, { nullable: true, description: 'How it ended; null while open.' })
  outcome!: ReviewOutcome | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was settled.' })
  settledAt!: Date | null;
}

@ObjectType('RemedyText', {
  description: 'How a change of a decision is asked for, in the provider’s own words.',
})
export class RemedyTextType {
  @Field(() => ID, { description: 'The id.' })
  id!: string;

  @Field(() => RemedyKindEnum, { description: 'For which kind of decision.' })
  kind!: RemedyKind;

  @Field(() => LanguageEnum, { description: 'The language.' })
  language!: Language;

  @Field(() => String, { description: 'The text.' })
  text!: string;

  @Field(() => Day, { description: 'The first day on which it is given.' })
  validFrom!: string;

  @Field(() => Day, { nullable: true, description: 'The last day on which it is given.' })
  validUntil!: string | null;
}
