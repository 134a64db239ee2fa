import { and, eq, isNull } from 'drizzle-orm';
import { type Context, type House, perform, signedIn } from '../../access/context.ts';
import { vouchedUntil } from '../../access/oidc/identity-session.ts';
import { isSamePerson } from '../../access/oidc/relying-party.ts';
import { participant, session } from '../../access/participant.table.ts';
import { readPerson } from '../../access/person.ts';
import { endSession, startSession, type Tokens } from '../../access/session.ts';
import { type Id, idBeforeDot } from '../../base/id.ts';
import { demandThat } from '../../base/refusal.ts';
import { touched } from '../../database/database.ts';
import { append } from '../../record/append.ts';
import { OauthRefusal } from '../offer/oauth-refusal.ts';
import { newSecret } from '../offer/offer-secret.ts';
import { ownActor } from '../own-actor.ts';
import { presentationsIn, questionLink, type WalletQuestion } from '../presentation/wallet-question.ts';
import { identification } from './identification.table.ts';
import { IDENTIFICATION_MINUTES, identificationState, PID_QUERY } from './identification.ts';
import { shownPerson } from './shown-person.ts';

export type IdentificationRow = typeof identification.$inferSelect;

const PATH = '/openid4vp/identifications';

const linkHash = (house: House, link: string): string => house.vault.lookup('identification-link', link);

/** What the wallet is asked: by the server itself, for the three claims that are compared. */
export const identificationQuestion = ({ expiresAt }: IdentificationRow): WalletQuestion => ({
  path: PATH,
  clientName: 'Pätevä',
  query: PID_QUERY,
  expiresAt,
});

/**
 * The participant sets out to show who they are by a European Digital Identity Wallet. Throws NOT_FOUND where this
 * server trusts no authority for that.
 */
export const requestIdentification = (
  context: Context,
): Promise<{ readonly row: IdentificationRow; readonly link: string }> =>
  perform(context, async (act) => {
    const facts = ownActor(act.actor);
    act.may('identification.request', facts);
    demandThat((context.personAuthorities ?? []).length > 0, 'NOT_FOUND');
    const link = newSecret();
    const row: IdentificationRow = {
      id: act.newId('identification'),
      unit: context.provider,
      participant: facts.participant!,
      session: act.actor.session,
      linkHash: linkHash(context, link),
      createdAt: act.now,
      expiresAt: new Date(act.now.getTime() + IDENTIFICATION_MINUTES * 60_000),
      same: null,
      usedAt: null,
    };
    await act.tx.insert(identification).values(row);
    act.record(context.provider, 'IDENTIFICATION_REQUESTED', 'PARTICIPANT', { identification: row.id });
    return { row, link: questionLink(context, PATH, link) };
  });

/** The identification that a link leads to, while it waits for an answer; else null. */
export async function waitingIdentification(house: House, link: string): Promise<IdentificationRow | null> {
  const [row] = await house.database.sql
    .select()
    .from(identification)
    .where(eq(identification.linkHash, linkHash(house, link)));
  return row && identificationState(row, house.clock()) === 'WAITING' ? row : null;
}

/**
 * Takes a wallet's answer: whom it shows is compared with the one whose wallet this is, and forgotten. Somebody else
 * ends it. What does not hold is refused, on the record, and it goes on waiting. Throws `OauthRefusal`.
 */
export async function answerIdentification(
  house: House,
  link: string,
  answer: Readonly<Record<string, string>>,
): Promise<void> {
  const { database, vault } = house;
  const row = await waitingIdentification(house, link);
  if (!row) throw new OauthRefusal('invalid_request', 'the request was answered or has ended');
  if (answer.error !== undefined) return;
  let same: boolean;
  try {
    const shown = await shownPerson(
      house,
      link,
      await presentationsIn(house, identificationQuestion(row), link, answer),
    );
    same = isSamePerson(await readPerson(database.sql, vault, row.participant), shown);
  } catch (problem) {
    if (problem instanceof OauthRefusal) await note(house, row, 'IDENTIFICATION_REFUSED');
    throw problem;
  }
  const taken = await database.sql
    .update(identification)
    .set({ same })
    .where(and(eq(identification.id, row.id), isNull(identification.same)));
  if (touched(taken) === 0) throw new OauthRefusal('invalid_request', 'the request was answered before');
  await note(house, row, same ? 'IDENTIFICATION_ANSWERED' : 'IDENTITY_DIFFERED');
}

const note = (house: House, { unit, id }: IdentificationRow, act: string): Promise<void> =>
  house.database.sql.transaction((tx) =>
    append(tx, house.clock(), [
      { unit, act, actor: 'wallet', role: 'WALLET', detail: { identification: id } },
    ]),
  );

/** How the last identification of this very session stands; null where there was none. */
export async function identificationOf(context: Context): Promise<IdentificationRow | null> {
  const actor = signedIn(context);
  const rows = await context.database.sql
    .select()
    .from(identification)
    .where(eq(identification.session, actor.session))
    .orderBy(identification.createdAt);
  return rows.at(-1) ?? null;
}

/**
 * The session in which a wallet has shown the same person goes on as STRONG: a new one, since a session keeps the level
 * that it began with, for eight hours at most, and the old one ends. From now on it is known of them by strong identification who they are.
 * Throws NOT_FOUND, IDENTITY_DIFFERS, IDENTITY_CODE_GONE.
 */
export const finishIdentification = (
  context: Context,
  input: { identification: Id<'identification'> },
): Promise<Tokens> =>
  perform(context, async (act) => {
    const { tx, actor, now } = act;
    const facts = ownActor(actor);
    act.may('identification.request', facts);
    const [row] = await tx
      .select()
      .from(identification)
      .where(eq(identification.id, input.identification))
      .for('update');
    const mine = row?.participant === facts.participant && row?.session === actor.session;
    demandThat(row && mine, 'NOT_FOUND', ['identification']);
    const state = identificationState(row, now);
    demandThat(state !== 'DIFFERENT', 'IDENTITY_DIFFERS');
    demandThat(state === 'ANSWERED', 'IDENTITY_CODE_GONE');
    await tx.update(identification).set({ usedAt: now }).where(eq(identification.id, row.id));
    await tx
      .update(participant)
      .set({ identityAssurance: 'STRONG' })
      .where(eq(participant.id, row.participant));
    const [old] = await tx.select().from(session).where(eq(session.id, actor.session));
    await endSession(tx, actor.session, now);
    const tokens = await startSession(
      tx,
      context,
      actor.account,
      'STRONG',
      old?.device ?? null,
      old?.assisted ?? false,
    );
    await tx
      .update(session)
      .set({ expiresAt: vouchedUntil(now) })
      .where(eq(session.id, idBeforeDot(tokens.refreshToken, 'session')));
    act.record(context.provider, 'IDENTIFIED_BY_WALLET', 'PARTICIPANT', { identification: row.id });
    return tokens;
  });
