/** Deeper or larger than any honest credential: beyond this, checking would be work for an attacker. */
const DEEPEST = 40;
const MOST_VALUES = 20_000;

/**
 * The first name that an object of a valid JSON text gives twice, or null. Parsers disagree on which of the two
 * counts (RFC 8259, 4), so such a text can show one thing and have another one signed.
 */
export function repeatedName(json: string): string | null {
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < json.length; at++) {
    const character = json[at];
    if (character === '{') open.push(new Set());
    else if (character === '[') open.push(null);
    else if (character === '}' || character === ']') open.pop();
    else if (character === '"') {
      const end = closingQuote(json, at);
      const names = isFollowedByColon(json, end) ? open.at(-1) : null;
      if (names) {
        const name = nameIn(json.slice(at, end + 1));
        if (names.has(name)) return name;
        names.add(name);
      }
      at = end;
    }
  }
  return null;
}

/** Where the text that opens here is closed: at the next quotation mark that no backslash escapes. */
function closingQuote(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); end >= 0; end = json.indexOf('"', end + 1)) {
    let before = end - 1;
    while (json[before] === '\\') before--;
    if ((end - before) % 2 === 1) return end;
  }
  return json.length;
}

function isFollowedByColon(json: string, end: number): boolean {
  let after = end + 1;
  while (/\s/.test(json[after] ?? '')) after++;
  return json[after] === ':';
}

const nameIn = (quoted: string): string =>
  quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1);

/** Whether a parsed JSON value stays within 40 levels and 20,000 values. */
export function isModest(value: unknown): boolean {
  let values = 0;
  const within = (one: unknown, depth: number): boolean =>
    depth <= DEEPEST &&
    ++values <= MOST_VALUES &&
    (typeof one !== 'object' ||
      one === null ||
      Object.values(one).every((inner: unknown) => within(inner, depth + 1)));
  return within(value, 0);
}
