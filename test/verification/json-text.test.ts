import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isModest, repeatedName } from '../../src/verification/json-text.ts';

describe('a JSON text', () => {
  it('that is written from a value repeats no name', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        expect(repeatedName(JSON.stringify(value, null, indent))).toBeNull();
      }),
    );
  });

  it.each([
    ['{"a":1,"a":2}', 'a'],
    ['{"a":{"b":[{"c":1,"c":1}]}}', 'c'],
    ['{"grade":1,"gr\\u0061de":5}', 'grade'],
    ['{"a":"{\\"b\\":1,\\"b\\":2}","b":"b"}', null],
    ['[{"a":1},{"a":2}]', null],
    ['{"a":"a","b":{"a":"\\\\"}}', null],
    ['{"a\\\\":1,"a\\\\":2}', 'a\\'],
    ['{"a\\"":1, "a\\"" :2}', 'a"'],
    ['{"":1,"":2}', ''],
    ['{"__proto__":1,"__proto__":2}', '__proto__'],
    ['{ "a" : ["a"], "b" : "a:" }', null],
    ['{"a":1,\n\t"a"\r\n:2}', 'a'],
  ])('%s repeats %s', (text, name) => {
    expect(repeatedName(text)).toBe(name);
  });

  it('tells any name that stands twice in an object', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()),
        fc.string(),
        (value, name) => {
          const twice = [...Object.entries(value), [name, 1], [name, 2]];
          const members = twice.map(([key, one]) => `${JSON.stringify(key)} : ${JSON.stringify(one)}`);
          expect(repeatedName(`{${members.join(' ,')}}`)).toBe(name);
        },
      ),
    );
  });

  it('is modest up to 40 levels and 20,000 values', () => {
    const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
    expect([isModest(nested(39)), isModest(nested(60))]).toEqual([true, false]);
    expect([isModest(Array(19_000).fill(0)), isModest(Array(20_001).fill(0))]).toEqual([true, false]);
  });
});
