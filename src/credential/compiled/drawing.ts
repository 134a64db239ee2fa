import { Dataset, type Term } from './dataset.ts';
import {
  drawScalars,
  type Edge,
  type Form,
  type IriEdge,
  LEFT,
  type Position,
  RDF_TYPE,
  type Scalar,
} from './template.ts';
import { iriTerm } from './written.ts';

/** What has to be compiled before a document can be drawn. */
export type Gap =
  | { readonly kind: 'FORM'; readonly position: Position; readonly types: readonly string[] }
  | { readonly kind: 'EDGE'; readonly form: Form; readonly key: string; readonly values: ValueKind }
  | {
      readonly kind: 'WORD';
      readonly form: Form;
      readonly key: string;
      readonly edge: IriEdge;
      readonly word: string;
    };

export type ValueKind = 'TEXT' | 'NUMBER' | 'BOOLEAN' | 'NODE';

type Json = Readonly<Record<string, unknown>>;

const TYPE = /^[A-Za-z][A-Za-z0-9]*$/;

/** Draws one document's quads from compiled templates, without JSON-LD. */
export class Drawing {
  readonly dataset = new Dataset();
  /** Why it could not be drawn, where compiling would help. */
  gap: Gap | null = null;

  /** The node's term, its quads drawn; null where there is a gap, or something that is left to the library. */
  node(value: Json, position: Position): Term | null {
    const types = typesOf(value);
    if (!types) return null;
    const form = position.forms.get(types.join(' '));
    if (form === LEFT) return null;
    if (!form) return this.#stop({ kind: 'FORM', position, types });
    const subject = Object.hasOwn(value, 'id') ? iriTerm(value.id) : this.dataset.newBlankNode();
    if (subject === null) return null;
    for (const object of form.typeObjects) this.dataset.add(subject, RDF_TYPE, object);
    for (const key of Object.keys(value)) {
      if (key === 'id' || key === 'type' || (key === '@context' && position.depth === 0)) continue;
      if (!this.#claim(subject, form, key, value[key])) return null;
    }
    return subject;
  }

  #claim(subject: Term, form: Form, key: string, value: unknown): boolean {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    const edge = form.edges.get(key);
    if (edge === LEFT) return false;
    if (!edge) {
      const kind = commonKind(values);
      if (kind && !key.startsWith('@')) this.#stop({ kind: 'EDGE', form, key, values: kind });
      return false;
    }
    if (edge.kind === 'NODE') return this.#nodes(subject, edge, values);
    if (values.length === 0 || !values.every(isScalar)) return false;
    const drawn = drawScalars(this.dataset, subject, edge, values);
    if (typeof drawn === 'boolean') return drawn;
    this.#stop({ kind: 'WORD', form, key, ...drawn });
    return false;
  }

  #nodes(subject: Term, edge: Extract<Edge, { kind: 'NODE' }>, values: readonly unknown[]): boolean {
    if (values.length === 0) return false;
    const terms = new Set<Term>();
    for (const value of values) {
      const term = isNode(value) ? this.node(value, edge.position) : null;
      if (term === null) return false;
      terms.add(term);
    }
    for (const term of terms) this.dataset.link(subject, edge.predicate, term);
    return true;
  }

  #stop(gap: Gap): null {
    this.gap = gap;
    return null;
  }
}

/** The node's types as they are written; null where they are not plain names. */
function typesOf(value: Json): readonly string[] | null {
  if (!Object.hasOwn(value, 'type')) return [];
  const types: readonly unknown[] = Array.isArray(value.type) ? value.type : [value.type];
  return types.length > 0 &&
    types.every((type): type is string => typeof type === 'string' && TYPE.test(type))
    ? types
    : null;
}

const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** A plain object that says something; one of a class has a JSON form that is not its own. */
function isNode(value: unknown): value is Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.getPrototypeOf(value) === Object.prototype && Object.keys(value).length > 0;
}

const SCALAR_KIND: Readonly<Record<string, ValueKind>> = {
  string: 'TEXT',
  number: 'NUMBER',
  boolean: 'BOOLEAN',
};

function commonKind(values: readonly unknown[]): ValueKind | null {
  const kinds = new Set(
    values.map((value) => (isNode(value) ? 'NODE' : (SCALAR_KIND[typeof value] ?? null))),
  );
  return kinds.size === 1 ? [...kinds][0]! : null;
}
