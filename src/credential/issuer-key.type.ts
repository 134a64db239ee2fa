import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
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

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When it was found to be in other hands. Nothing that it signed is valid, whatever its date.',
  })
  compromisedAt!: Date | null;
}

@ObjectType('Resigning', {
  description: 'How far the signing again of what a compromised key had signed has come.',
})
export class ResigningType {
  @Field(() => Int, { description: 'How many credentials the issuing log shows as signed by the key.' })
  total!: number;

  @Field(() => Int, { description: 'How many of them are signed again, under another key.' })
  done!: number;
}

@InputType({ description: 'A key of an issuer that fell into other hands.' })
export class ReportKeyCompromisedInput {
  @Field(() => ID, { description: 'The issuer.' })
  issuer!: Id<'issuer'>;

  @Field(() => String, { description: 'Which of its keys: the part after # in its DID URL.' })
  fragment!: string;

  @Field(() => Boolean, {
    defaultValue: true,
    description:
      'Whether everything that the issuing log shows as signed by it is signed again under another key. Where it is not, those credentials stay invalid until this is asked for.',
  })
  reissue!: boolean;
}

@ObjectType({ description: 'The key is withdrawn; what it signed verifies no more.' })
export class KeyWithdrawn {
  @Field(() => IssuerType, { description: 'Whose key it was.' })
  issuer!: IssuerType;

  @Field(() => ResigningType, {
    nullable: true,
    description:
      'How far the signing again has come. What is left goes on without waiting; to report the key again goes on with it as well. Null where it was not asked for.',
  })
  resigning!: ResigningType | null;
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
