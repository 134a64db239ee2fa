import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { schema } from './schema.ts';

/** What stands where an id is wanted, by the name of the argument or field, when it is not the one that is tried. */
export type OwnIds = (name: string) => string;

/** A place in a root field's arguments where an id stands: the way to it, its own name last. */
export interface IdPlace {
  readonly kind: 'Query' | 'Mutation';
  readonly field: string;
  readonly path: readonly string[];
}

const SAMPLES: Readonly<Record<string, unknown>> = {
  String: 'Esimerkki',
  Boolean: true,
  Int: 1,
  Float: 1,
  Date: '2026-01-15',
  DateTime: '2026-01-15T10:00:00Z',
};

function placesIn(type: GraphQLInputType, path: readonly string[]): (readonly string[])[] {
  const named = getNamedType(type);
  if (isInputObjectType(named))
    return Object.values(named.getFields()).flatMap((field) => placesIn(field.type, [...path, field.name]));
  return named.name === 'ID' ? [path] : [];
}

/** Every place of every root field where an id stands. */
export const idPlaces = (): IdPlace[] =>
  (['Query', 'Mutation'] as const).flatMap((kind) =>
    Object.values((schema.getType(kind) as { getFields(): Fields }).getFields()).flatMap((field) =>
      field.args.flatMap((argument) =>
        placesIn(argument.type, [argument.name]).map((path) => ({ kind, field: field.name, path })),
      ),
    ),
  );

type Fields = Record<
  string,
  {
    name: string;
    type: GraphQLOutputType;
    args: readonly { name: string; type: GraphQLInputType }[];
  }
>;

/** Something that fits the type; `wanted` names optional fields to fill in besides the required ones. */
function sample(
  type: GraphQLInputType,
  name: string,
  own: OwnIds,
  wanted: readonly string[],
  place: readonly string[],
  tried: string,
): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [sample(nullable.ofType, name, own, wanted, place, tried)];
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name;
  if (isInputObjectType(nullable)) return object(nullable, own, wanted, place, tried);
  if (nullable.name === 'ID') return place.length === 0 ? tried : own(name);
  return SAMPLES[nullable.name];
}

function object(
  type: GraphQLInputObjectType,
  own: OwnIds,
  wanted: readonly string[],
  place: readonly string[],
  tried: string,
): object {
  const [next, ...rest] = place;
  return Object.fromEntries(
    Object.values(type.getFields())
      .filter((field) => isNonNullType(field.type) || wanted.includes(field.name) || field.name === next)
      .map((field) => [
        field.name,
        sample(field.type, field.name, own, wanted, field.name === next ? rest : ['elsewhere'], tried),
      ]),
  );
}

const rootFields = (kind: IdPlace['kind']): Fields =>
  (schema.getType(kind) as { getFields(): Fields }).getFields();

/** The optional fields of a root field's input, each worth a try of its own. */
function optionalFields({ kind, field }: IdPlace): string[] {
  const input = rootFields(kind)[field]?.args.find((argument) => argument.name === 'input');
  const type = input && getNamedType(input.type);
  if (!type || !isInputObjectType(type)) return [];
  return Object.values(type.getFields())
    .filter((one) => !isNonNullType(one.type))
    .map((one) => one.name);
}

export interface Attempt {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** Ways to put an id into a place: with what is required besides, and once more with each optional field filled in. */
export function attempts(at: IdPlace, own: OwnIds, tried: string): Attempt[] {
  const field = rootFields(at.kind)[at.field]!;
  return [[], ...optionalFields(at).map((name) => [name])].map((wanted) => {
    const args = field.args.filter(
      (argument) => isNonNullType(argument.type) || argument.name === at.path[0],
    );
    const variables = Object.fromEntries(
      args.map((argument) => [
        argument.name,
        sample(
          argument.type,
          argument.name,
          own,
          wanted,
          argument.name === at.path[0] ? at.path.slice(1) : ['elsewhere'],
          tried,
        ),
      ]),
    );
    const declared = args.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ');
    const given = args.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
    const selection = at.kind === 'Mutation' ? '{ __typename ... on Refusal { code message path } }' : '';
    const asked = selection || (isLeafType(getNamedType(field.type)) ? '' : '{ __typename }');
    return {
      query: `${at.kind.toLowerCase()} Try(${declared}) { ${at.field}(${given}) ${asked} }`,
      variables,
    };
  });
}

/** Everything that can be asked of a type without naming anything, so deep; qualifications are public and left out. */
export function everythingOf(typeName: string, depth: number): string {
  const type = schema.getType(typeName);
  if (!type) throw new Error(`no type ${typeName}`);
  if (isAbstractType(type)) {
    const parts = schema
      .getPossibleTypes(type)
      .filter(({ name }) => !PUBLIC.has(name))
      .map(({ name }) => `... on ${name} { ${everythingOf(name, depth)} }`);
    return ['__typename', ...parts].join(' ');
  }
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.some((argument) => isNonNullType(argument.type))) return [];
    const named = getNamedType(field.type);
    // An alias of its own per type: two types may give one name fields of different kinds.
    const alias = `${typeName}_${field.name}`;
    if (isLeafType(named)) return [`${alias}: ${field.name}`];
    if (depth <= 1 || PUBLIC.has(named.name)) return [];
    return [`${alias}: ${field.name} { ${everythingOf(named.name, depth - 1)} }`];
  });
  return ['__typename', ...fields].join(' ');
}

const PUBLIC = new Set([
  'Qualification',
  'QualificationUnit',
  'UnitPart',
  'Target',
  'Requirement',
  'GradeScale',
]);
