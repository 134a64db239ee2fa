import { and, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import {
  confirmReissue,
  printReissuedCard,
  refuseReissue,
  requestReissue,
} from '../access/acts/reissue-card.ts';
import { type Context, loader, signedIn } from '../access/context.ts';
import { makeUnitLoader } from '../access/organisation.loader.ts';
import { ControllerUnitType } from '../access/organisation.type.ts';
import { recoveryCard, reissue } from '../access/recovery.table.ts';
import { resultUnion } from '../access/refusal.type.ts';
import { expiresAt, type ReissueState, readyFrom, stateOf } from '../access/reissue.ts';
import { DateTime } from '../access/scalar.ts';
import type { ReissueRow } from '../access/stored-reissue.ts';
import { Viewer } from '../access/viewer.resolver.ts';
import { activationCardsPdf } from './activation-cards-pdf.ts';
import { base64 } from './card.resolver.ts';
import {
  ConfirmReissueInput,
  PrintReissuedCardInput,
  RecoveryType,
  type RecoveryWay,
  RefuseReissueInput,
  ReissueChanged,
  ReissuedCardPrinted,
  ReissueStateEnum,
  ReissueType,
  RequestReissueInput,
} from './recovery.type.ts';

const ReissueResult = resultUnion('ReissueResult', ReissueChanged);
const PrintReissuedCardResult = resultUnion('PrintReissuedCardResult', ReissuedCardPrinted);

@Resolver(() => ReissueType)
export class ReissueResolver {
  @FieldResolver(() => ReissueStateEnum, { description: 'Where it stands.' })
  state(@Root() row: ReissueRow, @Ctx() context: Context): ReissueState {
    return stateOf(row, context.now);
  }

  @FieldResolver(() => DateTime, {
    description:
      'From when its card can be printed: at once with two people, else 48 hours after the request.',
  })
  readyFrom(@Root() row: ReissueRow): Date {
    return readyFrom(row);
  }

  @FieldResolver(() => DateTime, { description: 'Until when its card can be used.' })
  expiresAt(@Root() row: ReissueRow): Date {
    return expiresAt(row);
  }

  @FieldResolver(() => ControllerUnitType, { description: 'The organisation that asked.' })
  unit(@Root() row: ReissueRow, @Ctx() context: Context) {
    return loader(context, makeUnitLoader).load(row.unit);
  }

  @Mutation(() => ReissueResult, {
    description:
      'Asks for a new card for a participant who has lost PIN and card (an instructor of their group). It is ready once a second person confirms, or after 48 hours in which the participant can refuse.',
  })
  async requestReissue(
    @Arg('input', () => RequestReissueInput, { description: 'For whom.' }) input: RequestReissueInput,
    @Ctx() context: Context,
  ) {
    return { reissue: await requestReissue(context, input) };
  }

  @Mutation(() => ReissueResult, {
    description:
      'Confirms a re-issue as the second instructor or coordinator of the unit: it is ready at once.',
  })
  async confirmReissue(
    @Arg('input', () => ConfirmReissueInput, { description: 'Which.' }) input: ConfirmReissueInput,
    @Ctx() context: Context,
  ) {
    return { reissue: await confirmReissue(context, input) };
  }

  @Mutation(() => ReissueResult, {
    description:
      'The participant refuses a re-issue in a session that they still have: it and its card are void.',
  })
  async refuseReissue(
    @Arg('input', () => RefuseReissueInput, { description: 'Which.' }) input: RefuseReissueInput,
    @Ctx() context: Context,
  ) {
    return { reissue: await refuseReissue(context, input) };
  }

  @Mutation(() => PrintReissuedCardResult, {
    description: 'Prints the card of a re-issue that is ready (an instructor of the participant’s group).',
  })
  async printReissuedCard(
    @Arg('input', () => PrintReissuedCardInput, { description: 'Which, and in which language.' })
    input: PrintReissuedCardInput,
    @Ctx() context: Context,
  ) {
    const card = await printReissuedCard(context, input);
    const pdf = activationCardsPdf([card], {
      kind: 'REISSUE',
      language: input.language,
      address: `${context.baseUrl}/activate`,
      at: context.now,
    });
    return { pdfBase64: base64(pdf), expiresAt: card.expiresAt };
  }
}

@Resolver(() => Viewer)
export class ViewerRecoveryResolver {
  @FieldResolver(() => [ReissueType], {
    description:
      'New cards that staff has asked for in the viewer’s name, newest first: when, which organisation, until when. An open one can be refused.',
  })
  async reissues(@Ctx() context: Context): Promise<ReissueRow[]> {
    const me = signedIn(context).participant;
    if (!me) return [];
    return context.database.sql
      .select()
      .from(reissue)
      .where(eq(reissue.participant, me))
      .orderBy(desc(reissue.requestedAt));
  }

  @FieldResolver(() => [ReissueType], {
    description:
      'Open re-issues of the units where the viewer is an instructor or a coordinator: those of others wait for a second person, their own for its time or for print.',
  })
  async unitReissues(@Ctx() context: Context): Promise<ReissueRow[]> {
    const units = signedIn(context)
      .posts.filter(({ role }) => role === 'INSTRUCTOR' || role === 'COORDINATOR')
      .map(({ unit }) => unit);
    if (units.length === 0) return [];
    const rows = await context.database.sql
      .select()
      .from(reissue)
      .where(and(inArray(reissue.unit, units), isNull(reissue.endedAt)))
      .orderBy(desc(reissue.requestedAt));
    return rows.filter((row) => stateOf(row, context.now) !== 'EXPIRED');
  }

  @FieldResolver(() => [RecoveryType], {
    description: 'Each time that the viewer’s wallet was taken back, newest first.',
  })
  async recoveries(@Ctx() context: Context): Promise<{ at: Date; way: RecoveryWay }[]> {
    const me = signedIn(context).participant;
    if (!me) return [];
    const { sql } = context.database;
    const cards = await sql
      .select({ at: recoveryCard.usedAt })
      .from(recoveryCard)
      .where(and(eq(recoveryCard.participant, me), isNotNull(recoveryCard.usedAt)));
    const reissues = await sql
      .select({ at: reissue.endedAt })
      .from(reissue)
      .where(and(eq(reissue.participant, me), eq(reissue.endedWhy, 'USED')));
    return [
      ...cards.map(({ at }) => ({ at: at!, way: 'RECOVERY_CARD' as const })),
      ...reissues.map(({ at }) => ({ at: at!, way: 'REISSUED_CARD' as const })),
    ].sort((one, other) => other.at.getTime() - one.at.getTime());
  }
}
