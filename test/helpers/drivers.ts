import { makeHouse, type TestHouse } from './house.ts';
import { openFreshPostgres } from './postgres.ts';

/** One of the two databases that everything runs on. */
export interface Driver {
  readonly name: 'PGlite' | 'PostgreSQL';
  open(): Promise<{ house: TestHouse; close(): Promise<void> }>;
}

export const pglite: Driver = {
  name: 'PGlite',
  async open() {
    const house = await makeHouse();
    return { house, close: () => house.database.close() };
  },
};

export const postgresql: Driver = {
  name: 'PostgreSQL',
  async open() {
    const { database, close } = await openFreshPostgres();
    return { house: await makeHouse(database), close };
  },
};
