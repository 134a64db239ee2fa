import { eq, sql as text } from 'drizzle-orm';
import { type Context, perform, signedIn } from '../../access/context.ts';
import { coverIdentityCodes, freeText } from '../../access/free-text.ts';
import { participant } from '../../access/participant.table.ts';
import { permitted } from '../../access/policy.ts';
import { participantKey } from '../../access/vault.ts';
import { sha256Hex } from '../../base/canonical-json.ts';
import type { Id } from '../../base/id.ts';
import { demand, demandThat, Refusal } from '../../base/refusal.ts';
import type { Sql } from '../../database/database.ts';
import { ownSources } from '../../verification/own-sources.ts';
import { LARGEST_INPUT, type ProofInput } from '../../verification/read-proof.ts';
import { type Verdict, verifyProof } from '../../verification/verify-credential.ts';
import { coveredCopy, type KeptFile } from '../covered-copy.ts';
import { fileText, identityCodePlaces, withTexts } from '../file-text.ts';
import { holding, holdingLabel } from '../holding.table.ts';
import { MOST_BROUGHT, MOST_BROUGHT_BYTES } from '../holding.ts';
import { mediaTypeOf } from '../media-type.ts';
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
  demandThat(verdict.earlier === null, 'INVALID_INPUT', ['text'], { field: 'text', expected: '≠ receipt' });
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
  const original = Buffer.from(proof.bytes ?? proof.text ?? '');
  const read = await fileText(proof);
  const places = identityCodePlaces(read);
  if (places.length > 0 && !covering) {
    const at = places.map((place) => place.join('.')).join(', ');
    throw new Refusal('FILE_HOLDS_IDENTITY_CODE', places[0], { at });
  }
  const covered = places.length > 0;
  const kept: KeptFile = covered ? coveredCopy(read) : { mediaType: mediaTypeOf(original), bytes: original };
  const told = covered ? (withTexts(verdict, coverIdentityCodes) as Verdict) : verdict;
  return perform(context, async (act) => {
    const own = ownActor(act.actor);
    act.may('holding.keep', own);
    const mine = own.participant!;
    // One after the other, so that two at once cannot bring more than there is room for.
    await act.tx
      .select({ id: participant.id })
      .from(participant)
      .where(eq(participant.id, mine))
      .for('update');
    await demandRoom(act.tx, mine, kept.bytes.length);
    const owner = participantKey(mine);
    const keys = await act.keys(owner);
    const id = act.newId('holding');
    const rows = await act.tx
      .insert(holding)
      .values({
        id,
        unit: context.provider,
        participant: mine,
        mediaType: kept.mediaType,
        bytes: kept.bytes.length,
        content: keys.seal(owner, 'holding.content', kept.bytes),
        fileHash: context.vault.lookup('holding.file', sha256Hex(original)),
        covered,
        outcome: verdict.outcome,
        verdict: keys.seal(owner, 'holding.verdict', JSON.stringify(told)),
        checkedAt: act.now,
        broughtAt: act.now,
      })
      .onConflictDoNothing()
      .returning({ id: holding.id });
    demandThat(rows.length === 1, 'ALREADY_EXISTS');
    if (name !== null) {
      await act.tx.insert(holdingLabel).values({
        participant: mine,
        unit: context.provider,
        holding: id,
        name: keys.seal(owner, 'holding_label.name', name),
      });
    }
    act.record(context.provider, 'CREDENTIAL_BROUGHT', 'PARTICIPANT', {
      holding: id,
      outcome: verdict.outcome,
      covered,
    });
    return { verdict: told, holding: id };
  });
}

async function demandRoom(tx: Sql, mine: Id<'participant'>, bytes: number): Promise<void> {
  const [full] = await tx
    .select({
      count: text<number>`count(*)::int`,
      bytes: text<number>`coalesce(sum(${holding.bytes}), 0)::int`,
    })
    .from(holding)
    .where(eq(holding.participant, mine));
  const { count, bytes: kept } = full ?? { count: 0, bytes: 0 };
  if (count >= MOST_BROUGHT) throw new Refusal('WALLET_FULL', [], { limit: String(MOST_BROUGHT) });
  if (kept + bytes > MOST_BROUGHT_BYTES) throw new Refusal('WALLET_FULL', [], { limit: '100 MB' });
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
