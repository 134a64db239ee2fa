import type { Context } from '../../access/context.ts';
import type { Person } from '../../access/person.ts';
import type { Id } from '../../base/id.ts';
import type { OwnText } from '../../base/language.ts';

/** What a file of an export is; what a later version adds is kept and not understood. */
export const FILE_KINDS = {
  INDEX: 'The page for people.',
  PERSON: 'Who the wallet’s holder is.',
  CREDENTIAL: 'A credential as it was signed: canonical JSON.',
  CREDENTIAL_FORM: 'The same credential in another form: PDF, token, picture.',
  CHECKLIST: 'A checklist with its marks, answers and permissions.',
  EVIDENCE: 'A photo or a text that shows competence.',
  DECISIONS: 'Schools’ decisions, statements, returns and reviews.',
  LOG: 'Who looked, and what was asked about it.',
  SESSIONS: 'Sessions and known devices.',
  CONTACTS: 'E-mail and phone.',
  PRIVATE: 'A sealed entry of the private part.',
  HOLDING: 'A credential that the holder brought from elsewhere.',
  SHARES: 'What was shared, and how often it was opened.',
  BADGE_HOSTS: 'Services that the holder let read, and on which days they did.',
  MANIFEST: 'The list of an archive’s files, or its signature.',
  ARCHIVE: 'A file of a wallet that was brought from another installation.',
} as const satisfies Record<string, string>;
export type FileKind = keyof typeof FILE_KINDS;

/** A table of the index page. */
export interface IndexTable {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** One file of an export. Its bytes are made when it is its turn, and let go after it. */
export interface ExportFile {
  /** Below the top of the archive, with forward slashes; says nothing of anybody. */
  readonly path: string;
  readonly mediaType: string;
  readonly what: FileKind;
  /** What the index calls the thing, and this form of it: files of one thing stand together. */
  readonly title: string;
  readonly form: string;
  readonly bytes: () => Uint8Array | Promise<Uint8Array>;
  readonly tables?: readonly IndexTable[];
}

/** Whose wallet is taken, for those who yield its files; each asks with the participant's own rights. */
export interface TakenWallet {
  readonly context: Context;
  readonly participant: Id<'participant'>;
  readonly account: Id<'account'>;
  readonly person: Person;
}

/** One part of an export, under its heading on the index page. */
export interface ExportSection {
  readonly heading: OwnText;
  readonly files: (wallet: TakenWallet) => AsyncIterable<ExportFile>;
}

/** A file of plain data, with tables that tell it to people. */
export const dataFile = (
  file: Pick<ExportFile, 'path' | 'what' | 'title' | 'tables'>,
  data: unknown,
): ExportFile => ({
  ...file,
  mediaType: 'application/json',
  form: 'JSON',
  bytes: () => Buffer.from(`${JSON.stringify(data, null, 2)}\n`),
});
