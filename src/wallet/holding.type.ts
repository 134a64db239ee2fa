import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Id } from '../base/id.ts';
import type { Outcome } from '../verification/check.ts';
import { OutcomeEnum, VerdictType } from '../verification/verification.type.ts';
import type { HoldingId } from './holding.ts';
import type { Held } from './stored-holding.ts';

@ObjectType('Holding', { description: 'A proof that the viewer holds: from here, or brought by them.' })
export class HoldingType {
  @Field(() => ID, {
    description: 'Names it in all that is done with it. Of ours it is the credential’s id.',
  })
  id!: HoldingId;
}

/** What a resolver of a holding starts from. */
export type HoldingRoot = Held;

@InputType({ description: 'A proof to bring: exactly one of `text` and `fileBase64`.' })
export class BringCredentialInput {
  @Field(() => String, { nullable: true, description: 'Its text: JSON, or a token (JWT, SD-JWT).' })
  text?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Its file (JSON, a token, PDF, PNG or SVG) in base64, 10 MB at most.',
  })
  fileBase64?: string;

  @Field(() => String, {
    nullable: true,
    description:
      'What the viewer calls it; at most 100 characters. Do not write about health or social care here.',
  })
  name?: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Keep a copy in which personal identity codes are covered. It is no signed file any more; the verdict that the original had is kept with it.',
  })
  covering?: boolean;
}

@ObjectType({ description: 'What was found of a proof that was brought, and whether it was kept.' })
export class CredentialBrought {
  @Field(() => OutcomeEnum.values, { description: 'The verdict in one word.' })
  outcome!: Outcome;

  @Field(() => VerdictType, {
    nullable: true,
    description: 'The verdict, check by check. Only where the proof was not kept, else it stands with it.',
  })
  verdict!: VerdictType | null;

  @Field(() => HoldingType, {
    nullable: true,
    description: 'The proof as it is kept; null where it does not hold, for then it is not kept.',
  })
  holding!: HoldingType | null;
}

@InputType({ description: 'One of the viewer’s proofs.' })
export class HoldingInput {
  @Field(() => ID, { description: 'Which one.' })
  holding!: HoldingId;
}

@InputType({ description: 'What to call a proof.' })
export class NameHoldingInput extends HoldingInput {
  @Field(() => String, {
    nullable: true,
    description: 'The name, at most 100 characters; without one it goes by what it says.',
  })
  name?: string;
}

@InputType({ description: 'Whether a proof is out of sight.' })
export class HideHoldingInput extends HoldingInput {
  @Field(() => Boolean, { description: 'True to hide it, false to show it again.' })
  hidden!: boolean;
}

@ObjectType({ description: 'The proof as it now is.' })
export class HoldingChanged {
  @Field(() => HoldingType, { description: 'It.' })
  holding!: HoldingType;
}

@ObjectType({ description: 'The proof is removed.' })
export class HoldingRemoved {
  @Field(() => ID, { description: 'Which one it was.' })
  holding!: Id<'holding'>;
}

@ObjectType({ description: 'A proof’s own file.' })
export class HoldingFile {
  @Field(() => String, { description: 'Its media type, told from its content.' })
  mediaType!: string;

  @Field(() => Int, { description: 'How many bytes.' })
  bytes!: number;
}
