import { and, eq, isNull } from 'drizzle-orm';
import { type Context, perform } from '../../access/context.ts';
import { isGroupStaffOf } from '../../access/facts.ts';
import type { Id } from '../../base/id.ts';
import { demand, demandThat, Refusal } from '../../base/refusal.ts';
import { learningEnvironment } from '../../environment/environment.table.ts';
import { requirement, target } from '../../qualification/qualification.table.ts';
import { isAssignedTo } from '../assignment.ts';
import { checklist } from '../checklist.table.ts';
import * as rules from '../checklist.ts';
import type { ChecklistRow } from '../stored-checklist.ts';

export interface OpenChecklist {
  readonly target: Id<'target'>;
  /** Left out by a participant for themself. */
  readonly participant?: Id<'participant'> | null;
  /** Where an instructor opens it. */
  readonly environment?: Id<'environment'> | null;
}

/** A participant takes up a target, or an instructor of an environment whom they have let in does it with them. */
export const openChecklist = (context: Context, input: OpenChecklist): Promise<ChecklistRow> =>
  perform(context, async (act) => {
    const participant = input.participant ?? act.actor.participant;
    if (!participant) throw new Refusal('NOT_FOUND', ['participant']);
    const itself = participant === act.actor.participant;
    act.may('checklist.open', {
      participant,
      groupStaff: await isGroupStaffOf(act.tx, act.actor, participant),
      environmentStaff: input.environment ? await isAssignedTo(act.tx, act.actor, input.environment) : false,
    });

    const [found] = await act.tx.select().from(target).where(eq(target.id, input.target));
    demandThat(found, 'NOT_FOUND', ['target']);
    const requirements = await act.tx
      .select({ id: requirement.id })
      .from(requirement)
      .where(eq(requirement.target, found.id));
    const others = await act.tx
      .select({ state: checklist.state })
      .from(checklist)
      .where(and(eq(checklist.participant, participant), eq(checklist.target, found.id)));
    const opened = demand(
      rules.openChecklist(
        participant,
        new Set(requirements.map((one) => one.id)),
        others.map((other) => other.state),
      ),
    );

    const [row] = await act.tx
      .insert(checklist)
      .values({
        id: act.newId('checklist'),
        unit: context.provider,
        participant,
        target: found.id,
        state: opened.state,
        version: 1,
        school: null,
        round: opened.round,
        recognised: [],
        openedAt: act.now,
        openedBy: act.actor.account,
      })
      .onConflictDoNothing()
      .returning();
    if (!row) throw new Refusal('CHECKLIST_OPEN');

    const detail = { checklist: row.id, participant, target: found.id };
    act.record(context.provider, 'CHECKLIST_OPENED', itself ? 'PARTICIPANT' : 'INSTRUCTOR', detail);
    if (!itself && input.environment) {
      const [place] = await act.tx
        .select({ unit: learningEnvironment.unit })
        .from(learningEnvironment)
        .where(and(eq(learningEnvironment.id, input.environment), isNull(learningEnvironment.withdrawnAt)));
      demandThat(place, 'NOT_FOUND', ['environment']);
      act.record(place.unit, 'CHECKLIST_OPENED', 'INSTRUCTOR', { ...detail, environment: input.environment });
    }
    return row;
  });
