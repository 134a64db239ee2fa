import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import { allowCardAndPin } from '../../src/access/acts/allow-card-and-pin.ts';
import { admitParticipant } from '../../src/access/acts/manage-group.ts';
import { cardAndPinReason } from '../../src/access/card-and-pin.table.ts';
import { privacyNotice } from '../../src/access/privacy-notice.ts';
import { tellingWords } from '../../src/access/public-name.ts';
import type { Id } from '../../src/base/id.ts';
import { LANGUAGES } from '../../src/base/language.ts';
import { makeHouse, type TestHouse } from '../helpers/house.ts';
import { makeGroup, makeStaff, makeUnit } from '../helpers/people.ts';
import { refused } from '../helpers/refused.ts';

let house: TestHouse;
let workshop: Id<'unit'>;
let coordinator: Actor;
let instructor: Actor;

beforeAll(async () => {
  house = await makeHouse();
  workshop = await makeUnit(house, { kind: 'WORKSHOP', name: 'Esimerkkipajat' });
  coordinator = await makeStaff(house, workshop, ['COORDINATOR']);
  instructor = await makeStaff(house, workshop, ['INSTRUCTOR']);
  await house.database.sql.delete(cardAndPinReason);
});
afterAll(() => house.database.close());

const notice = (language: 'fi' | 'sv' | 'en') => privacyNotice(house, language, house.clock());

describe('card and PIN alone', () => {
  it('let nobody in of a unit that has not said why; once it has, the notice prints it', async () => {
    const group = await makeGroup(house, workshop, [instructor], []);
    const person = { group, givenNames: 'Aino', familyName: 'Esimerkki', birthDate: '1991-05-14' };
    const admit = () => admitParticipant(house.context(instructor), person);
    expect(await refused(admit())).toBe('CARD_AND_PIN_NOT_ALLOWED');
    expect((await notice('en')).reasons).toEqual([]);
    await allowCardAndPin(house.context(coordinator), {
      unit: workshop,
      reason: { fi: ' Monella ei ole omaa laitetta. ', en: 'Many have no device of their own.' },
    });
    expect(await admit()).toHaveProperty('activationCode');
    expect((await notice('en')).reasons).toEqual([
      { unit: 'Esimerkkipajat', reason: 'Many have no device of their own.' },
    ]);
    expect((await notice('sv')).sections.at(-1)!.paragraphs.at(-1)).toBe(
      'Esimerkkipajat: Monella ei ole omaa laitetta.',
    );
  });

  it('are allowed by the unit’s own coordinator, with a reason that tells nobody’s background', async () => {
    const allow = (by: Actor, fi: string) =>
      refused(allowCardAndPin(house.context(by), { unit: workshop, reason: { fi } }));
    const elsewhere = await makeStaff(house, await makeUnit(house, { kind: 'WORKSHOP', name: 'Muut' }), [
      'COORDINATOR',
    ]);
    expect(await allow(instructor, 'Syy')).toBe('NOT_ALLOWED');
    expect(await allow(elsewhere, 'Syy')).toBe('NOT_FOUND');
    expect(await allow(coordinator, ' ')).toBe('INVALID_INPUT');
    const [word] = (await import('../../credentials/forbidden-words.json', { with: { type: 'json' } }))
      .default.words;
    expect(await allow(coordinator, `Koska ${word!.text}`)).toBe('TELLING_WORD');
  });
});

describe('the privacy notice', () => {
  it.each(LANGUAGES)('in %s names who keeps the wallets, and tells nobody’s background', async (language) => {
    const { title, provider, sections } = await notice(language);
    const text = [title, ...sections.flatMap((one) => [one.heading, ...one.paragraphs])].join('\n');
    expect(provider).toBe('Lompakon ylläpito');
    expect(text).toContain(provider);
    expect(text).not.toMatch(/[{}]/);
    expect(sections).toHaveLength(7);
    expect(tellingWords(text)).toEqual([]);
  });

  it('says the same things in every language', async () => {
    const shapes = await Promise.all(
      LANGUAGES.map(async (language) =>
        (await notice(language)).sections.map((one) => one.paragraphs.length),
      ),
    );
    expect(new Set(shapes.map((shape) => JSON.stringify(shape))).size).toBe(1);
  });
});
