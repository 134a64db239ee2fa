import { and, eq, isNull } from 'drizzle-orm';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type Context, loader, signedIn } from '../access/context.ts';
import { LEAVING } from '../access/leaving.ts';
import { makeUnitLoader } from '../access/organisation.loader.ts';
import { resultUnion } from '../access/refusal.type.ts';
import { DateTime } from '../access/scalar.ts';
import { Viewer } from '../access/viewer.resolver.ts';
import type { Id } from '../base/id.ts';
import type { OwnText } from '../base/language.ts';
import { cancelErasure } from './acts/cancel-erasure.ts';
import { requestErasure } from './acts/request-erasure.ts';
import { erasure, unusedWallet } from './erasure.table.ts';
import { GOES, STAYS } from './erasure.text.ts';
import { backupsGoneOn, dueAt, type ErasureRow, erasureState } from './erasure.ts';
import {
  ErasureCancelled,
  ErasureReceiptInput,
  ErasureReceiptType,
  ErasureRequested,
  ErasureStaysType,
  ErasureType,
} from './erasure.type.ts';
import { erasureOfCode, receiptDays, signErasureReceipt } from './erasure-receipt.ts';
import { whatGoes } from './erasure-steps.ts';
import { openDecisions } from './open-decisions.ts';
import { whatStays } from './what-stays.ts';

const RequestErasureResult = resultUnion('RequestErasureResult', ErasureRequested);
const CancelErasureResult = resultUnion('CancelErasureResult', ErasureCancelled);
const ErasureReceiptResult = resultUnion('ErasureReceiptResult', ErasureReceiptType);

type ErasureRoot = Omit<ErasureType, 'goes' | 'stays'> & { readonly participant: Id<'participant'> };

const filled = (text: string, detail: Readonly<Record<string, string | number>>) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(detail[name] ?? ''));

@Resolver(() => ErasureType)
export class ErasureResolver {
  @FieldResolver(() => [String], {
    description: 'What goes, a plain sentence each, in the request’s language.',
  })
  async goes(@Root() { participant }: ErasureRoot, @Ctx() context: Context): Promise<string[]> {
    const { account } = signedIn(context);
    const going = await whatGoes(context.database.sql, { participant, account, now: context.now });
    return going.map(({ name, count }) => filled(GOES[name][context.language], { count }));
  }

  @FieldResolver(() => [ErasureStaysType], { description: 'What stays, with whom, why and until when.' })
  async stays(@Root() { participant }: ErasureRoot, @Ctx() context: Context) {
    const years = (context.leaving ?? LEAVING).logYears;
    const staying = await whatStays(context.database.sql, context.provider, participant);
    return Promise.all(
      staying.map(async ({ name, unit, count }) => {
        const say = (text: OwnText) => filled(text[context.language], { count, years });
        const { what, why, until } = STAYS[name];
        return {
          unit: await loader(context, makeUnitLoader).load(unit),
          what: say(what),
          why: say(why),
          until: say(until),
        };
      }),
    );
  }
}

@Resolver(() => Viewer)
export class ViewerErasureResolver {
  @FieldResolver(() => ErasureType, {
    nullable: true,
    description:
      'What leaving for good would do and how it stands with it; null for somebody who is no participant.',
  })
  async erasure(@Ctx() context: Context): Promise<ErasureRoot | null> {
    const { participant } = signedIn(context);
    if (!participant) return null;
    const { sql } = context.database;
    const [row] = await sql
      .select()
      .from(erasure)
      .where(and(eq(erasure.participant, participant), isNull(erasure.cancelledAt)));
    const open = await openDecisions(sql, participant);
    const { graceDays, backupDays } = context.leaving ?? LEAVING;
    const due = row?.dueAt ?? dueAt(context.now, graceDays);
    return {
      participant,
      state: erasureState(row, context.now, open.length > 0),
      becauseUnused: row?.askedBy === 'UNUSED',
      askedAt: row?.askedAt ?? null,
      dueAt: due,
      backupsGoneOn: backupsGoneOn(due, backupDays),
      open: await Promise.all(
        open.map(async ({ kind, checklist, school }) => ({
          kind,
          checklist,
          school: (await loader(context, makeUnitLoader).load(school))!,
        })),
      ),
    };
  }
}

@Resolver(() => Viewer)
export class ViewerUnusedResolver {
  @FieldResolver(() => DateTime, {
    nullable: true,
    description: 'When the viewer’s wallet was warned for being long unused; null where it was not.',
  })
  async unusedWarnedAt(@Ctx() context: Context): Promise<Date | null> {
    const { participant } = signedIn(context);
    if (!participant) return null;
    const { sql } = context.database;
    const [row] = await sql.select().from(unusedWallet).where(eq(unusedWallet.participant, participant));
    return row?.warnedAt ?? null;
  }
}

@Resolver()
export class ErasureMutations {
  @Mutation(() => RequestErasureResult, {
    description:
      'Asks to be erased for good. It is done after a grace period, in which signing in shows it and it can be undone.',
  })
  async requestErasure(@Ctx() context: Context): Promise<ErasureRequested> {
    const { row, receiptCode } = await requestErasure(context);
    return { receiptCode, receipt: await receiptOf(context, row) };
  }

  @Mutation(() => CancelErasureResult, {
    description: 'Undoes it within the grace period: the viewer stays.',
  })
  async cancelErasure(@Ctx() context: Context): Promise<ErasureCancelled> {
    await cancelErasure(context);
    return { state: 'NOT_ASKED' };
  }

  @Mutation(() => ErasureReceiptResult, {
    description: 'The receipt of an erasure, by the code that asking for it gave. Public.',
  })
  async erasureReceipt(
    @Arg('input', () => ErasureReceiptInput, { description: 'The code.' }) input: ErasureReceiptInput,
    @Ctx() context: Context,
  ): Promise<ErasureReceiptType> {
    return receiptOf(context, await erasureOfCode(context, input.code));
  }
}

async function receiptOf(context: Context, row: ErasureRow): Promise<ErasureReceiptType> {
  const open = await openDecisions(context.database.sql, row.participant);
  return Object.assign(new ErasureReceiptType(), {
    state: erasureState(row, context.now, open.length > 0),
    ...receiptDays(context, row),
    signed: row.finishedAt ? await signErasureReceipt(context, row, context.now) : null,
  });
}
