import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../../access/scalar.ts';
import type { Id } from '../../base/id.ts';
import { describedEnum } from '../../verification/described-enum.ts';
import { REQUEST_STATES, REQUESTED_PROOFS, type RequestedProof } from './presentation-request.ts';

export const RequestedProofEnum = describedEnum(REQUESTED_PROOFS);
registerEnumType(RequestedProofEnum.values, {
  name: 'RequestedProof',
  description: 'What a wallet is asked for.',
  valuesConfig: RequestedProofEnum.descriptions,
});

export const RequestStateEnum = describedEnum(REQUEST_STATES);
registerEnumType(RequestStateEnum.values, {
  name: 'PresentationRequestState',
  description: 'How a request to a wallet stands.',
  valuesConfig: RequestStateEnum.descriptions,
});

@ObjectType('PresentationRequest', { description: 'A proof that a member of staff asked a wallet for.' })
export class PresentationRequestType {
  @Field(() => ID, { description: 'The request’s id.' })
  id!: Id<'presentationRequest'>;

  @Field(() => RequestedProofEnum.values, { description: 'What was asked for.' })
  what!: RequestedProof;

  @Field(() => DateTime, { description: 'When.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'Until when a wallet can answer.' })
  expiresAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When a wallet answered.' })
  answeredAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when what was shown is kept.' })
  keptUntil!: Date | null;
}

@InputType({ description: 'What to ask a wallet for.' })
export class RequestPresentationInput {
  @Field(() => ID, { description: 'The unit that asks.' })
  unit!: Id<'unit'>;

  @Field(() => RequestedProofEnum.values, { description: 'What is asked for.' })
  what!: RequestedProof;
}

@ObjectType({ description: 'The request, with the link that is shown only now.' })
export class PresentationRequested {
  @Field(() => PresentationRequestType, { description: 'The request.' })
  request!: PresentationRequestType;

  @Field(() => String, {
    description: 'Opened by a wallet on the same device (openid4vp://…). Lives ten minutes.',
  })
  link!: string;

  @Field(() => String, { description: 'The link as a QR code for a wallet on another device; SVG.' })
  qrSvg!: string;
}
