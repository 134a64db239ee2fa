import { eq } from 'drizzle-orm';
import type { Id } from '../../base/id.ts';
import type { LocalizedText } from '../../base/language.ts';
import { demand, demandThat } from '../../base/refusal.ts';
import type { Sql } from '../../database/database.ts';
import { cardAndPinReason } from '../card-and-pin.table.ts';
import { type Context, perform } from '../context.ts';
import { freeText } from '../free-text.ts';
import { publicName } from '../public-name.ts';

/**
 * A unit records why its participants may come in with card and PIN alone; the privacy notice prints it. Until it has,
 * it admits nobody and prints no cards (`demandCardAndPin`): nobody is locked out later, since the question is asked
 * when the wallet is made and not at the door. Recorded again, the new reason takes the old one's place.
 * Throws NOT_FOUND, NOT_ALLOWED, INVALID_INPUT, TELLING_WORD, PERSONAL_IDENTITY_CODE.
 */
export const allowCardAndPin = (context: Context, input: { unit: Id<'unit'>; reason: LocalizedText }) =>
  perform(context, async (act) => {
    act.may('unit.allowCardAndPin', { unit: input.unit });
    const texts = Object.entries(input.reason);
    demandThat(texts.length > 0, 'INVALID_INPUT', ['reason'], { field: 'reason', expected: '(fi, sv, en)' });
    const reason = demand(
      publicName(
        Object.fromEntries(
          texts.map(([language, text]) => [language, freeText(text, ['reason', language], 1000)]),
        ),
        ['reason'],
      ),
    );
    const said = { reason, recordedBy: act.actor.account, recordedAt: act.now };
    await act.tx
      .insert(cardAndPinReason)
      .values({ unit: input.unit, ...said })
      .onConflictDoUpdate({ target: cardAndPinReason.unit, set: said });
    act.record(input.unit, 'CARD_AND_PIN_ALLOWED', 'COORDINATOR', {
      reason: context.vault.lookup('card_and_pin_reason.reason', JSON.stringify(texts.sort())),
    });
    return { unit: input.unit, reason };
  });

/** Throws CARD_AND_PIN_NOT_ALLOWED unless the unit has recorded why card and PIN are enough. */
export async function demandCardAndPin(sql: Sql, unit: Id<'unit'>): Promise<void> {
  const [row] = await sql
    .select({ unit: cardAndPinReason.unit })
    .from(cardAndPinReason)
    .where(eq(cardAndPinReason.unit, unit));
  demandThat(row, 'CARD_AND_PIN_NOT_ALLOWED', ['group']);
}
