import { getTableConfig } from 'drizzle-orm/pg-core';
import { expect, it } from 'vitest';
import { COLUMNS } from '../../docs/columns.ts';
import { ERASURE_STEPS, KEPT_AS_PSEUDONYMS } from '../../src/wallet/erasure-steps.ts';

const nameOf = (table: (typeof ERASURE_STEPS)[number]['table']) => {
  const { schema, name } = getTableConfig(table);
  return `${schema ?? 'public'}.${name}`;
};
const dealtWith = new Set([
  ...ERASURE_STEPS.map(({ table }) => nameOf(table)),
  ...Object.keys(KEPT_AS_PSEUDONYMS),
]);

it('every table about a person that the keeper of the wallets keeps has its line in what erasure does', () => {
  const wallets = Object.entries(COLUMNS).filter(
    ([, { controller, retention, columns }]) =>
      controller === 'PROVIDER' &&
      retention !== 'INSTALLATION' &&
      Object.values(columns).some(({ personal }) => personal),
  );
  expect(wallets.map(([name]) => name).filter((name) => !dealtWith.has(name))).toEqual([]);
});

it('every column that is sealed under a participant’s key is taken away or emptied', () => {
  const sealed = Object.entries(COLUMNS).filter(([, { columns }]) =>
    Object.values(columns).some(({ key }) => key === 'PARTICIPANT'),
  );
  const erased = new Set(ERASURE_STEPS.map(({ table }) => nameOf(table)));
  expect(sealed.map(([name]) => name).filter((name) => !erased.has(name))).toEqual([]);
});
