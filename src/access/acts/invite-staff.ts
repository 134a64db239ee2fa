import { and, eq, isNull } from 'drizzle-orm';
import type { Id } from '../../base/id.ts';
import { demand, demandThat, Refusal } from '../../base/refusal.ts';
import type { Sql } from '../../database/database.ts';
import { touched } from '../../database/database.ts';
import { append } from '../../record/append.ts';
import { ROLES, type Role, type UnitKind } from '../actor.ts';
import { type Context, type House, perform } from '../context.ts';
import { newCode, readCode } from '../one-time-code.ts';
import { controllerUnit, invitation, staff, staffRole } from '../organisation.table.ts';
import { personName } from '../person.ts';
import { unitKey } from '../vault.ts';
import { emailForm } from './sign-in.ts';

const INVITATION_DAYS = 7;

/** Which roles make sense in which kind of unit. */
const ROLES_OF: Readonly<Record<UnitKind, readonly Role[]>> = {
  PROVIDER: ['COORDINATOR'],
  WORKSHOP: ['INSTRUCTOR', 'COORDINATOR', 'RECORDS'],
  SCHOOL: ['TEACHER', 'DECIDER', 'ASSESSOR', 'COORDINATOR', 'RECORDS'],
};

export interface Invitation {
  readonly id: Id<'invitation'>;
  /** Shown once; only its keyed hash is kept. */
  readonly invitationCode: string;
  readonly expiresAt: Date;
}

interface Invited {
  readonly unit: Id<'unit'>;
  readonly role: Role;
  readonly name: string;
  readonly email: string;
}

async function write(tx: Sql, house: House, now: Date, input: Invited): Promise<Invitation> {
  const name = demand(personName(input.name, 'name'));
  const email = emailForm(input.email);
  demandThat(/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) && email.length <= 254, 'INVALID_INPUT', ['email'], {
    field: 'email',
    expected: 'a@b.fi',
  });
  const [unit] = await tx.select().from(controllerUnit).where(eq(controllerUnit.id, input.unit));
  if (!unit) throw new Refusal('NOT_FOUND', ['unit']);
  demandThat(
    ROLES.includes(input.role) && ROLES_OF[unit.kind].includes(input.role),
    'INVALID_INPUT',
    ['role'],
    {
      field: 'role',
      expected: ROLES_OF[unit.kind].join(', '),
    },
  );
  const owner = unitKey(input.unit);
  const keys = await house.vault.open(tx, [owner]);
  const code = newCode();
  const id = house.newId('invitation');
  const expiresAt = new Date(now.getTime() + INVITATION_DAYS * 86_400_000);
  await tx.insert(invitation).values({
    id,
    unit: input.unit,
    role: input.role,
    codeHash: house.vault.lookup('invitation', demand(readCode(code))),
    emailHash: house.vault.lookup('email', email),
    email: keys.seal(owner, 'invitation.email', email),
    name: keys.seal(owner, 'invitation.name', name),
    expiresAt,
    createdAt: now,
  });
  return { id, invitationCode: code, expiresAt };
}

/** Invites somebody to hold a role in a unit; the one-time code is handed over by the one who invites. */
export const inviteStaff = (context: Context, input: Invited): Promise<Invitation> =>
  perform(context, async (act) => {
    act.may('staff.invite', { unit: input.unit });
    const invited = await write(act.tx, context, act.now, input);
    act.record(input.unit, 'STAFF_INVITED', 'COORDINATOR', { invitation: invited.id, role: input.role });
    return invited;
  });

/** Invites a coordinator of the provider itself, from the command line of the machine that the server runs on. */
export const inviteFirstCoordinator = (
  house: House,
  input: { name: string; email: string },
): Promise<Invitation> =>
  house.database.sql.transaction(async (tx) => {
    const now = house.clock();
    const invited = await write(tx, house, now, { ...input, unit: house.provider, role: 'COORDINATOR' });
    await append(tx, now, [
      {
        unit: house.provider,
        act: 'STAFF_INVITED',
        actor: 'system',
        role: 'SYSTEM',
        detail: { invitation: invited.id, role: 'COORDINATOR' },
      },
    ]);
    return invited;
  });

/** Ends a role. What its holder did stays as it was; their next request no longer has the role. */
export const endRole = (
  context: Context,
  input: { staff: Id<'staff'>; role: Role },
): Promise<{ staff: Id<'staff'> }> =>
  perform(context, async (act) => {
    const [row] = await act.tx.select().from(staff).where(eq(staff.id, input.staff));
    if (!row) throw new Refusal('NOT_FOUND', ['staff']);
    act.may('staff.invite', { unit: row.unit });
    const ended = await act.tx
      .update(staffRole)
      .set({ endedAt: act.now })
      .where(
        and(eq(staffRole.staff, input.staff), eq(staffRole.role, input.role), isNull(staffRole.endedAt)),
      );
    demandThat(touched(ended) > 0, 'NOT_FOUND', ['role']);
    act.record(row.unit, 'ROLE_ENDED', 'COORDINATOR', { staff: input.staff, role: input.role });
    return { staff: input.staff };
  });
