import { type Dataset, END, type Term } from './dataset.ts';
import { iriTerm, literalText, numberText } from './written.ts';

/** What is left to the library: it would not compile. */
export const LEFT = 'LEFT';

/** A place in the JSON where nodes stand: under one key of one form of the node around it, or at the top. */
export interface Position {
  readonly depth: number;
  /** By the node's types, as they are written. */
  readonly forms: Map<string, Form | typeof LEFT>;
  /** A whole document that has this node, or these nodes, at this place, and an id and types around. */
  readonly around: (node: object) => object;
  /** What such a document says besides the node's own claims; the link to the node last. */
  readonly lines: readonly string[];
}

/** The nodes of the same types at one position: JSON-LD reads their keys alike. */
export interface Form {
  readonly position: Position;
  readonly types: readonly string[];
  /** Each type as the end of its quad. */
  readonly typeObjects: readonly string[];
  /** By the kind of their values: what one document puts under a key says nothing of what another may. */
  readonly edges: Readonly<Record<ValueKind, Map<string, Edge | typeof LEFT>>>;
  /** Predicates that several keys stand for: two of them at one node may say the same thing twice. */
  readonly shared: Set<string>;
  readonly lines: readonly string[];
}

/** What all values of a key are. */
export type ValueKind = 'TEXT' | 'NUMBER' | 'BOOLEAN' | 'NODE';

interface LiteralEdge {
  readonly kind: 'TEXT' | 'BOOLEAN';
  readonly predicate: string;
  /** What stands after the value's own text: the quotation mark, the datatype or language, the line's end. */
  readonly end: string;
}

/** Numbers: JSON-LD may give whole ones and others different datatypes. */
interface NumberEdge extends Pick<LiteralEdge, 'predicate' | 'end'> {
  readonly kind: 'NUMBER';
  readonly fractionEnd: string;
}

interface ListEdge extends Pick<LiteralEdge, 'predicate' | 'end'> {
  readonly kind: 'TEXT_LIST';
}

export interface IriEdge {
  readonly kind: 'IRI';
  readonly predicate: string;
  /** What vocabulary words stand for, as written terms. */
  readonly words: Map<string, string | typeof LEFT>;
}

/** What one key of a form becomes: quads with this predicate, the value where the hole was. */
export type Edge =
  | LiteralEdge
  | NumberEdge
  | ListEdge
  | IriEdge
  | { readonly kind: 'NODE'; readonly predicate: string; readonly position: Position };

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
export const RDF_TYPE = ` <${RDF}type> `;
const RDF_FIRST = ` <${RDF}first> `;
const RDF_REST = ` <${RDF}rest> `;
const RDF_NIL = `<${RDF}nil>`;

/** A short name of a vocabulary; what is neither this nor an IRI of a known scheme is left to the library. */
const WORD = /^[A-Za-z]+$/;

export type Scalar = string | number | boolean;

/** A word that an edge of IRIs does not know yet. */
export interface UnknownWord {
  readonly edge: IriEdge;
  readonly word: string;
}

/**
 * Writes the quads of one key whose values are scalars, none twice (JSON-LD keeps a property's values as a set).
 * False where a value is not of the edge's kind or cannot be written with certainty.
 */
export function drawScalars(
  dataset: Dataset,
  subject: Term,
  edge: Exclude<Edge, { kind: 'NODE' }>,
  values: readonly Scalar[],
): boolean | UnknownWord {
  if (edge.kind === 'TEXT_LIST') return drawList(dataset, subject, edge, values);
  const objects: string[] = [];
  for (const value of values) {
    const object = edge.kind === 'IRI' ? iriObject(edge, value) : literalObject(edge, value);
    if (typeof object !== 'string') return object ?? false;
    objects.push(object);
  }
  const native = edge.kind === 'NUMBER' || edge.kind === 'BOOLEAN';
  for (const object of objects.length > 1 ? new Set(objects) : objects) {
    if (native) dataset.addNative(subject, edge.predicate, object);
    else dataset.add(subject, edge.predicate, object);
  }
  return true;
}

function iriObject(edge: IriEdge, value: Scalar): string | UnknownWord | null {
  if (typeof value !== 'string') return null;
  const term = iriTerm(value) ?? wordOf(edge, value);
  return typeof term === 'string' ? term + END : term;
}

function literalObject(edge: LiteralEdge | NumberEdge, value: Scalar): string | null {
  const text = scalarText(edge.kind, value);
  if (text === null) return null;
  return `"${text}${edge.kind === 'NUMBER' && !Number.isInteger(value) ? edge.fractionEnd : edge.end}`;
}

function wordOf(edge: IriEdge, word: string): string | UnknownWord | null {
  if (!WORD.test(word)) return null;
  const known = edge.words.get(word);
  if (known === undefined) return { edge, word };
  return known === LEFT ? null : known;
}

function scalarText(kind: (LiteralEdge | NumberEdge)['kind'], value: Scalar): string | null {
  if (kind === 'TEXT') return typeof value === 'string' ? literalText(value) : null;
  if (kind === 'NUMBER') return typeof value === 'number' ? numberText(value) : null;
  return typeof value === 'boolean' ? String(value) : null;
}

function drawList(dataset: Dataset, subject: Term, edge: ListEdge, values: readonly Scalar[]): boolean {
  let from = subject;
  let predicate = edge.predicate;
  for (const value of values) {
    if (typeof value !== 'string') return false;
    const node = dataset.newBlankNode();
    dataset.link(from, predicate, node);
    dataset.add(node, RDF_FIRST, `"${literalText(value)}${edge.end}`);
    from = node;
    predicate = RDF_REST;
  }
  dataset.link(from, predicate, RDF_NIL);
  return true;
}
