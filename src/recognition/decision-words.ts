import type { Id } from '../base/id.ts';
import type { Language } from '../base/language.ts';
import type { OfficialRecord } from './direct-recognition.ts';
import type { DeviationCode } from './dossier.ts';

/** What a decision says besides what the rules decide on. */
export interface DecisionWords {
  readonly grounds: string;
  readonly language: Language;
  readonly deviationCodes: readonly DeviationCode[];
  /** The day on which the participant is told; today where nothing is said. */
  readonly servedOn: string | null;
  readonly officialRecord?: (OfficialRecord & { readonly description: string }) | null;
  readonly assessment?: Id<'assessment'> | null;
}
