import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Id } from '../../base/id.ts';
import { demand, demandThat, Refusal } from '../../base/refusal.ts';
import { touched } from '../../database/database.ts';
import { cardExpiry, newActivationCard } from '../activation-card.ts';
import { type Act, type Context, perform } from '../context.ts';
import { freeText } from '../free-text.ts';
import { newCode, readCode } from '../one-time-code.ts';
import { account, staff } from '../organisation.table.ts';
import { groupInstructor, groupMember, joinCode, participant, workGroup } from '../participant.table.ts';
import { birthDate, personName } from '../person.ts';
import { participantKey } from '../vault.ts';
import { demandCardAndPin } from './allow-card-and-pin.ts';

const JOIN_CODE_MINUTES = 60;

/** Makes a group of a unit; an instructor who makes it instructs it. */
export const createGroup = (context: Context, input: { unit: Id<'unit'>; name: string }) =>
  perform(context, async (act) => {
    act.may('group.create', { unit: input.unit });
    const row = {
      id: act.newId('group'),
      unit: input.unit,
      name: freeText(input.name, ['name'], 100),
      createdAt: act.now,
      endedAt: null,
    };
    await act.tx.insert(workGroup).values(row);
    const post = act.actor.posts.find((one) => one.unit === input.unit && one.role === 'INSTRUCTOR');
    if (post)
      await act.tx.insert(groupInstructor).values({ group: row.id, staff: post.staff, createdAt: act.now });
    act.record(input.unit, 'GROUP_CREATED', post ? 'INSTRUCTOR' : 'COORDINATOR', { group: row.id });
    return row;
  });

async function managedGroup(act: Act, id: Id<'group'>) {
  const [group] = await act.tx
    .select()
    .from(workGroup)
    .where(and(eq(workGroup.id, id), isNull(workGroup.endedAt)));
  if (!group) throw new Refusal('NOT_FOUND', ['group']);
  const mine = act.actor.posts.filter((post) => post.role === 'INSTRUCTOR').map((post) => post.staff);
  const instructors = await act.tx.select().from(groupInstructor).where(eq(groupInstructor.group, id));
  const groupStaff = instructors.some((row) => mine.includes(row.staff));
  act.may('group.manage', { unit: group.unit, groupStaff });
  return { group, role: groupStaff ? ('INSTRUCTOR' as const) : ('COORDINATOR' as const) };
}

/** Lets another instructor of the unit instruct the group. */
export const addGroupInstructor = (context: Context, input: { group: Id<'group'>; staff: Id<'staff'> }) =>
  perform(context, async (act) => {
    const { group, role } = await managedGroup(act, input.group);
    const [member] = await act.tx
      .select()
      .from(staff)
      .where(and(eq(staff.id, input.staff), eq(staff.unit, group.unit)));
    if (!member) throw new Refusal('NOT_FOUND', ['staff']);
    await act.tx
      .insert(groupInstructor)
      .values({ group: group.id, staff: member.id, createdAt: act.now })
      .onConflictDoNothing();
    act.record(group.unit, 'GROUP_INSTRUCTOR_ADDED', role, { group: group.id, staff: member.id });
    return group;
  });

export interface AdmittedParticipant {
  readonly participant: Id<'participant'>;
  /** What goes on the activation card; shown once. */
  readonly activationCode: string;
  readonly expiresAt: Date;
}

/**
 * Makes a wallet for a new participant and the activation code with which they open it and join the group; for a unit
 * that has recorded why card and PIN are enough to come in. Throws CARD_AND_PIN_NOT_ALLOWED.
 */
export const admitParticipant = (
  context: Context,
  input: {
    group: Id<'group'>;
    givenNames: string;
    familyName: string;
    callingName?: string | null;
    birthDate: string;
  },
): Promise<AdmittedParticipant> =>
  perform(context, async (act) => {
    const { group, role } = await managedGroup(act, input.group);
    await demandCardAndPin(act.tx, group.unit);
    const id = act.newId('participant');
    const accountId = act.newId('account');
    const owner = participantKey(id);
    const walletNumber = newCode();
    const keys = await context.vault.create(act.tx, owner, act.now, act.newId);
    await act.tx.insert(account).values({
      id: accountId,
      walletNumberHash: context.vault.lookup('wallet-number', demand(readCode(walletNumber))),
      createdAt: act.now,
    });
    await act.tx.insert(participant).values({
      id,
      account: accountId,
      givenNames: keys.seal(owner, 'given_names', demand(personName(input.givenNames, 'givenNames'))),
      familyName: keys.seal(owner, 'family_name', demand(personName(input.familyName, 'familyName'))),
      callingName: input.callingName
        ? keys.seal(owner, 'calling_name', demand(personName(input.callingName, 'callingName')))
        : null,
      birthDate: keys.seal(owner, 'birth_date', demand(birthDate(input.birthDate, act.now))),
      walletNumber: keys.seal(owner, 'wallet_number', walletNumber),
      identityAssurance: 'SELF_STATED',
      createdAt: act.now,
    });
    const expiresAt = cardExpiry(act.now);
    const activationCode = await newActivationCard(act, { participant: id, group: group.id, expiresAt });
    act.record(group.unit, 'PARTICIPANT_ADMITTED', role, { participant: id, group: group.id });
    return { participant: id, activationCode, expiresAt };
  });

/** A one-time code with which an instructor takes the participant into a group; an hour. */
export const createJoinCode = (context: Context) =>
  perform(context, async (act) => {
    act.may('participant.joinCode');
    const code = newCode();
    const expiresAt = new Date(act.now.getTime() + JOIN_CODE_MINUTES * 60_000);
    await act.tx.insert(joinCode).values({
      id: act.newId('joinCode'),
      participant: act.actor.participant!,
      codeHash: context.vault.lookup('join', demand(readCode(code))),
      expiresAt,
      createdAt: act.now,
    });
    return { joinCode: code, expiresAt };
  });

/** Takes a participant into the group with their join code. Throws CODE_MISTYPED, CODE_INVALID, NOT_FOUND. */
export const joinGroup = (context: Context, input: { group: Id<'group'>; code: string }) =>
  perform(context, async (act) => {
    const { group, role } = await managedGroup(act, input.group);
    const [used] = await act.tx
      .update(joinCode)
      .set({ usedAt: act.now })
      .where(
        and(
          eq(joinCode.codeHash, context.vault.lookup('join', demand(readCode(input.code)))),
          isNull(joinCode.usedAt),
          gt(joinCode.expiresAt, act.now),
        ),
      )
      .returning();
    if (!used) throw new Refusal('CODE_INVALID', ['code']);
    await act.tx
      .insert(groupMember)
      .values({ group: group.id, participant: used.participant, joinedAt: act.now })
      .onConflictDoUpdate({
        target: [groupMember.group, groupMember.participant],
        set: { joinedAt: act.now, leftAt: null },
      });
    act.record(group.unit, 'GROUP_JOINED', role, { group: group.id, participant: used.participant });
    return group;
  });

/** The participant leaves a group: its staff see them no more. What was marked stays. */
export const leaveGroup = (context: Context, input: { group: Id<'group'> }) =>
  perform(context, async (act) => {
    const me = act.actor.participant;
    if (!me) throw new Refusal('NOT_FOUND', ['group']);
    act.may('group.leave', { participant: me });
    const left = await act.tx
      .update(groupMember)
      .set({ leftAt: act.now })
      .where(
        and(eq(groupMember.group, input.group), eq(groupMember.participant, me), isNull(groupMember.leftAt)),
      );
    demandThat(touched(left) === 1, 'NOT_FOUND', ['group']);
    act.record(context.provider, 'GROUP_LEFT', 'PARTICIPANT', { group: input.group, participant: me });
    return { id: input.group };
  });
