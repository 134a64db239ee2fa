import { Refusal } from '../base/refusal.ts';

/** The code of a pass without a level, which a direct recognition may give on any scale (Hyväksytty). */
export const PASSED = 'HYVAKSYTTY';

/** A grade as the target's scale spells it. The scale is its passing grades, lowest first. */
export type GradeScaleValues = readonly string[];

/** GRADE_NOT_ON_SCALE unless the scale has the grade; a pass without a level is allowed where said. */
export function refuseGrade(grade: string, scale: GradeScaleValues, passAllowed: boolean): Refusal | null {
  const allowed = passAllowed && !scale.includes(PASSED) ? [...scale, PASSED] : scale;
  if (allowed.includes(grade)) return null;
  return new Refusal('GRADE_NOT_ON_SCALE', ['grade'], { expected: allowed.join(', ') });
}

/** True where the later grade is higher on the scale; any level is higher than a pass without one. */
export function isHigher(later: string | null, earlier: string | null, scale: GradeScaleValues): boolean {
  if (later === null || earlier === null) return false;
  return scale.indexOf(later) > scale.indexOf(earlier);
}
