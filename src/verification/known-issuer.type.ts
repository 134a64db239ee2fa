import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../access/connection.type.ts';
import { LocalizedTextInput, LocalizedTextType } from '../access/language.type.ts';
import { Day } from '../access/scalar.ts';
import type { Id } from '../base/id.ts';
import type { LocalizedText } from '../base/language.ts';
import { describedEnum } from './described-enum.ts';
import { KNOWN_ISSUER_KINDS, type KnownIssuerKind } from './known-issuer.ts';

export const KnownIssuerKindEnum = describedEnum(KNOWN_ISSUER_KINDS);
registerEnumType(KnownIssuerKindEnum.values, {
  name: 'KnownIssuerKind',
  description: 'What an issuer in the register is.',
  valuesConfig: KnownIssuerKindEnum.descriptions,
});

@ObjectType('KnownIssuer', {
  description: 'An issuer elsewhere that the coordinators of this server know, by its DID.',
})
export class KnownIssuerType {
  @Field(() => ID, { description: 'Names the entry.' })
  id!: Id<'knownIssuer'>;

  @Field(() => String, { description: 'The issuer’s DID, as it stands in what it signs.' })
  did!: string;

  @Field(() => LocalizedTextType, { description: 'Who it is, in the coordinators’ words.' })
  name!: LocalizedText;

  @Field(() => KnownIssuerKindEnum.values, { description: 'What it is.' })
  kind!: KnownIssuerKind;

  @Field(() => String, { nullable: true, description: 'Where more is told about it.' })
  url!: string | null;

  @Field(() => Day, { name: 'from', description: 'From which day on it is listed.' })
  validFrom!: string;

  @Field(() => Day, {
    name: 'until',
    nullable: true,
    description: 'The first day on which it is listed no more; null while it stands.',
  })
  validUntil!: string | null;
}

export const KnownIssuerConnection = connectionOf('KnownIssuer', KnownIssuerType);

@InputType({ description: 'An issuer elsewhere, to be known from a day on.' })
export class AddKnownIssuerInput {
  @Field(() => String, { description: 'Its DID: did:web or did:key, without a fragment.' })
  did!: string;

  @Field(() => LocalizedTextInput, { description: 'Who it is; verdicts show this name.' })
  name!: LocalizedTextInput;

  @Field(() => KnownIssuerKindEnum.values, { description: 'What it is.' })
  kind!: KnownIssuerKind;

  @Field(() => String, { nullable: true, description: 'An https address where more is told about it.' })
  url?: string | null;

  @Field(() => Day, { nullable: true, description: 'From which day on; today if not given.' })
  from?: string | null;
}

@InputType({ description: 'Which entry of the register ends, and when.' })
export class EndKnownIssuerInput {
  @Field(() => ID, { description: 'The entry.' })
  knownIssuer!: Id<'knownIssuer'>;

  @Field(() => Day, {
    nullable: true,
    description: 'The first day on which it is listed no more; today if not given.',
  })
  until?: string | null;
}

@ObjectType({ description: 'The issuer is known from now on.' })
export class KnownIssuerAdded {
  @Field(() => KnownIssuerType, { description: 'The entry.' })
  knownIssuer!: KnownIssuerType;
}

@ObjectType({ description: 'The entry has its end.' })
export class KnownIssuerEnded {
  @Field(() => KnownIssuerType, { description: 'The entry.' })
  knownIssuer!: KnownIssuerType;
}
