import type { House } from '../access/context.ts';
import { didWeb, type IssuerKey } from './did.ts';
import { issuerWithKeys } from './issuer-key.ts';

/** A key as its row holds it: when it was made, when it stopped signing, when it was found in other hands. */
export interface KeyThroughTime extends IssuerKey {
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  readonly compromisedAt: Date | null;
}

/**
 * The keys that there were at an instant, each as it stood then: what was rotated later is active, what was made later
 * is not there. A compromised key is compromised at every instant, for whoever has it signs with any date.
 */
export const keysAt = <K extends KeyThroughTime>(keys: readonly K[], at: Date): K[] =>
  keys
    .filter(({ createdAt }) => createdAt <= at)
    .map((key) =>
      key.state === 'RETIRED' && key.endedAt && key.endedAt > at
        ? { ...key, state: 'ACTIVE', endedAt: null }
        : key,
    );

/** An issuer's key in its public history. */
export interface PublishedKey {
  /** Its DID URL. */
  readonly id: string;
  readonly fragment: string;
  readonly publicKeyMultibase: string;
  readonly state: IssuerKey['state'];
  /** From when it signed, and until when; absent while it signs. What it signed stays valid after that. */
  readonly validFrom: string;
  readonly validUntil?: string;
  /** When it was found to be in other hands; nothing that it signed is valid then, whatever its date. */
  readonly compromisedAt?: string;
}

/** An issuer's keys through time, oldest first; public halves only. */
export interface KeyHistory {
  readonly id: string;
  readonly keys: readonly PublishedKey[];
}

/** The key history of the issuer with this slug, or null. Compromised keys stand in it, marked. */
export async function keyHistoryOf(house: House, slug: string): Promise<KeyHistory | null> {
  const found = await issuerWithKeys(house.database.sql, slug);
  if (!found) return null;
  const did = didWeb(house.baseUrl, slug);
  return {
    id: did,
    keys: found.keys.map(({ fragment, publicKeyMultibase, state, createdAt, endedAt, compromisedAt }) => ({
      id: `${did}#${fragment}`,
      fragment,
      publicKeyMultibase,
      state,
      validFrom: createdAt.toISOString(),
      ...(endedAt ? { validUntil: endedAt.toISOString() } : {}),
      ...(compromisedAt ? { compromisedAt: compromisedAt.toISOString() } : {}),
    })),
  };
}
