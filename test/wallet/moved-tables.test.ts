import { is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { describe, expect, it } from 'vitest';
import { COLUMNS } from '../../docs/columns.ts';
import { MOVED_TABLES, STAYING } from '../../src/wallet/merge/moved-tables.ts';

const modules = import.meta.glob<Record<string, unknown>>('../../src/**/*.table.ts', { eager: true });
const tables = Object.values(modules)
  .flatMap((module) => Object.values(module))
  .filter((value) => is(value, PgTable))
  .map((table) => {
    const { schema, name, columns } = getTableConfig(table);
    return { name: `${schema ?? 'public'}.${name}`, columns: columns.map((column) => column.name) };
  });

const known = new Set([...MOVED_TABLES.flatMap((moved) => moved.tables), ...Object.keys(STAYING)]);

describe('when two wallets become one', () => {
  it('it is said of every table about a participant what becomes of its rows', () => {
    const about = tables.filter(({ columns }) => columns.includes('participant')).map(({ name }) => name);
    expect(about.length).toBeGreaterThan(10);
    expect(about.filter((name) => !known.has(name))).toEqual([]);
  });

  it('it is said of every table that holds something under a participant’s key', () => {
    const sealed = Object.entries(COLUMNS).flatMap(([name, { columns }]) =>
      Object.values(columns).some((column) => column.key === 'PARTICIPANT') ? [name] : [],
    );
    expect(sealed.length).toBeGreaterThan(5);
    expect(sealed.filter((name) => !known.has(name))).toEqual([]);
  });

  it('it is said of no table that is not there', () => {
    const there = new Set(tables.map(({ name }) => name));
    expect([...known].filter((name) => !there.has(name))).toEqual([]);
  });
});
