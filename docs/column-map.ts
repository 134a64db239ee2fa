/** Whose record a row is. */
export const CONTROLLERS = {
  PUBLIC: 'Published or about no person: nobody’s personal data.',
  PROVIDER: 'The keeper of the wallets (the installation’s own unit).',
  WORKSHOP_UNIT: 'The unit of the workshop.',
  SCHOOL_UNIT: 'The education provider’s unit.',
  UNIT_OF_ROW: 'The unit that the row’s `unit` names, or that the thing it belongs to names.',
} as const;
export type Controller = keyof typeof CONTROLLERS;

/** What stands between the column and somebody who reads the raw tables. */
export const KEYS = {
  NONE: 'Stands in clear.',
  HASH: 'A hash only: keyed where it is looked up by, salted and slow where it checks a secret.',
  PARTICIPANT: 'Sealed under the participant’s data key: forgotten when that key is destroyed.',
  UNIT: 'Sealed under the data key of the controller unit: survives the participant’s leaving.',
  MASTER: 'Wrapped under the master key, which is not in the database.',
} as const;
export type Key = keyof typeof KEYS;

/** How long a row is kept; the controllers set the times. */
export const RETENTIONS = {
  WALLET: 'Until the person leaves.',
  ACCOUNT: 'As long as the account exists.',
  STAFF: 'While the post lasts, and after it as long as the record refers to it.',
  ONE_TIME: 'Until used or expired; worthless after that.',
  MARKS: 'As the unit that made them has configured.',
  ISSUING_RECORD: 'As the issuing unit has configured, at least as long as its proofs are to be verified.',
  SCHOOL_RECORD: 'As the education provider’s records schedule demands, usually permanently.',
  LOG: 'As the unit has configured; five years where nothing is said.',
  PUBLISHED:
    'As long as anything refers to it: requirements and environments are never taken from under a mark.',
  INSTALLATION: 'As long as the installation exists.',
} as const;
export type Retention = keyof typeof RETENTIONS;

/** What a column holds. TEXT is wording, or anything else that could name or describe a person. */
export type Form = 'ID' | 'CODE' | 'TIME' | 'NUMBER' | 'TEXT';

export interface Column {
  readonly purpose: string;
  readonly personal: boolean;
  readonly form: Form;
  readonly key: Key;
}

export interface Table {
  readonly controller: Controller;
  readonly retention: Retention;
  readonly columns: Readonly<Record<string, Column>>;
}

type Maker = (purpose: string) => Column;
const personal =
  (form: Form, key: Key = 'NONE'): Maker =>
  (purpose) => ({ purpose, personal: true, form, key });
const impersonal =
  (form: Form, key: Key = 'NONE'): Maker =>
  (purpose) => ({ purpose, personal: false, form, key });

/** About a person: a pseudonym, or the id of a row that is about one. */
export const id = personal('ID');
/** About a person: one of a few values that the code knows. */
export const code = personal('CODE');
/** About a person: when. */
export const time = personal('TIME');
/** About a person: a count or a number in an order. */
export const number = personal('NUMBER');
/** About a person, under the participant's key. */
export const participants = personal('TEXT', 'PARTICIPANT');
/** About a person, under the unit's key. */
export const units = personal('TEXT', 'UNIT');
/** About a person for minutes, wrapped under the master key. */
export const masters = personal('TEXT', 'MASTER');
/** About a person, as a hash. */
export const hash = personal('TEXT', 'HASH');

/** About no person. */
export const plainId = impersonal('ID');
export const plainCode = impersonal('CODE');
export const plainTime = impersonal('TIME');
export const plainNumber = impersonal('NUMBER');
export const plainText = impersonal('TEXT');
/** A secret of the installation. */
export const secret = impersonal('TEXT', 'MASTER');
export const plainHash = impersonal('TEXT', 'HASH');

export const table = (
  controller: Controller,
  retention: Retention,
  columns: Readonly<Record<string, Column>>,
): Table => ({ controller, retention, columns });
