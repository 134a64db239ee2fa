import fc from 'fast-check';
import {
  CREDENTIALS_V2,
  documentLoader,
  LOADED_CONTEXT_URLS,
} from '../../../src/credential/document-loader.ts';
import { anyText } from './any-award.ts';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every type that these contexts define, with the terms that they define beside it; under '' those for all. */
async function vocabulary(urls: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const types = new Map<string, string[]>([['', []]]);
  const walk = (context: unknown): void => {
    if (Array.isArray(context)) context.forEach(walk);
    if (!isObject(context)) return;
    const terms = Object.keys(context).filter((term) => !term.startsWith('@'));
    for (const term of terms) {
      const definition = context[term];
      if (!isObject(definition)) continue;
      const scoped = isObject(definition['@context']) ? Object.keys(definition['@context']) : [];
      const known = types.get(term) ?? [];
      const inner = scoped.filter((one) => !one.startsWith('@') && one !== 'id' && one !== 'type');
      types.set(term, [...new Set([...known, ...inner])]);
      walk(definition['@context']);
    }
    types.get('')!.push(...terms.filter((term) => /^[a-z]/.test(term) && term !== 'id' && term !== 'type'));
  };
  for (const url of urls) {
    walk(((await documentLoader()(url)).document as Json)['@context']);
  }
  return types;
}

const CONTEXTS = [
  [CREDENTIALS_V2],
  ...LOADED_CONTEXT_URLS.filter((url) => url !== CREDENTIALS_V2).map((url) => [CREDENTIALS_V2, url]),
  [...LOADED_CONTEXT_URLS].reverse(),
];

const vocabularies = await Promise.all(
  CONTEXTS.map(async (urls) => ({ urls, terms: await vocabulary(urls) })),
);
const everyTerm = (await vocabulary(LOADED_CONTEXT_URLS)).get('') ?? [];

type Terms = (typeof vocabularies)[number]['terms'];

const iri = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('urn:x:1', 'urn:x:2', 'https://x.example/1', 'did:web:x') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'http://x.example',
      'HTTPS://X.example/%7e/../a b',
      'https://x.example/../b',
      'https://x.example/\u00a0',
      'https://x.example/\u007f\ufffe',
      'https://x.example/\ud800',
      'https://xn--ä.example/{a}',
      'https:x',
      'urn://x',
      'did:',
      'relative',
      '../up',
      '#part',
      '',
      '_:b0',
      '_:c14n0',
      'mailto:a@b.example',
      'schema:name',
      'xsd:float',
      '@id',
      '@json',
    ),
  },
);

const scalar = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('a', 'b', '7', 'true', 'assertionMethod', '2026-01-01T00:00:00Z') },
  { weight: 2, arbitrary: iri },
  { weight: 2, arbitrary: anyText },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(7, 7.5, 0, -0, 1e21, 1e-7, 0.1 + 0.2, -3, 2 ** 60) },
  { weight: 1, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(true, false, null) },
);

const ODD: readonly unknown[] = [
  {},
  [],
  [[]],
  [['a']],
  [null],
  [null, 'a'],
  ['a', 'a'],
  ['a', 7],
  [7, '7'],
  [{}],
  { '@value': 'a', '@language': 'fi' },
  { '@value': 7 },
  { '@value': 'a', '@direction': 'rtl', '@language': 'ar' },
  { '@id': 'urn:x:1' },
  { '@id': '_:b0' },
  { '@list': ['a'] },
  { '@set': ['a'] },
  { '@type': '@json', '@value': { a: 1 } },
  { '@none': 'a' },
  { fi: 'a', en: ['b'] },
  { id: 'urn:x:1', '@context': {} },
  { '@context': null, name: 'a' },
  JSON.parse('{"__proto__":{"name":"a"}}'),
  { constructor: 'a' },
  { id: null },
  { id: ['urn:x:1'] },
  { type: [] },
  { type: ['Profile', 7] },
  { type: [['Profile']] },
  { type: null, name: 'a' },
  { '@graph': [{ id: 'urn:x:1', name: 'a' }] },
  { '@reverse': { name: { id: 'urn:x:1' } } },
  { '@included': [{ name: 'a' }] },
  { '@nest': { name: 'a' } },
];

const ODD_KEYS = [
  '@context',
  '@type',
  '@id',
  '@graph',
  '@value',
  '@index',
  '@included',
  '__proto__',
  'constructor',
  'toString',
  'https://schema.org/name',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#type',
  'schema:name',
  '_:p',
  'noSuchTerm',
  '',
];

/** Sets a key as JSON.parse does, whatever it is called. */
const put = (node: Json, key: string, value: unknown): void => {
  Object.defineProperty(node, key, { value, enumerable: true, configurable: true, writable: true });
};

const ofPairs = (pairs: readonly (readonly [string, unknown])[]): Json => {
  const node: Json = {};
  for (const [key, value] of pairs) put(node, key, value);
  return node;
};

const oneOrMore = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 3, arbitrary: value },
    { weight: 1, arbitrary: fc.array(value, { minLength: 1, maxLength: 3 }) },
  );

const anyNode = (terms: Terms, depth: number): fc.Arbitrary<Json> => {
  const types = [...terms.keys()].filter((type) => /^[A-Z]/.test(type));
  const type = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('', ...types) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(...types.filter((one) => (terms.get(one) ?? []).length > 0), ''),
    },
  );
  return fc.array(type, { minLength: depth === 0 ? 1 : 0, maxLength: 2 }).chain((chosen) => {
    const own = chosen.filter(Boolean);
    const beside = own.flatMap((one) => terms.get(one) ?? []);
    const key = fc.oneof(
      { weight: 30, arbitrary: fc.constantFrom(...(beside.length > 0 ? beside : ['name', 'description'])) },
      { weight: 20, arbitrary: fc.constantFrom('name', 'description') },
      { weight: 1, arbitrary: fc.constantFrom(...everyTerm) },
    );
    const odd = fc.tuple(fc.constantFrom(...ODD_KEYS), fc.oneof(scalar, fc.constantFrom(...ODD)));
    return fc
      .tuple(
        fc.array(fc.tuple(key, oneOrMore(anyValue(terms, depth + 1))), { minLength: 1, maxLength: 3 }),
        fc.oneof({ weight: 60, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.tuple(odd) }),
        fc.option(iri, { freq: 2 }),
      )
      .map(([claims, strange, id]) =>
        ofPairs([
          ...(own.length > 0 ? [['type', own.length === 1 ? own[0] : own] as const] : []),
          ...claims,
          ...strange,
          ...(id === null ? [] : [['id', id] as const]),
        ]),
      );
  });
};

function anyValue(terms: Terms, depth: number): fc.Arbitrary<unknown> {
  const flat = fc.oneof({ weight: 40, arbitrary: scalar }, { weight: 1, arbitrary: fc.constantFrom(...ODD) });
  if (depth > 3) return flat;
  const node = fc.constant(null).chain(() => anyNode(terms, depth));
  return fc.oneof({ weight: 3, arbitrary: flat }, { weight: 2, arbitrary: node });
}

/** A document in the published contexts: terms where they belong and where they do not, with any values. */
export const anyDocument: fc.Arbitrary<Json> = fc
  .constantFrom(...vocabularies)
  .chain(({ urls, terms }) =>
    anyNode(terms, 0).map((node) => ofPairs([['@context', urls], ...Object.entries(node)])),
  );

/** How a document is changed: at a place of its own, counted through it, a value or a key more. */
export interface Change {
  readonly place: number;
  readonly kind: 'VALUE' | 'KEY' | 'TWICE' | 'WITHOUT' | 'WRAPPED';
  readonly key: string;
  readonly value: unknown;
}

export const anyChange: fc.Arbitrary<Change> = fc.record({
  place: fc.nat(),
  kind: fc.constantFrom(
    'VALUE' as const,
    'KEY' as const,
    'TWICE' as const,
    'WITHOUT' as const,
    'WRAPPED' as const,
  ),
  key: fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...everyTerm) },
    { weight: 1, arbitrary: fc.constantFrom('name', 'id', 'type', ...ODD_KEYS) },
  ),
  value: fc.oneof(scalar, fc.constantFrom(...ODD), anyNode(vocabularies[1]!.terms, 2)),
});

/** The document with one change; the document itself stays as it is. */
export function changed(document: object, { place, kind, key, value }: Change): Json {
  const copy: Json = structuredClone(document) as Json;
  const places: (readonly [Json | unknown[], string])[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const name of Object.keys(node)) {
      if (name === '@context') continue;
      places.push([node as Json, name]);
      walk((node as Json)[name]);
    }
  };
  walk(copy);
  const [node, name] = places[place % places.length]!;
  const old = (node as Json)[name];
  if (kind === 'WITHOUT' && !Array.isArray(node)) delete node[name];
  else if (kind === 'TWICE') put(node as Json, name, [old, structuredClone(old)]);
  else if (kind === 'WRAPPED') put(node as Json, name, [[old]]);
  else if (kind === 'KEY' && !Array.isArray(node)) put(node, key, value);
  else put(node as Json, name, value);
  return copy;
}
