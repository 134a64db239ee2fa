import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchRequirements } from '../../src/qualification/match.ts';

const one = (id: string, code: string | null, sourceKey: string | null, fi: string, within = 'osa') => ({
  id,
  within,
  code,
  sourceKey,
  text: { fi },
});
const pairs = (before: ReturnType<typeof one>[], after: ReturnType<typeof one>[]) =>
  matchRequirements(before, after).map((match) => [match.old.id, match.new.id, match.way]);

describe('requirements of two versions of a document', () => {
  it('are matched by code, whatever else changed', () => {
    expect(pairs([one('a', 'c1', 'k1', 'yksi')], [one('b', 'c1', 'k2', 'aivan muuta')])).toEqual([
      ['a', 'b', 'CODE'],
    ]);
  });

  it('else by the identity of the text', () => {
    expect(pairs([one('a', null, 'k1', 'yksi')], [one('b', 'c1', 'k1', 'yksi ja puoli')])).toEqual([
      ['a', 'b', 'SOURCE_KEY'],
    ]);
  });

  it('else by what they say, spaces and case aside', () => {
    expect(
      pairs([one('a', null, 'k1', 'Säätää\u202fjarrut')], [one('b', null, 'k2', 'säätää  jarrut')]),
    ).toEqual([['a', 'b', 'TEXT']]);
  });

  it('never across units, parts or sides', () => {
    expect(
      pairs([one('a', 'c', 'k', 'sama', 'tutkinnonosat_1')], [one('b', 'c', 'k', 'sama', 'tutkinnonosat_2')]),
    ).toEqual([]);
  });

  it('a code outweighs a text that stands elsewhere now', () => {
    const before = [one('a1', 'c1', null, 'yksi'), one('a2', null, null, 'kaksi')];
    const after = [one('b1', null, null, 'yksi'), one('b2', 'c1', null, 'kaksi')];
    expect(pairs(before, after)).toEqual([['a1', 'b2', 'CODE']]);
  });

  it('repeated ones pair in their order', () => {
    const before = [one('a1', null, null, 'sama'), one('a2', null, null, 'sama')];
    const after = [
      one('b1', null, null, 'sama'),
      one('b2', null, null, 'sama'),
      one('b3', null, null, 'sama'),
    ];
    expect(pairs(before, after)).toEqual([
      ['a1', 'b1', 'TEXT'],
      ['a2', 'b2', 'TEXT'],
    ]);
  });

  it('each is paired at most once', () => {
    const few = fc.constantFrom('1', '2', '3', null);
    const list = fc.array(fc.tuple(few, few, fc.constantFrom('x', 'y', 'z')), { maxLength: 8 });
    fc.assert(
      fc.property(list, list, (before, after) => {
        const matches = matchRequirements(
          before.map(([code, key, fi], index) => one(`a${index}`, code, key, fi)),
          after.map(([code, key, fi], index) => one(`b${index}`, code, key, fi)),
        );
        expect(new Set(matches.map((match) => match.old.id)).size).toBe(matches.length);
        expect(new Set(matches.map((match) => match.new.id)).size).toBe(matches.length);
      }),
    );
  });
});
