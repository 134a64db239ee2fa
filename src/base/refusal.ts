import type { Language } from './language.ts';
import { REFUSAL_TEXT } from './refusal.text.ts';

/** Every code with which an act can be refused, and what it means to the one who calls. */
export const REFUSAL_CODES = {
  NOT_FOUND:
    'No such thing, or not for the caller to know of. Another person’s id answers exactly like an unknown one.',
  NOT_ALLOWED: 'The caller’s roles do not allow this act.',
  LEVEL_TOO_LOW:
    'The session is too weak for this act: sign in on a known device or with a passkey, or more strongly.',
  OWN_CASE: 'Nobody marks, assesses or decides as staff about themself.',
  CONFLICT: 'Something else happened first; read again and decide anew.',
  INVALID_INPUT: 'A field is missing, malformed or contradicts another; `path` names it.',
  TOO_LARGE: 'The input is larger than the documented limit.',
  PERSONAL_IDENTITY_CODE: 'The text holds a Finnish personal identity code, which has no place here.',
  TELLING_WORD: 'A public name holds a word that would tell where someone comes from.',
  INVALID_BUSINESS_ID: 'Not a Finnish business id, or its check digit is wrong.',
  ALREADY_EXISTS: 'The same thing is there already.',
  SIGN_IN_FAILED: 'No account fits what was given.',
  CODE_INVALID: 'The one-time code is unknown, used or expired.',
  CODE_MISTYPED: 'The code’s checksum does not fit: it was mistyped. No attempt was counted.',
  CARD_AND_PIN_NOT_ALLOWED:
    'The unit has not recorded its reason for letting participants in with card and PIN.',
  MERGE_NOT_SAME_PERSON: 'The two wallets have different names or dates of birth; nothing was merged.',
  MERGE_OPEN_CHECKLIST: 'Both wallets have an open checklist for the same target; nothing was merged.',
  MERGE_STAFF:
    'The wallet that would end belongs to somebody who is staff, or has acted as staff in the other’s case; nothing was merged.',
  TOO_MANY_ATTEMPTS: 'Too many attempts; wait and try again.',
  WEAK_SECRET: 'The password or PIN is too short or too simple.',
  ALREADY_ACTIVATED:
    'The participant has opened their wallet already: a lost PIN needs their recovery card or a re-issued card.',
  REISSUE_WAITING: 'One person has asked for the card: it needs a second one, or 48 hours to pass.',
  REISSUE_ENDED: 'The re-issue was refused by the participant, used, or its time has passed.',
  NOT_UNDERSTOOD: 'Whoever sets the second secret says that they understand: what it opens is lost with it.',
  SECRET_WRONG: 'The private part does not open with this secret.',
  PRIVATE_PART_LOCKED: 'The private part is not unlocked in this session, or no longer.',
  UNDER_AGE: 'People under 15 are not served.',
  PASSKEY_CHALLENGE_GONE:
    'What the passkey answers was asked for something else, is answered already or is older than five minutes: begin again.',
  PASSKEY_REFUSED:
    'The passkey is unknown or removed, or its answer does not hold: another address, nobody verified, a wrong signature.',
  PASSKEY_COPIED: 'The passkey’s counter went back: a copy of it is in use. Its holder removes it.',
  LAST_WAY_IN: 'Without this nobody could sign in to the account any more.',
  PASSWORDS_OFF: 'This installation signs staff in by their organisation’s own service, not by passwords.',
  IDENTITY_CODE_GONE:
    'The one-time code of an identification is unknown, used, past its ten minutes or another browser’s.',
  IDENTITY_NOT_LINKED:
    'The provider knows this person, the wallet and the staff do not: give an invitation’s code, or sign in and link.',
  IDENTITY_TAKEN: 'The identity already opens another account.',
  IDENTITY_DIFFERS:
    'The names or the date of birth that the provider has verified are not the wallet’s. Nothing was changed.',
  IDENTITY_PROVIDER_REFUSED:
    'The provider did not identify the person, or its answer does not hold: its signature, time, nonce or strength.',
  IDENTITY_PROVIDER_UNREACHABLE: 'The provider does not answer.',
  ACCOUNT_EXISTS:
    'The invited e-mail has an account: sign in to it as before, then link the identity and accept the invitation.',
  NOT_QUALIFICATION_REQUIREMENTS:
    'The document is not qualification requirements of ePerusteet; `path` says where and what was expected.',
  SOURCE_UNREACHABLE: 'The document could not be fetched from its source.',
  COVERAGE_MISSING: 'No environment of the instructor covers this requirement today.',
  COVERAGE_ENDED:
    'The environment’s coverage is withdrawn or past its review date: old marks stand, new ones are not taken.',
  ENVIRONMENT_WITHDRAWN: 'The learning environment is withdrawn: it takes no changes and no new marks.',
  NOT_ONE_SENTENCE:
    'A task is one plain sentence of at most 200 characters, in each language that it is given in.',
  TASK_MISSING: 'No task of the environment teaches this requirement, so it cannot be covered there.',
  REQUIREMENT_NOT_IN_TARGET: 'The requirement does not belong to the checklist’s target.',
  REQUIREMENT_RECOGNISED: 'The requirement is already recognised.',
  CHECKLIST_OPEN: 'The participant already has an open checklist for this target and version.',
  WRONG_STATE: 'The checklist’s state does not allow this act.',
  NO_STANDING_MARK: 'At least one standing mark of an instructor or a teacher is needed.',
  PERMISSION_MISSING: 'The participant has not permitted this.',
  ALREADY_DECIDED: 'The school has already decided.',
  IDENTITY_NOT_CONFIRMED: 'The school has not confirmed the participant’s identity.',
  STUDY_RIGHT_NOT_CONFIRMED: 'The school has not confirmed a study right.',
  ASSESSORS_MISSING: 'Not enough assessors, or not of the kinds that the target demands.',
  ASSESSOR_NOT_NAMED: 'Only an assessor whom the school has named for this case can do this.',
  DISQUALIFICATION_NOT_DECLARED: 'The assessor has not declared that they are not disqualified.',
  GRADES_DIFFER: 'The assessors confirm different grades.',
  GRADE_NOT_ON_SCALE: 'The grade does not stand on the target’s scale.',
  GRADE_NOT_HIGHER: 'A raised grade is higher than the one before.',
  OFFICIAL_RECORD_MISSING: 'Direct recognition needs an official earlier record that the school has seen.',
  REASON_MISSING: 'This act needs a reason.',
  SECOND_PERSON_NEEDED: 'A second authorised person confirms this act.',
  REVIEW_TIME_PASSED: 'The time for asking for a review has passed.',
  REMEDY_TEXT_MISSING:
    'The provider has configured no remedy text for this kind of decision, language and day.',
  NO_RECORD_OF_DECISION: 'There is no decision in force that this act could change.',
  CREDENTIAL_SHAPE: 'The credential would not be valid Open Badges 3.0; nothing was signed.',
  ALREADY_REVOKED: 'The credential is already revoked.',
  ALREADY_SUSPENDED: 'The credential is already suspended.',
  NOT_SUSPENDED: 'The credential is not suspended.',
  BIRTH_DATE_NEEDED: 'A school’s credential needs the date of birth.',
  SIGNER_UNREACHABLE:
    'The process that keeps the private keys does not answer; nothing was signed or written.',
  FOLDER_NOT_EMPTY: 'The folder to write to holds files already; nothing was written.',
  EXPORT_LINK_ENDED: 'The link is unknown, used or too old. Ask for a new one.',
  NOT_A_WALLET: 'The file is not a whole wallet of this product; `path` names what is wrong.',
  WALLET_TOO_LARGE: 'The file holds more than is taken in: too many files, too large, or packed too densely.',
  WALLET_CHANGED:
    'The wallet’s files or its list are not as they were signed; `path` names the first such file.',
  SOMEBODY_ELSES_WALLET: 'The name or the date of birth in the wallet is not the caller’s.',
  FORGED_CREDENTIAL:
    'A credential in the wallet does not hold; `path` names the files. Nothing was taken in.',
  DATABASE_IN_USE: 'Another process has this data folder open.',
  FILE_HOLDS_IDENTITY_CODE:
    'The brought file’s text holds a Finnish personal identity code; `path` says where. A covered copy can be kept, or nothing.',
  WALLET_FULL: 'The wallet holds as many of these as it has room for.',
  HOLDING_NOT_BROUGHT: 'The proof was issued here: it is hidden, not removed.',
  HOLDING_COVERED: 'A covered copy carries no signature any more, so it cannot be checked again.',
  SHARE_CLOSED: 'Nothing can be opened with this: unknown, expired, used up, locked or withdrawn alike.',
  BADGE_HOST_UNKNOWN:
    'No badge host has registered that asks so, or the address to go back to is not one of its own.',
  SHARE_CODE_NEEDED: 'This share opens with a code that its holder tells by voice. No attempt was counted.',
  DECISION_OPEN:
    'A school still has something to decide about the one who would leave; `path` names the checklists. Take them back, or wait.',
  ERASURE_ASKED: 'Leaving has been asked for already.',
  ERASURE_NOT_ASKED: 'Leaving has not been asked for, or is done.',
  BACKUP_FOLDERS: 'Data and keys go into two folders, and neither lies in the other.',
  BACKUP_CHANGED: 'The backup is not whole, or not as it was written; `path` names the file.',
  BACKUP_OTHER_KEY: 'The backup was made under another master key.',
  BACKUP_OTHER_VERSION: 'The backup was made by another version of the tables.',
  DATABASE_NOT_EMPTY: 'The database to restore into holds something already.',
  LEDGER_MISSING: 'The ledger of those who have left is not there; without it nothing is restored.',
  LEDGER_CHANGED: 'The ledger of those who have left was changed, or is another installation’s.',
  LEDGER_BEHIND: 'The ledger of those who have left is older than the backup.',
} as const satisfies Record<string, string>;

export type RefusalCode = keyof typeof REFUSAL_CODES;

/**
 * Says no to an act, as data. Rules return it; `demand` throws it so that the act's transaction rolls back;
 * the GraphQL face hands it to the caller.
 */
export class Refusal {
  readonly code: RefusalCode;
  /** Where in the input or the document, outermost first. */
  readonly path: readonly string[];
  /** What the message's placeholders stand for; never personal data. */
  readonly detail: Readonly<Record<string, string>>;

  constructor(
    code: RefusalCode,
    path: readonly string[] = [],
    detail: Readonly<Record<string, string>> = {},
  ) {
    this.code = code;
    this.path = path;
    this.detail = detail;
  }

  /** The refusal in words, for a person. */
  message(language: Language): string {
    return REFUSAL_TEXT[this.code][language].replace(
      /\{(\w+)\}/g,
      (_, name: string) => this.detail[name] ?? '',
    );
  }
}

/** The value, or the refusal thrown: unwinds an act (and its transaction) at the first no. */
export function demand<T>(result: T | Refusal): T {
  if (result instanceof Refusal) throw result;
  return result;
}

/** Throws the refusal unless the condition holds. */
export function demandThat(
  condition: unknown,
  code: RefusalCode,
  path: readonly string[] = [],
  detail = {},
): asserts condition {
  if (!condition) throw new Refusal(code, path, detail);
}
