import { asc, count, eq } from 'drizzle-orm';
import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { connection, pageOf } from '../access/connection.type.ts';
import type { Context } from '../access/context.ts';
import { localizedFrom } from '../access/language.type.ts';
import { resultUnion } from '../access/refusal.type.ts';
import { addKnownIssuer } from './acts/add-known-issuer.ts';
import { endKnownIssuer } from './acts/end-known-issuer.ts';
import { knownIssuer } from './known-issuer.table.ts';
import {
  AddKnownIssuerInput,
  EndKnownIssuerInput,
  KnownIssuerAdded,
  KnownIssuerConnection,
  KnownIssuerEnded,
} from './known-issuer.type.ts';

const AddKnownIssuerResult = resultUnion('AddKnownIssuerResult', KnownIssuerAdded);
const EndKnownIssuerResult = resultUnion('EndKnownIssuerResult', KnownIssuerEnded);

@Resolver()
export class KnownIssuerResolver {
  @Query(() => KnownIssuerConnection, {
    description:
      'The register of issuers elsewhere that this server’s coordinators keep, ended entries included. Public.',
  })
  async knownIssuers(
    @Ctx() context: Context,
    @Arg('did', () => String, { nullable: true, description: 'Only the entries of this DID.' })
    did: string | null,
    @Arg('first', () => Int, { nullable: true, description: 'How many, 1–200; 20 if not given.' })
    first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The end of the page before.' })
    after: string | null,
  ) {
    const { sql } = context.database;
    const { offset, limit } = pageOf(first, after);
    const wanted = did ? eq(knownIssuer.did, did) : undefined;
    const rows = await sql
      .select()
      .from(knownIssuer)
      .where(wanted)
      .orderBy(asc(knownIssuer.did), asc(knownIssuer.validFrom), asc(knownIssuer.id))
      .limit(limit)
      .offset(offset);
    const [total] = await sql.select({ all: count() }).from(knownIssuer).where(wanted);
    return connection(rows, offset, total?.all ?? 0);
  }

  @Mutation(() => AddKnownIssuerResult, {
    description: 'Enters an issuer elsewhere into the register (the provider’s coordinator).',
  })
  async addKnownIssuer(
    @Arg('input', () => AddKnownIssuerInput, { description: 'Who it is.' }) input: AddKnownIssuerInput,
    @Ctx() context: Context,
  ) {
    return { knownIssuer: await addKnownIssuer(context, { ...input, name: localizedFrom(input.name) }) };
  }

  @Mutation(() => EndKnownIssuerResult, {
    description: 'Ends an entry of the register of issuers (the provider’s coordinator).',
  })
  async endKnownIssuer(
    @Arg('input', () => EndKnownIssuerInput, { description: 'Which entry, and when.' })
    input: EndKnownIssuerInput,
    @Ctx() context: Context,
  ) {
    return { knownIssuer: await endKnownIssuer(context, input) };
  }
}
