import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type Context, loader, signedIn } from '../access/context.ts';
import { permitted } from '../access/policy.ts';
import { resultUnion } from '../access/refusal.type.ts';
import { DateTime } from '../access/scalar.ts';
import type { Id } from '../base/id.ts';
import { demand, demandThat } from '../base/refusal.ts';
import { revokeMany } from './acts/end-credential.ts';
import { resumeCredential, suspendCredential } from './acts/suspend-credential.ts';
import { credentialFacts, makeCredentialLoader } from './credential.resolver.ts';
import { CredentialStateEnum, CredentialType } from './credential.type.ts';
import {
  CredentialResumed,
  CredentialSuspended,
  CredentialSuspensionType,
  CredentialsRevoked,
  ResumeCredentialInput,
  RevokeCredentialsInput,
  SuspendCredentialInput,
} from './credential-status.type.ts';
import { type CredentialLife, makeSuspensionLoader, stateOf, suspensionOn } from './standing.ts';
import { stapledPresentation } from './stapled.ts';
import { type CredentialRow, readSigned } from './stored-credential.ts';

const RevokeCredentialsResult = resultUnion('RevokeCredentialsResult', CredentialsRevoked);
const SuspendCredentialResult = resultUnion('SuspendCredentialResult', CredentialSuspended);
const ResumeCredentialResult = resultUnion('ResumeCredentialResult', CredentialResumed);

const suspensionsOf = (context: Context, row: CredentialRow) =>
  loader(context, makeSuspensionLoader).load(row.id);

/** What has happened to a credential, for `stateOf`. */
export async function lifeOf(context: Context, row: CredentialRow): Promise<CredentialLife> {
  const better = row.supersededBy
    ? await loader(context, makeCredentialLoader).load(row.supersededBy)
    : undefined;
  return {
    issuedAt: row.issuedAt,
    revokedAt: row.revokedAt,
    suspensions: await suspensionsOf(context, row),
    supersededAt: better?.issuedAt ?? null,
  };
}

/** Refuses an instant that has not come: nobody knows how a credential will stand. */
export function demandNotLater(on: Date, now: Date): void {
  demandThat(on <= now, 'INVALID_INPUT', ['on'], { field: 'on', expected: `<= ${now.toISOString()}` });
}

const again = (context: Context, id: Id<'credential'>) =>
  loader(context, makeCredentialLoader).clear(id).load(id);

@Resolver(() => CredentialType)
export class CredentialStatusResolver {
  @FieldResolver(() => CredentialStateEnum, { description: 'How it stands with its issuer.' })
  async state(@Root() row: CredentialRow, @Ctx() context: Context) {
    return stateOf(await lifeOf(context, row));
  }

  @FieldResolver(() => CredentialStateEnum, {
    nullable: true,
    description: 'How it stood at an instant that has passed; null before it was issued.',
  })
  async stateOn(
    @Root() row: CredentialRow,
    @Arg('on', () => DateTime, { description: 'When.' }) on: Date,
    @Ctx() context: Context,
  ) {
    demandNotLater(on, context.now);
    return stateOf(await lifeOf(context, row), on);
  }

  @FieldResolver(() => DateTime, { nullable: true, description: 'Since when it is suspended, while it is.' })
  async suspendedAt(@Root() row: CredentialRow, @Ctx() context: Context) {
    return suspensionOn(await suspensionsOf(context, row))?.suspendedAt ?? null;
  }

  @FieldResolver(() => [CredentialSuspensionType], {
    description: 'Every time in which it was suspended, the first one first.',
  })
  suspensions(@Root() row: CredentialRow, @Ctx() context: Context) {
    return suspensionsOf(context, row);
  }

  @FieldResolver(() => String, {
    description:
      'A presentation (JSON) of the credential together with its issuer’s signed list of revoked ones, good for 24 hours: whoever checks it then need not ask the issuer.',
  })
  async stapled(@Root() row: CredentialRow, @Ctx() context: Context): Promise<string> {
    demand(permitted(signedIn(context), 'credential.read', credentialFacts(row)));
    return stapledPresentation(context, row, (await readSigned(context, row)).signed);
  }

  @Mutation(() => RevokeCredentialsResult, {
    description:
      'Revokes many credentials for one reason, all or none (the issuing unit’s coordinator or decider). A refusal’s path ends in the place of the first that cannot be, save for NOT_FOUND.',
  })
  async revokeCredentials(
    @Arg('input', () => RevokeCredentialsInput, { description: 'Which ones, and why.' })
    input: RevokeCredentialsInput,
    @Ctx() context: Context,
  ) {
    const ids = await revokeMany(context, input);
    return { credentials: await Promise.all(ids.map((id) => again(context, id))) };
  }

  @Mutation(() => SuspendCredentialResult, {
    description:
      'Suspends a credential with a reason (the issuing unit’s coordinator or decider). Tokens (vc+jwt, SD-JWT) show it to any verifier; an Open Badges file shows it here and in verify.',
  })
  async suspendCredential(
    @Arg('input', () => SuspendCredentialInput, { description: 'Which one, and why.' })
    input: SuspendCredentialInput,
    @Ctx() context: Context,
  ) {
    const { id } = await suspendCredential(context, input);
    return { credential: await again(context, id) };
  }

  @Mutation(() => ResumeCredentialResult, {
    description: 'Ends the suspension of a credential (the issuing unit’s coordinator or decider).',
  })
  async resumeCredential(
    @Arg('input', () => ResumeCredentialInput, { description: 'Which one.' })
    input: ResumeCredentialInput,
    @Ctx() context: Context,
  ) {
    const { id } = await resumeCredential(context, input);
    return { credential: await again(context, id) };
  }
}
