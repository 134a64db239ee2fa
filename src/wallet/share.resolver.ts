import { asc, desc, eq } from 'drizzle-orm';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type Context, signedIn } from '../access/context.ts';
import { reaches } from '../access/level.ts';
import { resultUnion } from '../access/refusal.type.ts';
import { participantKey } from '../access/vault.ts';
import { Viewer } from '../access/viewer.resolver.ts';
import type { Id } from '../base/id.ts';
import { createShare } from './acts/create-share.ts';
import { createShareCode, withdrawShare } from './acts/withdraw-share.ts';
import { type HoldingRoot, HoldingType } from './holding.type.ts';
import { share, shareItem, shareOpening } from './share.table.ts';
import { type ShareState, shareState } from './share.ts';
import {
  CreateShareInput,
  ShareChanged,
  ShareCodeCreated,
  ShareCreated,
  ShareInput,
  ShareItemType,
  ShareOpeningType,
  ShareStateEnum,
  ShareType,
} from './share.type.ts';
import type { Choice } from './share-choice.ts';
import { sharePdf, shareQrSvg } from './share-paper.ts';
import { shareLink } from './share-token.ts';
import { heldBy } from './stored-holding.ts';

type ShareRow = typeof share.$inferSelect;
type ItemRoot = Choice & { readonly whole: boolean; readonly held: HoldingRoot };

const CreateShareResult = resultUnion('CreateShareResult', ShareCreated);
const WithdrawShareResult = resultUnion('WithdrawShareResult', ShareChanged);
const CreateShareCodeResult = resultUnion('CreateShareCodeResult', ShareCodeCreated);

const keysOf = (context: Context, row: ShareRow) =>
  context.vault.open(context.database.sql, [participantKey(row.participant)]);

/** The link, on a session that may share, while the share can be opened or unlocked. */
async function linkOf(context: Context, row: ShareRow): Promise<string | null> {
  const state = shareState(row, context.now);
  const closed = state !== 'OPEN' && state !== 'LOCKED';
  if (closed || !reaches(signedIn(context).level, 'TRUSTED')) return null;
  const keys = await keysOf(context, row);
  return shareLink(context.baseUrl, keys.open(participantKey(row.participant), 'share.token', row.token));
}

async function shareRow(context: Context, id: Id<'share'>): Promise<ShareRow> {
  const [row] = await context.database.sql.select().from(share).where(eq(share.id, id));
  return row!;
}

@Resolver(() => Viewer)
export class ViewerSharesResolver {
  @FieldResolver(() => [ShareType], { description: 'The links that the viewer has made, newest first.' })
  async shares(@Ctx() context: Context): Promise<ShareRow[]> {
    const { participant } = signedIn(context);
    if (!participant) return [];
    return context.database.sql
      .select()
      .from(share)
      .where(eq(share.participant, participant))
      .orderBy(desc(share.createdAt), desc(share.id));
  }
}

@Resolver(() => ShareType)
export class ShareResolver {
  @FieldResolver(() => ShareStateEnum.values, { description: 'How it stands.' })
  state(@Root() row: ShareRow, @Ctx() context: Context): ShareState {
    return shareState(row, context.now);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it opens with a one-time code.' })
  withCode(@Root() row: ShareRow): boolean {
    return row.codeHash !== null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether its code was used, so that it needs a new one.' })
  codeUsed(@Root() row: ShareRow): boolean {
    return row.codeUsedAt !== null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'What its viewer reads first.' })
  async introduction(@Root() row: ShareRow, @Ctx() context: Context): Promise<string | null> {
    const owner = participantKey(row.participant);
    return (
      row.introduction && (await keysOf(context, row)).open(owner, 'share.introduction', row.introduction)
    );
  }

  @FieldResolver(() => [ShareItemType], {
    description: 'The proofs in it that are still there, in their order.',
  })
  async items(@Root() row: ShareRow, @Ctx() context: Context): Promise<ItemRoot[]> {
    const { sql } = context.database;
    const owner = participantKey(row.participant);
    const keys = await keysOf(context, row);
    const rows = await sql
      .select()
      .from(shareItem)
      .where(eq(shareItem.share, row.id))
      .orderBy(asc(shareItem.position));
    const held = await heldBy(
      sql,
      row.participant,
      rows.map((one) => one.holding),
    );
    return held.map((one) => {
      const item = rows.find(({ holding }) => holding === one.id)!;
      const choice =
        item.choice && (JSON.parse(keys.open(owner, 'share_item.choice', item.choice)) as Choice);
      return { ...(choice || { claims: [], requirements: [] }), whole: item.whole, held: one };
    });
  }

  @FieldResolver(() => [ShareOpeningType], { description: 'When it was opened, newest first.' })
  openings(@Root() row: ShareRow, @Ctx() context: Context): Promise<ShareOpeningType[]> {
    return context.database.sql
      .select({ at: shareOpening.at })
      .from(shareOpening)
      .where(eq(shareOpening.share, row.id))
      .orderBy(desc(shareOpening.at), desc(shareOpening.id));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The link. Null once it is closed, and on a session that is too weak to share.',
  })
  link(@Root() row: ShareRow, @Ctx() context: Context): Promise<string | null> {
    return linkOf(context, row);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The link as a QR code (SVG); null where it is.',
  })
  async qrSvg(@Root() row: ShareRow, @Ctx() context: Context): Promise<string | null> {
    const link = await linkOf(context, row);
    return link && shareQrSvg(link);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'One page with the link and its QR code (PDF, base64); null where the link is.',
  })
  async pdf(@Root() row: ShareRow, @Ctx() context: Context): Promise<string | null> {
    const link = await linkOf(context, row);
    if (!link) return null;
    const { language, createdAt, expiresAt, codeHash } = row;
    const page = sharePdf({ link, language, createdAt, expiresAt, withCode: codeHash !== null });
    return Buffer.from(page).toString('base64');
  }

  @Mutation(() => CreateShareResult, {
    description:
      'Makes a link to chosen proofs, whole or in part (on a known device, with a passkey or more).',
  })
  async createShare(
    @Arg('input', () => CreateShareInput, { description: 'What, for how long, how often.' })
    input: CreateShareInput,
    @Ctx() context: Context,
  ) {
    const { id, code } = await createShare(context, input);
    return { share: await shareRow(context, id), code };
  }

  @Mutation(() => WithdrawShareResult, {
    description: 'Withdraws a link: from this moment on it opens nothing.',
  })
  async withdrawShare(
    @Arg('input', () => ShareInput, { description: 'Which one.' }) input: ShareInput,
    @Ctx() context: Context,
  ) {
    return { share: await shareRow(context, await withdrawShare(context, input)) };
  }

  @Mutation(() => CreateShareCodeResult, {
    description: 'Makes a new one-time code for a link; opens one again that wrong codes have locked.',
  })
  async createShareCode(
    @Arg('input', () => ShareInput, { description: 'Which one.' }) input: ShareInput,
    @Ctx() context: Context,
  ) {
    const { id, code } = await createShareCode(context, input);
    return { share: await shareRow(context, id), code };
  }
}

@Resolver(() => ShareItemType)
export class ShareItemResolver {
  @FieldResolver(() => HoldingType, { description: 'Which proof.' })
  holding(@Root() { held }: ItemRoot): HoldingRoot {
    return held;
  }
}
