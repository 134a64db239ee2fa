import fc from 'fast-check';
import { canonize } from 'rdf-canonize';
import { describe, expect, it } from 'vitest';
import { canonicalText, generalCanonicalText } from '../../../src/credential/compiled/canonical-text.ts';
import { Dataset, END } from '../../../src/credential/compiled/dataset.ts';
import { literalText } from '../../../src/credential/compiled/written.ts';

const byLibrary = (dataset: Dataset): Promise<string> =>
  canonize(dataset.toNQuads(), {
    algorithm: 'RDFC-1.0',
    inputFormat: 'application/n-quads',
    format: 'application/n-quads',
    maxWorkFactor: Number.POSITIVE_INFINITY,
  });

const PREDICATES = [' <p:a> ', ' <p:b> '];

const node = fc.oneof(fc.nat({ max: 5 }), fc.constantFrom('<n:x>', '<n:y>'));
const claims = fc.uniqueArray(
  fc.record({
    subject: node,
    predicate: fc.constantFrom(...PREDICATES),
    object: fc.oneof(
      node,
      fc.string({ unit: 'binary', maxLength: 4 }).map((text) => `"${literalText(text)}"`),
    ),
  }),
  { maxLength: 14, selector: (claim) => JSON.stringify(claim) },
);

/** A dataset of the claims, its blank nodes numbered in the order of `names`. */
function datasetOf(
  given: typeof claims extends fc.Arbitrary<infer Claims> ? Claims : never,
  names: readonly number[],
) {
  const dataset = new Dataset();
  const used = names.filter((name) => given.some((claim) => claim.subject === name || claim.object === name));
  const renamed = new Map(used.map((name) => [name, dataset.newBlankNode()]));
  const term = (one: string | number) => (typeof one === 'number' ? renamed.get(one)! : one);
  for (const { subject, predicate, object } of given) dataset.link(term(subject), predicate, term(object));
  return dataset;
}

const NAMES = [0, 1, 2, 3, 4, 5];

describe('the canonical text of a dataset', () => {
  it('is the library’s wherever each blank node’s own quads tell it apart', async () => {
    let apart = 0;
    await fc.assert(
      fc.asyncProperty(claims, async (given) => {
        const dataset = datasetOf(given, NAMES);
        const text = canonicalText(dataset);
        if (text === null) return;
        apart++;
        expect(text).toBe(await byLibrary(dataset));
      }),
      { numRuns: 2000 },
    );
    expect(apart).toBeGreaterThan(500);
  });

  it('does not depend on the order or the names of blank nodes', () => {
    fc.assert(
      fc.property(
        claims.chain((given) =>
          fc.tuple(
            fc.constant(given),
            fc.shuffledSubarray(given, { minLength: given.length }),
            fc.shuffledSubarray(NAMES, { minLength: NAMES.length }),
          ),
        ),
        ([given, shuffled, names]) => {
          expect(canonicalText(datasetOf(shuffled, names))).toBe(canonicalText(datasetOf(given, NAMES)));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('has a quad once, however often it was claimed', () => {
    const dataset = new Dataset();
    for (let time = 0; time < 3; time++) dataset.add('<n:x>', ' <p:a> ', `"same"${END}`);
    expect(canonicalText(dataset)).toBe('<n:x> <p:a> "same" .\n');
  });

  it('of nothing is nothing', () => {
    expect(canonicalText(new Dataset())).toBe('');
  });

  it('is left to the general algorithm where two blank nodes look alike', async () => {
    const dataset = new Dataset();
    const [one, other] = [dataset.newBlankNode(), dataset.newBlankNode()];
    dataset.link('<n:x>', ' <p:a> ', one);
    dataset.link('<n:x>', ' <p:a> ', other);
    expect(canonicalText(dataset)).toBeNull();
    expect(await generalCanonicalText(dataset)).toBe('<n:x> <p:a> _:c14n0 .\n<n:x> <p:a> _:c14n1 .\n');
  });

  it('is not waited for where a graph was made to explode it', async () => {
    const dataset = new Dataset();
    const nodes = Array.from({ length: 10 }, () => dataset.newBlankNode());
    for (const from of nodes) for (const to of nodes) if (from !== to) dataset.link(from, ' <p:a> ', to);
    await expect(generalCanonicalText(dataset)).rejects.toThrow(/iterations/);
  });
});
