import { asc, eq } from 'drizzle-orm';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { IssuerType } from '../access/organisation.type.ts';
import { resultUnion } from '../access/refusal.type.ts';
import type { Id } from '../base/id.ts';
import { rotateIssuerKey } from './acts/rotate-key.ts';
import { issuerKey } from './credential.table.ts';
import { IssuerKeyRotated, IssuerKeyType, RotateIssuerKeyInput } from './issuer-key.type.ts';

const RotateIssuerKeyResult = resultUnion('RotateIssuerKeyResult', IssuerKeyRotated);

@Resolver(() => IssuerType)
export class IssuerKeyResolver {
  @FieldResolver(() => [IssuerKeyType], {
    description: 'Its keys through time, the oldest first; public halves only.',
  })
  keys(@Root() root: { id: Id<'issuer'> }, @Ctx() context: Context) {
    const { fragment, publicKeyMultibase, state, createdAt, endedAt } = issuerKey;
    return context.database.sql
      .select({ fragment, publicKeyMultibase, state, createdAt, endedAt })
      .from(issuerKey)
      .where(eq(issuerKey.issuer, root.id))
      .orderBy(asc(issuerKey.createdAt), asc(issuerKey.fragment));
  }

  @Mutation(() => RotateIssuerKeyResult, {
    description:
      'Gives an issuer a new key; what the one before signed keeps verifying (the unit’s coordinator).',
  })
  async rotateIssuerKey(
    @Arg('input', () => RotateIssuerKeyInput, { description: 'Whose key.' }) input: RotateIssuerKeyInput,
    @Ctx() context: Context,
  ) {
    return { issuer: await rotateIssuerKey(context, input) };
  }
}
