import { and, eq } from 'drizzle-orm';
import type { Id } from '../../base/id.ts';
import { demandThat, Refusal } from '../../base/refusal.ts';
import { touched } from '../../database/database.ts';
import { append } from '../../record/append.ts';
import { type Act, type Context, perform, signedIn } from '../context.ts';
import { type IdentityRow, takeArrival } from '../oidc/arrival.ts';
import { endIdentitySessions } from '../oidc/identity-session.ts';
import { linkedIdentity } from '../oidc/oidc.table.ts';
import { isSamePerson, type VerifiedPerson } from '../oidc/relying-party.ts';
import { participant } from '../participant.table.ts';
import { readPerson } from '../person.ts';
import { demandWayIn, holdAccount } from '../ways-in.ts';

/** In which role and whose chain an account's own acts stand. */
const standing = ({ actor, context }: Act) =>
  actor.participant || !actor.posts[0]
    ? ({ unit: context.provider, role: 'PARTICIPANT' } as const)
    : { unit: actor.posts[0].unit, role: actor.posts[0].role };

/**
 * Links whom a provider has just identified to the account that is signed in: from then on it signs in to it. A
 * participant's strong identification has to agree with the wallet's names and date of birth, and then says how it is
 * known who they are; on disagreement nothing changes, and the code is spent. Throws IDENTITY_CODE_GONE,
 * IDENTITY_TAKEN, IDENTITY_DIFFERS, NOT_ALLOWED, LEVEL_TOO_LOW.
 */
export async function linkIdentity(context: Context, input: { code: string }): Promise<IdentityRow> {
  try {
    return await perform(context, async (act) => {
      const { provider, identity, subjectHash, person } = await takeArrival(act.tx, context, input.code);
      const { actor } = act;
      demandThat(!identity || identity.account === actor.account, 'IDENTITY_TAKEN');
      if (provider.audience === 'PARTICIPANTS') await assure(act, person);
      else mayLinkStaff(act);
      const row = identity ?? {
        id: act.newId('linkedIdentity'),
        account: actor.account,
        provider: provider.id,
        subjectHash,
        createdAt: act.now,
        usedAt: act.now,
      };
      if (!identity) await act.tx.insert(linkedIdentity).values(row);
      const { unit, role } = standing(act);
      act.record(unit, 'IDENTITY_LINKED', role, { identity: row.id, provider: provider.id });
      return row;
    });
  } catch (problem) {
    if (problem instanceof Refusal && problem.code === 'IDENTITY_DIFFERS') await spend(context, input.code);
    throw problem;
  }
}

/** An organisation's account opens a post, so its holder has one; and card and PIN alone do not add a way in. */
function mayLinkStaff(act: Act): void {
  const { actor } = act;
  demandThat(actor.posts.length > 0, 'NOT_ALLOWED');
  if (actor.participant) act.may('participant.addWayIn', { participant: actor.participant });
}

async function assure(act: Act, verified: VerifiedPerson | null): Promise<void> {
  const { tx, actor, context } = act;
  demandThat(actor.participant, 'NOT_ALLOWED');
  const wallet = await readPerson(tx, context.vault, actor.participant);
  demandThat(verified && isSamePerson(wallet, verified), 'IDENTITY_DIFFERS');
  await tx
    .update(participant)
    .set({ identityAssurance: 'STRONG' })
    .where(eq(participant.id, actor.participant));
}

/** Somebody else's identification is not tried again, and the attempt is on the record. */
async function spend(context: Context, code: string): Promise<void> {
  await context.database.sql.transaction(async (tx) => {
    const { provider } = await takeArrival(tx, context, code);
    await append(tx, context.now, [
      {
        unit: context.provider,
        act: 'IDENTITY_DIFFERED',
        actor: signedIn(context).account,
        role: 'PARTICIPANT',
        detail: { provider: provider.id },
      },
    ]);
  });
}

/** Takes one of the holder's own identities away, with the sessions it began. Throws NOT_FOUND, LAST_WAY_IN. */
export const unlinkIdentity = (
  context: Context,
  input: { identity: Id<'linkedIdentity'> },
): Promise<{ identity: Id<'linkedIdentity'> }> =>
  perform(context, async (act) => {
    const { account } = act.actor;
    await holdAccount(act.tx, account);
    const removed = await act.tx
      .delete(linkedIdentity)
      .where(and(eq(linkedIdentity.id, input.identity), eq(linkedIdentity.account, account)));
    if (touched(removed) === 0) throw new Refusal('NOT_FOUND', ['identity']);
    await demandWayIn(act.tx, context, account);
    await endIdentitySessions(act.tx, input.identity, act.now);
    const { unit, role } = standing(act);
    act.record(unit, 'IDENTITY_UNLINKED', role, { identity: input.identity });
    return { identity: input.identity };
  });
