import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/base/refusal.ts';
import { itemsOfHtml, plainText } from '../../src/qualification/eperusteet/html.ts';
import { mapDocument, mapUnit, readDocumentText } from '../../src/qualification/eperusteet/map.ts';
import { countOf, targetsOf } from '../../src/qualification/qualification.ts';
import { parseSearch, searchable } from '../../src/qualification/search.ts';
import { sampleText } from '../helpers/sample-qualification.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

function placesIn(json: Json, under: (string | number)[] = []): (string | number)[][] {
  if (json === null || typeof json !== 'object') return [under];
  const inside = Array.isArray(json) ? json.map((one, index) => [index, one] as const) : Object.entries(json);
  return [under, ...inside.flatMap(([key, one]) => placesIn(one, [...under, key]))];
}

function putAt(json: Json, place: (string | number)[], value: Json): Json {
  const [key, ...rest] = place;
  if (key === undefined) return value;
  if (Array.isArray(json)) return json.map((one, index) => (index === key ? putAt(one, rest, value) : one));
  return {
    ...(json as { [key: string]: Json }),
    [key]: putAt((json as { [key: string]: Json })[key] ?? null, rest, value),
  };
}

const sample = JSON.parse(sampleText()) as Json;
const places = placesIn(sample);

describe('the reader of documents', () => {
  it('answers any JSON with a document or a refusal, and never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        for (const result of [mapDocument(json), mapUnit(json)]) {
          if (result instanceof Refusal) expect(result.code).toBe('NOT_QUALIFICATION_REQUIREMENTS');
        }
      }),
    );
  });

  it('answers any text with a document or a refusal, and never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readDocumentText(text)).toBeInstanceOf(Refusal);
      }),
    );
  });

  it('where one place of a document is replaced by anything: a refusal at that place or on the way to it, or a whole document', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 2 }), (place, value) => {
        const result = mapDocument(putAt(sample, place, value as Json));
        if (result instanceof Refusal) {
          const shared = Math.min(result.path.length, place.length);
          expect(result.path.slice(0, shared)).toEqual(place.slice(0, shared).map(String));
          return;
        }
        const { units } = result.value;
        expect(countOf(units).units).toBe(units.length);
        for (const target of units.flatMap(targetsOf)) {
          expect(target.requirements.length).toBeGreaterThan(0);
          expect(new Set(target.requirements.map((one) => one.key)).size).toBe(target.requirements.length);
          for (const one of target.requirements) {
            expect(Object.values(one.text).join('')).not.toBe('');
            expect(one.group === null || one.group < target.groups.length).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('HTML', () => {
  const scraps = fc.array(
    fc.oneof(
      fc.constantFrom(
        '<ul>',
        '</ul>',
        '<li>',
        '</li>',
        '<p>',
        '<',
        '&nbsp;',
        '&#x202f;',
        '<!--',
        '<table>',
        '<template>',
      ),
      fc.string(),
    ),
  );

  it('of any kind becomes tidy text without throwing', () => {
    fc.assert(
      fc.property(scraps, (parts) => {
        const html = parts.join('');
        for (const item of itemsOfHtml(html)) expect(item).toBe(item.trim());
        expect(plainText(html)).not.toMatch(/\n\n|^\s|\s$/);
      }),
    );
  });

  it('nested a thousand deep is still read', () => {
    expect(itemsOfHtml(`${'<ul><li>'.repeat(1000)}syvä`).at(-1)).toBe('syvä');
  });
});

describe('search', () => {
  it('folds a folded text into itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(searchable(searchable(text))).toBe(searchable(text));
      }),
    );
  });

  it('asks only for words of letters and digits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const { word } of parseSearch(text)?.words ?? []) expect(word).toMatch(/^[\p{L}\p{N} ]+$/u);
      }),
    );
  });
});
