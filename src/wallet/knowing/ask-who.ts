import { eq } from 'drizzle-orm';
import { type Context, perform } from '../../access/context.ts';
import type { Id } from '../../base/id.ts';
import { Refusal } from '../../base/refusal.ts';
import { reading } from '../../record/record.table.ts';
import { whoRequest } from './who-request.table.ts';
import type { WhoRequestRow } from './who-request.ts';

/**
 * The participant asks the controller who of its staff opened their data ("Kysy, kuka"). One open request per reading;
 * after an answer it can be asked again. Throws NOT_FOUND (no such reading, or not of theirs), ALREADY_EXISTS.
 */
export const askWho = (
  context: Context,
  input: { readonly reading: Id<'reading'> },
): Promise<WhoRequestRow> =>
  perform(context, async (act) => {
    const [about] = await act.tx.select().from(reading).where(eq(reading.id, input.reading));
    if (!about) throw new Refusal('NOT_FOUND');
    act.may('log.ask', { participant: about.participant });
    const [made] = await act.tx
      .insert(whoRequest)
      .values({
        id: act.newId('whoRequest'),
        unit: about.unit,
        participant: about.participant,
        reading: about.id,
        askedAt: act.now,
      })
      .onConflictDoNothing()
      .returning();
    if (!made) throw new Refusal('ALREADY_EXISTS');
    act.record(about.unit, 'WHO_ASKED', 'PARTICIPANT', { request: made.id, reading: about.id });
    return made;
  });
