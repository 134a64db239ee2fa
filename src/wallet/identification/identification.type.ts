import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../../access/scalar.ts';
import type { Id } from '../../base/id.ts';
import { describedEnum } from '../../verification/described-enum.ts';
import { IDENTIFICATION_STATES, type IdentificationState } from './identification.ts';

export const IdentificationStateEnum = describedEnum(IDENTIFICATION_STATES);
registerEnumType(IdentificationStateEnum.values, {
  name: 'IdentificationState',
  description: 'How an identification by another wallet stands.',
  valuesConfig: IdentificationStateEnum.descriptions,
});

@ObjectType('Identification', {
  description: 'The viewer shows who they are by a European Digital Identity Wallet.',
})
export class IdentificationType {
  @Field(() => ID, { description: 'The identification’s id.' })
  id!: Id<'identification'>;

  @Field(() => IdentificationStateEnum.values, { description: 'How it stands.' })
  state!: IdentificationState;

  @Field(() => DateTime, { description: 'Until when it can be answered and gone on with.' })
  expiresAt!: Date;
}

@ObjectType({ description: 'An identification that has begun, with the link that is shown only now.' })
export class IdentificationRequested {
  @Field(() => IdentificationType, { description: 'It.' })
  identification!: IdentificationType;

  @Field(() => String, {
    description: 'Opened by a wallet on the same device (openid4vp://…). Lives five minutes.',
  })
  link!: string;

  @Field(() => String, { description: 'The link as a QR code for a wallet on another device; SVG.' })
  qrSvg!: string;
}

@InputType({ description: 'Which identification to go on with.' })
export class FinishIdentificationInput {
  @Field(() => ID, { description: 'Its id.' })
  identification!: Id<'identification'>;
}
