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
  /** Such lines that came from JSON numbers and truth values. */
  readonly natives: string[] = [];
  /** No two of them are the same quad. */
  readonly blank: BlankQuad[] = [];
  #blankNodes = 0;

  get blankNodes(): number {
    return this.#blankNodes;
  }

  /**
   * Whether a JSON number or truth value and a text come to one line: the library then writes it twice, though a
   * dataset is a set. What else comes to one line it writes once.
   */
  get isDoubtful(): boolean {
    if (this.natives.length === 0) return false;
    const lines = new Set(this.ground);
    return this.natives.some((one) => lines.has(one));
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

  /** The same, where the value is no text in JSON. */
  addNative(subject: Term, predicate: string, object: string): void {
    if (typeof subject === 'string') this.natives.push(subject + predicate + object);
    else this.blank.push({ subject, predicate, object });
  }

  /** A quad to a node: an IRI or a blank node. */
  link(subject: Term, predicate: string, object: Term): void {
    if (typeof object === 'string') this.add(subject, predicate, object + END);
    else this.blank.push({ subject, predicate, object });
  }

  /** The dataset as N-Quads in no particular order, its blank nodes named `_:b0`, `_:b1` ... */
  toNQuads(): string {
    const blank = this.blank.map((quad) => line(quad, (node) => `_:b${node}`));
    return [...this.ground, ...this.natives, ...blank].join('');
  }
}

/** A quad's line with its blank nodes named. */
export function line({ subject, predicate, object }: BlankQuad, name: (node: number) => string): string {
  const start = typeof subject === 'string' ? subject : name(subject);
  return start + predicate + (typeof object === 'string' ? object : name(object) + END);
}
