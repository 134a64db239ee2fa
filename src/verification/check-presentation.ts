import { type Check, check } from './check.ts';
import { type Answer, CHAINS, checkOne, issuerKey, madeBy, methodOf } from './check-proof.ts';
import { isObject, type Json } from './json-value.ts';
import type { Terms } from './known-terms.ts';
import { chainOf } from './proof-chain.ts';

/** What the one who asked for the presentation gave along; what was not given is not compared. */
export interface Asked {
  readonly challenge?: string | undefined;
  readonly domain?: string | undefined;
}

/**
 * PROOF of a verifiable presentation (VC Data Model 2.0, 4.13): every proof of it made for authentication, by a key of
 * its holder where it names one, for this challenge and this domain (Data Integrity 1.0, 4.4). Whether the holder is
 * whom the credentials are about is another question.
 */
export async function checkPresentation(
  presentation: Json,
  asked: Asked,
  didDocument: (did: string) => Promise<object | null>,
  now: Date,
  terms: Terms,
): Promise<Check> {
  const { proof: signed, ...document } = presentation;
  const chain = chainOf(signed);
  if (typeof chain === 'string') return check('PROOF', ...CHAINS[chain]);
  const answers: Answer[] = [];
  for (const one of chain) {
    const by = madeBy(one.proof);
    const key = await issuerKey(by, methodOf(one.proof), didDocument, now, 'authentication');
    answers.push(
      mismatch(one.proof, by, holderOf(document), asked) ??
        (key.check.outcome === 'INVALID'
          ? NOT_THEIRS
          : await checkOne(document, one, key.document, now, terms, 'authentication')),
    );
  }
  const worst =
    answers.find(([outcome]) => outcome === 'INVALID') ?? answers.find(([outcome]) => outcome === 'UNKNOWN');
  return check('PROOF', ...(worst ?? answers[0] ?? NOT_SIGNED));
}

/** Who presents, as the presentation says; null where it says nothing. */
export function holderOf(presentation: Json): string | null {
  const holder = isObject(presentation.holder) ? presentation.holder.id : presentation.holder;
  return typeof holder === 'string' ? holder : null;
}

const NOT_SIGNED: Answer = ['INVALID', 'NOT_SIGNED'];
const NOT_THEIRS: Answer = ['INVALID', 'HOLDER_WRONG'];

function mismatch(proof: Json, by: string | null, holder: string | null, asked: Asked): Answer | null {
  if (holder !== null && by !== null && by !== holder) return NOT_THEIRS;
  if (asked.challenge !== undefined && proof.challenge !== asked.challenge)
    return ['INVALID', 'CHALLENGE_DIFFERS'];
  const domains = Array.isArray(proof.domain) ? proof.domain : [proof.domain];
  if (asked.domain !== undefined && !domains.includes(asked.domain)) return ['INVALID', 'DOMAIN_DIFFERS'];
  return null;
}
