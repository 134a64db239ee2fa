import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../src/base/day.ts';
import type { Id } from '../../src/base/id.ts';
import { Refusal } from '../../src/base/refusal.ts';
import { requirementsToCover } from '../../src/environment/cover.ts';
import {
  COVERAGE_BASES,
  type Coverage,
  type CoverageBasis,
  compareBases,
  coverageOnDay,
  reviewDate,
  stateOn,
} from '../../src/environment/environment.ts';
import { isOneSentence, taskSentence } from '../../src/environment/task.ts';

const day = fc
  .integer({ min: 0, max: 4000 })
  .map((n) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10));
const requirementId = fc
  .constantFrom('req_a', 'req_b', 'req_c', 'req_d')
  .map((id) => id as Id<'requirement'>);
const basis = fc.constantFrom(...(Object.keys(COVERAGE_BASES) as CoverageBasis[]));
const coverage: fc.Arbitrary<Coverage> = fc.record({
  requirement: requirementId,
  basis,
  level: fc.constantFrom('WITH_GUIDANCE', 'INDEPENDENTLY'),
  from: day,
  reviewOn: day,
  withdrawnOn: fc.option(day),
});
const environment = fc
  .record({
    taught: fc.uniqueArray(requirementId),
    standing: fc.uniqueArray(coverage, { selector: (c) => c.requirement }),
  })
  .map(({ taught, standing }) => ({
    taught: new Set(taught),
    standing: new Map(standing.map((one) => [one.requirement, { ...one, withdrawnOn: null }])),
  }));

describe('a coverage on a day', () => {
  it('is current from the day it was given to its review date, unless it is withdrawn before', () => {
    const given = { from: '2026-03-02', reviewOn: '2027-03-01', withdrawnOn: null };
    expect(['2026-03-01', '2026-03-02', '2027-03-01', '2027-03-02'].map((on) => stateOn(given, on))).toEqual([
      'NONE',
      'CURRENT',
      'CURRENT',
      'ENDED',
    ]);
    const withdrawn = { ...given, withdrawnOn: '2026-06-01' };
    expect(['2026-05-31', '2026-06-01', '2026-06-02'].map((on) => stateOn(withdrawn, on))).toEqual([
      'CURRENT',
      'ENDED',
      'ENDED',
    ]);
  });

  it('never comes back once it has ended', () => {
    fc.assert(
      fc.property(coverage, day, day, (one, a, b) => {
        const [earlier, later] = a <= b ? [a, b] : [b, a];
        if (stateOn(one, earlier) === 'ENDED') expect(stateOn(one, later)).toBe('ENDED');
        if (stateOn(one, later) === 'NONE') expect(stateOn(one, earlier)).toBe('NONE');
      }),
    );
  });

  it('is current for a requirement exactly when one of its coverages is', () => {
    fc.assert(
      fc.property(fc.array(coverage, { maxLength: 5 }), day, (all, on) => {
        const states = all.map((one) => stateOn(one, on));
        const found = coverageOnDay(all, on);
        const expected = states.includes('CURRENT')
          ? 'CURRENT'
          : states.includes('ENDED')
            ? 'ENDED'
            : undefined;
        expect(found?.state).toBe(expected);
        if (found) expect(stateOn(found.coverage, on)).toBe(found.state);
      }),
    );
  });
});

describe('a new coverage', () => {
  it('takes only what tasks teach, and never the place of a stronger one that is current', () => {
    fc.assert(
      fc.property(environment, fc.option(fc.array(requirementId)), basis, day, (there, listed, on, today) => {
        const taken = requirementsToCover(there, listed, on, today);
        if (taken instanceof Refusal) return;
        expect(taken.length).toBeGreaterThan(0);
        expect(new Set(taken).size).toBe(taken.length);
        for (const requirement of taken) {
          expect(there.taught.has(requirement)).toBe(true);
          const before = there.standing.get(requirement);
          if (before && stateOn(before, today) === 'CURRENT')
            expect(compareBases(before.basis, on)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  it('takes a whole list or nothing of it', () => {
    fc.assert(
      fc.property(environment, fc.array(requirementId), basis, day, (there, listed, on, today) => {
        const taken = requirementsToCover(there, listed, on, today);
        if (!(taken instanceof Refusal)) expect(new Set(taken)).toEqual(new Set(listed));
      }),
    );
  });

  it('by a school’s teacher is never kept out by a coverage that was there', () => {
    fc.assert(
      fc.property(environment, day, (there, today) => {
        fc.pre(there.taught.size > 0);
        expect(requirementsToCover(there, null, 'SCHOOL_APPROVED', today)).toEqual([...there.taught]);
      }),
    );
  });

  it('is to be looked at again within five years, and not today', () => {
    const refused = (wanted: string) => reviewDate(wanted, '2026-03-02') instanceof Refusal;
    expect(['2026-03-02', '2026-03-03', '2031-03-02', '2031-03-03'].map(refused)).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});

describe('a task’s sentence', () => {
  it.each([
    'Tarkistan renkaat ja vanteet.',
    'Jag kontrollerar däcken',
    'Käytän työkaluja, esim. momenttiavainta ja jakoavainta.',
    'I fit the 2. gear and check it.',
    'Puhdistanko ketjun?',
  ])('may be: %s', (text) => {
    expect(isOneSentence(text)).toBe(true);
  });

  it.each([
    ['empty', ''],
    ['no words', '... 12'],
    ['two sentences', 'Tarkistan renkaat. Vaihdan ketjun.'],
    ['two sentences without a capital', 'Tarkistan renkaat! vaihdan ketjun'],
    ['two lines', 'Tarkistan renkaat\nVaihdan ketjun'],
    ['201 characters', `${'a'.repeat(200)}.`],
  ])('may not be %s', (_, text) => {
    expect(isOneSentence(text)).toBe(false);
  });

  it('is refused with the language that is wrong', () => {
    expect(taskSentence({ fi: 'Vaihdan ketjun.', sv: 'Ett. Två.' })).toEqual(
      new Refusal('NOT_ONE_SENTENCE', ['sentence', 'sv']),
    );
    expect(taskSentence({})).toEqual(new Refusal('NOT_ONE_SENTENCE', ['sentence']));
  });

  it('never makes the rule throw, and what is taken is tidy', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const taken = taskSentence({ fi: text });
        if (!(taken instanceof Refusal)) expect(taken.fi).toBe(taken.fi?.trim());
      }),
    );
  });
});

it('a day is a day in Finland', () => {
  expect(dayOf(new Date('2026-06-30T20:59:59Z'))).toBe('2026-06-30');
  expect(dayOf(new Date('2026-06-30T21:00:00Z'))).toBe('2026-07-01');
  expect(dayOf(new Date('2026-12-31T22:00:00Z'))).toBe('2027-01-01');
});
