import { randomBytes } from 'node:crypto';
import { and, eq, gt, isNotNull, isNull, lt } from 'drizzle-orm';
import { demandThat, Refusal } from '../../base/refusal.ts';
import { type Sql, touched } from '../../database/database.ts';
import { append } from '../../record/append.ts';
import type { Context } from '../context.ts';
import { type IdentityProvider, providerNamed } from '../oidc/identity-provider.ts';
import { oidcArrival, oidcJourney } from '../oidc/oidc.table.ts';
import {
  identify,
  type JourneySecrets,
  newJourney,
  providerAddress,
  subjectHash,
} from '../oidc/relying-party.ts';

const JOURNEY_MINUTES = 10;
const ARRIVAL_MINUTES = 10;
const KEPT_MILLISECONDS = 86_400_000;

const minutesAfter = (now: Date, minutes: number) => new Date(now.getTime() + minutes * 60_000);
const wrappedAt = (journey: string) => `oidc_journey.secrets:${journey}`;

export interface SettingOut {
  /** Where the browser goes. */
  readonly address: string;
  /** What its cookie keeps, so that nobody else comes back in its place. */
  readonly browser: string;
}

/** Sends a browser to a provider. Throws NOT_FOUND, IDENTITY_PROVIDER_UNREACHABLE. */
export async function setOut(context: Context, input: { provider: string }): Promise<SettingOut> {
  const provider = providerNamed(context, input.provider);
  demandThat(provider, 'NOT_FOUND', ['provider']);
  const { vault, now, baseUrl } = context;
  const journey = newJourney();
  const address = await providerAddress(provider, baseUrl, journey);
  const browser = randomBytes(32).toString('base64url');
  const id = context.newId('oidcJourney');
  const secrets: JourneySecrets = { nonce: journey.nonce, verifier: journey.verifier };
  await context.database.sql.transaction(async (tx) => {
    await tx
      .delete(oidcJourney)
      .where(lt(oidcJourney.expiresAt, new Date(now.getTime() - KEPT_MILLISECONDS)));
    await tx.delete(oidcArrival).where(lt(oidcArrival.expiresAt, now));
    await tx.insert(oidcJourney).values({
      id,
      provider: provider.id,
      stateHash: vault.lookup('oidc-state', journey.state),
      browserHash: vault.lookup('oidc-browser', browser),
      secrets: vault.wrap(wrappedAt(id), Buffer.from(JSON.stringify(secrets))),
      createdAt: now,
      expiresAt: minutesAfter(now, JOURNEY_MINUTES),
    });
  });
  return { address: address.href, browser };
}

/** A one-time code for what a provider has said, and for whom that provider is. */
export interface Arrived {
  readonly code: string;
  readonly audience: IdentityProvider['audience'];
}

/**
 * Takes a browser back from its provider: `search` is the query of the address that it came to. Nobody is signed in or
 * linked by this; its code does that, in the same browser. Throws IDENTITY_CODE_GONE (another browser, a used or old
 * state), IDENTITY_PROVIDER_REFUSED, IDENTITY_PROVIDER_UNREACHABLE.
 */
export async function comeBack(context: Context, input: { search: string }): Promise<Arrived> {
  const { vault, now } = context;
  const { sql } = context.database;
  const state = new URLSearchParams(input.search).get('state') ?? '';
  const journey = await useJourney(context, state);
  const provider = providerNamed(context, journey.provider);
  demandThat(provider, 'IDENTITY_CODE_GONE');
  const secrets = JSON.parse(
    vault.unwrap(wrappedAt(journey.id), journey.secrets).toString(),
  ) as JourneySecrets;
  const identified = await identify(provider, context.baseUrl, input.search, { ...secrets, state }).catch(
    async (problem: unknown) => {
      if (problem instanceof Refusal && problem.code === 'IDENTITY_PROVIDER_REFUSED')
        await record(context, 'IDENTIFICATION_REFUSED', { provider: provider.id, journey: journey.id });
      throw problem;
    },
  );
  const code = randomBytes(32).toString('base64url');
  const id = context.newId('oidcArrival');
  await sql.insert(oidcArrival).values({
    id,
    provider: provider.id,
    codeHash: vault.lookup('oidc-arrival', code),
    browserHash: journey.browserHash,
    subjectHash: subjectHash(vault, provider, identified.subject),
    person:
      identified.person &&
      vault.wrap(`oidc_arrival.person:${id}`, Buffer.from(JSON.stringify(identified.person))),
    createdAt: now,
    expiresAt: minutesAfter(now, ARRIVAL_MINUTES),
  });
  return { code, audience: provider.audience };
}

async function useJourney(context: Context, state: string): Promise<typeof oidcJourney.$inferSelect> {
  const { vault, now } = context;
  const { sql } = context.database;
  const stateHash = vault.lookup('oidc-state', state);
  const [row] = await sql
    .update(oidcJourney)
    .set({ usedAt: now })
    .where(
      and(
        eq(oidcJourney.stateHash, stateHash),
        eq(oidcJourney.browserHash, vault.lookup('oidc-browser', context.browser ?? '')),
        isNull(oidcJourney.usedAt),
        gt(oidcJourney.expiresAt, now),
      ),
    )
    .returning();
  if (row) return row;
  await sql.transaction(async (tx) => {
    const replayed = await tx
      .update(oidcJourney)
      .set({ replayedAt: now })
      .where(
        and(
          eq(oidcJourney.stateHash, stateHash),
          isNotNull(oidcJourney.usedAt),
          isNull(oidcJourney.replayedAt),
        ),
      );
    if (touched(replayed) > 0)
      await recordIn(tx, context, 'IDENTIFICATION_REPLAY_REFUSED', { state: stateHash });
  });
  throw new Refusal('IDENTITY_CODE_GONE');
}

const recordIn = (tx: Sql, { now, provider }: Context, act: string, detail: Record<string, string>) =>
  append(tx, now, [{ unit: provider, act, actor: 'system', role: 'SYSTEM', detail }]);

const record = (context: Context, act: string, detail: Record<string, string>): Promise<void> =>
  context.database.sql.transaction((tx) => recordIn(tx, context, act, detail));
