import { asc, eq } from 'drizzle-orm';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { issuer } from '../access/organisation.table.ts';
import { issuerKey } from './credential.table.ts';
import { didWeb } from './did.ts';
import { IssuerKeyType } from './issuer-key.type.ts';
import { PublicProof } from './public-proof.resolver.ts';

/** Who issued what a QR code leads to, as far as a device needs it to check the code by itself. */
@Resolver(() => PublicProof)
export class PublicIssuerResolver {
  @FieldResolver(() => String, { description: 'The issuer’s DID.' })
  async issuerId(@Root() { issuedBy }: PublicProof, @Ctx() context: Context): Promise<string> {
    const [row] = await context.database.sql.select().from(issuer).where(eq(issuer.id, issuedBy));
    return didWeb(context.baseUrl, row?.slug ?? '');
  }

  @FieldResolver(() => [IssuerKeyType], {
    description:
      'The issuer’s keys through time, the oldest first: what the code on the paper is checked with.',
  })
  issuerKeys(@Root() { issuedBy }: PublicProof, @Ctx() context: Context) {
    const { fragment, publicKeyMultibase, state, createdAt, endedAt, compromisedAt } = issuerKey;
    return context.database.sql
      .select({ fragment, publicKeyMultibase, state, createdAt, endedAt, compromisedAt })
      .from(issuerKey)
      .where(eq(issuerKey.issuer, issuedBy))
      .orderBy(asc(issuerKey.createdAt), asc(issuerKey.fragment));
  }
}
