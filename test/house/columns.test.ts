import { is } from 'drizzle-orm';
import { getTableConfig, PgCustomColumn, PgTable } from 'drizzle-orm/pg-core';
import { describe, expect, it } from 'vitest';
import { COLUMNS } from '../../docs/columns.ts';

const modules = import.meta.glob<Record<string, unknown>>('../../src/**/*.table.ts', { eager: true });

const columns = Object.values(modules)
  .flatMap((module) => Object.values(module))
  .filter((value) => is(value, PgTable))
  .flatMap((table) => {
    const { schema, name, columns: found } = getTableConfig(table);
    return found.map((column) => ({
      table: `${schema ?? 'public'}.${name}`,
      name: column.name,
      // A sealed column is the only custom one that is stored as text.
      isSealed: is(column, PgCustomColumn) && column.getSQLType() === 'text',
      type: column.getSQLType(),
      hasUnit: found.some((one) => one.name === 'unit'),
    }));
  });

const entryOf = (column: { table: string; name: string }) => COLUMNS[column.table]?.columns[column.name];
const naming = (some: readonly { table: string; name: string }[]) =>
  some.map(({ table, name }) => `${table}.${name}`);

describe('the map of columns', () => {
  it('has an entry for every column', () => {
    expect(naming(columns.filter((column) => !entryOf(column)))).toEqual([]);
  });

  it('has no entry without a column', () => {
    const real = new Set(naming(columns));
    const mapped = Object.entries(COLUMNS).flatMap(([table, { columns: mapped }]) =>
      Object.keys(mapped).map((name) => ({ table, name })),
    );
    expect(naming(mapped).filter((name) => !real.has(name))).toEqual([]);
  });

  it('says of every sealed column under whose key, and of no other that it is sealed', () => {
    const keys = ['PARTICIPANT', 'UNIT', 'MASTER'];
    expect(
      naming(columns.filter((column) => column.isSealed && !keys.includes(entryOf(column)?.key ?? ''))),
    ).toEqual([]);
    const claimed = columns.filter((column) => ['PARTICIPANT', 'UNIT'].includes(entryOf(column)?.key ?? ''));
    expect(naming(claimed.filter((column) => !column.isSealed))).toEqual([]);
  });

  it('lets no wording about a person stand in clear', () => {
    const clear = columns.filter((column) => {
      const entry = entryOf(column);
      return entry?.personal && entry.form === 'TEXT' && entry.key === 'NONE';
    });
    expect(naming(clear)).toEqual([]);
  });

  it('calls what is a time a time, and a number a number', () => {
    const forms: Record<string, string> = {
      date: 'TIME',
      integer: 'NUMBER',
      bigint: 'NUMBER',
      'double precision': 'NUMBER',
    };
    const wrong = columns.filter(({ type, ...column }) => {
      const due = type.startsWith('timestamp') ? 'TIME' : forms[type];
      return due !== undefined && entryOf(column)?.form !== due;
    });
    expect(naming(wrong)).toEqual([]);
  });

  it('gives a table to the unit of its rows only where the rows or what they belong to name one', () => {
    const belonging = ['public.staff_role', 'public.issuer_key', 'public.status_list'];
    const wrong = columns.filter(
      ({ table, hasUnit }) =>
        COLUMNS[table]?.controller === 'UNIT_OF_ROW' && !hasUnit && !belonging.includes(table),
    );
    expect(naming(wrong)).toEqual([]);
  });

  it('can tell a sealed column from a plain one', () => {
    expect(columns.filter(({ isSealed }) => isSealed).length).toBeGreaterThan(20);
  });
});
