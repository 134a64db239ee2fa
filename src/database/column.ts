import { customType, text, timestamp } from 'drizzle-orm/pg-core';
import type { Id, IdKind } from '../base/id.ts';
import type { LocalizedText } from '../base/language.ts';

/** An id column, typed by what it names. */
export const id = <K extends IdKind>(name: string, _kind: K) => text(name).$type<Id<K>>();

/** An instant, to the millisecond, with time zone. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

/** A calendar date as YYYY-MM-DD; JavaScript's Date would move it across time zones. */
export const day = customType<{ data: string; driverData: string | Date }>({
  dataType: () => 'date',
  fromDriver: (value) => (typeof value === 'string' ? value.slice(0, 10) : value.toISOString().slice(0, 10)),
});

/** A text in the languages that its source has. Never hashed or signed as it comes back: jsonb reorders keys. */
export const localized = customType<{ data: LocalizedText; driverData: unknown }>({
  dataType: () => 'jsonb',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => (typeof value === 'string' ? JSON.parse(value) : value) as LocalizedText,
});

/** Text that stands encrypted under somebody's data key; only `Vault` makes and reads it. */
export type Sealed = string & { readonly __sealed: true };
export const sealed = customType<{ data: Sealed; driverData: string }>({ dataType: () => 'text' });

/** Bytes. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });
