import { and, eq } from 'drizzle-orm';
import type { Act } from '../../access/context.ts';
import type { Id } from '../../base/id.ts';
import { Refusal } from '../../base/refusal.ts';
import { credential } from '../../credential/credential.table.ts';
import type { Verdict } from '../../verification/verify-credential.ts';
import { fileText } from '../file-text.ts';
import { broughtFile, keepBrought } from '../keep-brought.ts';
import { bringPrivateBlobs, PRIVATE_BLOBS, type PrivateBlobs } from '../private-blobs.ts';

/** A file that came with a wallet; a credential with the verdict on it. */
export interface CarriedFile {
  readonly path: string;
  /** What the wallet’s manifest calls it. */
  readonly what: string;
  readonly bytes: Uint8Array;
  readonly verdict: Verdict | null;
}

/** Keeps what has a place of its own in a wallet, besides its archive, within the act that brings it. */
export type KeepCarried = (act: Act, mine: Id<'participant'>, file: CarriedFile) => Promise<void>;

/** The private part, still sealed: its secret opens it here too. Throws NOT_A_WALLET. */
const keepPrivatePart: KeepCarried = async (act, mine, { path, what, bytes }) => {
  if (what === 'PRIVATE') await bringPrivateBlobs(act.tx, mine, readBlobs(path, bytes));
};

function readBlobs(path: string, bytes: Uint8Array): PrivateBlobs {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    throw new Refusal('NOT_A_WALLET', [path]);
  }
  const { success, data } = PRIVATE_BLOBS.safeParse(parsed);
  if (!success) throw new Refusal('NOT_A_WALLET', [path]);
  return data;
}

/**
 * A credential becomes a brought proof, unless it does not hold or is held already. Of the forms of one that the wallet
 * was given itself, the signed one is enough. Throws WALLET_FULL.
 */
const keepCredential: KeepCarried = async (act, mine, { what, bytes, verdict }) => {
  if ((what !== 'CREDENTIAL' && what !== 'HOLDING') || !verdict || verdict.outcome === 'INVALID') return;
  if (await isIssuedHere(act, mine, verdict)) return;
  const read = await fileText({ bytes });
  await keepBrought(act, mine, broughtFile(bytes, read, verdict));
};

async function isIssuedHere(act: Act, mine: Id<'participant'>, { summary }: Verdict): Promise<boolean> {
  const [, uuid] = /^urn:uuid:(.+)$/.exec(summary?.credentialId ?? '') ?? [];
  if (!uuid) return false;
  const rows = await act.tx
    .select({ id: credential.id })
    .from(credential)
    .where(and(eq(credential.uuid, uuid), eq(credential.participant, mine)));
  return rows.length > 0;
}

/** Each is told of each file. What becomes a mark or a decision is never among them. */
export const KEEPERS: readonly KeepCarried[] = [keepPrivatePart, keepCredential];
