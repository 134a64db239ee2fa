import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { IssuerType } from '../access/organisation.type.ts';
import { DateTime } from '../access/scalar.ts';
import type { Id } from '../base/id.ts';
import type { IssuerKey } from './did.ts';

export const IssuerKeyStateEnum = {
  ACTIVE: 'ACTIVE',
  RETIRED: 'RETIRED',
  COMPROMISED: 'COMPROMISED',
} as const satisfies { [S in IssuerKey['state']]: S };
registerEnumType(IssuerKeyStateEnum, {
  name: 'IssuerKeyState',
  description: 'Where a key of an issuer is in its life.',
  valuesConfig: {
    ACTIVE: { description: 'It signs.' },
    RETIRED: {
      description: 'It signs no more; what it signed keeps verifying. Its private half is destroyed.',
    },
    COMPROMISED: { description: 'It fell into other hands: nothing that it signed verifies.' },
  },
});

@ObjectType('IssuerKey', { description: 'A key of an issuer, its public half.' })
export class IssuerKeyType {
  @Field(() => String, { description: 'The part after # in its DID URL.' })
  fragment!: string;

  @Field(() => String, { description: 'The public key, as a Multikey.' })
  publicKeyMultibase!: string;

  @Field(() => IssuerKeyStateEnum, { description: 'Where it is in its life.' })
  state!: IssuerKey['state'];

  @Field(() => DateTime, { description: 'Since when it signed.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it stopped signing.' })
  endedAt!: Date | null;
}

@InputType({ description: 'Whose key to rotate.' })
export class RotateIssuerKeyInput {
  @Field(() => ID, { description: 'The issuer.' })
  issuer!: Id<'issuer'>;
}

@ObjectType({ description: 'The issuer has a new key.' })
export class IssuerKeyRotated {
  @Field(() => IssuerType, { description: 'It.' })
  issuer!: IssuerType;
}
