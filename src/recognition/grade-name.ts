import type { OwnText } from '../base/language.ts';
import type { RecognisedCompetenceAward } from '../credential/award.ts';
import type { TargetScale } from '../qualification/awarded-target.ts';
import { PASSED } from './grade.ts';

const PASSED_NAME: OwnText = { fi: 'Hyväksytty', sv: 'Godkänd', en: 'Pass' };
const PASSED_SCALE: OwnText = { fi: 'Hyväksytty', sv: 'Godkänd', en: 'Pass' };

/** A grade as an award names it: with its word, its scale's name and the scale's passing grades. */
export function gradeOnScale(
  scale: TargetScale | null,
  grade: string,
): NonNullable<RecognisedCompetenceAward['grade']> {
  const level = scale?.values.find((value) => value.value === grade);
  if (!scale || !level) {
    return { value: PASSED, name: PASSED_NAME, scaleName: PASSED_SCALE, scaleValues: [PASSED] };
  }
  return {
    value: level.value,
    name: level.name,
    scaleName: scale.name,
    scaleValues: scale.values.map((value) => value.value),
  };
}
