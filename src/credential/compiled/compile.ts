import { canonicalText } from './canonical-text.ts';
import { Dataset, END } from './dataset.ts';
import type { Gap } from './drawing.ts';
import {
  drawScalars,
  type Edge,
  type Form,
  LEFT,
  type Position,
  RDF_TYPE,
  type Scalar,
  type ValueKind,
} from './template.ts';

/** JSON-LD to canonical N-Quads in safe mode, by the library: rejects where a term is in none of the contexts. */
export type Canonize = (document: object) => Promise<string>;

/** The place at the top of documents with these contexts. */
export const topPosition = (contexts: readonly string[]): Position => ({
  depth: 0,
  forms: new Map(),
  around: (node) => ({ '@context': contexts, ...(Array.isArray(node) ? { '@graph': node } : node) }),
  lines: [],
});

/** Compiles what a drawing lacked and puts it in its place; LEFT where the library reads it in a way unknown here. */
export async function compile(gap: Gap, canonize: Canonize): Promise<void> {
  if (gap.kind === 'FORM') {
    gap.position.forms.set(gap.types.join(' '), await compileForm(gap.position, gap.types, canonize));
  } else if (gap.kind === 'EDGE') {
    const edge = await compileEdge(gap.form, gap.key, gap.values, canonize);
    noteShared(gap.form, gap.key, edge);
    gap.form.edges[gap.values].set(gap.key, edge);
  } else {
    gap.edge.words.set(gap.word, await compileWord(gap, canonize));
  }
}

const iriAt = (depth: number): string =>
  `urn:uuid:00000000-0000-4000-8000-${String(depth).padStart(12, '0')}`;
const termAt = (depth: number): string => `<${iriAt(depth)}>`;

const nodeOf = (depth: number, types: readonly string[]) => ({
  id: iriAt(depth),
  ...(types.length > 0 ? { type: types } : {}),
});

/** What the library makes of the document, or null where it refuses. */
async function read(canonize: Canonize, document: object): Promise<string | null> {
  try {
    return await canonize(document);
  } catch {
    return null;
  }
}

const asText = (lines: readonly string[]): string => [...lines].sort().join('');
const linesOf = (text: string): string[] => text.split('\n').flatMap((one) => (one ? [`${one}\n`] : []));

async function compileForm(
  position: Position,
  types: readonly string[],
  canonize: Canonize,
): Promise<Form | typeof LEFT> {
  const text = await read(canonize, position.around(nodeOf(position.depth, types)));
  if (text === null) return LEFT;
  const start = termAt(position.depth) + RDF_TYPE;
  const typeLines = linesOf(text).filter((one) => one.startsWith(start));
  const lines = [...position.lines, ...typeLines];
  if (asText(lines) !== text) return LEFT;
  const typeObjects = typeLines.map((one) => compact(one.slice(start.length)));
  if (!(await readsEveryScheme(position, types, typeObjects, canonize))) return LEFT;
  const edges = { TEXT: new Map(), NUMBER: new Map(), BOOLEAN: new Map(), NODE: new Map() };
  return { position, types, typeObjects, edges, shared: new Set(), lines };
}

/** Whether nodes of a form are called what their `id` says, under every scheme of IRIs: a context can shorten some. */
async function readsEveryScheme(
  position: Position,
  types: readonly string[],
  typeObjects: readonly string[],
  canonize: Canonize,
): Promise<boolean> {
  const nodes = IRIS.map((id) => ({ ...nodeOf(position.depth, types), id }));
  const link = position.lines.at(-1);
  const lines = IRIS.flatMap((id) => [
    ...(link ? [link.replace(termAt(position.depth), `<${id}>`)] : []),
    ...typeObjects.map((object) => `<${id}>${RDF_TYPE}${object}`),
  ]);
  return (
    (await read(canonize, position.around(nodes))) === asText([...position.lines.slice(0, -1), ...lines])
  );
}

/** Texts that JSON-LD could take for something else, and texts that are escaped. */
const TEXTS = ['sample', 'urn:uuid:sample', 'https://sample.example/', 'did:web:sample', '"a"\n\\ \u{1F6B2}'];
const IRIS = ['https://sample.example/', 'http://sample.example/', 'urn:uuid:sample', 'did:web:sample'];

const SAMPLES: Readonly<Record<Exclude<ValueKind, 'NODE'>, readonly (readonly Scalar[])[]>> = {
  TEXT: [TEXTS, IRIS],
  NUMBER: [[7, 7.5, 1200]],
  BOOLEAN: [[true, false]],
};

/** One key of a form, asked from the library with the samples as its value. */
type Ask = (sample: unknown) => Promise<string | null>;

const asking =
  (form: Form, key: string, canonize: Canonize): Ask =>
  (sample) =>
    read(canonize, form.position.around({ ...nodeOf(form.position.depth, form.types), [key]: sample }));

async function compileEdge(
  form: Form,
  key: string,
  values: ValueKind,
  canonize: Canonize,
): Promise<Edge | typeof LEFT> {
  const ask = asking(form, key, canonize);
  const edge = await (values === 'NODE' ? nodeEdge(form, key, ask) : scalarEdge(form, SAMPLES[values], ask));
  // Types said as a property: the library keeps them apart from those said as types.
  return edge !== LEFT && edge.predicate === RDF_TYPE ? LEFT : edge;
}

/** Two keys with one predicate may say the same thing twice of a blank node, where nothing would notice. */
function noteShared(form: Form, key: string, edge: Edge | typeof LEFT): void {
  if (edge === LEFT) return;
  const others = Object.values(form.edges).flatMap((edges) => [...edges]);
  const again = others.some(
    ([other, known]) => other !== key && known !== LEFT && known.predicate === edge.predicate,
  );
  if (again) form.shared.add(edge.predicate);
}

async function nodeEdge(form: Form, key: string, ask: Ask): Promise<Edge | typeof LEFT> {
  const depth = form.position.depth + 1;
  const alone = await ask({ id: iriAt(depth) });
  const predicate = alone && predicateOf(form, alone);
  if (!predicate) return LEFT;
  const link = (at: number) => termAt(depth - 1) + predicate + termAt(at) + END;
  // An object alone, and several: under some keys JSON-LD reads the one as a map and the others as a list.
  if (asText([...form.lines, link(depth)]) !== alone) return LEFT;
  const several = await ask([{ id: iriAt(depth) }, { id: iriAt(depth + 1) }]);
  if (asText([...form.lines, link(depth), link(depth + 1)]) !== several) return LEFT;
  const position: Position = {
    depth,
    forms: new Map(),
    around: (node) => form.position.around({ ...nodeOf(depth - 1, form.types), [key]: node }),
    lines: [...form.lines, link(depth)],
  };
  return { kind: 'NODE', predicate, position };
}

/** The first reading of the samples that draws exactly what the library made of them. */
async function scalarEdge(
  form: Form,
  samples: readonly (readonly Scalar[])[],
  ask: Ask,
): Promise<Edge | typeof LEFT> {
  for (const sample of samples) {
    const text = await ask(sample);
    const predicate = text && predicateOf(form, text);
    if (!predicate) continue;
    const end = endOf(text, sample[0]);
    const fractionEnd = endOf(text, '7.5E0');
    const readings: readonly (Exclude<Edge, { kind: 'NODE' }> | null)[] = [
      { kind: 'IRI', predicate, words: new Map() },
      end ? { kind: 'TEXT', predicate, end } : null,
      end ? { kind: 'TEXT_LIST', predicate, end } : null,
      end ? { kind: 'BOOLEAN', predicate, end } : null,
      end && fractionEnd ? { kind: 'NUMBER', predicate, end, fractionEnd } : null,
    ];
    const fitting = readings.find((edge) => edge && drawn(form, edge, sample) === text);
    if (fitting) return fitting;
  }
  return LEFT;
}

/** What stands after a literal's own text, wherever it landed. */
function endOf(text: string, value: Scalar | undefined): string | undefined {
  const start = ` "${value}"`;
  const landed = linesOf(text).find((one) => one.includes(start));
  return landed && compact(landed.slice(landed.indexOf(start) + start.length - 1));
}

function drawn(form: Form, edge: Exclude<Edge, { kind: 'NODE' }>, sample: readonly Scalar[]): string | null {
  const dataset = new Dataset();
  dataset.ground.push(...form.lines);
  return drawScalars(dataset, termAt(form.position.depth), edge, sample) === true
    ? canonicalText(dataset)
    : null;
}

async function compileWord(
  { form, key, edge, word }: Extract<Gap, { kind: 'WORD' }>,
  canonize: Canonize,
): Promise<string | typeof LEFT> {
  const start = termAt(form.position.depth) + edge.predicate;
  const text = await asking(form, key, canonize)(word);
  const landed = text && linesOf(text).find((one) => one.startsWith(start) && !form.lines.includes(one));
  if (!landed || asText([...form.lines, landed]) !== text) return LEFT;
  const term = compact(landed.slice(start.length, -END.length));
  return /^<[^>]+>$/.test(term) ? term : LEFT;
}

/** The predicate of what the form's node says besides its types. */
function predicateOf(form: Form, text: string): string | null {
  const subject = termAt(form.position.depth);
  const claim = linesOf(text).find((one) => one.startsWith(`${subject} `) && !form.lines.includes(one));
  const predicate = claim?.slice(subject.length).match(/^ <[^>]+> /)?.[0];
  return predicate ? compact(predicate) : null;
}

/**
 * The same text, in a string of its own: a piece of a text that holds one wide character takes two bytes for each of
 * its own, and so does every document that it is put into. Such a one can be too large for the memory that is used
 * again, and costs more than everything else together.
 */
const compact = (text: string): string => Buffer.from(text).toString();
