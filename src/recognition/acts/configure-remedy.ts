import { type Context, perform } from '../../access/context.ts';
import { freeText } from '../../access/free-text.ts';
import type { Id } from '../../base/id.ts';
import type { Language } from '../../base/language.ts';
import { demandThat, Refusal } from '../../base/refusal.ts';
import { demandSchool } from '../../checklist/school.ts';
import { remedyText } from '../recognition.table.ts';
import type { RemedyKind } from '../remedy.ts';

export type RemedyRow = typeof remedyText.$inferSelect;

/** A school stores how a kind of decision can be appealed, in one language, for a time. Older texts stay as they were. */
export const configureRemedy = (
  context: Context,
  input: {
    readonly school: Id<'unit'>;
    readonly kind: RemedyKind;
    readonly language: Language;
    readonly text: string;
    readonly validFrom: string;
    readonly validUntil?: string | null;
  },
): Promise<RemedyRow> =>
  perform(context, async (act) => {
    act.may('remedy.configure', { unit: input.school });
    await demandSchool(act.tx, input.school);
    const validUntil = input.validUntil ?? null;
    demandThat(validUntil === null || input.validFrom <= validUntil, 'INVALID_INPUT', ['validUntil'], {
      field: 'validUntil',
      expected: `≥ ${input.validFrom}`,
    });
    const [row] = await act.tx
      .insert(remedyText)
      .values({
        id: act.newId('remedy'),
        unit: input.school,
        kind: input.kind,
        language: input.language,
        text: freeText(input.text, ['text'], 8000),
        validFrom: input.validFrom,
        validUntil,
        createdAt: act.now,
      })
      .returning();
    if (!row) throw new Refusal('CONFLICT');
    const role = act.actor.posts.some((post) => post.unit === input.school && post.role === 'COORDINATOR');
    act.record(input.school, 'REMEDY_CONFIGURED', role ? 'COORDINATOR' : 'DECIDER', {
      remedy: row.id,
      kind: row.kind,
      language: row.language,
    });
    return row;
  });
