import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../access/connection.type.ts';
import { Node } from '../access/node.type.ts';
import { DateTime } from '../access/scalar.ts';
import { CHECKLIST_STATES, type ChecklistState, PERMISSION_KINDS, type PermissionKind } from './checklist.ts';
import { describedEnum } from './described-enum.type.ts';
import { MARK_LEVELS, MARK_PARTIES, type MarkLevel, type MarkParty } from './mark.ts';

export const ChecklistStateEnum = describedEnum(
  'ChecklistState',
  'Where a checklist is in its life.',
  CHECKLIST_STATES,
);
export const PermissionKindEnum = describedEnum(
  'PermissionKind',
  'What a participant lets happen with a checklist, for one named school.',
  PERMISSION_KINDS,
);
export const MarkPartyEnum = describedEnum(
  'MarkParty',
  'The three who leave marks of their own.',
  MARK_PARTIES,
);
export const MarkLevelEnum = describedEnum(
  'MarkLevel',
  'The scale of marks, lowest first. A mark is never a grade.',
  MARK_LEVELS,
);

@ObjectType('Checklist', {
  implements: Node,
  description: 'What a participant has taken up, requirement by requirement (tarkistuslista).',
})
export class ChecklistType extends Node {
  @Field(() => ChecklistStateEnum, { description: 'Where it is in its life.' })
  state!: ChecklistState;

  @Field(() => Int, { description: 'Rises with every change; tells whether somebody else was first.' })
  version!: number;

  @Field(() => Int, { description: 'How many times it has been sent to a school.' })
  round!: number;

  @Field(() => DateTime, { description: 'When it was opened.' })
  openedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it ended.' })
  endedAt!: Date | null;
}

@ObjectType('ChecklistItem', { description: 'One requirement on a checklist, with the marks on it.' })
export class ChecklistItem {
  @Field(() => Boolean, { description: 'Whether a decision in force recognises it.' })
  recognised!: boolean;
}

@ObjectType('Mark', {
  implements: Node,
  description: 'One party’s mark on one requirement. Marks are added, never overwritten.',
})
export class MarkType extends Node {
  @Field(() => MarkPartyEnum, { description: 'Whose mark it is.' })
  party!: MarkParty;

  @Field(() => MarkLevelEnum, { description: 'The level.' })
  level!: MarkLevel;

  @Field(() => DateTime, { description: 'When it was made.' })
  at!: Date;
}

@ObjectType('MarkAnswer', { description: 'What the participant says to a mark about them.' })
export class MarkAnswerType {
  @Field(() => ID, { description: 'The id.' })
  id!: string;

  @Field(() => DateTime, { description: 'When.' })
  at!: Date;
}

@ObjectType('Evidence', { description: 'What shows the competence: a text or a photo.' })
export class EvidenceType {
  @Field(() => ID, { description: 'The id.' })
  id!: string;

  @Field(() => String, { description: 'text/plain, image/jpeg or image/png.' })
  mediaType!: string;

  @Field(() => Int, { description: 'The size in bytes.' })
  bytes!: number;

  @Field(() => DateTime, { description: 'When it was added.' })
  at!: Date;
}

@ObjectType('ChecklistPermission', {
  description: 'That the participant lets something happen, for one school.',
})
export class ChecklistPermissionType {
  @Field(() => PermissionKindEnum, { description: 'What it lets happen.' })
  kind!: PermissionKind;

  @Field(() => DateTime, { description: 'When it was given.' })
  grantedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was taken back.' })
  withdrawnAt!: Date | null;
}

@ObjectType('TargetProgress', {
  description: 'How far a group’s participants are with one target: participants by requirements.',
})
export class TargetProgress {}

@ObjectType('ParticipantProgress', { description: 'One participant’s row.' })
export class ParticipantProgress {}

@ObjectType('ProgressCell', { description: 'The last standing mark of each party on one requirement.' })
export class ProgressCell {
  @Field(() => ID, { description: 'The requirement.' })
  requirement!: string;

  @Field(() => MarkLevelEnum, { nullable: true, description: 'The self-assessment.' })
  self!: MarkLevel | null;

  @Field(() => MarkLevelEnum, { nullable: true, description: 'The instructor’s observation.' })
  instructor!: MarkLevel | null;

  @Field(() => MarkLevelEnum, { nullable: true, description: 'The teacher’s note.' })
  teacher!: MarkLevel | null;

  @Field(() => Boolean, { description: 'Whether a decision in force recognises it.' })
  recognised!: boolean;
}

export const ChecklistConnection = connectionOf('Checklist', ChecklistType);
