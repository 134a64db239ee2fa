/** The languages that pages, refusals and documents are written in. */
export const LANGUAGES = ['fi', 'sv', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const isLanguage = (value: string): value is Language =>
  (LANGUAGES as readonly string[]).includes(value);

/** A text in every language that its source gave it in; keys are BCP 47 tags (fi, sv, en, se, ru ...). */
export type LocalizedText = Readonly<Record<string, string>>;

/** A text in all three of our own languages. */
export type OwnText = Readonly<Record<Language, string>>;

/** The text in the wanted language, else in Finnish, else in Swedish, else in any; with the language that it is in. */
export function inLanguage(text: LocalizedText, wanted: string): { text: string; language: string } | null {
  for (const language of [wanted, 'fi', 'sv', ...Object.keys(text)]) {
    const found = text[language];
    if (found) return { text: found, language };
  }
  return null;
}

/** The best of our languages for an Accept-Language header (RFC 9110, 12.5.4); Finnish where none fits. */
export function languageFromHeader(header: string | null | undefined): Language {
  const wishes = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
      const q = parameters.find((parameter) => parameter.startsWith('q='));
      return { primary: tag.split('-')[0] ?? '', quality: q ? Number(q.slice(2)) : 1 };
    })
    .filter((wish) => wish.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { primary } of wishes) if (isLanguage(primary)) return primary;
  return 'fi';
}
