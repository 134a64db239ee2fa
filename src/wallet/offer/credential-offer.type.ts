import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../../access/scalar.ts';
import type { Id } from '../../base/id.ts';
import { OFFER_STATES, OFFERED_FORMS, type OfferedForm, type OfferState } from './credential-offer.ts';

const named = <Name extends string>(of: Readonly<Record<Name, string>>) =>
  Object.fromEntries(Object.keys(of).map((name) => [name, name])) as { [N in Name]: N };
const described = (of: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(of).map(([name, description]) => [name, { description }]));

export const OfferStateEnum = named(OFFER_STATES);
registerEnumType(OfferStateEnum, {
  name: 'OfferState',
  description: 'How an offer to another wallet stands.',
  valuesConfig: described(OFFER_STATES),
});

export const OfferedFormEnum = named(OFFERED_FORMS);
registerEnumType(OfferedFormEnum, {
  name: 'OfferedForm',
  description: 'The forms in which another wallet can take a credential.',
  valuesConfig: described(OFFERED_FORMS),
});

@ObjectType('CredentialOffer', { description: 'A credential that its holder offered to another wallet.' })
export class CredentialOfferType {
  @Field(() => ID, { description: 'The offer’s id.' })
  id!: Id<'credentialOffer'>;

  @Field(() => OfferStateEnum, { description: 'How it stands.' })
  state!: OfferState;

  @Field(() => Boolean, { description: 'Whether the wallet asks for a code that was shown beside the link.' })
  withCode!: boolean;

  @Field(() => [OfferedFormEnum], { description: 'The forms that a wallet has taken.' })
  takenForms!: OfferedForm[];

  @Field(() => DateTime, { description: 'When it was first offered.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'Until when the last link can be opened.' })
  expiresAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When a wallet took it.' })
  claimedAt!: Date | null;
}

@InputType({ description: 'What to offer to another wallet.' })
export class OfferCredentialInput {
  @Field(() => ID, { description: 'One’s own credential.' })
  credential!: Id<'credential'>;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the wallet has to ask for a code besides, so that a link seen by others is worth nothing.',
  })
  withCode!: boolean | null;
}

@ObjectType({ description: 'The offer, with what is shown only now.' })
export class CredentialOffered {
  @Field(() => CredentialOfferType, { description: 'The offer.' })
  offer!: CredentialOfferType;

  @Field(() => String, {
    description: 'Opened by a wallet on the same device (openid-credential-offer://…). Lives ten minutes.',
  })
  link!: string;

  @Field(() => String, { description: 'The link as a QR code for a wallet on another device; SVG.' })
  qrSvg!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The code that the wallet asks for, where one was wished. Five wrong ones end the link.',
  })
  transactionCode!: string | null;
}
