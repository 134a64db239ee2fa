import type { X509Certificate } from 'node:crypto';
import type DataLoader from 'dataloader';
import type { Id, NewId } from '../base/id.ts';
import type { Language } from '../base/language.ts';
import type { Outside } from '../base/outside.ts';
import { demand, Refusal } from '../base/refusal.ts';
import type { Database, Sql } from '../database/database.ts';
import { append, type NewEntry } from '../record/append.ts';
import type { EntryDetail } from '../record/chain.ts';
import type { ErasureLedger } from '../record/erasure-ledger.ts';
import type { ReadingLog } from '../record/reading-log.ts';
import { type Actor, type Post } from './actor.ts';
import type { KeyKeeper } from './key-keeper.ts';
import type { Leaving } from './leaving.ts';
import type { IdentityProvider } from './oidc/identity-provider.ts';
import { type Action, permitted, type ResourceFacts } from './policy.ts';
import type { SecretCost } from './secret.ts';
import { type KeyOwner, type Keys, type Vault } from './vault.ts';

/** What a process has once it has started. */
export interface House {
  readonly database: Database;
  readonly vault: Vault;
  readonly newId: NewId;
  readonly clock: () => Date;
  /** The public address, without a slash at the end. */
  readonly baseUrl: string;
  /** The controller unit that keeps the wallets; acts of participants on their own stand in its chain. */
  readonly provider: Id<'unit'>;
  /** Days within which a review of a decision can be asked for, from its service. */
  readonly reviewDays: number;
  /** The way to other hosts; absent: this house is offline. */
  readonly outside?: Outside;
  /** Addresses of registers of issuers that others keep. */
  readonly issuerRegistries?: readonly string[];
  /** How many proxies of our own stand in front, each adding to X-Forwarded-For; none unless said. */
  readonly trustedProxies?: number;
  /** The process that keeps issuers' private keys; absent: they stand in the database, wrapped under the master key. */
  readonly keyKeeper?: KeyKeeper;
  /** How people leave; absent: as LEAVING says. */
  readonly leaving?: Leaving;
  /** Where it stands outside the database who has left; absent: only in the database. */
  readonly erasureLedger?: ErasureLedger;
  /** Staff signs in by OpenID providers and passkeys only: e-mail and password are refused. */
  readonly passwordsOff?: boolean;
  /** The certificates under which authorities issue person identification data; none: no wallet identifies anybody. */
  readonly personAuthorities?: readonly X509Certificate[];
  /** What hashing passwords and PINs costs; absent, as in every house that is served: SECRET_COST. */
  readonly secretCost?: SecretCost;
  /** The OpenID providers that staff and participants may be identified by. */
  readonly identityProviders?: readonly IdentityProvider[];
}

/** One request: who asks, when, in which language, with what is loaded for it. */
export interface Context extends House {
  readonly actor: Actor | null;
  readonly now: Date;
  readonly language: Language;
  readonly requestId: string;
  /** The address that asks, for counting attempts under a keyed hash and for nothing else; null where there is none. */
  readonly from: string | null;
  /** The name of the GraphQL operation, for the reading log's "why". */
  readonly operation: string;
  readonly readings: ReadingLog;
  readonly loaders: Map<unknown, DataLoader<never, unknown>>;
  /** The secret of the browser's cookie, where it set out to an OpenID provider. */
  readonly browser?: string | null;
}

/** Thrown where an act or a field needs somebody signed in; reaches the client as UNAUTHENTICATED. */
export class NotSignedIn extends Error {}

export function signedIn(context: Context): Actor {
  if (!context.actor) throw new NotSignedIn('sign in first');
  return context.actor;
}

/** The request's own DataLoader for `make`, made at its first use; `make` itself is the key. */
export function loader<K, V>(
  context: Context,
  make: (context: Context) => DataLoader<K, V>,
): DataLoader<K, V> {
  const known = context.loaders.get(make) as DataLoader<K, V> | undefined;
  if (known) return known;
  const made = make(context);
  context.loaders.set(make, made as unknown as DataLoader<never, unknown>);
  return made;
}

/** An act in progress: everything in it happens in one transaction, or not at all. */
export interface Act {
  readonly tx: Sql;
  readonly now: Date;
  readonly newId: NewId;
  readonly actor: Actor;
  readonly context: Context;
  /** Throws the policy's refusal unless the actor may. */
  may(action: Action, facts?: ResourceFacts): void;
  /** Opens data keys within the transaction. */
  keys(...owners: KeyOwner[]): Promise<Keys>;
  /** Remembers an entry for a unit's chain; written last, when all else is done. Ids, codes and keyed hashes only. */
  record(
    unit: Id<'unit'>,
    act: string,
    role: Post['role'] | 'PARTICIPANT',
    detail: Readonly<Record<string, EntryDetail>>,
  ): void;
}

/** Serialisation failures, deadlocks, and unique keys that somebody else took between our look and our write. */
const LOST_RACE = new Set(['40001', '40P01', '55P03', '23505']);
/** A foreign key that leads nowhere: an id that no row has. */
const UNKNOWN_ID = '23503';

/** The SQLSTATE of the database's error that lies under this one, where one does. */
export function sqlState(error: unknown): string | undefined {
  for (let at = error as { code?: string; cause?: unknown } | undefined; at; at = at.cause as typeof at) {
    if (typeof at.code === 'string' && /^[0-9A-Z]{5}$/.test(at.code)) return at.code;
  }
  return undefined;
}

/**
 * Does an act: one transaction, with its record entries appended at the end.
 * A `Refusal` thrown inside rolls everything back and reaches the caller as data; a lost race becomes CONFLICT.
 */
export async function perform<T>(context: Context, work: (act: Act) => Promise<T>): Promise<T> {
  const actor = signedIn(context);
  try {
    const done = await context.database.sql.transaction(async (tx) => {
      const entries: NewEntry[] = [];
      const result = await work({
        tx,
        now: context.now,
        newId: context.newId,
        actor,
        context,
        may: (action, facts) => void demand(permitted(actor, action, facts)),
        keys: (...owners) => context.vault.open(tx, owners, true),
        record: (unit, act, role, detail) =>
          void entries.push({ unit, act, actor: actor.account, role, detail }),
      });
      await append(tx, context.now, entries);
      return result;
    });
    // What was loaded before the act may no longer be so.
    context.loaders.clear();
    return done;
  } catch (error) {
    const state = sqlState(error);
    if (state !== undefined && LOST_RACE.has(state)) throw new Refusal('CONFLICT');
    if (state === UNKNOWN_ID) throw new Refusal('NOT_FOUND');
    throw error;
  }
}

/** A context for what the machine's own operator does from the command line: a coordinator of the provider. */
export function operatorContext(house: House, language: Language, readings: ReadingLog): Context {
  return {
    ...house,
    actor: {
      account: 'system' as Id<'account'>,
      session: 'system' as Id<'session'>,
      level: 'TRUSTED',
      participant: null,
      posts: [
        { staff: 'system' as Id<'staff'>, unit: house.provider, unitKind: 'PROVIDER', role: 'COORDINATOR' },
      ],
    },
    now: house.clock(),
    language,
    requestId: 'command-line',
    from: null,
    operation: 'command-line',
    readings,
    loaders: new Map(),
  };
}
