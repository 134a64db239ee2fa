import { type Context, perform, signedIn } from '../../access/context.ts';
import { freeText } from '../../access/free-text.ts';
import { permitted } from '../../access/policy.ts';
import { participantKey } from '../../access/vault.ts';
import type { Id } from '../../base/id.ts';
import { demand, demandThat, Refusal } from '../../base/refusal.ts';
import { ownSources } from '../../verification/own-sources.ts';
import { LARGEST_INPUT, type ProofInput } from '../../verification/read-proof.ts';
import { type Verdict, verifyProof } from '../../verification/verify-credential.ts';
import { fileText, identityCodePlaces } from '../file-text.ts';
import { holdingLabel } from '../holding.table.ts';
import { broughtFile, keepBrought } from '../keep-brought.ts';
import { ownActor } from '../own-actor.ts';

export interface BringCredential {
  /** Exactly one of the two. */
  readonly text?: string | null;
  readonly bytes?: Uint8Array | null;
  /** What its holder calls it. */
  readonly name?: string | null;
  /** Keep a copy whose personal identity codes are covered, where there are any. */
  readonly covering?: boolean | null;
}

export interface Brought {
  readonly verdict: Verdict;
  /** Null where the proof does not hold, and so was not kept. */
  readonly holding: Id<'holding'> | null;
}

/**
 * The participant brings a proof of somebody else's: it is checked, and kept with the verdict unless it does not hold.
 * Throws FILE_HOLDS_IDENTITY_CODE, ALREADY_EXISTS, WALLET_FULL, TOO_LARGE, INVALID_INPUT.
 */
export async function bringCredential(context: Context, input: BringCredential): Promise<Brought> {
  const actor = signedIn(context);
  demand(permitted(actor, 'holding.keep', ownActor(actor)));
  const proof = proofIn(input);
  const name = input.name ? freeText(input.name, ['name'], 100) : null;
  // Other hosts may be asked, so it is no part of the transaction.
  const verdict = demand(await verifyProof(proof, ownSources(context)));
  const isReceipt = verdict.earlier !== null || verdict.erasure !== null;
  demandThat(!isReceipt, 'INVALID_INPUT', ['text'], { field: 'text', expected: '≠ receipt' });
  const unread = verdict.checks.some((check) => check.name === 'READABLE' && check.outcome !== 'VALID');
  if (unread || verdict.outcome === 'INVALID') return { verdict, holding: null };
  return keep(context, proof, verdict, name, input.covering === true);
}

async function keep(
  context: Context,
  proof: ProofInput,
  verdict: Verdict,
  name: string | null,
  covering: boolean,
): Promise<Brought> {
  const read = await fileText(proof);
  const places = identityCodePlaces(read);
  if (places.length > 0 && !covering) {
    const at = places.map((place) => place.join('.')).join(', ');
    throw new Refusal('FILE_HOLDS_IDENTITY_CODE', places[0], { at });
  }
  const file = broughtFile(Buffer.from(proof.bytes ?? proof.text ?? ''), read, verdict);
  return perform(context, async (act) => {
    const own = ownActor(act.actor);
    act.may('holding.keep', own);
    const mine = own.participant!;
    const holding = await keepBrought(act, mine, file);
    demandThat(holding, 'ALREADY_EXISTS');
    if (name !== null) {
      const owner = participantKey(mine);
      const keys = await act.keys(owner);
      await act.tx.insert(holdingLabel).values({
        participant: mine,
        unit: context.provider,
        holding,
        name: keys.seal(owner, 'holding_label.name', name),
      });
    }
    act.record(context.provider, 'CREDENTIAL_BROUGHT', 'PARTICIPANT', {
      holding,
      outcome: verdict.outcome,
      covered: file.covered,
    });
    return { verdict: file.verdict, holding };
  });
}

function proofIn({ text, bytes }: BringCredential): ProofInput {
  if ((text == null) === (bytes == null))
    throw new Refusal('INVALID_INPUT', ['input'], { field: 'input', expected: 'text | fileBase64' });
  if (bytes != null) {
    if (bytes.length > LARGEST_INPUT) throw new Refusal('TOO_LARGE', ['fileBase64'], { limit: '10 MB' });
    return { bytes };
  }
  return { text: text ?? '' };
}
