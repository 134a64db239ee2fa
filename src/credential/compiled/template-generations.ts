import type { Canonize } from './compile.ts';
import { type ContextedDocument, Templates } from './templates.ts';

/** After learning, so many times as long is left to other work. */
const REST = 4;

/**
 * Templates learnt from documents that anybody may send. What is remembered is bounded: once a generation of templates
 * is full a new one begins, and the full one goes when the next is full. What is asked for meanwhile is learnt anew, so
 * that a stream of ever new documents pushes out only what nobody else asks for. Learning goes on beside the answers,
 * one document at a time and for at most a fifth of the time.
 */
export class TemplateGenerations {
  readonly #canonize: Canonize;
  readonly #most: number;
  #young: Templates;
  #old: Templates | null = null;
  #learning: Promise<void> | null = null;
  #restUntil = 0;

  /** `canonize` as for `Templates`; `most` is how many keys, types and words one generation remembers. */
  constructor(canonize: Canonize, most?: number) {
    this.#canonize = canonize;
    this.#most = most ?? 2_000;
    this.#young = new Templates(canonize, this.#most);
  }

  /** The canonical text of a document all of whose claims are known, else null. */
  ready(document: ContextedDocument): string | null {
    const text = this.#young.ready(document);
    if (text !== null) return text;
    const old = this.#old?.ready(document) ?? null;
    // Not subject to rest: only what was learnt before gets here.
    if (old !== null && !this.#learning) this.#begin([document]);
    return old;
  }

  /** Learns documents, unless others are being learnt or were just now. Does not wait for it, and never throws. */
  learn(...documents: readonly ContextedDocument[]): void {
    if (this.#learning || performance.now() < this.#restUntil) return;
    this.#begin(documents);
  }

  /** Resolves once nothing is being learnt. */
  async settled(): Promise<void> {
    await this.#learning;
  }

  #begin(documents: readonly ContextedDocument[]): void {
    if (this.#young.full) {
      this.#old = this.#young;
      this.#young = new Templates(this.#canonize, this.#most);
    }
    const from = performance.now();
    // Whoever asked goes on with the documents meanwhile.
    this.#learning = this.#learnAll(structuredClone(documents)).then(() => {
      const now = performance.now();
      this.#restUntil = now + REST * (now - from);
      this.#learning = null;
    });
  }

  async #learnAll(documents: readonly ContextedDocument[]): Promise<void> {
    for (const document of documents) await this.#young.learn(document).catch(() => null);
  }
}
