import { asc, eq } from 'drizzle-orm';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver } from 'type-graphql';
import { endStaff } from '../acts/end-staff.ts';
import { linkIdentity, unlinkIdentity } from '../acts/link-identity.ts';
import { finishOidcSignIn } from '../acts/sign-in-by-provider.ts';
import { type Context, signedIn } from '../context.ts';
import { resultUnion } from '../refusal.type.ts';
import { SignInResult } from '../sign-in.resolver.ts';
import { Viewer } from '../viewer.resolver.ts';
import type { IdentityRow } from './arrival.ts';
import { linkedIdentity } from './oidc.table.ts';
import {
  EndStaffInput,
  FinishOidcSignInInput,
  IdentityLinked,
  IdentityUnlinked,
  LinkedIdentityType,
  LinkIdentityInput,
  SignInProviderType,
  StaffEnded,
  UnlinkIdentityInput,
} from './oidc.type.ts';

const LinkIdentityResult = resultUnion('LinkIdentityResult', IdentityLinked);
const UnlinkIdentityResult = resultUnion('UnlinkIdentityResult', IdentityUnlinked);
const EndStaffResult = resultUnion('EndStaffResult', StaffEnded);

@Resolver(() => Viewer)
export class OidcResolver {
  @Query(() => [SignInProviderType], {
    description: 'The providers that people can be identified by. Public.',
  })
  signInProviders(@Ctx() context: Context) {
    return (context.identityProviders ?? []).map(({ id, name, audience }) => ({
      id,
      name,
      audience,
      address: `${context.baseUrl}/sign-in/oidc/${id}`,
    }));
  }

  @FieldResolver(() => [LinkedIdentityType], {
    description: 'The identities at providers with which the viewer can sign in.',
  })
  identities(@Ctx() context: Context): Promise<IdentityRow[]> {
    return context.database.sql
      .select()
      .from(linkedIdentity)
      .where(eq(linkedIdentity.account, signedIn(context).account))
      .orderBy(asc(linkedIdentity.createdAt), asc(linkedIdentity.id));
  }

  @Mutation(() => SignInResult, {
    description:
      'Signs in whom a provider has just identified; the session lives at most eight hours. Public.',
  })
  async finishOidcSignIn(
    @Arg('input', () => FinishOidcSignInInput, { description: 'The code that the browser came back with.' })
    input: FinishOidcSignInInput,
    @Ctx() context: Context,
  ) {
    return { tokens: await finishOidcSignIn(context, input) };
  }

  @Mutation(() => LinkIdentityResult, {
    description:
      'Links whom a provider has just identified to the viewer’s account. Strong identification has to agree with the wallet’s names and date of birth.',
  })
  async linkIdentity(
    @Arg('input', () => LinkIdentityInput, { description: 'The code that the browser came back with.' })
    input: LinkIdentityInput,
    @Ctx() context: Context,
  ) {
    return { identity: await linkIdentity(context, input) };
  }

  @Mutation(() => UnlinkIdentityResult, {
    description: 'Takes one of the viewer’s identities away, unless it is the last way in.',
  })
  unlinkIdentity(
    @Arg('input', () => UnlinkIdentityInput, { description: 'Which identity.' }) input: UnlinkIdentityInput,
    @Ctx() context: Context,
  ) {
    return unlinkIdentity(context, input);
  }

  @Mutation(() => EndStaffResult, {
    description:
      'Ends a post with all its roles and its holder’s sessions (the unit’s coordinator). What was done and issued stays.',
  })
  endStaff(
    @Arg('input', () => EndStaffInput, { description: 'Whose post.' }) input: EndStaffInput,
    @Ctx() context: Context,
  ) {
    return endStaff(context, input);
  }
}
