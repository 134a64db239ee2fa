import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { LanguageEnum } from '../access/language.type.ts';
import type { Id } from '../base/id.ts';
import type { Language } from '../base/language.ts';
import { CredentialType } from '../credential/credential.type.ts';
import type { PermissionKind } from './checklist.ts';
import {
  ChecklistType,
  EvidenceType,
  MarkLevelEnum,
  MarkPartyEnum,
  MarkType,
  PermissionKindEnum,
} from './checklist.type.ts';
import type { MarkLevel, MarkParty } from './mark.ts';

@ObjectType({ description: 'A checklist as the act left it.' })
export class ChecklistChanged {
  @Field(() => ChecklistType, { description: 'The checklist.' })
  checklist!: ChecklistType;
}

@ObjectType({ description: 'The marks that were added.' })
export class MarksAdded {
  @Field(() => ChecklistType, { description: 'The checklist as it now is.' })
  checklist!: ChecklistType;

  @Field(() => [MarkType], { description: 'The new marks, in the order of the input.' })
  marks!: MarkType[];
}

@ObjectType({ description: 'The evidence that was added.' })
export class EvidenceAdded {
  @Field(() => EvidenceType, { description: 'It.' })
  evidence!: EvidenceType;
}

@ObjectType({ description: 'A certificate of competence was issued.' })
export class CompetenceCertified {
  @Field(() => CredentialType, { description: 'The signed credential.' })
  credential!: CredentialType;
}

@InputType({ description: 'A target to take up.' })
export class OpenChecklistInput {
  @Field(() => ID, { description: 'The unit, or the part of a common unit.' })
  target!: Id<'target'>;

  @Field(() => ID, { nullable: true, description: 'Whose; oneself where left out.' })
  participant?: Id<'participant'> | null;

  @Field(() => ID, { nullable: true, description: 'Where an instructor opens it: an environment of theirs.' })
  environment?: Id<'environment'> | null;
}

@InputType({ description: 'One mark.' })
export class NewMarkInput {
  @Field(() => ID, { description: 'The requirement.' })
  requirement!: Id<'requirement'>;

  @Field(() => MarkLevelEnum, { description: 'The level.' })
  level!: MarkLevel;

  @Field(() => String, { nullable: true, description: 'A note, at most 4,000 characters.' })
  note?: string | null;
}

@InputType({ description: 'Marks of one party on one checklist.' })
export class MarkRequirementInput {
  @Field(() => ID, { description: 'The checklist.' })
  checklist!: Id<'checklist'>;

  @Field(() => MarkPartyEnum, { description: 'As whom.' })
  party!: MarkParty;

  @Field(() => ID, { nullable: true, description: 'Where it was seen; an instructor has to say.' })
  environment?: Id<'environment'> | null;

  @Field(() => [NewMarkInput], { description: 'One to 200 marks: all are made, or none.' })
  marks!: NewMarkInput[];
}

@InputType({ description: 'A mark of one’s own to withdraw.' })
export class WithdrawMarkInput {
  @Field(() => ID, { description: 'The mark.' })
  mark!: Id<'mark'>;

  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'An answer to a mark about oneself.' })
export class AnswerMarkInput {
  @Field(() => ID, { description: 'The mark.' })
  mark!: Id<'mark'>;

  @Field(() => String, { description: 'What one says to it.' })
  text!: string;
}

@InputType({ description: 'What shows the competence: exactly one of text and photo.' })
export class AddEvidenceInput {
  @Field(() => ID, { description: 'The checklist.' })
  checklist!: Id<'checklist'>;

  @Field(() => ID, { nullable: true, description: 'The mark that it belongs to, if to one.' })
  mark?: Id<'mark'> | null;

  @Field(() => String, { nullable: true, description: 'A text, at most 4,000 characters.' })
  text?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'A JPEG or PNG in Base64, at most 5 MB. Place, time and device written into it are taken out.',
  })
  photoBase64?: string | null;
}

@InputType({ description: 'A permission for one school.' })
export class PermitSchoolInput {
  @Field(() => ID, { description: 'The checklist.' })
  checklist!: Id<'checklist'>;

  @Field(() => ID, { description: 'The school.' })
  school!: Id<'unit'>;

  @Field(() => PermissionKindEnum, { description: 'What is permitted.' })
  kind!: PermissionKind;
}

@InputType({ description: 'A checklist to send.' })
export class SendToSchoolInput {
  @Field(() => ID, { description: 'The checklist.' })
  checklist!: Id<'checklist'>;

  @Field(() => ID, { description: 'The school.' })
  school!: Id<'unit'>;
}

@InputType({ description: 'A checklist to take back.' })
export class TakeBackChecklistInput {
  @Field(() => ID, { description: 'The checklist.' })
  checklist!: Id<'checklist'>;
}

@InputType({ description: 'A checklist to end.' })
export class EndChecklistInput {
  @Field(() => ID, { description: 'The checklist.' })
  checklist!: Id<'checklist'>;

  @Field(() => String, { nullable: true, description: 'Why; an instructor has to say.' })
  reason?: string | null;
}

@InputType({ description: 'What to certify, and how.' })
export class CertifyCompetenceInput {
  @Field(() => ID, { description: 'The checklist.' })
  checklist!: Id<'checklist'>;

  @Field(() => ID, { description: 'An environment of the workshop that certifies.' })
  environment!: Id<'environment'>;

  @Field(() => LanguageEnum, { description: 'The language of the certificate.' })
  language!: Language;

  @Field(() => Boolean, { nullable: true, description: 'Leave out the environment’s name.' })
  withoutEnvironment?: boolean;

  @Field(() => Boolean, { nullable: true, description: 'Leave out the date of birth.' })
  withoutBirthDate?: boolean;
}
