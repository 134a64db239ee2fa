import { and, eq, gt, isNull } from 'drizzle-orm';
import { type Act, type Context, perform } from '../../access/context.ts';
import { participant } from '../../access/participant.table.ts';
import { ageOn } from '../../access/person.ts';
import { participantKey } from '../../access/vault.ts';
import type { Id } from '../../base/id.ts';
import { demandThat, Refusal } from '../../base/refusal.ts';
import { newSecret } from '../offer/offer-secret.ts';
import { ownActor } from '../own-actor.ts';
import { latestExpiry } from '../share.ts';
import { demandHeld } from '../stored-holding.ts';
import { answerAddress, readAuthorizationRequest } from './authorization-request.ts';
import { badgeHostConsent, badgeHostProof } from './badge-host.table.ts';
import { ACCESS_SECONDS, CODE_SECONDS, type ConsentEnd, MOST_CHOSEN, MOST_CONSENTS } from './badge-host.ts';
import { hostCodeHash } from './badge-host-secret.ts';

export interface ConsentInput {
  /** As the consent page's address carries it. */
  readonly request: string;
  readonly allProofs: boolean;
  readonly proofs?: readonly Id<'credential'>[] | null;
}

export interface Consented {
  readonly id: Id<'badgeHostConsent'>;
  /** Where the browser goes on, with a code that lives a minute. */
  readonly goOn: string;
}

/**
 * The participant lets a badge host read proofs of theirs, on a session that is TRUSTED: at most for a year, for somebody
 * under 18 a month; for an hour where the host does not ask to come again. A consent to the same host ends the one before.
 * Throws BADGE_HOST_UNKNOWN, INVALID_INPUT, NOT_FOUND, WALLET_FULL.
 */
export const consentToBadgeHost = (context: Context, input: ConsentInput): Promise<Consented> =>
  perform(context, async (act) => {
    const facts = ownActor(act.actor);
    act.may('badgeHost.consent', facts);
    const mine = facts.participant!;
    const request = await readAuthorizationRequest(act.tx, input.request);
    demandThat(!request.problem, 'INVALID_INPUT', ['request'], { field: 'request' });
    const { host, rights } = request;
    const proofs = await chosenProofs(act, mine, rights.includes('READ_PROOFS'), input);
    await endConsents(act, mine, { host: host.id }, 'REPLACED');
    await demandRoom(act, mine);

    const id = act.newId('badgeHostConsent');
    const code = newSecret();
    const expiresAt = rights.includes('COME_AGAIN')
      ? await latest(act, mine)
      : new Date(act.now.getTime() + (CODE_SECONDS + ACCESS_SECONDS) * 1000);
    await act.tx.insert(badgeHostConsent).values({
      id,
      unit: context.provider,
      host: host.id,
      participant: mine,
      account: act.actor.account,
      rights,
      allProofs: rights.includes('READ_PROOFS') && input.allProofs,
      codeHash: hostCodeHash(context.vault, code),
      codeExpiresAt: new Date(act.now.getTime() + CODE_SECONDS * 1000),
      redirect: request.redirect,
      codeChallenge: request.codeChallenge,
      createdAt: act.now,
      expiresAt,
    });
    if (proofs.length > 0)
      await act.tx.insert(badgeHostProof).values(proofs.map((credential) => ({ consent: id, credential })));
    act.record(context.provider, 'BADGE_HOST_CONSENTED', 'PARTICIPANT', {
      consent: id,
      host: host.id,
      rights,
      allProofs: input.allProofs,
      proofs,
      expiresAt: expiresAt.toISOString(),
    });
    return { id, goOn: answerAddress(context.baseUrl, request, { code }) };
  });

/** The participant ends a consent: from this moment on the host reads nothing. To end it again changes nothing. */
export const endBadgeHost = (
  context: Context,
  input: { consent: Id<'badgeHostConsent'> },
): Promise<Id<'badgeHostConsent'>> =>
  perform(context, async (act) => {
    const facts = ownActor(act.actor);
    act.may('badgeHost.end', facts);
    const [row] = await act.tx
      .select()
      .from(badgeHostConsent)
      .where(eq(badgeHostConsent.id, input.consent))
      .for('update');
    demandThat(row && row.participant === facts.participant, 'NOT_FOUND', ['consent']);
    await endConsents(act, row.participant, { consent: row.id }, 'PARTICIPANT');
    return row.id;
  });

async function endConsents(
  act: Act,
  mine: Id<'participant'>,
  which: { host: Id<'badgeHost'> } | { consent: Id<'badgeHostConsent'> },
  endedWhy: ConsentEnd,
): Promise<void> {
  const ended = await act.tx
    .update(badgeHostConsent)
    .set({ endedAt: act.now, endedWhy })
    .where(
      and(
        eq(badgeHostConsent.participant, mine),
        'host' in which ? eq(badgeHostConsent.host, which.host) : eq(badgeHostConsent.id, which.consent),
        isNull(badgeHostConsent.endedAt),
      ),
    )
    .returning({ id: badgeHostConsent.id, host: badgeHostConsent.host });
  for (const { id, host } of ended)
    act.record(act.context.provider, 'BADGE_HOST_ENDED', 'PARTICIPANT', {
      consent: id,
      host,
      why: endedWhy,
    });
}

/** The proofs that are named, where proofs are to be read and not all of them are. */
async function chosenProofs(
  act: Act,
  mine: Id<'participant'>,
  reads: boolean,
  { allProofs, proofs }: ConsentInput,
): Promise<Id<'credential'>[]> {
  const named = [...new Set(proofs ?? [])];
  if (!reads || allProofs) {
    demandThat(named.length === 0, 'INVALID_INPUT', ['proofs'], { field: 'proofs' });
    return [];
  }
  const bounded = named.length >= 1 && named.length <= MOST_CHOSEN;
  demandThat(bounded, 'INVALID_INPUT', ['proofs'], { field: 'proofs', expected: `(1–${MOST_CHOSEN})` });
  const held = await demandHeld(act.tx, mine, named);
  demandThat(
    held.every(({ ours }) => ours),
    'NOT_FOUND',
    ['proofs'],
  );
  return named;
}

async function demandRoom(act: Act, mine: Id<'participant'>): Promise<void> {
  const open = and(
    eq(badgeHostConsent.participant, mine),
    isNull(badgeHostConsent.endedAt),
    gt(badgeHostConsent.expiresAt, act.now),
  );
  if ((await act.tx.$count(badgeHostConsent, open)) >= MOST_CONSENTS)
    throw new Refusal('WALLET_FULL', [], { limit: String(MOST_CONSENTS) });
}

async function latest(act: Act, mine: Id<'participant'>): Promise<Date> {
  const owner = participantKey(mine);
  const [row] = await act.tx.select().from(participant).where(eq(participant.id, mine));
  const born = (await act.keys(owner)).open(owner, 'birth_date', row!.birthDate);
  return latestExpiry(act.now, ageOn(born, act.now));
}
