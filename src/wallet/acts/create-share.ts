import { and, eq, gt, isNull } from 'drizzle-orm';
import { type Act, type Context, perform } from '../../access/context.ts';
import { optionalText } from '../../access/free-text.ts';
import { participant } from '../../access/participant.table.ts';
import { ageOn } from '../../access/person.ts';
import { participantKey } from '../../access/vault.ts';
import type { Id } from '../../base/id.ts';
import type { Language } from '../../base/language.ts';
import { demandThat, Refusal } from '../../base/refusal.ts';
import { awardedRequirements } from '../../checklist/awarded-requirements.ts';
import { collection } from '../collection.table.ts';
import { MOST_TOGETHER } from '../collection.ts';
import type { HoldingId } from '../holding.ts';
import { ownActor } from '../own-actor.ts';
import { share, shareItem } from '../share.table.ts';
import { DAY, latestExpiry, MOST_OPENINGS, MOST_SHARES, USUAL_DAYS, USUAL_OPENINGS } from '../share.ts';
import type { ShareClaim } from '../share-choice.ts';
import { newShareCode, newShareToken, shareCodeHash, shareTokenHash } from '../share-token.ts';
import { demandHeld, type Held } from '../stored-holding.ts';

export interface ShareItemInput {
  readonly holding: HoldingId;
  readonly whole: boolean;
  readonly claims?: readonly ShareClaim[] | null;
  readonly requirements?: readonly Id<'requirement'>[] | null;
}

export interface CreateShare {
  readonly items: readonly ShareItemInput[];
  readonly collection?: Id<'collection'> | null;
  readonly introduction?: string | null;
  readonly expiresAt?: Date | null;
  readonly mostOpenings?: number | null;
  readonly withCode?: boolean | null;
  readonly language: Language;
}

/** A share just made; the code is shown only here. */
export interface ShareMade {
  readonly id: Id<'share'>;
  readonly token: string;
  readonly code: string | null;
}

/**
 * The participant makes a link to chosen proofs, whole or in part, on a session that is TRUSTED. Throws INVALID_INPUT,
 * WALLET_FULL.
 */
export const createShare = (context: Context, input: CreateShare): Promise<ShareMade> =>
  perform(context, async (act) => {
    const facts = ownActor(act.actor);
    act.may('share.create', facts);
    const mine = facts.participant!;
    const held = await demandHeld(
      act.tx,
      mine,
      input.items.map((one) => one.holding),
    );
    if (input.collection) await demandCollection(act, mine, input.collection);
    await demandItems(act, input.items, held);
    const { expiresAt, mostOpenings } = await bounds(act, mine, input);
    const introduction = optionalText(input.introduction, ['introduction'], 2000);
    await demandRoom(act, mine);

    const owner = participantKey(mine);
    const keys = await act.keys(owner);
    const id = act.newId('share');
    const token = newShareToken();
    const code = input.withCode ? newShareCode() : null;
    await act.tx.insert(share).values({
      id,
      unit: context.provider,
      participant: mine,
      tokenHash: shareTokenHash(context.vault, token),
      token: keys.seal(owner, 'share.token', token),
      collection: input.collection ?? null,
      introduction: introduction === null ? null : keys.seal(owner, 'share.introduction', introduction),
      language: input.language,
      codeHash: code && shareCodeHash(context.vault, id, code),
      expiresAt,
      mostOpenings,
      createdAt: act.now,
    });
    await act.tx.insert(shareItem).values(
      input.items.map(({ holding, whole, claims, requirements }, position) => ({
        share: id,
        position,
        holding,
        whole,
        choice: whole
          ? null
          : keys.seal(
              owner,
              'share_item.choice',
              JSON.stringify({ claims: claims ?? [], requirements: requirements ?? [] }),
            ),
      })),
    );
    act.record(context.provider, 'SHARE_CREATED', 'PARTICIPANT', {
      share: id,
      holdings: input.items.map((one) => one.holding),
      expiresAt: expiresAt.toISOString(),
      mostOpenings,
      withCode: code !== null,
    });
    return { id, token, code };
  });

async function demandCollection(act: Act, mine: Id<'participant'>, id: Id<'collection'>): Promise<void> {
  const [row] = await act.tx.select().from(collection).where(eq(collection.id, id));
  demandThat(row?.participant === mine, 'NOT_FOUND', ['collection']);
}

/** Parts are chosen of our proofs alone: others cannot be taken apart here without breaking their signature. */
async function demandItems(act: Act, items: readonly ShareItemInput[], held: readonly Held[]): Promise<void> {
  const many = items.length >= 1 && items.length <= MOST_TOGETHER;
  const wrong = (field: string, expected: string) =>
    new Refusal('INVALID_INPUT', ['items', field], { field, expected });
  if (!many || new Set(items.map((one) => one.holding)).size !== items.length)
    throw wrong('items', `(1–${MOST_TOGETHER})`);
  for (const [at, { whole, claims, requirements }] of items.entries()) {
    const chosen = (claims?.length ?? 0) + (requirements?.length ?? 0);
    if (whole && chosen > 0) throw wrong('whole', 'false');
    if (whole) continue;
    const { ours } = held[at]!;
    if (!ours) throw wrong('whole', 'true');
    const known = await awardedRequirements(act.tx, ours.target);
    const ids = new Set(known.requirements.map((one) => one.id));
    demandThat(
      (requirements ?? []).every((id) => ids.has(id)),
      'REQUIREMENT_NOT_IN_TARGET',
      ['items', 'requirements'],
    );
  }
}

/** Until when and how often it may be opened. A year at most; for somebody under 18 a month. */
async function bounds(act: Act, mine: Id<'participant'>, input: CreateShare) {
  const owner = participantKey(mine);
  const [row] = await act.tx.select().from(participant).where(eq(participant.id, mine));
  const born = (await act.keys(owner)).open(owner, 'birth_date', row!.birthDate);
  const latest = latestExpiry(act.now, ageOn(born, act.now));
  const expiresAt = input.expiresAt ?? new Date(act.now.getTime() + USUAL_DAYS * DAY);
  const expected = `(≤ ${latest.toISOString().slice(0, 10)})`;
  demandThat(expiresAt > act.now && expiresAt <= latest, 'INVALID_INPUT', ['expiresAt'], {
    field: 'expiresAt',
    expected,
  });
  const mostOpenings = input.mostOpenings ?? USUAL_OPENINGS;
  demandThat(mostOpenings >= 1 && mostOpenings <= MOST_OPENINGS, 'INVALID_INPUT', ['mostOpenings'], {
    field: 'mostOpenings',
    expected: `(1–${MOST_OPENINGS})`,
  });
  return { expiresAt, mostOpenings };
}

async function demandRoom(act: Act, mine: Id<'participant'>): Promise<void> {
  const open = and(eq(share.participant, mine), isNull(share.withdrawnAt), gt(share.expiresAt, act.now));
  if ((await act.tx.$count(share, open)) >= MOST_SHARES)
    throw new Refusal('WALLET_FULL', [], { limit: String(MOST_SHARES) });
}
