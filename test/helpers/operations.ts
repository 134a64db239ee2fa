import {
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
} from 'graphql';

/** How arguments are made up. */
export interface Filling {
  /** The id for an argument or field of this name. */
  readonly id: (name: string, rootField: string) => string;
  /** Optional ones too, not only what is required. */
  readonly everything: boolean;
}

export interface Operation {
  /** `Query.checklist` */
  readonly field: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

const TEXTS: Readonly<Record<string, string>> = {
  businessId: '7654321-2',
  code: 'tutkinnonosat_999001',
  slug: 'esimerkki',
  email: 'esimerkki@example.org',
  givenNames: 'Esimerkki',
  familyName: 'Esimerkki',
  callingName: 'Esimerkki',
  name: 'Esimerkki',
  grade: '4',
  requestId: '00000000-0000-4000-8000-000000000001',
  fileBase64: 'e30=',
  photoBase64: 'e30=',
};

function argumentOf(type: GraphQLInputType, name: string, root: string, filling: Filling): unknown {
  if (isNonNullType(type)) return argumentOf(type.ofType, name, root, filling);
  if (isListType(type)) return [argumentOf(type.ofType, name, root, filling)];
  if (isEnumType(type)) return type.getValues().at(-1)!.name;
  if (isInputObjectType(type)) {
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter((field) => filling.everything || isRequiredInputField(field))
        .map((field) => [field.name, argumentOf(field.type, field.name, root, filling)]),
    );
  }
  switch (type.name) {
    case 'ID':
      return filling.id(name, root);
    case 'Boolean':
      return true;
    case 'Int':
    case 'Float':
      return 1;
    case 'Date':
      return '2010-01-01';
    case 'DateTime':
      return '2010-01-01T00:00:00.000Z';
    default:
      return TEXTS[name] ?? 'Teen esimerkin.';
  }
}

/** Every field below a type that needs no argument, down to a depth. */
function selectionOf(schema: GraphQLSchema, type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  const parts = ['__typename'];
  if ((isObjectType(named) || isInterfaceType(named)) && depth > 0) {
    for (const field of Object.values(named.getFields())) {
      if (field.args.some(isRequiredArgument)) continue;
      const below = selectionOf(schema, field.type, depth - 1);
      // A field of the same name may have another type in another member of a union.
      if (isLeafType(getNamedType(field.type)) || below)
        parts.push(`${named.name}_${field.name}: ${field.name} ${below}`);
    }
  }
  if ((isUnionType(named) || isInterfaceType(named)) && depth > 0) {
    for (const member of schema.getPossibleTypes(named)) {
      parts.push(`... on ${member.name} ${selectionOf(schema, member, isUnionType(named) ? depth : 1)}`);
    }
  }
  return `{ ${parts.join(' ')} }`;
}

/** One operation for each root field of the schema, with made-up arguments and everything below it selected. */
export function operationsOf(schema: GraphQLSchema, filling: Filling, depth = 2): Operation[] {
  return [schema.getQueryType()!, schema.getMutationType()!].flatMap((root) =>
    Object.values(root.getFields()).map((field) => {
      const name = `${root.name}.${field.name}`;
      const args = field.args.filter((arg) => filling.everything || isRequiredArgument(arg));
      const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
      const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
      return {
        field: name,
        query: `${root.name.toLowerCase()} Walk${declared ? `(${declared})` : ''} { answer: ${field.name}${
          passed ? `(${passed})` : ''
        } ${selectionOf(schema, field.type, depth)} }`,
        variables: Object.fromEntries(
          args.map((arg) => [arg.name, argumentOf(arg.type, arg.name, name, filling)]),
        ),
      };
    }),
  );
}
