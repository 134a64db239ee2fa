/** A GraphQL enum of a table that says of each value what it means. */
export const describedEnum = <Key extends string>(meanings: Readonly<Record<Key, string>>) => ({
  values: Object.fromEntries(Object.keys(meanings).map((key) => [key, key])) as { [K in Key]: K },
  descriptions: Object.fromEntries(
    Object.entries<string>(meanings).map(([key, description]) => [key, { description }]),
  ) as { [K in Key]: { description: string } },
});
