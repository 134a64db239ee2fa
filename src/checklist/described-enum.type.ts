import { registerEnumType } from 'type-graphql';

/** Registers a GraphQL enum from a record of codes, each with what it means; returns the codes as the enum object. */
export function describedEnum<Code extends string>(
  name: string,
  description: string,
  meanings: Readonly<Record<Code, string>>,
): { [C in Code]: C } {
  const codes = Object.fromEntries(Object.keys(meanings).map((code) => [code, code])) as { [C in Code]: C };
  const valuesConfig = Object.fromEntries(
    Object.entries<string>(meanings).map(([code, meaning]) => [code, { description: meaning }]),
  ) as { [C in Code]: { description: string } };
  registerEnumType(codes, { name, description, valuesConfig });
  return codes;
}
