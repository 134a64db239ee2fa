/** Characters that canonical N-Quads escapes in a literal (RDFC-1.0, 5). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is escaped.
const ESCAPED = /[\u0000-\u001F\u007F"\\]/;
const EVERY_ESCAPED = new RegExp(ESCAPED, 'g');

const SHORT: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};

const escaped = (character: string): string =>
  SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

/** A text between the quotation marks of a literal. */
export const literalText = (text: string): string =>
  ESCAPED.test(text) ? text.replace(EVERY_ESCAPED, escaped) : text;

/** The schemes of the IRIs in what we issue. */
const KNOWN_IRI = /^(?:https?:\/\/|(?:urn|did):(?!\/\/))[^\s<>"{}|^`\\]+$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused.
const CONTROL = /[\u0000-\u001F]/;

/** An absolute IRI of a known scheme as N-Quads writes it, without anything to escape; else null. */
export const iriTerm = (iri: unknown): string | null =>
  typeof iri === 'string' && KNOWN_IRI.test(iri) && !CONTROL.test(iri) ? `<${iri}>` : null;

/**
 * A number's lexical form as JSON-LD gives it (JSON-LD 1.1 API, 8.6): digits where it is whole, else a canonical
 * double. Null where that is not certain: not finite, with an exponent, or with more digits than the form keeps.
 */
export function numberText(value: number): string | null {
  if (!Number.isFinite(value) || String(value).includes('e')) return null;
  if (Number.isInteger(value)) return value.toFixed(0);
  const text = value.toExponential(15).replace(/(\d)0*e\+?/, '$1E');
  return Number(text) === value ? text : null;
}
