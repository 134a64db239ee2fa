import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { Id } from '../base/id.ts';
import type { LocalizedText } from '../base/language.ts';
import type { Role, UnitKind } from './actor.ts';
import { LocalizedTextInput, LocalizedTextType } from './language.type.ts';
import { Node } from './node.type.ts';
import { Day } from './scalar.ts';

export const RoleEnum = {
  INSTRUCTOR: 'INSTRUCTOR',
  TEACHER: 'TEACHER',
  DECIDER: 'DECIDER',
  ASSESSOR: 'ASSESSOR',
  COORDINATOR: 'COORDINATOR',
  RECORDS: 'RECORDS',
} as const satisfies { [R in Role]: R };
registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'What a member of staff may be in a controller unit.',
  valuesConfig: {
    INSTRUCTOR: { description: 'Leads a group at a learning environment and marks what they saw (ohjaaja).' },
    TEACHER: { description: 'A vocational teacher of a school (ammattiopettaja).' },
    DECIDER: {
      description: 'Decides for the education provider: authorised to recognise, decline and annul.',
    },
    ASSESSOR: {
      description: 'An assessor from working life whom the school may name for a case (arvioija).',
    },
    COORDINATOR: { description: 'Imports qualifications, keeps groups and staff accounts (koordinaattori).' },
    RECORDS: {
      description:
        'Keeps the unit’s record: alone reads in it about people who have left (asiakirjahallinto).',
    },
  },
});

export const UnitKindEnum = {
  PROVIDER: 'PROVIDER',
  WORKSHOP: 'WORKSHOP',
  SCHOOL: 'SCHOOL',
} as const satisfies {
  [K in UnitKind]: K;
};
registerEnumType(UnitKindEnum, {
  name: 'UnitKind',
  description: 'What a controller unit is here for.',
  valuesConfig: {
    PROVIDER: { description: 'Keeps the wallets and this installation.' },
    WORKSHOP: { description: 'Identifies competence: environments, marks, certificates of competence.' },
    SCHOOL: { description: 'An education provider’s unit: assesses and decides.' },
  },
});

@ObjectType('LegalPerson', { description: 'A legal person, by its Finnish business id.' })
export class LegalPersonType {
  @Field(() => ID, { description: 'The id.' })
  id!: Id<'legalPerson'>;

  @Field(() => String, { description: 'Business id (Y-tunnus) with its check digit.' })
  businessId!: string;

  @Field(() => LocalizedTextType, { description: 'The name.' })
  name!: LocalizedText;
}

@ObjectType('Issuer', { implements: Node, description: 'Who signs for a controller unit.' })
export class IssuerType extends Node {
  @Field(() => String, { description: 'The last part of its did:web.' })
  slug!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The organisation’s own colour for the ring, #RRGGBB.',
  })
  colour!: string | null;
}

@ObjectType('ControllerUnit', {
  implements: Node,
  description: 'A unit whose record a row is: a workshop, a school, the provider.',
})
export class ControllerUnitType extends Node {
  @Field(() => UnitKindEnum, { description: 'What it is here for.' })
  kind!: UnitKind;

  @Field(() => LocalizedTextType, { description: 'Its name among staff.' })
  name!: LocalizedText;
}

@ObjectType('StaffMember', {
  description: 'A member of staff of one unit, as colleagues of the same unit see them.',
})
export class StaffMemberType {
  @Field(() => ID, { description: 'The id.' })
  id!: Id<'staff'>;

  @Field(() => String, { description: 'The name.' })
  name!: string;

  @Field(() => [RoleEnum], { description: 'The roles that stand now.' })
  roles!: Role[];
}

@ObjectType('Post', { description: 'One role of the viewer in one unit.' })
export class PostType {
  @Field(() => RoleEnum, { description: 'The role.' })
  role!: Role;

  @Field(() => ID, { description: 'The viewer as a member of that unit’s staff.' })
  staff!: Id<'staff'>;
}

@InputType({ description: 'A legal person to add.' })
export class AddLegalPersonInput {
  @Field(() => String, { description: 'Business id, seven digits, a hyphen and the check digit.' })
  businessId!: string;

  @Field(() => LocalizedTextInput, { description: 'The name.' })
  name!: LocalizedTextInput;
}

@ObjectType({ description: 'The legal person was added.' })
export class LegalPersonAdded {
  @Field(() => LegalPersonType, { description: 'It.' })
  legalPerson!: LegalPersonType;
}

@InputType({ description: 'A workshop or a school to add, with its issuer.' })
export class AddUnitInput {
  @Field(() => ID, { description: 'The legal person that it belongs to.' })
  legalPerson!: Id<'legalPerson'>;

  @Field(() => UnitKindEnum, { description: 'WORKSHOP or SCHOOL.' })
  kind!: UnitKind;

  @Field(() => LocalizedTextInput, { description: 'Its name among staff.' })
  name!: LocalizedTextInput;

  @Field(() => LocalizedTextInput, {
    description: 'The public name under which it issues; it tells nothing of any service.',
  })
  issuerName!: LocalizedTextInput;

  @Field(() => String, {
    description: 'The last part of the issuer’s did:web: a–z, 0–9 and hyphens. Never changes.',
  })
  slug!: string;
}

@ObjectType({ description: 'The unit was added.' })
export class UnitAdded {
  @Field(() => ControllerUnitType, { description: 'It.' })
  unit!: ControllerUnitType;
}

@InputType({ description: 'A new public name of an issuer.' })
export class RenameIssuerInput {
  @Field(() => ID, { description: 'The issuer.' })
  issuer!: Id<'issuer'>;

  @Field(() => LocalizedTextInput, { description: 'The new public name.' })
  name!: LocalizedTextInput;

  @Field(() => Day, { description: 'From which day on.' })
  validFrom!: string;
}

@ObjectType({ description: 'The issuer has a new name.' })
export class IssuerRenamed {
  @Field(() => ControllerUnitType, { description: 'The unit that it signs for.' })
  unit!: ControllerUnitType;
}
