import { kindOf } from '../base/id.ts';
import { Refusal } from '../base/refusal.ts';
import { append } from '../record/append.ts';
import type { Context } from './context.ts';

/** What an id of ours looks like: whatever else was given as one does not enter the record. */
const known = (id: string): string | null =>
  /^[a-z]{3}_[\w-]{1,40}$/.test(id) && kindOf(id) !== null ? id : null;

/**
 * Does an act, and where it is refused leaves that on the record: which act, why, by whom, about which id. The act's
 * own transaction is gone by then, so the entry has one of its own. It stands in the chain of the actor's unit, else
 * of the keeper of the wallets.
 */
export async function recordingRefusal<T>(
  context: Context,
  attempt: string,
  about: Readonly<Record<string, string>>,
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
  about: Readonly<Record<string, string>>,
  refusal: Refusal,
): Promise<void> {
  const post = context.actor?.posts[0];
  const ids = Object.entries(about).map(([name, id]) => [name, known(id)] as const);
  await context.database.sql.transaction((tx) =>
    append(tx, context.now, [
      {
        unit: post?.unit ?? context.provider,
        act: 'ATTEMPT_REFUSED',
        actor: context.actor?.account ?? 'nobody',
        role: post?.role ?? (context.actor?.participant ? 'PARTICIPANT' : 'NOBODY'),
        detail: { attempt, code: refusal.code, ...Object.fromEntries(ids) },
      },
    ]),
  );
}
