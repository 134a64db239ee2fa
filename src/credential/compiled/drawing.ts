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
  type ValueKind,
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

type Json = Readonly<Record<string, unknown>>;

/** Longer, more and deeper than in any credential: what is remembered of a document stays small. */
const LONGEST_NAME = 100;
const MOST_TYPES = 8;
const DEEPEST = 12;

const TYPE = /^[A-Za-z][A-Za-z0-9]{0,99}$/;

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
    const said = form.shared.size > 0 ? new Set<string>() : null;
    for (const key of Object.keys(value)) {
      if (key === 'id' || key === 'type' || (key === '@context' && position.depth === 0)) continue;
      if (!this.#claim(subject, form, key, value[key], said)) return null;
    }
    return subject;
  }

  #claim(subject: Term, form: Form, key: string, value: unknown, said: Set<string> | null): boolean {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    const kind = commonKind(values);
    if (!kind) return false;
    const edge = form.edges[kind].get(key);
    if (edge === LEFT) return false;
    if (!edge) {
      if (isRemembered(key, form)) this.#stop({ kind: 'EDGE', form, key, values: kind });
      return false;
    }
    if (said && form.shared.has(edge.predicate)) {
      if (said.has(edge.predicate)) return false;
      said.add(edge.predicate);
    }
    if (edge.kind === 'NODE') return this.#nodes(subject, edge, values);
    const drawn = drawScalars(this.dataset, subject, edge, values as readonly Scalar[]);
    if (typeof drawn === 'boolean') return drawn;
    this.#stop({ kind: 'WORD', form, key, ...drawn });
    return false;
  }

  #nodes(subject: Term, edge: Extract<Edge, { kind: 'NODE' }>, values: readonly unknown[]): boolean {
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
    types.length <= MOST_TYPES &&
    types.every((type): type is string => typeof type === 'string' && TYPE.test(type))
    ? types
    : null;
}

const isRemembered = (key: string, { position }: Form): boolean =>
  !key.startsWith('@') && key.length <= LONGEST_NAME && position.depth < DEEPEST;

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

function kindOf(value: unknown): ValueKind | null {
  return SCALAR_KIND[typeof value] ?? (isNode(value) ? 'NODE' : null);
}

/** What all of them are; null where they differ, where there is none, or where one is something else. */
function commonKind(values: readonly unknown[]): ValueKind | null {
  const kind = kindOf(values[0]);
  return values.every((value) => kindOf(value) === kind) ? kind : null;
}
