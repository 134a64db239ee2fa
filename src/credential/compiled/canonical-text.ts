import { createHash, hash } from 'node:crypto';
import { canonize } from 'rdf-canonize';
import { type Dataset, END, line } from './dataset.ts';

/** How long the general algorithm may take, in milliseconds. */
const LONGEST = 5_000;

/** Canonical N-Quads in pieces, to be read one after the other. */
export type CanonicalPieces = readonly string[];

/** Lines in a piece: a whole text with one wide character takes two bytes for each, and more room than is used again. */
const PIECE = 128;

/**
 * The canonical N-Quads of a dataset (RDFC-1.0, 4.4), where hashing each blank node's own quads tells them all apart
 * and no line is doubtful; else null. Exact: 4.4.3 (4) then issues the labels in the order of the hashes, and nothing
 * else is left to decide. Lines are ordered by UTF-16 code units, as every verifier's library does.
 */
export function canonicalPieces(dataset: Dataset): CanonicalPieces | null {
  const labels = labelsOf(dataset);
  if (!labels) return null;
  const natives = new Set(dataset.natives);
  const lines = dataset.ground.concat([...natives]);
  for (const quad of dataset.blank) lines.push(line(quad, (node) => labels[node]!));
  lines.sort();
  let kept = 0;
  for (const one of lines) {
    // A dataset is a set: two claims that come to one quad are one, unless they are doubtful.
    if (kept > 0 && one === lines[kept - 1]) {
      if (natives.has(one)) return null;
      continue;
    }
    lines[kept++] = one;
  }
  const pieces: string[] = [];
  for (let from = 0; from < kept; from += PIECE) {
    pieces.push(lines.slice(from, Math.min(from + PIECE, kept)).join(''));
  }
  return pieces;
}

/** The same as one text. */
export const canonicalText = (dataset: Dataset): string | null => canonicalPieces(dataset)?.join('') ?? null;

/** The SHA-256 of a text in pieces. */
export function sha256(pieces: CanonicalPieces): Buffer {
  const digest = createHash('sha256');
  for (const piece of pieces) digest.update(piece);
  return digest.digest();
}

/**
 * The canonical N-Quads of any dataset, by the general algorithm. Throws where that takes more work than linear in
 * the blank nodes that look alike, or too long: a graph can be made to explode it.
 */
export const generalCanonicalText = (dataset: Dataset): Promise<string> =>
  canonize(dataset.toNQuads(), {
    algorithm: 'RDFC-1.0',
    inputFormat: 'application/n-quads',
    format: 'application/n-quads',
    maxWorkFactor: 1,
    signal: AbortSignal.timeout(LONGEST),
  });

/** RDFC-1.0, 4.6: what a blank node is called in its own quads, and every other one in them. */
const ITSELF = '_:a';
const ANOTHER = '_:z';

function labelsOf({ blank, blankNodes }: Dataset): string[] | null {
  const quads: string[][] = Array.from({ length: blankNodes }, () => []);
  for (const { subject, predicate, object } of blank) {
    if (typeof subject === 'number') {
      const end = typeof object === 'string' ? object : (object === subject ? ITSELF : ANOTHER) + END;
      quads[subject]!.push(ITSELF + predicate + end);
    }
    if (typeof object === 'number' && object !== subject) {
      quads[object]!.push((typeof subject === 'string' ? subject : ANOTHER) + predicate + ITSELF + END);
    }
  }
  const nodes = new Map<string, number>();
  for (const [node, own] of quads.entries()) nodes.set(hash('sha256', own.sort().join(''), 'hex'), node);
  if (nodes.size !== blankNodes) return null;
  const labels: string[] = new Array(blankNodes);
  for (const [at, digest] of [...nodes.keys()].sort().entries()) labels[nodes.get(digest)!] = `_:c14n${at}`;
  return labels;
}
