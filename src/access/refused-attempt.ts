import { hasIdForm, type IdKind } from '../base/id.ts';
import { Refusal } from '../base/refusal.ts';
import { append } from '../record/append.ts';
import type { Context } from './context.ts';

/** What an act was attempted on, each id under its kind, as it was given: nothing is known of it yet. */
export type AttemptedOn = { readonly [Kind in IdKind]?: string };

/** The record lasts: of what was given as an id only the whole form of one of that kind enters it, else null. */
const idsIn = (about: AttemptedOn): Record<string, string | null> =>
  Object.fromEntries(
    Object.entries(about).map(([kind, given]) => [kind, hasIdForm(given, kind as IdKind) ? given : null]),
  );

/**
 * Does an act, and where it is refused leaves that on the record: which act, why, by whom, about which id. The act's
 * own transaction is gone by then, so the entry has one of its own. It stands in the chain of the actor's unit, else
 * of the keeper of the wallets.
 */
export async function recordingRefusal<T>(
  context: Context,
  attempt: string,
  about: AttemptedOn,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) await recordRefusal(context, attempt, about, error);
    throw error;
  }
}

async function recordRefusal(
  context: Context,
  attempt: string,
  about: AttemptedOn,
  refusal: Refusal,
): Promise<void> {
  const post = context.actor?.posts[0];
  await context.database.sql.transaction((tx) =>
    append(tx, context.now, [
      {
        unit: post?.unit ?? context.provider,
        act: 'ATTEMPT_REFUSED',
        actor: context.actor?.account ?? 'nobody',
        role: post?.role ?? (context.actor?.participant ? 'PARTICIPANT' : 'NOBODY'),
        detail: { attempt, code: refusal.code, ...idsIn(about) },
      },
    ]),
  );
}
