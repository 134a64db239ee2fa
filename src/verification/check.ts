import type { OwnText } from '../base/language.ts';
import { REASON, type ReasonCode } from './check.text.ts';

/** What is asked of a proof, one by one; a check that does not apply to a proof is not listed. */
export const CHECK_NAMES = {
  READABLE: 'There is one credential in it, and it can be read without doubt.',
  SHAPE: 'It has what its standard requires, and nothing that could mislead.',
  PROOF: 'The signature holds over every claim.',
  ISSUER_IDENTITY: 'The key that signed is the issuer’s own.',
  ISSUER_TRUST: 'The issuer is known here. Never changes the verdict.',
  STATUS: 'The issuer has not revoked or suspended it.',
  DATES: 'It is in force at the time of checking.',
  HOLDER: 'Whoever presents it is the one whom it was issued to.',
  VISIBLE_TEXT: 'What a document shows agrees with the signed claims in it.',
  RECEIPT: 'What a receipt says.',
} as const satisfies Record<string, string>;

export type CheckName = keyof typeof CHECK_NAMES;

export const OUTCOMES = {
  VALID: 'It holds.',
  INVALID: 'It does not hold.',
  UNKNOWN: 'It cannot be told.',
} as const satisfies Record<string, string>;

export type Outcome = keyof typeof OUTCOMES;

export interface Check {
  readonly name: CheckName;
  readonly outcome: Outcome;
  /** Which of the possible answers this is; the same in every language. */
  readonly code: ReasonCode;
  readonly reason: OwnText;
}

/** A check's answer, its reason in words; `detail` fills the words' places. */
export function check(
  name: CheckName,
  outcome: Outcome,
  code: ReasonCode,
  detail: Readonly<Record<string, string | OwnText>> = {},
): Check {
  const words = (language: 'fi' | 'sv' | 'en') =>
    REASON[code][language].replace(/\{(\w+)\}/g, (_, key: string) => {
      const value = detail[key] ?? '';
      return typeof value === 'string' ? value : value[language];
    });
  return { name, outcome, code, reason: { fi: words('fi'), sv: words('sv'), en: words('en') } };
}

/** Without these a proof is not called valid, a page that cannot be compared included; ISSUER_TRUST is said beside the verdict. */
const DECISIVE: readonly CheckName[] = [
  'READABLE',
  'SHAPE',
  'PROOF',
  'ISSUER_IDENTITY',
  'STATUS',
  'DATES',
  'VISIBLE_TEXT',
  'RECEIPT',
];

/** Any INVALID makes INVALID; else any UNKNOWN among the decisive checks makes UNKNOWN; else VALID. */
export function outcomeOf(checks: readonly Pick<Check, 'name' | 'outcome'>[]): Outcome {
  const counted = checks.filter(({ name }) => name !== 'ISSUER_TRUST');
  if (counted.some(({ outcome }) => outcome === 'INVALID')) return 'INVALID';
  const open = counted.some(({ name, outcome }) => DECISIVE.includes(name) && outcome === 'UNKNOWN');
  return open || counted.length === 0 ? 'UNKNOWN' : 'VALID';
}
