import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Id } from '../../base/id.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Sql } from '../../database/database.ts';
import { append } from '../../record/append.ts';
import type { Context } from '../context.ts';
import { invitation, staff, staffRole } from '../organisation.table.ts';
import { unitKey } from '../vault.ts';

export type InvitationRow = typeof invitation.$inferSelect;

/** Uses an invitation up. Throws CODE_INVALID. */
export async function takeInvitation(tx: Sql, context: Context, codeHash: string): Promise<InvitationRow> {
  const [invited] = await tx
    .update(invitation)
    .set({ usedAt: context.now })
    .where(
      and(
        eq(invitation.codeHash, codeHash),
        isNull(invitation.usedAt),
        gt(invitation.expiresAt, context.now),
      ),
    )
    .returning();
  if (!invited) throw new Refusal('CODE_INVALID');
  return invited;
}

/** Gives an account the post and the role of an invitation that was just used; on the record of its unit. */
export async function takePost(
  tx: Sql,
  context: Context,
  invited: InvitationRow,
  account: Id<'account'>,
): Promise<void> {
  const [standing] = await tx
    .insert(staff)
    .values({
      id: context.newId('staff'),
      account,
      unit: invited.unit,
      ...(await resealed(context, tx, invited)),
      createdAt: context.now,
    })
    .onConflictDoUpdate({ target: [staff.account, staff.unit], set: { endedAt: null } })
    .returning({ id: staff.id });
  const roles = await tx
    .select()
    .from(staffRole)
    .where(
      and(eq(staffRole.staff, standing!.id), eq(staffRole.role, invited.role), isNull(staffRole.endedAt)),
    );
  if (roles.length === 0) {
    await tx.insert(staffRole).values({
      id: context.newId('role'),
      staff: standing!.id,
      role: invited.role,
      createdAt: context.now,
    });
  }
  await append(tx, context.now, [
    {
      unit: invited.unit,
      act: 'INVITATION_ACCEPTED',
      actor: account,
      role: invited.role,
      detail: { staff: standing!.id, invitation: invited.id },
    },
  ]);
}

async function resealed(context: Context, tx: Sql, invited: InvitationRow) {
  const owner = unitKey(invited.unit);
  const keys = await context.vault.open(tx, [owner]);
  return {
    name: keys.seal(owner, 'staff.name', keys.open(owner, 'invitation.name', invited.name)),
    email: keys.seal(owner, 'staff.email', keys.open(owner, 'invitation.email', invited.email)),
  };
}
