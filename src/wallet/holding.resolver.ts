import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type Context, signedIn } from '../access/context.ts';
import { resultUnion } from '../access/refusal.type.ts';
import { DateTime } from '../access/scalar.ts';
import { participantKey } from '../access/vault.ts';
import { Viewer } from '../access/viewer.resolver.ts';
import { Refusal } from '../base/refusal.ts';
import { CredentialType } from '../credential/credential.type.ts';
import type { CredentialRow } from '../credential/stored-credential.ts';
import type { Outcome } from '../verification/check.ts';
import { LARGEST_INPUT } from '../verification/read-proof.ts';
import { verdictFor } from '../verification/verdict-for.ts';
import { CredentialVerdictType, OutcomeEnum } from '../verification/verification.type.ts';
import { bringCredential } from './acts/bring-credential.ts';
import { checkHolding, hideHolding, nameHolding, removeHolding } from './acts/keep-holding.ts';
import type { HoldingId } from './holding.ts';
import {
  BringCredentialInput,
  CredentialBrought,
  HideHoldingInput,
  HoldingChanged,
  HoldingFile,
  HoldingInput,
  HoldingRemoved,
  type HoldingRoot,
  HoldingType,
  NameHoldingInput,
} from './holding.type.ts';
import { holdingName, holdingVerdict } from './holding-says.ts';
import { ownActor } from './own-actor.ts';
import { broughtBytes, demandHeld, heldBy } from './stored-holding.ts';

const BringCredentialResult = resultUnion('BringCredentialResult', CredentialBrought);
const NameHoldingResult = resultUnion('NameHoldingResult', HoldingChanged);
const HideHoldingResult = resultUnion('HideHoldingResult', HoldingChanged);
const CheckHoldingResult = resultUnion('CheckHoldingResult', HoldingChanged);
const RemoveHoldingResult = resultUnion('RemoveHoldingResult', HoldingRemoved);

/** The viewer's own proof as it now is. */
export async function ownHolding(context: Context, id: HoldingId): Promise<HoldingRoot> {
  const { participant } = ownActor(signedIn(context));
  const [held] = participant ? await demandHeld(context.database.sql, participant, [id]) : [];
  if (!held) throw new Refusal('NOT_FOUND');
  return held;
}

const changed = async (context: Context, id: Promise<HoldingId>) => ({
  holding: await ownHolding(context, await id),
});

@Resolver(() => Viewer)
export class ViewerHoldingsResolver {
  @FieldResolver(() => [HoldingType], {
    description: 'Every proof that the viewer holds: from here first, then brought ones, each newest first.',
  })
  async holdings(@Ctx() context: Context): Promise<HoldingRoot[]> {
    const { participant } = signedIn(context);
    return participant ? heldBy(context.database.sql, participant) : [];
  }
}

@Resolver(() => HoldingType)
export class HoldingResolver {
  @FieldResolver(() => String, { description: 'The viewer’s own name for it, else what it is about.' })
  name(@Root() held: HoldingRoot, @Ctx() context: Context): Promise<string> {
    return holdingName(context, held);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer has put it out of sight.' })
  hidden(@Root() { label }: HoldingRoot): boolean {
    return label?.hiddenAt != null;
  }

  @FieldResolver(() => CredentialType, { nullable: true, description: 'The credential, of one from here.' })
  credential(@Root() { ours }: HoldingRoot): CredentialRow | null {
    return ours;
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description: 'When it was brought; null of one from here.',
  })
  broughtAt(@Root() { brought }: HoldingRoot): Date | null {
    return brought?.broughtAt ?? null;
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether it is a copy with a personal identity code covered: no signed file, the verdict is the original’s.',
  })
  covered(@Root() { brought }: HoldingRoot): boolean {
    return brought?.covered ?? false;
  }

  @FieldResolver(() => OutcomeEnum.values, {
    description: 'The verdict in one word: of one from here now, of a brought one when it was last checked.',
  })
  async outcome(@Root() held: HoldingRoot, @Ctx() context: Context): Promise<Outcome> {
    return held.brought?.outcome ?? (await holdingVerdict(context, held)).outcome;
  }

  @FieldResolver(() => DateTime, { description: 'When the verdict was found.' })
  checkedAt(@Root() { brought }: HoldingRoot, @Ctx() context: Context): Date {
    return brought?.checkedAt ?? context.now;
  }

  @FieldResolver(() => CredentialVerdictType, {
    description: 'The verdict, check by check, and what it says.',
  })
  async verdict(@Root() held: HoldingRoot, @Ctx() context: Context): Promise<CredentialVerdictType> {
    return verdictFor(await holdingVerdict(context, held), context);
  }

  @FieldResolver(() => HoldingFile, {
    nullable: true,
    description: 'The file of a brought proof; one from here is had from `credential`.',
  })
  file(@Root() { brought }: HoldingRoot): HoldingFile | null {
    return brought && { mediaType: brought.mediaType, bytes: brought.bytes };
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The bytes of a brought proof’s file in base64, as it was brought, or covered.',
  })
  async fileBase64(@Root() { brought }: HoldingRoot, @Ctx() context: Context): Promise<string | null> {
    if (!brought) return null;
    const { sql } = context.database;
    const keys = await context.vault.open(sql, [participantKey(brought.participant)]);
    return Buffer.from(await broughtBytes(sql, keys, brought)).toString('base64');
  }
}

@Resolver()
export class HoldingMutations {
  @Mutation(() => BringCredentialResult, {
    description:
      'Brings a proof of another issuer: it is checked and kept with the verdict. One that does not hold is not kept, and answered with its verdict. One in whose text a personal identity code stands is kept only as a covered copy.',
  })
  async bringCredential(
    @Arg('input', () => BringCredentialInput, { description: 'The proof.' }) input: BringCredentialInput,
    @Ctx() context: Context,
  ) {
    const { verdict, holding } = await bringCredential(context, {
      ...input,
      bytes: input.fileBase64 == null ? null : bytesOf(input.fileBase64),
    });
    return {
      outcome: verdict.outcome,
      verdict: holding ? null : verdictFor(verdict, context),
      holding: holding && (await ownHolding(context, holding)),
    };
  }

  @Mutation(() => NameHoldingResult, { description: 'Names one of the viewer’s own proofs.' })
  nameHolding(
    @Arg('input', () => NameHoldingInput, { description: 'Which one, and what.' }) input: NameHoldingInput,
    @Ctx() context: Context,
  ) {
    return changed(context, nameHolding(context, input));
  }

  @Mutation(() => HideHoldingResult, {
    description: 'Puts one of the viewer’s own proofs out of sight, or back.',
  })
  hideHolding(
    @Arg('input', () => HideHoldingInput, { description: 'Which one, and whether.' }) input: HideHoldingInput,
    @Ctx() context: Context,
  ) {
    return changed(context, hideHolding(context, input));
  }

  @Mutation(() => CheckHoldingResult, {
    description: 'Checks a brought proof again and keeps the new verdict.',
  })
  checkHolding(
    @Arg('input', () => HoldingInput, { description: 'Which one.' }) input: HoldingInput,
    @Ctx() context: Context,
  ) {
    return changed(context, checkHolding(context, input));
  }

  @Mutation(() => RemoveHoldingResult, {
    description:
      'Removes a brought proof for good, out of collections and shares too. One from here is hidden, not removed.',
  })
  async removeHolding(
    @Arg('input', () => HoldingInput, { description: 'Which one.' }) input: HoldingInput,
    @Ctx() context: Context,
  ) {
    return { holding: await removeHolding(context, input) };
  }
}

function bytesOf(base64: string): Uint8Array {
  if (base64.length > (LARGEST_INPUT * 4) / 3 + 4)
    throw new Refusal('TOO_LARGE', ['fileBase64'], { limit: '10 MB' });
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(base64))
    throw new Refusal('INVALID_INPUT', ['fileBase64'], { field: 'fileBase64', expected: 'base64' });
  return Buffer.from(base64, 'base64');
}
