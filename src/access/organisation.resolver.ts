import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Id, kindOf } from '../base/id.ts';
import type { LocalizedText } from '../base/language.ts';
import { demand, demandThat } from '../base/refusal.ts';
import { addLegalPerson, addUnit, renameIssuer } from './acts/manage-organisation.ts';
import { type Context, loader, signedIn } from './context.ts';
import { LocalizedTextType, localizedFrom } from './language.type.ts';
import {
  issuerNameOn,
  makeIssuerOfUnitLoader,
  makeLegalPersonLoader,
  makeRolesOfStaffLoader,
  makeUnitLoader,
  schools,
  staffOfUnit,
} from './organisation.loader.ts';
import type { controllerUnit, issuer } from './organisation.table.ts';
import {
  AddLegalPersonInput,
  AddUnitInput,
  ControllerUnitType,
  IssuerRenamed,
  IssuerType,
  LegalPersonAdded,
  LegalPersonType,
  RenameIssuerInput,
  RoleEnum,
  StaffMemberType,
  UnitAdded,
} from './organisation.type.ts';
import { permitted } from './policy.ts';
import { resultUnion } from './refusal.type.ts';
import { unitKey } from './vault.ts';

type UnitRow = typeof controllerUnit.$inferSelect;
type IssuerRow = typeof issuer.$inferSelect;

const AddLegalPersonResult = resultUnion('AddLegalPersonResult', LegalPersonAdded);
const AddUnitResult = resultUnion('AddUnitResult', UnitAdded);
const RenameIssuerResult = resultUnion('RenameIssuerResult', IssuerRenamed);

/** A unit is public: organisations are no personal data, and their names stand on what they sign. */
export async function findUnit(context: Context, id: Id<'unit'>): Promise<UnitRow> {
  signedIn(context);
  const row = kindOf(id) === 'unit' ? await loader(context, makeUnitLoader).load(id) : null;
  demandThat(row, 'NOT_FOUND', ['id']);
  return row;
}

@Resolver(() => ControllerUnitType)
export class ControllerUnitResolver {
  @Query(() => ControllerUnitType, { nullable: true, description: 'A workshop, a school or the provider.' })
  unit(
    @Arg('id', () => ID, { description: 'The unit’s id.' }) id: Id<'unit'>,
    @Ctx() context: Context,
  ): Promise<UnitRow> {
    return findUnit(context, id);
  }

  @Query(() => [ControllerUnitType], {
    description: 'The schools that a checklist can be sent to; for everyone who is signed in.',
  })
  schools(@Ctx() context: Context): Promise<UnitRow[]> {
    signedIn(context);
    return schools(context.database.sql);
  }

  @FieldResolver(() => LegalPersonType, { description: 'The legal person that it belongs to.' })
  legalPerson(@Root() unit: UnitRow, @Ctx() context: Context) {
    return loader(context, makeLegalPersonLoader).load(unit.legalPerson);
  }

  @FieldResolver(() => IssuerType, { nullable: true, description: 'Who signs for it.' })
  issuer(@Root() unit: UnitRow, @Ctx() context: Context) {
    return loader(context, makeIssuerOfUnitLoader).load(unit.id);
  }

  @FieldResolver(() => [StaffMemberType], {
    description: 'Its staff; for its own staff and the provider’s coordinators.',
  })
  async staff(@Root() unit: UnitRow, @Ctx() context: Context) {
    demand(permitted(signedIn(context), 'staff.read', { unit: unit.id }));
    const { sql } = context.database;
    const keys = await context.vault.open(sql, [unitKey(unit.id)]);
    return (await staffOfUnit(sql, unit.id)).map((row) => ({
      id: row.id,
      name: keys.open(unitKey(unit.id), 'staff.name', row.name),
    }));
  }

  @Mutation(() => AddLegalPersonResult, { description: 'Adds a legal person (the provider’s coordinator).' })
  async addLegalPerson(
    @Arg('input', () => AddLegalPersonInput, { description: 'The legal person.' }) input: AddLegalPersonInput,
    @Ctx() context: Context,
  ) {
    return {
      legalPerson: await addLegalPerson(context, {
        businessId: input.businessId,
        name: localizedFrom(input.name),
      }),
    };
  }

  @Mutation(() => AddUnitResult, {
    description: 'Adds a workshop or a school with its data key and its issuer.',
  })
  async addUnit(
    @Arg('input', () => AddUnitInput, { description: 'The unit.' }) input: AddUnitInput,
    @Ctx() context: Context,
  ) {
    demandThat(input.kind !== 'PROVIDER', 'INVALID_INPUT', ['kind'], {
      field: 'kind',
      expected: 'WORKSHOP, SCHOOL',
    });
    return {
      unit: await addUnit(context, {
        ...input,
        kind: input.kind,
        name: localizedFrom(input.name),
        issuerName: localizedFrom(input.issuerName),
      }),
    };
  }

  @Mutation(() => RenameIssuerResult, { description: 'Gives an issuer a new public name from a day on.' })
  async renameIssuer(
    @Arg('input', () => RenameIssuerInput, { description: 'The name and the day.' }) input: RenameIssuerInput,
    @Ctx() context: Context,
  ) {
    return { unit: await renameIssuer(context, { ...input, name: localizedFrom(input.name) }) };
  }
}

@Resolver(() => StaffMemberType)
export class StaffMemberResolver {
  @FieldResolver(() => [RoleEnum], { description: 'The roles that stand now.' })
  async roles(@Root() member: { id: Id<'staff'> }, @Ctx() context: Context) {
    return (await loader(context, makeRolesOfStaffLoader).load(member.id)).map((row) => row.role);
  }
}

@Resolver(() => IssuerType)
export class IssuerResolver {
  @FieldResolver(() => LocalizedTextType, { description: 'The public name today.' })
  name(@Root() row: IssuerRow, @Ctx() context: Context): Promise<LocalizedText> {
    return issuerNameOn(context.database.sql, row.id, context.now.toISOString().slice(0, 10));
  }
}
