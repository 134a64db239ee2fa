import { canonicalJson } from '../base/canonical-json.ts';
import type { Id, NewId } from '../base/id.ts';
import type {
  criterion,
  gradeScale,
  qualificationUnit,
  requirement,
  requirementGroup,
  target,
  unitPart,
} from './qualification.table.ts';
import type { ImportedQualification, ImportedScale, ImportedTarget, ImportedUnit } from './qualification.ts';
import { type SearchTexts, searchTextsOf } from './search-texts.ts';

/** Everything below a qualification, as rows in the order in which they can be inserted. */
export interface QualificationRows {
  readonly units: (typeof qualificationUnit.$inferInsert)[];
  readonly parts: (typeof unitPart.$inferInsert)[];
  readonly scales: (typeof gradeScale.$inferInsert)[];
  readonly targets: (typeof target.$inferInsert)[];
  readonly groups: (typeof requirementGroup.$inferInsert)[];
  readonly requirements: (typeof requirement.$inferInsert)[];
  readonly criteria: (typeof criterion.$inferInsert)[];
  readonly search: ({ unit: Id<'qualificationUnit'> } & SearchTexts)[];
  /** What each requirement may be matched within when versions change: unit, part and side. */
  readonly within: Map<Id<'requirement'>, string>;
}

/** Where a requirement stands, in words that survive a new version of the document. */
export const placeOf = (
  unit: { code: string | null; sourceId: number },
  part: { sourceId: number } | null,
  kind: string,
) => [unit.code ?? unit.sourceId, part?.sourceId ?? '', kind].join(' ');

class Rows implements QualificationRows {
  readonly units: QualificationRows['units'] = [];
  readonly parts: QualificationRows['parts'] = [];
  readonly scales: QualificationRows['scales'] = [];
  readonly targets: QualificationRows['targets'] = [];
  readonly groups: QualificationRows['groups'] = [];
  readonly requirements: QualificationRows['requirements'] = [];
  readonly criteria: QualificationRows['criteria'] = [];
  readonly search: QualificationRows['search'] = [];
  readonly within: QualificationRows['within'] = new Map();
  readonly #scales = new Map<string, Id<'gradeScale'>>();

  constructor(
    readonly qualification: Id<'qualification'>,
    readonly newId: NewId,
  ) {}

  addUnit(given: ImportedUnit, position: number): void {
    const unit = this.newId('qualificationUnit');
    this.units.push({
      id: unit,
      qualification: this.qualification,
      position,
      kind: given.kind,
      code: given.code,
      name: given.name,
      competencePoints: given.competencePoints,
      shownBy: given.shownBy,
      sourceId: given.sourceId,
      sourceState: given.state,
    });
    for (const texts of searchTextsOf(given)) this.search.push({ unit, ...texts });
    if (given.target) this.addTarget(given.target, unit, null, placeOf(given, null, given.target.kind));
    for (const [place, one] of given.parts.entries()) {
      const part = this.newId('unitPart');
      this.parts.push({
        id: part,
        unit,
        position: place,
        code: one.code,
        name: one.name,
        sourceId: one.sourceId,
      });
      for (const side of one.targets) this.addTarget(side, unit, part, placeOf(given, one, side.kind));
    }
  }

  addTarget(
    given: ImportedTarget,
    unit: Id<'qualificationUnit'>,
    part: Id<'unitPart'> | null,
    within: string,
  ): void {
    const id = this.newId('target');
    const scale = given.scale && this.scaleOf(given.scale);
    const { kind, competencePoints, subject } = given;
    this.targets.push({ id, kind, unit, part, competencePoints, subject, gradeScale: scale });
    const groups = given.groups.map((group, position) => {
      const row = { id: this.newId('requirementGroup'), target: id, position, name: group.name };
      this.groups.push(row);
      return row.id;
    });
    for (const [position, one] of given.requirements.entries()) {
      const requirement = this.newId('requirement');
      const group = one.group === null ? null : (groups[one.group] ?? null);
      const { criteria, ...row } = one;
      this.requirements.push({ ...row, id: requirement, target: id, group, position });
      this.within.set(requirement, within);
      if (scale) this.addCriteria(criteria, scale, requirement);
    }
  }

  /** Units mostly share one generic scale with its criteria: it stands once. */
  scaleOf(given: ImportedScale): Id<'gradeScale'> {
    const same = canonicalJson(given);
    const known = this.#scales.get(same);
    if (known) return known;
    const id = this.newId('gradeScale');
    this.#scales.set(same, id);
    const { scale, name, levels } = given;
    this.scales.push({ id, qualification: this.qualification, scale, name, levels });
    this.addCriteria(given.criteria, id, null);
    return id;
  }

  addCriteria(
    criteria: ImportedScale['criteria'],
    scale: Id<'gradeScale'>,
    requirement: Id<'requirement'> | null,
  ): void {
    for (const [position, { level, text }] of criteria.entries()) {
      this.criteria.push({
        id: this.newId('criterion'),
        gradeScale: scale,
        requirement,
        level,
        position,
        text,
      });
    }
  }
}

/** The rows of a version of a qualification, with fresh ids. */
export function rowsOfQualification(
  imported: ImportedQualification,
  qualification: Id<'qualification'>,
  newId: NewId,
): QualificationRows {
  const rows = new Rows(qualification, newId);
  for (const [position, unit] of imported.units.entries()) rows.addUnit(unit, position);
  return rows;
}
