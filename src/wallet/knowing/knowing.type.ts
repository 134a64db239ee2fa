import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { connectionOf } from '../../access/connection.type.ts';
import { DateTime } from '../../access/scalar.ts';
import type { Id } from '../../base/id.ts';
import { describedEnum } from '../../checklist/described-enum.type.ts';
import { LOG_LINE_KINDS, type LogLineKind } from './log-line.ts';

export const LogLineKindEnum = describedEnum(
  'LogLineKind',
  'What a line of the log is about.',
  LOG_LINE_KINDS,
);
export const WhoOutcomeEnum = describedEnum('WhoOutcome', 'What became of the question who it was.', {
  ANSWERED: 'The controller said who it was.',
  REFUSED: 'The controller does not tell, and says why.',
});

@ObjectType('WhoRequest', {
  description: 'The participant’s question to a controller who it was (Kysy, kuka).',
})
export class WhoRequestType {
  @Field(() => ID, { description: 'The id.' })
  id!: Id<'whoRequest'>;

  @Field(() => DateTime, { description: 'When it was asked.' })
  askedAt!: Date;

  @Field(() => WhoOutcomeEnum, { nullable: true, description: 'What became of it; null while open.' })
  outcome!: 'ANSWERED' | 'REFUSED' | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was answered.' })
  answeredAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Who it was, or why that is not told.' })
  answer!: string | null;
}

@ObjectType('LogLine', { description: 'One line of what the participant can know: what happened, in words.' })
export class LogLineType {
  @Field(() => ID, { description: 'The id.' })
  id!: string;

  @Field(() => LogLineKindEnum, { description: 'What it is about.' })
  kind!: LogLineKind;

  @Field(() => DateTime, { description: 'When.' })
  at!: Date;

  @Field(() => String, {
    description: 'What happened, in one plain sentence in the reader’s language; never an employee’s name.',
  })
  sentence!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The reading about which `askWho` asks; null where there is nobody to ask about.',
  })
  reading!: Id<'reading'> | null;
}

@ObjectType('AskedWho', { description: 'A participant’s question to the unit who of its staff it was.' })
export class AskedWhoType {
  @Field(() => ID, { description: 'The id.' })
  id!: Id<'whoRequest'>;

  @Field(() => DateTime, { description: 'When it was asked.' })
  askedAt!: Date;

  @Field(() => DateTime, { description: 'When the data was opened.' })
  openedAt!: Date;

  @Field(() => String, { description: 'In which role.' })
  role!: string;

  @Field(() => String, { description: 'What was opened: PERSON, CHECKLIST, GROUP_PROGRESS ...' })
  what!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Who opened it, from the unit’s own record; whose data it was is not told here.',
  })
  reader!: string | null;

  @Field(() => WhoOutcomeEnum, { nullable: true, description: 'What became of it; null while open.' })
  outcome!: 'ANSWERED' | 'REFUSED' | null;

  @Field(() => String, { nullable: true, description: 'What was answered, from the unit’s own record.' })
  answer!: string | null;
}

export const LogConnection = connectionOf('LogLine', LogLineType);
export const AskedWhoConnection = connectionOf('AskedWho', AskedWhoType);

@InputType({ description: 'A line of the log to ask about.' })
export class AskWhoInput {
  @Field(() => ID, { description: 'The line’s reading.' })
  reading!: Id<'reading'>;
}

@ObjectType({ description: 'The controller has been asked.' })
export class WhoAsked {
  @Field(() => WhoRequestType, { description: 'The question.' })
  request!: WhoRequestType;
}

@InputType({ description: 'The answer to a participant: exactly one of `answer` and `refusedBecause`.' })
export class AnswerWhoInput {
  @Field(() => ID, { description: 'The question.' })
  request!: Id<'whoRequest'>;

  @Field(() => String, {
    nullable: true,
    description: 'Who it was and why, in the unit’s own words. Nothing about health or social care.',
  })
  answer?: string | null;

  @Field(() => String, { nullable: true, description: 'On what grounds it is not told.' })
  refusedBecause?: string | null;
}

@ObjectType({ description: 'The participant has been answered.' })
export class WhoAnswered {
  @Field(() => AskedWhoType, { description: 'The question with its answer.' })
  request!: AskedWhoType;
}
