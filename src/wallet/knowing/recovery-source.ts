import { desc, eq } from 'drizzle-orm';
import type { Context } from '../../access/context.ts';
import { recoveryCard, reissue } from '../../access/recovery.table.ts';
import type { Id } from '../../base/id.ts';
import type { Language } from '../../base/language.ts';
import { momentText } from '../moment-text.ts';
import { publicNameOf } from '../unit-name.ts';
import type { LogLine, LogSource } from './log-line.ts';

type Sayings = Readonly<Record<Language, (when: string, unit: string) => string>>;

const SAID = {
  CARD_MADE: {
    fi: (when) => `Tulostit palautuskortin ${when}.`,
    sv: (when) => `Du skrev ut ett återställningskort ${when}.`,
    en: (when) => `You printed a recovery card ${when}.`,
  },
  CARD_USED: {
    fi: (when) => `Lompakkosi avattiin palautuskortilla ${when}.`,
    sv: (when) => `Din plånbok öppnades med återställningskortet ${when}.`,
    en: (when) => `Your wallet was opened with the recovery card ${when}.`,
  },
  REISSUE_ASKED: {
    fi: (when, unit) => `Työntekijä (${unit}) pyysi sinulle uutta korttia ${when}.`,
    sv: (when, unit) => `En anställd vid ${unit} begärde ett nytt kort åt dig ${when}.`,
    en: (when, unit) => `An employee of ${unit} asked for a new card for you ${when}.`,
  },
  REISSUE_CONFIRMED: {
    fi: (when, unit) => `Toinen työntekijä (${unit}) vahvisti uuden kortin ${when}.`,
    sv: (when, unit) => `En annan anställd vid ${unit} bekräftade det nya kortet ${when}.`,
    en: (when, unit) => `Another employee of ${unit} confirmed the new card ${when}.`,
  },
  REISSUE_USED: {
    fi: (when) => `Lompakkosi avattiin uudella kortilla ${when}.`,
    sv: (when) => `Din plånbok öppnades med det nya kortet ${when}.`,
    en: (when) => `Your wallet was opened with the new card ${when}.`,
  },
  REISSUE_REFUSED: {
    fi: (when) => `Kielsit uuden kortin ${when}.`,
    sv: (when) => `Du nekade det nya kortet ${when}.`,
    en: (when) => `You refused the new card ${when}.`,
  },
} as const satisfies Record<string, Sayings>;

const ENDED = { USED: 'REISSUE_USED', REFUSED: 'REISSUE_REFUSED', EXPIRED: null } as const;

/** A wallet's cards are a handful: all of them are read, and the newest lines taken. */
async function allLines(context: Context, participant: Id<'participant'>): Promise<LogLine[]> {
  const { language, now } = context;
  const { sql } = context.database;
  const line = (id: string, what: keyof typeof SAID, at: Date, unit = ''): LogLine => ({
    id: `${id}.${what}`,
    kind: 'WALLET',
    at,
    sentence: SAID[what][language](momentText(at, now, language), unit),
    reading: null,
  });
  const cards = await sql
    .select()
    .from(recoveryCard)
    .where(eq(recoveryCard.participant, participant))
    .orderBy(desc(recoveryCard.createdAt));
  const reissues = await sql.select().from(reissue).where(eq(reissue.participant, participant));
  const lines = cards.flatMap((card) => [
    line(card.id, 'CARD_MADE', card.createdAt),
    ...(card.usedAt ? [line(card.id, 'CARD_USED', card.usedAt)] : []),
  ]);
  for (const one of reissues) {
    const unit = await publicNameOf(context, one.unit, language);
    lines.push(line(one.id, 'REISSUE_ASKED', one.requestedAt, unit));
    if (one.confirmedAt) lines.push(line(one.id, 'REISSUE_CONFIRMED', one.confirmedAt, unit));
    const ended = one.endedWhy && ENDED[one.endedWhy];
    if (ended && one.endedAt) lines.push(line(one.id, ended, one.endedAt));
  }
  return lines.sort((a, b) => b.at.getTime() - a.at.getTime());
}

/** Recovery cards, and cards that staff gave anew. */
export const recoverySource: LogSource = {
  count: async (context, participant) => (await allLines(context, participant)).length,
  newest: async (context, participant, most) => (await allLines(context, participant)).slice(0, most),
};
