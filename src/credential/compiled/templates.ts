import {
  type CanonicalPieces,
  canonicalPieces,
  canonicalText,
  generalCanonicalText,
} from './canonical-text.ts';
import { type Canonize, compile, topPosition } from './compile.ts';
import { Drawing } from './drawing.ts';
import { LEFT, type Position } from './template.ts';

/** More than all our credentials have; what comes after is left to the library. */
const MOST_COMPILED = 2_000;
/** More than any of our credentials needs. Another document is learnt over several times. */
const MOST_AT_ONCE = 400;

/** A JSON-LD document that names its contexts. */
export type ContextedDocument = Readonly<Record<string, unknown>> & {
  readonly '@context': readonly string[];
};

/**
 * Canonical N-Quads of documents without running JSON-LD on them: how the library reads each key, at its position
 * and beside its types, is compiled from samples once, and from then on only the values are put in.
 */
export class Templates {
  readonly #canonize: Canonize;
  readonly #most: number;
  readonly #tops = new Map<string, Position | typeof LEFT>();
  #compiled = 0;
  #turn: Promise<unknown> = Promise.resolve();

  /**
   * `canonize` is the library that is compiled from, over static contexts and in safe mode; `most` is how many keys,
   * types and words are remembered.
   */
  constructor(canonize: Canonize, most = MOST_COMPILED) {
    this.#canonize = canonize;
    this.#most = most;
  }

  /** Whether nothing more is remembered. */
  get full(): boolean {
    return this.#compiled >= this.#most;
  }

  /** The canonical text of a document all of whose claims are compiled, else null. */
  ready(document: ContextedDocument): string | null {
    return this.pieces(document)?.join('') ?? null;
  }

  /** The same in pieces. */
  pieces(document: ContextedDocument): CanonicalPieces | null {
    const top = this.#tops.get(document['@context'].join(' '));
    if (!top || top === LEFT) return null;
    const drawing = new Drawing();
    return drawing.node(document, top) === null ? null : canonicalPieces(drawing.dataset);
  }

  /**
   * The same, compiling what is missing first; null where something is left to the library. A document that needed
   * something new is compared whole with what the library makes of it: where they differ, documents of these contexts
   * are left to the library from then on. The document must not change meanwhile.
   */
  learn(document: ContextedDocument): Promise<string | null> {
    // One after the other: a cold batch would compile the same thing many times over.
    const learnt = this.#turn.then(() => this.#learn(document));
    this.#turn = learnt.catch(() => null);
    return learnt;
  }

  async #learn(document: ContextedDocument): Promise<string | null> {
    const before = this.#compiled;
    const top = this.#topOf(document);
    if (!top || top === LEFT) return null;
    let drawing = new Drawing();
    while (drawing.node(document, top) === null) {
      if (!drawing.gap || this.full || this.#compiled - before >= MOST_AT_ONCE) return null;
      this.#compiled++;
      await compile(drawing.gap, this.#canonize);
      drawing = new Drawing();
    }
    const text = canonicalText(drawing.dataset) ?? (await generalText(drawing));
    if (this.#compiled === before || text === null || text === (await this.#canonize(document))) return text;
    this.#tops.set(document['@context'].join(' '), LEFT);
    return null;
  }

  #topOf(document: ContextedDocument): Position | typeof LEFT | null {
    const contexts = document['@context'].join(' ');
    const known = this.#tops.get(contexts);
    if (known || this.full) return known ?? null;
    const top = topPosition([...document['@context']]);
    this.#tops.set(contexts, top);
    this.#compiled++;
    return top;
  }
}

/** Null where a line is doubtful, and where the general algorithm gives up: the library then says so in its own words. */
async function generalText({ dataset }: Drawing): Promise<string | null> {
  if (dataset.isDoubtful) return null;
  try {
    return await generalCanonicalText(dataset);
  } catch {
    return null;
  }
}
