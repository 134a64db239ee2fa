/** Folds every kind of space (U+00A0, U+202F ...) into one plain space and trims; what is shown to people stays readable. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u00a0\u202f\u2007]+/gu, ' ')
    .trim();
}

/** The form that search, hashing and matching use: tidy, lower case, soft hyphens gone. */
export function folded(text: string): string {
  return tidy(text.replace(/\u00ad/gu, '')).toLocaleLowerCase('fi');
}
