import type { OwnText } from '../base/language.ts';
import type { Check } from './check.ts';
import type { ProofSummary } from './proof-summary.ts';

/** What is found out about a credential by itself, whatever carries it. */
export interface Judgement {
  readonly issuer: string | null;
  readonly shape: Check;
  readonly proof: Check;
  readonly identity: Check;
  readonly status: Check | null;
  readonly dates: Check;
  /** Where the credential itself names its holder's key. */
  readonly holder: Check | null;
  /** Whether it is of a kind that we issue, and draw on paper. */
  isOurKind(): boolean;
  /** What it says, for one whose signature holds and whose shape fits. */
  summary(registeredName: OwnText | string | null): ProofSummary;
}
