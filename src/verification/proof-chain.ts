import { isObject, type Json, listed } from './json-value.ts';

/** More proofs than any honest document has: each costs a canonicalisation. */
const MOST_PROOFS = 8;

/** A proof, and those that it builds on: it covers them too. */
export interface ChainedProof {
  readonly proof: Json;
  readonly previous: readonly Json[];
}

/**
 * A document's proofs, each with those that its `previousProof` names (Data Integrity 1.0, 2.1.2 and 4.5).
 * MISSING where a named one is not there, stands twice or builds on itself; MALFORMED where one is no object or names no
 * ids; MANY for more than eight. Empty where there is none.
 */
export function chainOf(signed: unknown): readonly ChainedProof[] | 'MISSING' | 'MALFORMED' | 'MANY' {
  const proofs = listed(signed);
  if (!proofs.every(isObject)) return 'MALFORMED';
  if (proofs.length > MOST_PROOFS) return 'MANY';
  const ids = proofs.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const names = proofs.flatMap((proof) => listed(proof.previousProof));
  if (![...ids, ...names].every((one) => typeof one === 'string')) return 'MALFORMED';
  if (new Set(ids).size !== ids.length) return 'MISSING';
  const chain = proofs.map((proof) => ({
    proof,
    previous: proofs.filter(({ id }) => id !== undefined && listed(proof.previousProof).includes(id)),
  }));
  const whole = chain.every(
    ({ proof, previous }) => previous.length === new Set(listed(proof.previousProof)).size,
  );
  return whole && endsSomewhere(chain) ? chain : 'MISSING';
}

/** Takes away, again and again, what builds only on what was taken away before; a circle stays. */
function endsSomewhere(chain: readonly ChainedProof[]): boolean {
  const done = new Set<Json>();
  for (let left = -1; left !== chain.length - done.size; ) {
    left = chain.length - done.size;
    for (const { proof, previous } of chain) if (previous.every((one) => done.has(one))) done.add(proof);
  }
  return done.size === chain.length;
}
