export type Path = readonly (string | number)[];

/** The path of every string, number and boolean in a JSON value. */
export function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) =>
    leaves(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** A copy with one leaf changed by one character, one unit or its opposite. */
export function withLeaf(value: unknown, [head, ...rest]: Path, where: number): unknown {
  if (head === undefined) return changed(value, where);
  if (Array.isArray(value)) return value.map((one, at) => (at === head ? withLeaf(one, rest, where) : one));
  const object = value as Record<string, unknown>;
  return { ...object, [head]: withLeaf(object[head], rest, where) };
}

function changed(leaf: unknown, where: number): unknown {
  if (typeof leaf === 'number') return leaf + 1;
  if (typeof leaf === 'boolean') return !leaf;
  const text = String(leaf);
  const at = where % text.length;
  const other = text[at] === 'x' ? 'y' : 'x';
  return text.slice(0, at) + other + text.slice(at + 1);
}
