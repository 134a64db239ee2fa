import { and, eq } from 'drizzle-orm';
import { type Act, type Context, perform } from '../../access/context.ts';
import { freeText } from '../../access/free-text.ts';
import type { Id } from '../../base/id.ts';
import { demandThat } from '../../base/refusal.ts';
import { checklist } from '../../checklist/checklist.table.ts';
import type { MarkLevel } from '../../checklist/mark.ts';
import { touched } from '../../database/database.ts';
import { requirement } from '../../qualification/qualification.table.ts';
import { privateEntry } from '../private.table.ts';
import { sealBox } from '../private-box.ts';
import { type PrivateContent, type PrivateEntry, type PrivateKind, refuseLevel } from '../private-entry.ts';
import { privateOwner, unlockedPart } from '../private-part.ts';

export const LONGEST_ENTRY = 10_000;

export interface WritePrivateEntry {
  readonly unlocked: string;
  readonly kind: PrivateKind;
  readonly text: string;
  readonly checklist?: Id<'checklist'> | null;
  readonly requirement?: Id<'requirement'> | null;
  readonly level?: MarkLevel | null;
}

/**
 * Writes into the private part that the client has open. The record of acts says nothing of it: when somebody writes
 * their diary is nobody's business. Throws PRIVATE_PART_LOCKED, NOT_FOUND, INVALID_INPUT, PERSONAL_IDENTITY_CODE.
 */
export const writePrivateEntry = (context: Context, input: WritePrivateEntry): Promise<PrivateEntry> =>
  perform(context, async (act) => {
    const me = privateOwner(context);
    const { part, key } = await unlockedPart(context, act.tx, input.unlocked);
    const content: PrivateContent = {
      kind: input.kind,
      text: freeText(input.text, ['text'], LONGEST_ENTRY),
      checklist: input.checklist ?? null,
      requirement: input.requirement ?? null,
      level: input.level ?? null,
    };
    const refused = refuseLevel(content);
    if (refused) throw refused;
    await demandOwn(act, me, content);

    const id = act.newId('privateEntry');
    const sealed = await sealBox(key, id, Buffer.from(JSON.stringify(content)));
    await act.tx.insert(privateEntry).values({ id, part, participant: me, sealed, at: act.now });
    return { id, at: act.now, ...content };
  });

/** Throws NOT_FOUND unless what the entry is about is there, and the checklist the participant's own. */
async function demandOwn(act: Act, me: Id<'participant'>, about: PrivateContent): Promise<void> {
  if (about.checklist) {
    const own = and(eq(checklist.id, about.checklist), eq(checklist.participant, me));
    demandThat((await act.tx.$count(checklist, own)) === 1, 'NOT_FOUND', ['checklist']);
  }
  if (about.requirement) {
    const there = await act.tx.$count(requirement, eq(requirement.id, about.requirement));
    demandThat(there === 1, 'NOT_FOUND', ['requirement']);
  }
}

/** Deletes an entry for good. Throws PRIVATE_PART_LOCKED, NOT_FOUND. */
export const removePrivateEntry = (
  context: Context,
  input: { readonly unlocked: string; readonly entry: Id<'privateEntry'> },
): Promise<Id<'privateEntry'>> =>
  perform(context, async (act) => {
    const me = privateOwner(context);
    const { part } = await unlockedPart(context, act.tx, input.unlocked);
    const own = and(
      eq(privateEntry.id, input.entry),
      eq(privateEntry.participant, me),
      eq(privateEntry.part, part),
    );
    const removed = await act.tx.delete(privateEntry).where(own);
    demandThat(touched(removed) === 1, 'NOT_FOUND', ['entry']);
    return input.entry;
  });
