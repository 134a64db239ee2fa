import { describe, expect, it } from 'vitest';
import { dump } from '../helpers/dump.ts';
import { SECRET_WORDS, type Told } from '../helpers/story/main-job.ts';
import { PARTICIPANTS, STAFF } from '../helpers/story/setting.ts';
import { waysToWrite } from '../helpers/ways-to-write.ts';

export function tables(told: () => Told): void {
  describe('the raw tables', () => {
    it('hold nobody’s name, date of birth, note, grounds or address in clear', async () => {
      const texts = await dump(told().served.database);
      const secrets = [
        ...PARTICIPANTS.flatMap((person) => [person.givenNames, person.familyName, person.birthDate]),
        ...Object.values(STAFF).flatMap(({ name, email }) => [name, email]),
        'Kaisa Koordinaattori',
        'kaisa@lompakko.example',
        ...SECRET_WORDS,
      ];
      const found = [...texts].flatMap(([table, text]) =>
        secrets.flatMap((secret) =>
          waysToWrite(secret)
            .filter((way) => text.includes(way))
            .map(() => `${table}: ${secret}`),
        ),
      );
      expect(found).toEqual([]);
    });

    it('do hold what is public, so that a search that finds nothing means something', async () => {
      const all = [...(await dump(told().served.database)).values()].join('\n');
      expect(all).toContain('Polkupyöräpaja');
      expect(all).toContain('Polkupyörän huolto');
      expect(all.length).toBeGreaterThan(1_000_000);
    });

    it('hold no key that opens anything by itself', async () => {
      const texts = await dump(told().served.database);
      const all = [...texts.values()].join('\n');
      const master = Buffer.alloc(32, 7);
      expect(all).not.toContain(master.toString('hex'));
      expect(all).not.toContain(master.toString('base64').slice(0, 40));
    });
  });
}
