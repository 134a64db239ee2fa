import { expect, it } from 'vitest';
import lock from '../../package-lock.json' with { type: 'json' };

interface Locked {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const packages: Readonly<Record<string, Locked>> = lock.packages;

/** Where npm would look for a package, from the place of the one that asks for it outwards. */
function* places(from: string, name: string): Generator<string> {
  for (let at = from; at; at = at.slice(0, at.lastIndexOf('/node_modules/'))) {
    yield `${at}/node_modules/${name}`;
    if (!at.includes('/node_modules/')) break;
  }
  yield `node_modules/${name}`;
}

it('the lock file holds the packages of every platform, so that npm ci works on each', () => {
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => ![...places(place, name)].some((found) => packages[found]?.version),
    ),
  );
  expect(missing).toEqual([]);
});
