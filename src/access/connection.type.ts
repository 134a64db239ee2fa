import { type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { Refusal } from '../base/refusal.ts';

@ObjectType('PageInfo', { description: 'Where a page of a list ends (Relay cursor connections).' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follows.' })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Give it as `after` for the next page.' })
  endCursor!: string | null;
}

/** Relay connection classes for a node type: `XConnection { edges { cursor node } pageInfo totalCount }`. */
export function connectionOf<T extends object>(name: string, node: ClassType<T>) {
  @ObjectType(`${name}Edge`, { description: `One ${name} in a list.` })
  class Edge {
    @Field(() => String, { description: 'Where this one stands.' })
    cursor!: string;

    @Field(() => node, { description: 'The thing itself.' })
    node!: T;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.` })
  class Connection {
    @Field(() => [Edge], { description: 'The page.' })
    edges!: Edge[];

    @Field(() => PageInfo, { description: 'Whether more follows.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'How many there are in all.' })
    totalCount!: number;
  }
  return Connection;
}

const LARGEST_PAGE = 200;

/** The offset and size that `first` and `after` mean. Throws INVALID_INPUT where they mean nothing. */
export function pageOf(
  first: number | null | undefined,
  after: string | null | undefined,
): { offset: number; limit: number } {
  const limit = first ?? 20;
  if (limit < 1 || limit > LARGEST_PAGE) {
    throw new Refusal('INVALID_INPUT', ['first'], { field: 'first', expected: `1–${LARGEST_PAGE}` });
  }
  if (!after) return { offset: 0, limit };
  const place = /^at:(\d{1,9})$/.exec(Buffer.from(after, 'base64url').toString('latin1'));
  if (!place) throw new Refusal('INVALID_INPUT', ['after'], { field: 'after', expected: '' });
  return { offset: Number(place[1]) + 1, limit };
}

const cursorAt = (place: number) => Buffer.from(`at:${place}`).toString('base64url');

/** A page's rows as a connection. `total` counts the whole list. */
export function connection<T>(rows: readonly T[], offset: number, total: number) {
  return {
    edges: rows.map((node, index) => ({ cursor: cursorAt(offset + index), node })),
    pageInfo: {
      hasNextPage: offset + rows.length < total,
      endCursor: rows.length > 0 ? cursorAt(offset + rows.length - 1) : null,
    },
    totalCount: total,
  };
}
