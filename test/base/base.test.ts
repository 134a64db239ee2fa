import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, sha256Hex } from '../../src/base/canonical-json.ts';
import { dayOf } from '../../src/base/day.ts';
import { ID_PREFIX, type IdKind, kindOf, newId } from '../../src/base/id.ts';
import { inLanguage, LANGUAGES, languageFromHeader } from '../../src/base/language.ts';
import { REFUSAL_TEXT } from '../../src/base/refusal.text.ts';
import { demand, demandThat, REFUSAL_CODES, Refusal, type RefusalCode } from '../../src/base/refusal.ts';

const kinds = Object.keys(ID_PREFIX) as IdKind[];
const codes = Object.keys(REFUSAL_CODES) as RefusalCode[];

describe('an id', () => {
  it.each(kinds)('of a %s says its kind and nothing else', (kind) => {
    const id = newId(kind);
    expect(id).toMatch(new RegExp(`^${ID_PREFIX[kind]}_[\\w-]{22}$`));
    expect(kindOf(id)).toBe(kind);
  });

  it('has a prefix that no other kind has', () => {
    expect(new Set(Object.values(ID_PREFIX)).size).toBe(kinds.length);
  });

  it('is never made twice', () => {
    expect(new Set(Array.from({ length: 10_000 }, () => newId('mark'))).size).toBe(10_000);
  });

  it.each(['', '_', 'par', 'xyz_abc', 'Par_abc', 'constructor_x', '1'])('is not what %j is', (text) => {
    expect(kindOf(text)).toBeNull();
  });
});

describe('canonical JSON', () => {
  it('is RFC 8785’s text: keys by UTF-16 units, shortest numbers, least escapes', () => {
    expect(
      canonicalJson({ '\u20ac': 'e', '\r': 1, '1': [4.5, 0.002, 1e30, 1e-27], ö: '\u20ac$\u000f\nA\'"/' }),
    ).toBe('{"\\r":1,"1":[4.5,0.002,1e+30,1e-27],"ö":"€$\\u000f\\nA\'\\"/","€":"e"}');
  });

  it('is the same however the keys were ordered, and parses to the same value', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        const text = canonicalJson(value);
        expect(canonicalJson(turned)).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it.each([undefined, Number.NaN, Number.POSITIVE_INFINITY, () => 1])('has no form for %s', (value) => {
    expect(() => canonicalJson(value)).toThrow();
  });

  it('is hashed as UTF-8', () => {
    expect(sha256Hex('ä')).toBe(sha256Hex(new Uint8Array([0xc3, 0xa4])));
    expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});

describe('a day in Finland', () => {
  it.each([
    ['2026-03-01T21:59:59Z', '2026-03-01'],
    ['2026-03-01T22:00:00Z', '2026-03-02'],
    ['2026-07-01T20:59:59Z', '2026-07-01'],
    ['2026-07-01T21:00:00Z', '2026-07-02'],
  ])('at %s is %s', (instant, expected) => {
    expect(dayOf(new Date(instant))).toBe(expected);
  });
});

describe('the language of an answer', () => {
  it.each([
    [null, 'fi'],
    ['', 'fi'],
    ['sv', 'sv'],
    ['SV-FI', 'sv'],
    ['de, en;q=0.8', 'en'],
    ['en;q=0.2, sv;q=0.9, fi;q=0.5', 'sv'],
    ['en ; q=0.2 , sv ; q=0.9', 'sv'],
    ['en;Q=0.1, sv;Q=0.2', 'sv'],
    ['en;level=1;q=0.1, sv;q=0.2', 'sv'],
    ['fi;q=0, sv;q=0.1', 'sv'],
    ['en;q=much', 'fi'],
    ['ru, vi', 'fi'],
    ['*', 'fi'],
    [';;;,,,=', 'fi'],
  ] as const)('to Accept-Language %j is %s', (header, expected) => {
    expect(languageFromHeader(header)).toBe(expected);
  });

  it('is one of ours whatever the header is', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect(LANGUAGES).toContain(languageFromHeader(header));
      }),
    );
  });

  it('falls back to Finnish, then Swedish, then any, and says which it is', () => {
    expect(inLanguage({ fi: 'a', sv: 'b', en: 'c' }, 'en')).toEqual({ text: 'c', language: 'en' });
    expect(inLanguage({ sv: 'b', fi: 'a' }, 'en')).toEqual({ text: 'a', language: 'fi' });
    expect(inLanguage({ se: 'd', sv: 'b' }, 'en')).toEqual({ text: 'b', language: 'sv' });
    expect(inLanguage({ fi: '', se: 'd' }, 'en')).toEqual({ text: 'd', language: 'se' });
    expect(inLanguage({}, 'en')).toBeNull();
  });
});

describe('a refusal', () => {
  const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

  it.each(codes)('%s speaks three languages with the same placeholders', (code) => {
    const texts = LANGUAGES.map((language) => REFUSAL_TEXT[code][language]);
    expect(Object.keys(REFUSAL_TEXT[code]).sort()).toEqual([...LANGUAGES].sort());
    for (const text of texts) {
      expect(text).toMatch(/^\p{Lu}.+[.}]$/u);
      expect(placeholders(text)).toEqual(placeholders(texts[0]!));
    }
    expect(new Set(texts).size).toBe(LANGUAGES.length);
    expect(REFUSAL_CODES[code]).toMatch(/^\p{Lu}.+\.$/u);
  });

  it('has words for every code and no others', () => {
    expect(Object.keys(REFUSAL_TEXT).sort()).toEqual([...codes].sort());
  });

  it('puts its details in, as they are, and leaves out what is not known', () => {
    const refusal = new Refusal('INVALID_INPUT', ['a', 'b'], { field: '$& $1', expected: '{field}' });
    expect(refusal.message('en')).toBe('Something is missing or has the wrong form: $& $1 {field}');
    expect(new Refusal('TOO_LARGE').message('sv')).toBe('Filen är för stor. Största storlek är .');
  });

  it('is thrown where a value is demanded, and the value passes', () => {
    const refusal = new Refusal('NOT_FOUND');
    expect(() => demand(refusal)).toThrow(refusal as never);
    expect(demand(7)).toBe(7);
    expect(() => demandThat(false, 'CONFLICT', ['x'])).toThrow(new Refusal('CONFLICT', ['x']) as never);
    expect(() => demandThat(true, 'CONFLICT')).not.toThrow();
  });
});
