/** A subject or object in N-Quads, or the number of a blank node in its dataset. */
export type Term = string | number;

/** A quad that a blank node stands in. The predicate has its spaces, a written object the end of its line. */
export interface BlankQuad {
  readonly subject: Term;
  readonly predicate: string;
  readonly object: Term;
}

/** What ends a quad of the default graph. */
export const END = ' .\n';

/** An RDF dataset of the default graph alone, its quads already written as canonical N-Quads (RDFC-1.0, 5). */
export class Dataset {
  /** Whole lines, without blank nodes; the same line may stand here more than once. */
  readonly ground: string[] = [];
  /** No two of them are the same quad. */
  readonly blank: BlankQuad[] = [];
  #blankNodes = 0;

  get blankNodes(): number {
    return this.#blankNodes;
  }

  /** A blank node of its own, counted from 0. */
  newBlankNode(): number {
    return this.#blankNodes++;
  }

  /** A quad whose object is written: `rest` is everything after the subject, line end included. */
  add(subject: Term, predicate: string, object: string): void {
    if (typeof subject === 'string') this.ground.push(subject + predicate + object);
    else this.blank.push({ subject, predicate, object });
  }

  /** A quad to a node: an IRI or a blank node. */
  link(subject: Term, predicate: string, object: Term): void {
    if (typeof object === 'string') this.add(subject, predicate, object + END);
    else this.blank.push({ subject, predicate, object });
  }

  /** The dataset as N-Quads in no particular order, its blank nodes named `_:b0`, `_:b1` ... */
  toNQuads(): string {
    return [...this.ground, ...this.blank.map((quad) => line(quad, (node) => `_:b${node}`))].join('');
  }
}

/** A quad's line with its blank nodes named. */
export function line({ subject, predicate, object }: BlankQuad, name: (node: number) => string): string {
  const start = typeof subject === 'string' ? subject : name(subject);
  return start + predicate + (typeof object === 'string' ? object : name(object) + END);
}
