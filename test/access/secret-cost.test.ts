import { scryptSync } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashSecret, SECRET_COST, secretFits } from '../../src/access/secret.ts';
import { QUICK } from '../helpers/house.ts';

const SECRET = 'pyörä ja kypärä';

describe('hashing a password or PIN', () => {
  it('costs what OWASP says, where nothing else is asked for', async () => {
    const [, salt = '', hash] = (await hashSecret(SECRET)).split('$');
    const owasp = { N: 65_536, r: 8, p: 2, maxmem: 256 * 1024 * 1024 };
    expect(hash).toBe(scryptSync(SECRET, Buffer.from(salt, 'base64url'), 32, owasp).toString('base64url'));
    expect(SECRET_COST).toEqual({ N: 65_536, r: 8, p: 2 });
  });

  it('costs less nowhere in what ships: no house that is served sets it', () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.tsx?$/.test(name),
    );
    const uses = sources.flatMap(
      (name) => readFileSync(join('src', name), 'utf8').match(/\S*secretCost\S*/g) ?? [],
    );
    expect(uses.length).toBeGreaterThan(5);
    expect(uses.filter((use) => !/^(context\.secretCost\W*|secretCost\?:)$/.test(use))).toEqual([]);
  });

  it('fits at no other cost', async () => {
    const quick = await hashSecret(SECRET, QUICK);
    expect(await secretFits(SECRET, quick, QUICK)).toBe(true);
    expect(await secretFits(SECRET, quick)).toBe(false);
  });
});
