import type { Language } from '../../../base/language.ts';
import type { CompactClaims } from '../../../credential/compact-proof.ts';
import { dayText } from '../../../credential/wording.ts';
import { type CodeReading, dayOfCode } from '../check-code.ts';
import type { CodeText } from '../code.text.ts';
import { byId, element, factList, sign } from './dom.ts';

const SIGN: Readonly<Record<CodeReading['kind'], 'VALID' | 'INVALID' | 'UNKNOWN'>> = {
  GENUINE: 'VALID',
  NO_CODE: 'UNKNOWN',
  UNCHECKED: 'UNKNOWN',
  UNREADABLE: 'INVALID',
  OTHER_KEY: 'INVALID',
  FORGED: 'INVALID',
  OTHER_DOCUMENT: 'INVALID',
  DIFFERS: 'INVALID',
};

/** Shows what became of the code; where it does not hold, that is the first thing that the page says. */
export function showReading(reading: CodeReading, text: CodeText, language: Language): void {
  const mark = SIGN[reading.kind];
  const said = element('p', {}, text.reading[reading.kind]);
  const notice = element(
    'div',
    { class: `notice ${mark}`, role: mark === 'INVALID' ? 'alert' : 'status' },
    sign(mark),
    said,
  );
  const claims = 'claims' in reading ? reading.claims : null;
  byId('code-reading').replaceChildren(notice, ...(claims ? [claimView(claims, text, language)] : []));
  if (reading.kind === 'GENUINE') byId('code-reading').append(element('p', {}, text.compare));
  if (claims) byId('code-reading').append(element('p', { class: 'stone' }, text.onlyHere));
  const loud = text.loud[reading.kind];
  if (loud) sayFirst(loud);
}

function claimView(claims: CompactClaims, text: CodeText, language: Language): HTMLElement {
  const born = claims.birthdate && /^\d{4}-\d\d-\d\d$/.test(claims.birthdate) ? claims.birthdate : undefined;
  return element(
    'div',
    { class: 'card' },
    factList([
      [text.name, element('span', { class: 'big' }, claims.name)],
      [text.birthDate, born && dayText(born, language)],
      [text.kind, text.kinds[claims.doc] ?? claims.doc],
      [text.target, claims.code ? `${claims.target} (${numberOf(claims.code)})` : claims.target],
      [text.grade, claims.grade],
      [text.issuedOn, dayText(dayOfCode(claims), language)],
    ]),
  );
}

/** Puts a verdict over the whole page. */
export function sayFirst(words: string, mark: 'VALID' | 'INVALID' | 'UNKNOWN' = 'INVALID'): void {
  const verdict = byId('verdict');
  verdict.className = `verdict ${mark}`;
  verdict.replaceChildren(sign(mark), element('h1', {}, words));
  document.title = `${words} · Pätevä`;
}

/** People know a unit by its number; the code set's name in front is for machines. */
const numberOf = (code: string): string => code.replace(/^[a-z0-9]+_/, '').toUpperCase();
