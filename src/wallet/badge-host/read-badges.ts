import { eq, sql as text } from 'drizzle-orm';
import type { Context } from '../../access/context.ts';
import { participant } from '../../access/participant.table.ts';
import { participantKey } from '../../access/vault.ts';
import { dayOf } from '../../base/day.ts';
import { CREDENTIALS_V2, OPEN_BADGES_V3 } from '../../credential/document-loader.ts';
import { readSigned } from '../../credential/stored-credential.ts';
import { append } from '../../record/append.ts';
import { OauthRefusal } from '../offer/oauth-refusal.ts';
import { heldBy } from '../stored-holding.ts';
import { badgeHostConsent, badgeHostProof, badgeHostRead } from './badge-host.table.ts';
import { BADGE_HOST_SCOPES, type BadgeHostRight } from './badge-host.ts';
import { accessTokenHash } from './badge-host-secret.ts';
import type { ConsentRow } from './give-tokens.ts';

/** Which of a holder's proofs a badge host wants (Open Badges 3.0, 6.2.2.1). */
export interface BadgePage {
  readonly limit: number;
  readonly offset: number;
  readonly since: Date | null;
}

export interface Badges {
  readonly total: number;
  /** As they were signed. */
  readonly credentials: readonly object[];
}

/** The consent that a token is of. Throws `OauthRefusal` (invalid_token, insufficient_scope). */
export async function consentOf(
  { database: { sql }, vault, now }: Context,
  token: string | null,
  right: BadgeHostRight,
): Promise<ConsentRow> {
  const [row] = token
    ? await sql
        .select()
        .from(badgeHostConsent)
        .where(eq(badgeHostConsent.accessHash, accessTokenHash(vault, token)))
    : [];
  if (!row?.accessExpiresAt || row.accessExpiresAt <= now || row.endedAt || row.expiresAt <= now)
    throw new OauthRefusal('invalid_token', 'the token is missing, unknown, expired or ended');
  if (!row.rights.includes(right))
    throw new OauthRefusal('insufficient_scope', `this needs ${BADGE_HOST_SCOPES[right]}`);
  return row;
}

/** The proofs that a badge host may read, newest first. Its holder is told on which days it did. */
export async function readBadges(context: Context, consent: ConsentRow, page: BadgePage): Promise<Badges> {
  const { sql } = context.database;
  const named = consent.allProofs
    ? null
    : (
        await sql
          .select({ credential: badgeHostProof.credential })
          .from(badgeHostProof)
          .where(eq(badgeHostProof.consent, consent.id))
      ).map(({ credential }) => credential);
  const open = (await heldBy(sql, consent.participant))
    .flatMap(({ ours, label }) => (ours && !(consent.allProofs && label?.hiddenAt) ? [ours] : []))
    .filter((row) => !named || named.includes(row.id))
    .filter((row) => !page.since || row.issuedAt > page.since);
  const holder = asHolder(context, consent);
  const credentials: object[] = [];
  for (const row of open.slice(page.offset, page.offset + page.limit))
    credentials.push(JSON.parse((await readSigned(holder, row)).signed) as object);
  await noteRead(context, consent);
  return { total: open.length, credentials };
}

/** A badge host reads for the one who consented: with their own rights and their key, and nothing else. */
const asHolder = (context: Context, consent: ConsentRow): Context => ({
  ...context,
  actor: {
    account: consent.account,
    session: 'badge-host' as NonNullable<Context['actor']>['session'],
    level: 'TRUSTED',
    participant: consent.participant,
    posts: [],
  },
});

const noteRead = ({ database, now }: Context, { id, unit, host }: ConsentRow): Promise<void> =>
  database.sql.transaction(async (tx) => {
    const [row] = await tx
      .insert(badgeHostRead)
      .values({ consent: id, on: dayOf(now), times: 1, lastAt: now })
      .onConflictDoUpdate({
        target: [badgeHostRead.consent, badgeHostRead.on],
        set: { times: text`${badgeHostRead.times} + 1`, lastAt: now },
      })
      .returning({ times: badgeHostRead.times });
    if (row?.times !== 1) return;
    const entry = { unit, act: 'BADGE_HOST_READ', actor: host, role: 'BADGE_HOST' };
    await append(tx, now, [{ ...entry, detail: { consent: id, host } }]);
  });

/** The holder as Open Badges 3.0 (B.1.22) describes a person: their name under an id that no other host is given. */
export async function readProfile(context: Context, consent: ConsentRow): Promise<object> {
  const { database, vault } = context;
  const owner = participantKey(consent.participant);
  const [row] = await database.sql.select().from(participant).where(eq(participant.id, consent.participant));
  const keys = await vault.open(database.sql, [owner]);
  const name = {
    givenName: keys.open(owner, 'given_names', row!.givenNames),
    familyName: keys.open(owner, 'family_name', row!.familyName),
  };
  await noteRead(context, consent);
  return {
    '@context': [CREDENTIALS_V2, OPEN_BADGES_V3],
    id: pairwiseId(vault.lookup('badge-host-profile', `${consent.host}\n${consent.participant}`)),
    type: ['Profile'],
    name: `${name.givenName} ${name.familyName}`,
    ...name,
  };
}

/** A UUID of version 8 (RFC 9562, 5.8) of the bytes of a keyed hash. */
function pairwiseId(hash: string): string {
  const bytes = Buffer.from(hash, 'base64url').subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;
}
