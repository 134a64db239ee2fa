import { canonicalJson, sha256Hex } from '../../base/canonical-json.ts';
import type { LocalizedText } from '../../base/language.ts';
import { folded } from '../../base/text.ts';
import type {
  ImportedCriterion,
  ImportedGroup,
  ImportedRequirement,
  RequirementKind,
} from '../qualification.ts';
import type { Remarks } from './remarks.ts';
import type { RequirementsShape, SourceText } from './shape.ts';
import { called, isEmpty, oneLine } from './wording.ts';

type Path = readonly PropertyKey[];

interface Wording {
  readonly text: LocalizedText;
  readonly code: string | null;
  readonly sourceKey: string | null;
  readonly criteria?: readonly ImportedCriterion[];
}

/** The requirements of one target while they are collected: keeps their order and gives each its identity. */
export class RequirementList {
  readonly groups: ImportedGroup[] = [];
  readonly requirements: ImportedRequirement[] = [];
  readonly #seen = new Map<string, number>();

  constructor(
    readonly kind: RequirementKind,
    /** Code, or number, of the unit: part of the identity of a requirement that has none of its own. */
    readonly unit: string,
    readonly remarks: Remarks,
  ) {}

  openGroup(name: LocalizedText): number {
    this.groups.push({ name });
    return this.groups.length - 1;
  }

  add(wording: Wording, group: number | null, path: Path): void {
    if (isEmpty(wording.text)) {
      this.remarks.leaveOut(path, 'EMPTY_TEXT', wording.code);
      return;
    }
    this.requirements.push({
      kind: this.kind,
      key: this.#keyOf(wording, group, path),
      code: wording.code,
      sourceKey: wording.sourceKey,
      text: wording.text,
      group,
      criteria: wording.criteria ?? [],
    });
  }

  #keyOf(wording: Wording, group: number | null, path: Path): string {
    const key = wording.code ?? wording.sourceKey ?? this.#hashOf(wording.text, group);
    const before = this.#seen.get(key) ?? 0;
    this.#seen.set(key, before + 1);
    if (before === 0) return key;
    this.remarks.note(path, 'SAME_IDENTITY', key);
    return `${key}#${before + 1}`;
  }

  #hashOf(text: LocalizedText, group: number | null): string {
    const name = group === null ? null : (this.groups[group]?.name ?? null);
    const alike = (said: LocalizedText) =>
      Object.entries(said).map(([language, one]) => [language, folded(one)]);
    return `text-${sha256Hex(canonicalJson([this.unit, name && alike(name).sort(), alike(text).sort()])).slice(0, 32)}`;
  }
}

type RequirementShape = RequirementsShape['vaatimukset'][number];

const wordingOf = (shape: RequirementShape): Wording => ({
  text: oneLine(shape.vaatimus),
  code: shape.koodi?.uri ?? null,
  sourceKey: shape.vaatimus?.key ?? null,
});

/** The 2019 form: requirements directly, in groups, or both. */
export function addRequirements(list: RequirementList, shape: RequirementsShape, path: Path): void {
  for (const [index, one] of shape.vaatimukset.entries()) {
    list.add(wordingOf(one), null, [...path, 'vaatimukset', index]);
  }
  for (const [index, area] of shape.kohdealueet.entries()) {
    const here = [...path, 'kohdealueet', index];
    const name = oneLine(area.kuvaus);
    const sayings = area.vaatimukset.filter((one) => !isEmpty(oneLine(one.vaatimus)));
    if (sayings.length === 0) list.remarks.leaveOut(here, 'EMPTY_GROUP', called(name));
    const group = sayings.length === 0 || isEmpty(name) ? null : list.openGroup(name);
    if (sayings.length > 0 && isEmpty(name)) list.remarks.note([...here, 'kuvaus'], 'EMPTY_TEXT');
    for (const [place, one] of area.vaatimukset.entries()) {
      list.add(wordingOf(one), group, [...here, 'vaatimukset', place]);
    }
  }
}

/** Whether the 2019 form holds anything: it may be present and empty while the older form has the real data. */
export const hasRequirements = (shape: RequirementsShape | null | undefined): shape is RequirementsShape =>
  !!shape && (shape.vaatimukset.length > 0 || shape.kohdealueet.some((area) => area.vaatimukset.length > 0));

/** Lists of several languages paired item by item; a language with another number of items than the first is left out. */
export function addItems(
  list: RequirementList,
  source: SourceText,
  itemsIn: (html: string) => string[],
  path: Path,
): void {
  const byLanguage = Object.entries(source.text)
    .map(([language, html]) => ({ language, items: itemsIn(html) }))
    .filter((one) => one.items.length > 0);
  const first = byLanguage.find((one) => one.language === 'fi') ?? byLanguage[0];
  if (!first) return;
  const paired = byLanguage.filter((one) => {
    if (one.items.length === first.items.length) return true;
    list.remarks.leaveOut([...path, one.language], 'LANGUAGES_DIFFER', one.language);
    return false;
  });
  for (const index of first.items.keys()) {
    const text = Object.fromEntries(paired.map((one) => [one.language, one.items[index] ?? '']));
    list.add({ text, code: null, sourceKey: null }, null, path);
  }
}
