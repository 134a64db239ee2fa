import type { ImportedScale } from '../qualification.ts';
import { itemsOfHtml } from './html.ts';
import type { Remarks } from './remarks.ts';
import { addItems, type RequirementList } from './requirements.ts';
import { knownScale, mapCriteria, type OpenScale } from './scale.ts';
import type { OldAssessmentShape, SourceText, UnitShape } from './shape.ts';
import { isBareSubject, isEmpty, oneLine, saying } from './wording.ts';

type Area = OldAssessmentShape['arvioinninKohdealueet'][number];
type AssessmentObject = Area['arvioinninKohteet'][number];

/** The lines of an HTML list that demand something. */
export const sayingItems = (html: string) => itemsOfHtml(html).filter((item) => !isBareSubject(item));

/**
 * What an object of assessment demands: its explanation, else its heading, else its area's heading; a bare
 * "The student" explains nothing. The area's code is never an identity (one code stands for different areas).
 */
function wordingOf(
  object: AssessmentObject,
  area: Area,
): { text: ReturnType<typeof oneLine>; sourceKey: string | null } {
  for (const source of [object.selite, object.otsikko]) {
    const text = saying(source);
    if (!isEmpty(text)) return { text, sourceKey: source?.key ?? null };
  }
  return { text: oneLine(area.otsikko), sourceKey: object.selite?.key ?? object.otsikko?.key ?? null };
}

function scaleOf(
  objects: { object: AssessmentObject; path: PropertyKey[] }[],
  remarks: Remarks,
): OpenScale | null {
  const named = objects.filter(({ object }) => object._arviointiAsteikko !== null);
  const first = named[0];
  if (!first) return null;
  const different = named.find(({ object }) => object._arviointiAsteikko !== first.object._arviointiAsteikko);
  if (different) remarks.note(different.path, 'SCALES_DIFFER', different.object._arviointiAsteikko);
  const scale = knownScale(first.object._arviointiAsteikko);
  if (!scale) remarks.leaveOut(first.path, 'SCALE_UNKNOWN', first.object._arviointiAsteikko);
  return scale;
}

function addAssessment(
  list: RequirementList,
  assessment: OldAssessmentShape,
  path: PropertyKey[],
): ImportedScale | null {
  const { remarks } = list;
  const objects = assessment.arvioinninKohdealueet.flatMap((area, index) =>
    area.arvioinninKohteet.map((object, place) => ({
      area,
      object,
      path: [...path, 'arvioinninKohdealueet', index, 'arvioinninKohteet', place],
    })),
  );
  const scale = scaleOf(objects, remarks);
  for (const [index, area] of assessment.arvioinninKohdealueet.entries()) {
    const mine = objects.filter((one) => one.area === area);
    const name = oneLine(area.otsikko);
    if (mine.length === 0) {
      remarks.leaveOut([...path, 'arvioinninKohdealueet', index], 'EMPTY_GROUP', name.fi ?? null);
      continue;
    }
    const group = isEmpty(name) ? null : list.openGroup(name);
    for (const { object, path: here } of mine) {
      const own = object._arviointiAsteikko === scale?.scale ? scale : knownScale(object._arviointiAsteikko);
      const criteria =
        own === scale && scale
          ? mapCriteria(scale, object.osaamistasonKriteerit, [...here, 'osaamistasonKriteerit'], remarks)
          : [];
      list.add({ ...wordingOf(object, area), code: null, criteria }, group, here);
    }
  }
  if (!scale) return null;
  const { valueOf: _, ...plain } = scale;
  return { ...plain, criteria: [] };
}

/**
 * The form until 2018: one requirement per object of assessment, grouped by its area; where there is none, one per
 * item of the requirements' HTML. Returns the scale that the objects name.
 */
export function addOldForm(
  list: RequirementList,
  unit: UnitShape,
  path: PropertyKey[],
): ImportedScale | null {
  const assessment = unit.arviointi;
  if (assessment?.arvioinninKohdealueet.some((area) => area.arvioinninKohteet.length > 0)) {
    return addAssessment(list, assessment, [...path, 'arviointi']);
  }
  const html: SourceText | null = unit.ammattitaitovaatimukset;
  if (html) addItems(list, html, sayingItems, [...path, 'ammattitaitovaatimukset']);
  return null;
}
