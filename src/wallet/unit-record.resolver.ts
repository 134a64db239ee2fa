import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { connection, connectionOf, pageOf } from '../access/connection.type.ts';
import { type Context, loader } from '../access/context.ts';
import { makeUnitLoader } from '../access/organisation.loader.ts';
import { ControllerUnitType } from '../access/organisation.type.ts';
import { Day } from '../access/scalar.ts';
import type { Id } from '../base/id.ts';
import { CredentialType } from '../credential/credential.type.ts';
import { findRecord, findRecords, keeperOf, proofs, recordedActs, type UnitRecord } from './unit-record.ts';
import { RecordedActType, UnitRecordType } from './unit-record.type.ts';

const UnitRecordConnection = connectionOf('UnitRecord', UnitRecordType);

@Resolver(() => UnitRecordType)
export class UnitRecordResolver {
  @Query(() => UnitRecordConnection, {
    nullable: true,
    description:
      'The unit’s records of people who have left, the latest first (its records keeper). Each is logged.',
  })
  async records(
    @Arg('unit', () => ID, { description: 'The unit.' }) unit: Id<'unit'>,
    @Ctx() context: Context,
    @Arg('first', () => Int, { nullable: true, description: 'How many; 20 unless said, 200 at most.' })
    first?: number,
    @Arg('after', () => String, { nullable: true, description: 'The endCursor of the page before.' })
    after?: string,
  ) {
    // Whoever may not read gets no word on the page that they ask for.
    keeperOf(context, unit);
    const page = pageOf(first, after);
    const { records, total } = await findRecords(context, unit, page);
    return connection(records, page.offset, total);
  }

  @Query(() => UnitRecordType, {
    nullable: true,
    description: 'The unit’s record of one person who has left (its records keeper). It is logged.',
  })
  recordOf(
    @Arg('unit', () => ID, { description: 'The unit.' }) unit: Id<'unit'>,
    @Arg('participant', () => ID, { description: 'The pseudonym.' }) participant: Id<'participant'>,
    @Ctx() context: Context,
  ): Promise<UnitRecord> {
    return findRecord(context, unit, participant);
  }

  @FieldResolver(() => ControllerUnitType, { description: 'Whose record it is.' })
  unit(@Root() record: UnitRecord, @Ctx() context: Context) {
    return loader(context, makeUnitLoader).load(record.unit);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Their name, where the record has it.' })
  name(@Root() record: UnitRecord): string | null {
    return record.subject?.name ?? null;
  }

  @FieldResolver(() => Day, { nullable: true, description: 'Date of birth, where the record has it.' })
  birthDate(@Root() record: UnitRecord): string | null {
    return record.subject?.birthDate ?? null;
  }

  @FieldResolver(() => [CredentialType], { description: 'What the unit issued to them, oldest first.' })
  credentials(@Root() record: UnitRecord, @Ctx() context: Context) {
    return proofs(context, record.unit, record.participant);
  }

  @FieldResolver(() => [RecordedActType], { description: 'What the school decided or said, oldest first.' })
  acts(@Root() record: UnitRecord, @Ctx() context: Context) {
    return recordedActs(context, record);
  }
}
