/** Deeper or larger than any honest credential: beyond this, checking would be work for an attacker. */
const DEEPEST = 40;
const MOST_VALUES = 20_000;

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/gs;

/**
 * The first name that an object of a valid JSON text gives twice, or null. Parsers disagree on which of the two
 * counts (RFC 8259, 4), so such a text can show one thing and have another one signed.
 */
export function repeatedName(json: string): string | null {
  const open: (Set<string> | null)[] = [];
  let last = '';
  for (const [token] of json.matchAll(TOKEN)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      const name: unknown = JSON.parse(last);
      const names = open.at(-1);
      if (names && typeof name === 'string') {
        if (names.has(name)) return name;
        names.add(name);
      }
    }
    last = token;
  }
  return null;
}

/** Whether a parsed JSON value stays within 40 levels and 20,000 values. */
export function isModest(value: unknown): boolean {
  let values = 0;
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    values += level.length;
    if (depth > DEEPEST || values > MOST_VALUES) return false;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return true;
}
