import { Field, ID, ObjectType } from 'type-graphql';
import { ControllerUnitType } from '../access/organisation.type.ts';
import { DateTime, Day } from '../access/scalar.ts';
import type { Id } from '../base/id.ts';
import { describedEnum } from '../checklist/described-enum.type.ts';
import { CredentialType } from '../credential/credential.type.ts';
import { RECORDED_KINDS, type RecordedKind } from './unit-record.ts';

export const RecordedKindEnum = describedEnum(
  'RecordedKind',
  'What a school’s record holds about somebody.',
  RECORDED_KINDS,
);

@ObjectType('RecordedAct', {
  description: 'Something that a school decided or said about somebody who has left.',
})
export class RecordedActType {
  @Field(() => ID, { description: 'The decision’s, statement’s, review’s or case’s id.' })
  id!: string;

  @Field(() => RecordedKindEnum, { description: 'What it is.' })
  kind!: RecordedKind;

  @Field(() => DateTime, { description: 'When.' })
  at!: Date;

  @Field(() => String, { nullable: true, description: 'The grade, where there is one.' })
  grade!: string | null;

  @Field(() => String, { nullable: true, description: 'The grounds, or what was said.' })
  text!: string | null;

  @Field(() => ID, { nullable: true, description: 'The credential that was given of it.' })
  credential!: Id<'credential'> | null;
}

@ObjectType('UnitRecord', {
  description: 'What a unit’s record holds about somebody who has left; for its records keeper alone.',
})
export class UnitRecordType {
  @Field(() => ControllerUnitType, { description: 'Whose record it is.' })
  unit!: { id: Id<'unit'> };

  @Field(() => ID, { description: 'The pseudonym of the one who has left.' })
  participant!: Id<'participant'>;

  @Field(() => DateTime, { description: 'When they left.' })
  leftAt!: Date;

  @Field(() => String, { nullable: true, description: 'Their name, where the record has it.' })
  name!: string | null;

  @Field(() => Day, { nullable: true, description: 'Date of birth, where the record has it.' })
  birthDate!: string | null;

  @Field(() => [CredentialType], { description: 'What the unit issued to them, oldest first.' })
  credentials!: object[];

  @Field(() => [RecordedActType], { description: 'What the school decided or said, oldest first.' })
  acts!: RecordedActType[];
}
