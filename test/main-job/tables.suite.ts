import { describe, expect, it } from 'vitest';
import { dump } from '../helpers/dump.ts';
import { SECRET_WORDS, type Told } from '../helpers/story/main-job.ts';
import { PARTICIPANTS, STAFF } from '../helpers/story/setting.ts';

/** How else a text can stand in a row: as bytes in hexadecimal, or in base64 at any of three places. */
function waysToWrite(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const base64 = [0, 1, 2].map((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    return whole.slice(shift === 0 ? 0 : 4, -4);
  });
  const escaped = JSON.stringify(secret).slice(1, -1);
  return [secret, escaped, bytes.toString('hex'), ...base64].filter((way) => way.length >= 8);
}

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
