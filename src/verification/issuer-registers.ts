import { desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { House } from '../access/context.ts';
import { issuerNameOn } from '../access/organisation.loader.ts';
import { controllerUnit, issuer } from '../access/organisation.table.ts';
import { dayOf } from '../base/day.ts';
import { inLanguage, type LocalizedText, type OwnText } from '../base/language.ts';
import { serverKey } from '../credential/server-key.table.ts';
import { serverDid } from '../credential/server-key.ts';
import { isObject } from './json-value.ts';
import { knownIssuer } from './known-issuer.table.ts';
import { holdsDay } from './known-issuer.ts';
import { isOwnDid, ownSlug } from './own-address.ts';
import { parsedDocument } from './parsed-document.ts';

/** Which register knows an issuer. */
export const ISSUER_REGISTERS = {
  OWN: 'It issues on this very server.',
  KEPT: 'The coordinators of this server have entered it into their register.',
  FETCHED: 'It stands in a register that somebody else keeps and that this server is configured to read.',
} as const satisfies Record<string, string>;

export type IssuerRegister = keyof typeof ISSUER_REGISTERS;

export interface RegisteredIssuer {
  readonly name: OwnText | string;
  readonly register: IssuerRegister;
  /** Who keeps a register that was fetched: its host. */
  readonly keeper?: string;
  /** The first day on which it was listed no more, where that has come. */
  readonly until?: string;
}

const inOwnLanguages = (text: LocalizedText): OwnText => ({
  fi: inLanguage(text, 'fi')?.text ?? '',
  sv: inLanguage(text, 'sv')?.text ?? '',
  en: inLanguage(text, 'en')?.text ?? '',
});

/**
 * Who an issuer is, by its DID: from our own organisations, else the coordinators' register, else the configured
 * registers in their order. One entered by the coordinators stands, whatever a fetched register says. Null where
 * nobody knows it.
 */
export async function registeredIssuer(house: House, did: string): Promise<RegisteredIssuer | null> {
  if (isOwnDid(house, did)) return ownIssuer(house, did);
  return (await keptIssuer(house, did)) ?? (await serverByKey(house, did)) ?? fetchedIssuer(house, did);
}

async function ownIssuer(house: House, did: string): Promise<RegisteredIssuer | null> {
  const { sql } = house.database;
  if (did === serverDid(house)) return provider(house);
  const slug = ownSlug(house, did);
  if (!slug) return null;
  const [row] = await sql.select({ id: issuer.id }).from(issuer).where(eq(issuer.slug, slug));
  if (!row) return null;
  const name = await issuerNameOn(sql, row.id, house.clock().toISOString().slice(0, 10));
  return { name: inOwnLanguages(name), register: 'OWN' };
}

/** The server under one of its own keys' names. */
async function serverByKey(house: House, did: string): Promise<RegisteredIssuer | null> {
  if (!did.startsWith('did:key:')) return null;
  const [row] = await house.database.sql
    .select({ state: serverKey.state })
    .from(serverKey)
    .where(eq(serverKey.publicKeyMultibase, did.slice('did:key:'.length)));
  return row && row.state !== 'COMPROMISED' ? provider(house) : null;
}

async function provider(house: House): Promise<RegisteredIssuer | null> {
  const [row] = await house.database.sql
    .select({ name: controllerUnit.name })
    .from(controllerUnit)
    .where(eq(controllerUnit.id, house.provider));
  return row ? { name: inOwnLanguages(row.name), register: 'OWN' } : null;
}

async function keptIssuer(house: House, did: string): Promise<RegisteredIssuer | null> {
  const today = dayOf(house.clock());
  const rows = await house.database.sql
    .select()
    .from(knownIssuer)
    .where(eq(knownIssuer.did, did))
    .orderBy(desc(knownIssuer.validFrom));
  const row = rows.find((one) => holdsDay(one, today)) ?? rows.find(({ validFrom }) => validFrom <= today);
  if (!row) return null;
  const ended = holdsDay(row, today) || row.validUntil === null ? {} : { until: row.validUntil };
  return { name: inOwnLanguages(row.name), register: 'KEPT', ...ended };
}

/** An entry as such registers have it: `{registry: {<did>: {name, location, url}}}`. */
const entry = z.object({ name: z.string().trim().min(1).max(300) });

async function fetchedIssuer(house: House, did: string): Promise<RegisteredIssuer | null> {
  const { outside, issuerRegistries = [] } = house;
  if (!outside) return null;
  const texts = await Promise.all(issuerRegistries.map((one) => outside.text(one, 'ISSUER_REGISTRY')));
  for (const [at, text] of texts.entries()) {
    const registry = text === null ? undefined : parsedDocument(text)?.registry;
    const found = isObject(registry) && Object.hasOwn(registry, did) ? entry.safeParse(registry[did]) : null;
    if (!found?.success) continue;
    return { name: found.data.name, register: 'FETCHED', keeper: new URL(issuerRegistries[at]!).host };
  }
  return null;
}
