import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ControllerUnitType } from '../access/organisation.type.ts';
import { DateTime, Day } from '../access/scalar.ts';
import type { Id } from '../base/id.ts';
import { describedEnum } from '../checklist/described-enum.type.ts';
import { ERASURE_STATES, type ErasureState } from './erasure.ts';
import { OPEN_KINDS, type OpenKind } from './open-decisions.ts';

export const ErasureStateEnum = describedEnum(
  'ErasureState',
  'How it stands with leaving for good.',
  ERASURE_STATES,
);
export const OpenKindEnum = describedEnum('OpenDecisionKind', 'Why somebody cannot leave yet.', OPEN_KINDS);

@ObjectType('ErasureStays', { description: 'Something that an organisation keeps when the viewer leaves.' })
export class ErasureStaysType {
  @Field(() => ControllerUnitType, { description: 'Who keeps it.' })
  unit!: { id: Id<'unit'> };

  @Field(() => String, { description: 'What it keeps, in the request’s language.' })
  what!: string;

  @Field(() => String, { description: 'Why, in the request’s language.' })
  why!: string;

  @Field(() => String, { description: 'Until when, in the request’s language.' })
  until!: string;
}

@ObjectType('OpenDecision', { description: 'Something that a school still has to decide about the viewer.' })
export class OpenDecisionType {
  @Field(() => OpenKindEnum, { description: 'What it is.' })
  kind!: OpenKind;

  @Field(() => ID, { description: 'The checklist that it is about.' })
  checklist!: Id<'checklist'>;

  @Field(() => ControllerUnitType, { description: 'The school.' })
  school!: { id: Id<'unit'> };
}

@ObjectType('Erasure', { description: 'Leaving for good: what it would do, and how it stands.' })
export class ErasureType {
  @Field(() => ErasureStateEnum, { description: 'How it stands.' })
  state!: ErasureState;

  @Field(() => Boolean, {
    description: 'Nobody asked: it begins since the wallet was long unused. Signing in ends it.',
  })
  becauseUnused!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When it was asked for.' })
  askedAt!: Date | null;

  @Field(() => DateTime, {
    description: 'When it is done, unless it is undone before; if it were asked for now, while it is not.',
  })
  dueAt!: Date;

  @Field(() => Day, { description: 'The day on which the last backup is gone that could undo it.' })
  backupsGoneOn!: string;

  @Field(() => [OpenDecisionType], { description: 'What a school still has to decide first.' })
  open!: OpenDecisionType[];

  @Field(() => [String], { description: 'What goes, a plain sentence each, in the request’s language.' })
  goes!: string[];

  @Field(() => [ErasureStaysType], { description: 'What stays, with whom, why and until when.' })
  stays!: ErasureStaysType[];
}

@ObjectType('ErasureReceipt', {
  description: 'Says that a wallet is gone for good, and from when no backup can bring it back.',
})
export class ErasureReceiptType {
  @Field(() => ErasureStateEnum, { description: 'Whether it is done.' })
  state!: ErasureState;

  @Field(() => Day, { description: 'The day on which it was or will be done.' })
  erasedOn!: string;

  @Field(() => Day, { description: 'The day on which the last backup is gone that could undo it.' })
  backupsGoneOn!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Once it is done: a compact JWS by the server’s own key over these days and a random id, without a name.',
  })
  signed!: string | null;
}

@ObjectType('ErasureRequested', { description: 'Leaving was asked for.' })
export class ErasureRequested {
  @Field(() => String, {
    description: 'Fetches the receipt once the account is gone. Shown once: write it down.',
  })
  receiptCode!: string;

  @Field(() => ErasureReceiptType, { description: 'What the receipt will say if it is done on the day set.' })
  receipt!: ErasureReceiptType;
}

@ObjectType('ErasureCancelled', { description: 'The viewer stays.' })
export class ErasureCancelled {
  @Field(() => ErasureStateEnum, { description: 'NOT_ASKED.' })
  state!: ErasureState;
}

@InputType({ description: 'The code that asking to be erased gave.' })
export class ErasureReceiptInput {
  @Field(() => String, { description: 'The code.' })
  code!: string;
}
