import { type Act, type Context, perform } from '../../access/context.ts';
import { freeText, optionalText } from '../../access/free-text.ts';
import { dayOf } from '../../base/day.ts';
import type { Id } from '../../base/id.ts';
import type { Language } from '../../base/language.ts';
import { demand } from '../../base/refusal.ts';
import { type OfficialRecord, recogniseDirectly as rule } from '../direct-recognition.ts';
import type { DeviationCode, Purpose } from '../dossier.ts';
import { type DecisionRow, storeDecision } from '../stored-decision.ts';
import { readDossier, type StoredDossier, takeTurn } from '../stored-dossier.ts';

export interface RecogniseDirectly {
  /** Left out: the whole target. */
  readonly requirements?: readonly Id<'requirement'>[] | null;
  readonly grade?: string | null;
  /** The official earlier record, and what it is in words; no number of it. */
  readonly officialRecord?:
    | (Omit<OfficialRecord, 'conversionRule'> & {
        readonly conversionRule?: string | null;
        readonly description: string;
      })
    | null;
  readonly grounds: string;
  readonly deviationCodes?: readonly DeviationCode[] | null;
  readonly language: Language;
  readonly servedOn?: string | null;
}

/** An authorised person of the school recognises directly, from an official earlier record. */
export const recogniseDirectly = (
  context: Context,
  input: RecogniseDirectly & { readonly checklist: Id<'checklist'> },
): Promise<DecisionRow> =>
  perform(context, async (act) => recognise(act, await readDossier(act, input), { kind: 'DECIDE' }, input));

/** Recognises within an act: a new decision, or one that takes an earlier one's place. */
export async function recognise(
  act: Act,
  stored: StoredDossier,
  purpose: Purpose,
  input: RecogniseDirectly,
): Promise<DecisionRow> {
  act.may('case.decide', stored.facts);
  const seen = input.officialRecord ?? null;
  const conversionRule = optionalText(seen?.conversionRule, ['officialRecord', 'conversionRule'], 500);
  const proposal = {
    purpose,
    requirements: input.requirements ? new Set(input.requirements) : null,
    grade: input.grade ?? null,
  };
  const official = seen && { ...seen, conversionRule };
  const id = act.newId('decision');
  const next = demand(
    rule(stored.rules, stored.by, proposal, official, stored.scaleValues, id, dayOf(act.now)),
  );
  const words = {
    grounds: freeText(input.grounds, ['grounds']),
    language: input.language,
    deviationCodes: [...new Set(input.deviationCodes ?? [])],
    servedOn: input.servedOn ?? null,
    officialRecord: official && {
      ...official,
      description: freeText(official.description, ['officialRecord', 'description'], 500),
    },
  };
  const row = await takeTurn(act, stored);
  return storeDecision(act, stored, row, next, words);
}
