import type { Table } from './column-map.ts';
import { PEOPLE } from './columns.people.ts';
import { PROOFS } from './columns.proofs.ts';
import { PUBLISHED } from './columns.public.ts';
import { SHARING } from './columns.sharing.ts';
import { TAKING } from './columns.taking.ts';

/** Every column of the database: why it is there, whose it is, what it is sealed with, how long it is kept. */
export const COLUMNS: Readonly<Record<string, Table>> = {
  ...PEOPLE,
  ...PUBLISHED,
  ...PROOFS,
  ...SHARING,
  ...TAKING,
};
