import { asc, eq, lte } from 'drizzle-orm';
import { inLanguage, type Language } from '../base/language.ts';
import { cardAndPinReason } from './card-and-pin.table.ts';
import type { House } from './context.ts';
import { controllerUnit, issuer, issuerName } from './organisation.table.ts';
import { NOTICE_SECTIONS, NOTICE_TITLE, type NoticeSection, REASONS_SECTION } from './privacy-notice.text.ts';

/** The privacy notice as it is printed. */
export interface PrivacyNotice {
  readonly title: string;
  readonly provider: string;
  readonly language: Language;
  readonly sections: readonly NoticeSection[];
  /** Each unit that lets its participants in with card and PIN alone, by its public name, with its reason. */
  readonly reasons: readonly { readonly unit: string; readonly reason: string }[];
}

/** The privacy notice of this installation in one language, with what the units have recorded. */
export async function privacyNotice(
  house: Pick<House, 'database' | 'provider'>,
  language: Language,
  now: Date,
): Promise<PrivacyNotice> {
  const { sql } = house.database;
  const [keeper] = await sql.select().from(controllerUnit).where(eq(controllerUnit.id, house.provider));
  const provider = (keeper && inLanguage(keeper.name, language)?.text) ?? '';
  const rows = await sql
    .select({ unit: cardAndPinReason.unit, name: issuerName.name, reason: cardAndPinReason.reason })
    .from(cardAndPinReason)
    .innerJoin(issuer, eq(issuer.unit, cardAndPinReason.unit))
    .innerJoin(issuerName, eq(issuerName.issuer, issuer.id))
    .where(lte(issuerName.validFrom, now.toISOString().slice(0, 10)))
    .orderBy(asc(cardAndPinReason.recordedAt), asc(cardAndPinReason.unit), asc(issuerName.validFrom));
  // Of a unit's names through time the last one that has begun is left.
  const reasons = [...new Map(rows.map((row) => [row.unit, row])).values()].map(({ name, reason }) => ({
    unit: inLanguage(name, language)?.text ?? '',
    reason: inLanguage(reason, language)?.text ?? '',
  }));
  const { heading, paragraphs, none } = REASONS_SECTION[language];
  const [before = '', listed = ''] = paragraphs;
  const why: NoticeSection = {
    heading,
    paragraphs:
      reasons.length === 0
        ? [before, none]
        : [before, listed, ...reasons.map(({ unit, reason }) => `${unit}: ${reason}`)],
  };
  const named = NOTICE_SECTIONS[language].map((section) => ({
    heading: section.heading,
    paragraphs: section.paragraphs.map((paragraph) => paragraph.replaceAll('{provider}', () => provider)),
  }));
  return { title: NOTICE_TITLE[language], provider, language, sections: [...named, why], reasons };
}
