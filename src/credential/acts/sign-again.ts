import { and, asc, eq, gt, isNotNull, sql as text } from 'drizzle-orm';
import { type Act, type Context, perform } from '../../access/context.ts';
import { type Keys, participantKey, unitKey } from '../../access/vault.ts';
import type { Id } from '../../base/id.ts';
import type { Sql } from '../../database/database.ts';
import { type CompactClaims, compactProof } from '../compact-proof.ts';
import { signCompiled } from '../compiled/sign-compiled.ts';
import { credential, issuerKey } from '../credential.table.ts';
import { type IssuerSigner, issuerProfile, issuerSigner } from '../issuer-key.ts';
import { type CredentialRow, packed, type SignedCredential, unpacked } from '../stored-credential.ts';

/** So many are signed again in one transaction: what a process that is killed leaves undone for the next one. */
const CHUNK = 100;

/** How far the signing again of what a compromised key signed has come. */
export interface Resigning {
  readonly total: number;
  readonly done: number;
}

/** How far it has come for a key; null where the key is not compromised, or nobody asked for it. */
export async function resigningOf(sql: Sql, key: Id<'issuerKey'>): Promise<Resigning | null> {
  const [row] = await sql
    .select({ total: issuerKey.resignTotal })
    .from(issuerKey)
    .where(eq(issuerKey.id, key));
  if (row?.total == null) return null;
  return { total: row.total, done: row.total - (await sql.$count(credential, eq(credential.signedBy, key))) };
}

/** Keys of which something is still to be signed again. */
export const keysToResign = (sql: Sql): Promise<{ id: Id<'issuerKey'> }[]> =>
  sql
    .select({ id: issuerKey.id })
    .from(issuerKey)
    .where(
      and(
        eq(issuerKey.state, 'COMPROMISED'),
        isNotNull(issuerKey.resignTotal),
        text`exists (select 1 from ${credential} where ${credential.signedBy} = ${issuerKey.id})`,
      ),
    );

/** When to end although something is left: after so many milliseconds, or when told to. */
export interface Limits {
  readonly time?: number;
  readonly signal?: AbortSignal;
}

/**
 * Signs again, under the issuer's key of now, whatever the issuing log shows as signed by a compromised key: chunk by
 * chunk, each in a transaction of its own, until nothing is left or a limit is met. What was signed is done for good,
 * also when the process ends amid it, and nothing is signed again twice: other processes may do the same at once. Ids,
 * claims and places in status lists stay. Throws SIGNER_UNREACHABLE.
 */
export async function signAgain(
  context: Context,
  key: Id<'issuerKey'>,
  { time = Number.POSITIVE_INFINITY, signal }: Limits = {},
): Promise<void> {
  const end = performance.now() + time;
  let after = '';
  while (performance.now() < end && !signal?.aborted) {
    const last = await perform(context, (act) => signChunkAgain(act, key, after));
    if (last === null) return;
    after = last;
  }
}

/** Signs a chunk again: the id of the last one looked at; null where there is none. */
async function signChunkAgain(act: Act, key: Id<'issuerKey'>, after: string): Promise<string | null> {
  const { tx, context, now } = act;
  const rows = await tx
    .select()
    .from(credential)
    .where(and(eq(credential.signedBy, key), gt(credential.id, after as Id<'credential'>)))
    .orderBy(asc(credential.id))
    .limit(CHUNK)
    // Two processes share the work instead of waiting for each other.
    .for('update', { skipLocked: true });
  const [first] = rows;
  if (!first) return null;
  const { did } = await issuerProfile(tx, context, first.issuer, now.toISOString().slice(0, 10));
  const signer = await issuerSigner(tx, context, first.issuer, did, now);
  const keys = await act.keys(...rows.flatMap((row) => [unitKey(row.unit), participantKey(row.participant)]));
  const signed = await Promise.all(rows.map((row) => signedAgain(openIssuerCopy(keys, row), signer, now)));
  const copies = rows.map((row, at) => {
    const box = packed(signed[at]!);
    const holder = participantKey(row.participant);
    const unit = unitKey(row.unit);
    act.record(row.unit, 'CREDENTIAL_SIGNED_AGAIN', 'COORDINATOR', {
      credential: row.id,
      compromised: key,
      key: signer.key,
      signed: context.vault.lookup('credential', signed[at]!.signed),
    });
    // A copy that its holder has let go of does not come back.
    const own = row.holderCopy !== null && keys.has(holder);
    return text`(${row.id}::text, ${own ? keys.seal(holder, 'credential.holder_copy', box) : row.holderCopy}::text, ${keys.seal(unit, 'credential.issuer_copy', box)}::text)`;
  });
  await tx.execute(text`update ${credential}
    set holder_copy = fresh.holder, issuer_copy = fresh.issuer,
      signed_by = ${signer.key}, resigned_at = ${now.toISOString()}::timestamptz
    from (values ${text.join(copies, text`, `)}) as fresh (id, holder, issuer)
    where ${credential.id} = fresh.id`);
  return rows.at(-1)!.id;
}

function openIssuerCopy(keys: Keys, row: CredentialRow): SignedCredential {
  const stored = unpacked(keys.open(unitKey(row.unit), 'credential.issuer_copy', row.issuerCopy));
  const { id } = JSON.parse(stored.signed) as { id: string };
  if (id !== `urn:uuid:${row.uuid}`) throw new Error(`the copy of ${row.id} is another credential’s`);
  return stored;
}

/** The very same claims under another key. */
async function signedAgain(
  { signed, compact }: SignedCredential,
  signer: IssuerSigner,
  now: Date,
): Promise<SignedCredential> {
  const { proof: _, ...badge } = JSON.parse(signed) as Record<string, unknown>;
  const claims = JSON.parse(
    Buffer.from(compact.split('.')[1] ?? '', 'base64url').toString('utf8'),
  ) as CompactClaims;
  const [again, proof] = await Promise.all([signCompiled(badge, signer, now), compactProof(claims, signer)]);
  return { signed: again, compact: proof };
}
