import type { Language } from '../../base/language.ts';
import type { Standing } from './check-code.ts';
import type { CodeText } from './code.text.ts';

/** The element that carries what a page's script needs, as JSON that no browser runs. */
export const CARRIED = 'carried';

/** What the page behind a QR code carries for its script. */
export interface CarriedProof {
  readonly language: Language;
  /** Null where the server issued no such credential. */
  readonly standing: Standing | null;
  /** When the page was made, as people write it. */
  readonly asOf: string;
  readonly text: CodeText;
}

/** JSON inside a script element: nothing in it can end the element or begin a comment (HTML, 4.12.1.3). */
export const carriedJson = (value: object): string => JSON.stringify(value).replaceAll('<', '\\u003c');
