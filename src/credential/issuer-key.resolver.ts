import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type Context, signedIn } from '../access/context.ts';
import { IssuerType } from '../access/organisation.type.ts';
import { permitted } from '../access/policy.ts';
import { resultUnion } from '../access/refusal.type.ts';
import { Day } from '../access/scalar.ts';
import type { Id } from '../base/id.ts';
import { reportKeyCompromised } from './acts/report-key-compromised.ts';
import { rotateIssuerKey } from './acts/rotate-key.ts';
import { type Resigning, resigningOf } from './acts/sign-again.ts';
import { issuerWithKeys } from './issuer-key.ts';
import {
  IssuerKeyRotated,
  IssuerKeyType,
  KeyWithdrawn,
  ReportKeyCompromisedInput,
  ResigningType,
  RotateIssuerKeyInput,
} from './issuer-key.type.ts';
import { keysAt } from './key-history.ts';

const RotateIssuerKeyResult = resultUnion('RotateIssuerKeyResult', IssuerKeyRotated);
const ReportKeyCompromisedResult = resultUnion('ReportKeyCompromisedResult', KeyWithdrawn);

@Resolver(() => IssuerType)
export class IssuerKeyResolver {
  @FieldResolver(() => [IssuerKeyType], {
    description:
      'Its keys through time, the oldest first; public halves only. With a day: those that there were by the end of it (UTC), each as it stood then. A compromised key is compromised on every day.',
  })
  async keys(
    @Root() root: { id: Id<'issuer'>; slug: string },
    @Ctx() context: Context,
    @Arg('on', () => Day, { nullable: true, description: 'The day; today where it is left out.' })
    on?: string,
  ) {
    const keys = (await issuerWithKeys(context.database.sql, root.slug))?.keys ?? [];
    return on == null ? keys : keysAt(keys, new Date(`${on}T23:59:59.999Z`));
  }

  @FieldResolver(() => ResigningType, {
    nullable: true,
    description:
      'How far the signing again of what a compromised key had signed has come; null where nothing is signed again, and for everyone but those who may report a key.',
  })
  async resigning(
    @Root() root: { slug: string },
    @Ctx() context: Context,
    @Arg('fragment', () => String, { description: 'Which key: the part after # in its DID URL.' })
    fragment: string,
  ): Promise<Resigning | null> {
    const found = await issuerWithKeys(context.database.sql, root.slug);
    const key = found?.keys.find((one) => one.fragment === fragment);
    const facts = { unit: found?.issuer.unit };
    if (!key || permitted(signedIn(context), 'issuer.reportKeyCompromised', facts) !== true) return null;
    return resigningOf(context.database.sql, key.id);
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

  @Mutation(() => ReportKeyCompromisedResult, {
    description:
      'Withdraws a key that fell into other hands: at once nothing that it signed is valid, and what was issued under it is signed again under a new key (the unit’s coordinator).',
  })
  async reportKeyCompromised(
    @Arg('input', () => ReportKeyCompromisedInput, { description: 'Which key, and what then.' })
    input: ReportKeyCompromisedInput,
    @Ctx() context: Context,
  ) {
    const { issuer, key } = await reportKeyCompromised(context, input);
    return { issuer, resigning: await resigningOf(context.database.sql, key) };
  }
}
