import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { FREE_TEXT_NOTE } from '../access/free-text.text.ts';
import { DateTime } from '../access/scalar.ts';
import type { Id } from '../base/id.ts';
import { MarkLevelEnum } from '../checklist/checklist.type.ts';
import { describedEnum } from '../checklist/described-enum.type.ts';
import type { MarkLevel } from '../checklist/mark.ts';
import { LOST_WITH_SECRET } from './private.text.ts';
import { PRIVATE_KINDS, type PrivateKind } from './private-entry.ts';

export const PrivateKindEnum = describedEnum(
  'PrivateKind',
  'What an entry of the private part is.',
  PRIVATE_KINDS,
);

@ObjectType('PrivateEntry', {
  description: 'An entry of the private part, which only its writer’s second secret opens.',
})
export class PrivateEntryType {
  @Field(() => ID, { description: 'The id.' })
  id!: Id<'privateEntry'>;

  @Field(() => PrivateKindEnum, { description: 'What it is.' })
  kind!: PrivateKind;

  @Field(() => String, { description: `The text. ${FREE_TEXT_NOTE.en}` })
  text!: string;

  @Field(() => DateTime, { description: 'When it was written.' })
  at!: Date;

  @Field(() => ID, { nullable: true, description: 'The checklist that it is about, if about one.' })
  checklist!: Id<'checklist'> | null;

  @Field(() => ID, { nullable: true, description: 'The requirement that it is about, if about one.' })
  requirement!: Id<'requirement'> | null;

  @Field(() => MarkLevelEnum, { nullable: true, description: 'The level of a self-assessment.' })
  level!: MarkLevel | null;
}

@ObjectType('PrivatePart', {
  description:
    'The diary, notes and self-assessments that nobody else sees. No recovery and no re-issue opens them.',
})
export class PrivatePartType {
  @Field(() => DateTime, { description: 'When its secret was set.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When its secret was last changed.' })
  changedAt!: Date;

  @Field(() => Int, { description: 'How many entries it holds.' })
  entryCount!: number;
}

@InputType({ description: 'The second secret to set.' })
export class SetPrivateSecretInput {
  @Field(() => String, {
    description: 'At least 12 characters: a few words that only you know. Not the PIN.',
  })
  secret!: string;

  @Field(() => Boolean, {
    description: `The participant has read and understood, and says true: ${LOST_WITH_SECRET.fi} / ${LOST_WITH_SECRET.sv} / ${LOST_WITH_SECRET.en}`,
  })
  understood!: boolean;
}

@InputType({ description: 'Another second secret in the place of the old one.' })
export class ChangePrivateSecretInput {
  @Field(() => String, { description: 'The old one.' })
  old!: string;

  @Field(() => String, { description: 'The new one: at least 12 characters.' })
  secret!: string;
}

@InputType({ description: 'The second secret, to open the private part with.' })
export class UnlockPrivatePartInput {
  @Field(() => String, { description: 'The secret. Wrong ones are counted and meet growing delays.' })
  secret!: string;
}

@ObjectType({ description: 'The private part is open to whoever holds this, in this session.' })
export class PrivatePartUnlocked {
  @Field(() => String, { description: 'Give it with each reading and writing; keep it in memory only.' })
  unlocked!: string;

  @Field(() => DateTime, { description: 'Until when it opens: 15 minutes.' })
  unlockedUntil!: Date;
}

@ObjectType({ description: 'The second secret is set, and the private part open.' })
export class PrivateSecretSet extends PrivatePartUnlocked {
  @Field(() => String, {
    description: `In the reader’s language: ${LOST_WITH_SECRET.fi} / ${LOST_WITH_SECRET.sv} / ${LOST_WITH_SECRET.en}`,
  })
  lostWithSecret!: string;
}

@ObjectType({ description: 'The old private part is gone, and an empty one open under the new secret.' })
export class PrivatePartStartedAnew extends PrivateSecretSet {
  @Field(() => Int, { description: 'How many entries are gone.' })
  removed!: number;
}

@InputType({ description: 'Something to write into the private part.' })
export class WritePrivateEntryInput {
  @Field(() => String, { description: 'What unlocking gave.' })
  unlocked!: string;

  @Field(() => PrivateKindEnum, { description: 'What it is.' })
  kind!: PrivateKind;

  @Field(() => String, { description: `The text, at most 10,000 characters. ${FREE_TEXT_NOTE.en}` })
  text!: string;

  @Field(() => ID, { nullable: true, description: 'The own checklist that it is about.' })
  checklist?: Id<'checklist'>;

  @Field(() => ID, { nullable: true, description: 'The requirement that it is about.' })
  requirement?: Id<'requirement'>;

  @Field(() => MarkLevelEnum, { nullable: true, description: 'The level, of a self-assessment only.' })
  level?: MarkLevel;
}

@ObjectType({ description: 'It is written, and sealed.' })
export class PrivateEntryWritten {
  @Field(() => PrivateEntryType, { description: 'It.' })
  entry!: PrivateEntryType;
}

@InputType({ description: 'An entry to delete for good.' })
export class RemovePrivateEntryInput {
  @Field(() => String, { description: 'What unlocking gave.' })
  unlocked!: string;

  @Field(() => ID, { description: 'The entry.' })
  entry!: Id<'privateEntry'>;
}

@ObjectType({ description: 'It is gone.' })
export class PrivateEntryRemoved {
  @Field(() => ID, { description: 'The entry.' })
  entry!: Id<'privateEntry'>;
}
