import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { connection, pageOf } from '../access/connection.type.ts';
import { type Context, loader } from '../access/context.ts';
import { LanguageEnum } from '../access/language.type.ts';
import { Day } from '../access/scalar.ts';
import type { Id, IdKind } from '../base/id.ts';
import type { Language } from '../base/language.ts';
import { demandThat, Refusal } from '../base/refusal.ts';
import { findQualifications } from './find-qualifications.ts';
import { searchUnits, unitsByCode } from './find-units.ts';
import * as load from './loaders.ts';
import { Qualification, QualificationConnection, QualificationUnit } from './qualification.type.ts';

async function found<Row>(row: Promise<Row | null>): Promise<Row> {
  const it = await row;
  if (!it) throw new Refusal('NOT_FOUND', ['id']);
  return it;
}

/** Anyone may read qualifications. These throw NOT_FOUND. */
export const findQualification = (context: Context, id: Id<'qualification'>) =>
  found(loader(context, load.makeQualificationLoader).load(id));
export const findQualificationUnit = (context: Context, id: Id<'qualificationUnit'>) =>
  found(loader(context, load.makeUnitLoader).load(id));
export const findUnitPart = (context: Context, id: Id<'unitPart'>) =>
  found(loader(context, load.makeUnitPartLoader).load(id));
export const findTarget = (context: Context, id: Id<'target'>) =>
  found(loader(context, load.makeTargetLoader).load(id));
export const findRequirement = (context: Context, id: Id<'requirement'>) =>
  found(loader(context, load.makeRequirementLoader).load(id));

/** How `node(id)` finds what this slice has, by the kind of id. */
export const QUALIFICATION_NODES = {
  qualification: findQualification,
  qualificationUnit: findQualificationUnit,
  unitPart: findUnitPart,
  target: findTarget,
  requirement: findRequirement,
} as const satisfies { [K in IdKind]?: (context: Context, id: Id<K>) => Promise<unknown> };

const MOST_UNITS = 100;

@Resolver()
export class QualificationQueries {
  @Query(() => QualificationConnection, {
    description: 'Qualifications that are here, each in its newest version. Open to everyone.',
  })
  async qualifications(
    @Ctx() context: Context,
    @Arg('search', () => String, {
      nullable: true,
      description: 'Words of a name or of a unit’s name, a code or a diary number.',
    })
    search: string | null,
    @Arg('language', () => LanguageEnum, {
      nullable: true,
      description: 'The language whose names put them in order; the request’s if not given.',
    })
    language: Language | null,
    @Arg('first', () => Int, { nullable: true, description: 'How many, 1–200; 20 if not given.' }) first:
      | number
      | null,
    @Arg('after', () => String, { nullable: true, description: 'The `endCursor` of the page before.' }) after:
      | string
      | null,
  ) {
    const { offset, limit } = pageOf(first, after);
    const asked = { search, language: language ?? context.language, offset, limit };
    const { rows, total } = await findQualifications(context.database.sql, asked);
    return connection(rows, offset, total);
  }

  @Query(() => [QualificationUnit], {
    description: 'Units with a code: one from each document that holds it. Open to everyone.',
  })
  units(
    @Ctx() context: Context,
    @Arg('code', () => String, { description: 'tutkinnonosat_106889, or 106889 alone.' }) code: string,
    @Arg('on', () => Day, { nullable: true, description: 'Only from documents that are valid on this day.' })
    on: string | null,
  ) {
    return unitsByCode(context.database.sql, code, on);
  }

  @Query(() => [QualificationUnit], {
    description:
      'Units that fit a search best: by words in any language, by code, or by the qualification’s diary number. Open to everyone.',
  })
  searchUnits(
    @Ctx() context: Context,
    @Arg('search', () => String, { description: 'Words, a code or a diary number.' }) search: string,
    @Arg('language', () => LanguageEnum, {
      nullable: true,
      description: 'Texts in this language count a little more.',
    })
    language: Language | null,
    @Arg('first', () => Int, { nullable: true, description: 'How many, 1–100; 20 if not given.' }) first:
      | number
      | null,
  ) {
    const limit = first ?? 20;
    demandThat(limit >= 1 && limit <= MOST_UNITS, 'INVALID_INPUT', ['first'], {
      field: 'first',
      expected: `1–${MOST_UNITS}`,
    });
    return searchUnits(context.database.sql, search, language, limit);
  }

  @Query(() => Qualification, {
    nullable: true,
    description: 'One version of a qualification; null if there is none. Open to everyone.',
  })
  qualification(@Ctx() context: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: string) {
    return loader(context, load.makeQualificationLoader).load(id as Id<'qualification'>);
  }
}
