import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readKeyCommand } from '../../src/cli/keys.ts';
import { keyCommand } from '../../src/server/key-commands.ts';
import { workshop } from '../credential/keys/workshop.ts';
import { makeHouse, type TestHouse } from '../helpers/house.ts';

it.each([
  [['venevaja'], { slug: 'venevaja' }],
  [['rotate', 'venevaja'], { slug: 'venevaja', act: 'ROTATE' }],
  [
    ['compromised', 'venevaja', 'key-2026-03-02'],
    { slug: 'venevaja', act: 'COMPROMISED', fragment: 'key-2026-03-02' },
  ],
  [['compromised', 'venevaja'], null],
  [['venevaja', 'rotate'], null],
  [[], null],
])('pateva keys %j is understood as %j', (words, command) => {
  expect(readKeyCommand(words)).toEqual(command);
});

describe('the operator', () => {
  let house: TestHouse;
  let world: Awaited<ReturnType<typeof workshop>>;
  const states = async (command: Parameters<typeof keyCommand>[1]) =>
    (await keyCommand(house, command)).keys.map(({ fragment, state, resigning }) => [
      fragment,
      state,
      resigning,
    ]);
  beforeAll(async () => {
    house = await makeHouse();
    world = await workshop(house);
    await world.issue();
  });
  afterAll(() => house.database.close());

  it('sees an issuer’s keys, rotates them and withdraws one', async () => {
    expect(await states({ slug: 'venevaja' })).toEqual([['key-2026-03-02', 'ACTIVE', null]]);
    house.clock.set('2026-04-01T09:00:00Z');
    expect(await states({ slug: 'venevaja', act: 'ROTATE' })).toEqual([
      ['key-2026-03-02', 'RETIRED', null],
      ['key-2026-04-01', 'ACTIVE', null],
    ]);
    expect(await states({ slug: 'venevaja', act: 'COMPROMISED', fragment: 'key-2026-03-02' })).toEqual([
      ['key-2026-03-02', 'COMPROMISED', { total: 1, done: 1 }],
      ['key-2026-04-01', 'ACTIVE', null],
    ]);
  });

  it('is told where there is no such issuer or no such key', async () => {
    await expect(keyCommand(house, { slug: 'nobody' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(
      keyCommand(house, { slug: 'venevaja', act: 'COMPROMISED', fragment: 'key-1999-01-01' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND', path: ['fragment'] });
  });
});
