import { GraphQLScalarType } from 'graphql';
import { GraphQLDate, GraphQLDateTime } from 'graphql-scalars';

/** An instant (RFC 3339). */
export const DateTime = GraphQLDateTime;

/** A calendar date, YYYY-MM-DD, as text on both sides: no time zone can move it. */
export const Day = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A calendar date, YYYY-MM-DD.',
  serialize: (value) => String(value),
  parseValue: (value) => checked(value),
  parseLiteral: (node) => checked('value' in node ? node.value : undefined),
});

function checked(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('a date is text, YYYY-MM-DD');
  GraphQLDate.parseValue(value);
  return value;
}
