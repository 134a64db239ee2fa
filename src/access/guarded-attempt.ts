import { append } from '../record/append.ts';
import {
  type Claimed,
  type Counting,
  claimAttempt,
  forgetFailures,
  OF_ADDRESS,
  OF_HOLDER,
  takeBackClaim,
} from './attempts.ts';
import type { Context } from './context.ts';

/** What somebody tries to get in with; each kind is counted by itself. */
export type Tried = 'EMAIL' | 'WALLET' | 'DEVICE' | 'PIN' | 'RECOVERY' | 'ADDRESS';

/** An attempt that counts as failed until it is said to have succeeded. */
export interface GuardedAttempt {
  /** Forgets the failures at what was tried, and of the address this one claim alone. */
  succeeded(): Promise<void>;
}

/**
 * Claims an attempt to get in: at the address that asks, and at the subject where there is one (null: what is tried is
 * one of many codes, and only the address is counted). Claim it once the form of what is tried is known to be right
 * (a mistyped code counts nothing) and before looking whether it is good; outside any transaction. A claim that makes
 * the next ones wait goes on the record, under a pseudonym that lasts for the day.
 * Throws TOO_MANY_ATTEMPTS.
 */
export async function beginAttempt(
  context: Context,
  subject: { readonly kind: Exclude<Tried, 'ADDRESS'>; readonly hash: string } | null,
): Promise<GuardedAttempt> {
  const { sql } = context.database;
  const claim = (kind: Tried, hash: string, counting: Counting): Promise<Claimed> =>
    claimAttempt(sql, hash, context.now, counting, (tx, { failures, minutes }) => {
      const day = context.now.toISOString().slice(0, 10);
      const detail = {
        kind,
        failures,
        minutes,
        tried: context.vault.lookup('attempt-on-record', `${day} ${hash}`),
      };
      return append(tx, context.now, [
        { unit: context.provider, act: 'SIGN_IN_LOCKED', actor: 'system', role: 'SYSTEM', detail },
      ]);
    });
  // A device that is known is its holder's own way in: what strangers do at the same address does not close it.
  const address =
    context.from === null || subject?.kind === 'DEVICE'
      ? null
      : context.vault.lookup('attempt-address', context.from);
  const ofAddress = address === null ? null : await claim('ADDRESS', address, OF_ADDRESS);
  if (subject) await claim(subject.kind, subject.hash, OF_HOLDER);
  return {
    async succeeded() {
      if (subject) await forgetFailures(sql, subject.hash);
      if (address !== null && ofAddress) await takeBackClaim(sql, address, ofAddress);
    },
  };
}
