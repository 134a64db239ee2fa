import type { Context } from '../../access/context.ts';
import type { Id } from '../../base/id.ts';

/** What a line of the log is about. */
export const LOG_LINE_KINDS = {
  READING: 'Somebody of an organisation opened the participant’s data.',
  PERMISSION: 'A checklist was opened to a school, or closed again.',
  SHARE: 'Something that was shared was opened; who did it is not known.',
  ASSISTED: 'A session in which somebody helped.',
  WALLET: 'Something was done with the wallet itself.',
} as const satisfies Record<string, string>;
export type LogLineKind = keyof typeof LOG_LINE_KINDS;

/** One line: what happened, when, in one plain sentence of the reader’s language. No name of any employee. */
export interface LogLine {
  readonly id: string;
  readonly kind: LogLineKind;
  readonly at: Date;
  readonly sentence: string;
  /** The reading about which it can be asked who it was. */
  readonly reading: Id<'reading'> | null;
}

/** Where lines come from. */
export interface LogSource {
  count(context: Context, participant: Id<'participant'>): Promise<number>;
  /** The newest lines, newest first, as many as are asked for. */
  newest(context: Context, participant: Id<'participant'>, most: number): Promise<LogLine[]>;
}
