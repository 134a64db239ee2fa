import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { Id } from '../base/id.ts';
import { Node } from './node.type.ts';
import type { IdentityAssurance } from './participant.table.ts';
import { DateTime, Day } from './scalar.ts';

export const IdentityAssuranceEnum = {
  SELF_STATED: 'SELF_STATED',
  SEEN_BY_STAFF: 'SEEN_BY_STAFF',
  SCHOOL_REGISTER: 'SCHOOL_REGISTER',
  STRONG: 'STRONG',
} as const satisfies { [A in IdentityAssurance]: A };
registerEnumType(IdentityAssuranceEnum, {
  name: 'IdentityAssurance',
  description: 'How it is known who a person is.',
  valuesConfig: {
    SELF_STATED: { description: 'The person said so.' },
    SEEN_BY_STAFF: { description: 'Staff saw an identity document; nothing of it is kept.' },
    SCHOOL_REGISTER: { description: 'The school found the person in its own register.' },
    STRONG: { description: 'Strong electronic identification.' },
  },
});

@ObjectType('Participant', {
  implements: Node,
  description: 'A participant: belongs to no organisation, joins groups.',
})
export class ParticipantType extends Node {
  @Field(() => String, { description: 'Given names.' })
  givenNames!: string;

  @Field(() => String, { description: 'Family name.' })
  familyName!: string;

  @Field(() => String, { nullable: true, description: 'The name that they are called by.' })
  callingName!: string | null;

  @Field(() => Day, { description: 'Date of birth; tells namesakes apart.' })
  birthDate!: string;

  @Field(() => IdentityAssuranceEnum, { description: 'How it is known who they are.' })
  identityAssurance!: IdentityAssurance;
}

@ObjectType('WorkGroup', {
  implements: Node,
  description: 'A group of a unit: its instructors see the participants who joined it.',
})
export class WorkGroupType extends Node {
  @Field(() => String, { description: 'Its name among staff.' })
  name!: string;
}

@InputType({ description: 'A group to make.' })
export class CreateGroupInput {
  @Field(() => ID, { description: 'The unit.' })
  unit!: Id<'unit'>;

  @Field(() => String, { description: 'Its name among staff.' })
  name!: string;
}

@ObjectType({ description: 'The group as it now is.' })
export class GroupChanged {
  @Field(() => WorkGroupType, { description: 'It.' })
  group!: WorkGroupType;
}

@InputType({ description: 'Another instructor for a group.' })
export class AddGroupInstructorInput {
  @Field(() => ID, { description: 'The group.' })
  group!: Id<'group'>;

  @Field(() => ID, { description: 'The member of the same unit’s staff.' })
  staff!: Id<'staff'>;
}

@InputType({ description: 'A participant to make a wallet for.' })
export class AdmitParticipantInput {
  @Field(() => ID, { description: 'The group that they will join when they use the card.' })
  group!: Id<'group'>;

  @Field(() => String, { description: 'Given names.' })
  givenNames!: string;

  @Field(() => String, { description: 'Family name.' })
  familyName!: string;

  @Field(() => String, { nullable: true, description: 'The name that they are called by.' })
  callingName?: string;

  @Field(() => Day, { description: 'Date of birth; people under 15 are not served.' })
  birthDate!: string;
}

@ObjectType({ description: 'A wallet is waiting for its holder.' })
export class ParticipantAdmitted {
  @Field(() => ID, { description: 'The participant’s id.' })
  participant!: Id<'participant'>;

  @Field(() => String, { description: 'The code for the activation card; shown only here.' })
  activationCode!: string;

  @Field(() => DateTime, { description: 'Until when the card can be used.' })
  expiresAt!: Date;
}

@ObjectType({ description: 'A one-time code that lets an instructor take the participant into a group.' })
export class JoinCodeCreated {
  @Field(() => String, { description: 'The code; shown only here.' })
  joinCode!: string;

  @Field(() => DateTime, { description: 'Until when it can be used.' })
  expiresAt!: Date;
}

@InputType({ description: 'A participant to take into a group.' })
export class JoinGroupInput {
  @Field(() => ID, { description: 'The group.' })
  group!: Id<'group'>;

  @Field(() => String, { description: 'The participant’s join code.' })
  code!: string;
}

@InputType({ description: 'A group to leave.' })
export class LeaveGroupInput {
  @Field(() => ID, { description: 'The group.' })
  group!: Id<'group'>;
}

@ObjectType({ description: 'The participant has left the group.' })
export class GroupLeft {
  @Field(() => ID, { description: 'The group.' })
  group!: Id<'group'>;
}

@ObjectType({ description: 'One opening of the participant’s data by staff.' })
export class ReadingType {
  @Field(() => DateTime, { description: 'When.' })
  at!: Date;

  @Field(() => String, { description: 'In which role.' })
  role!: string;

  @Field(() => String, {
    description: 'What was opened: PERSON, CHECKLIST, GROUP_PROGRESS, RECOGNITION_CASE, CREDENTIAL.',
  })
  what!: string;

  @Field(() => String, { description: 'The operation that it belonged to.' })
  why!: string;
}
