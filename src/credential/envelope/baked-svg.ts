import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';
import type { Unbaked } from './baked-png.ts';

type Element = DefaultTreeAdapterMap['element'];
type Node = DefaultTreeAdapterMap['node'];

/** The largest drawing that is read, in characters; beyond it only the drawing would grow. */
const LARGEST_SVG = 2_000_000;
const MOST_NODES = 50_000;
const NAMESPACE = 'https://purl.imsglobal.org/ob/v3p0';
const PREFIX = 'openbadges';

const isToken = (credential: string): boolean => /^ey[\w-]+\.[\w-]+\.[\w-]+$/.test(credential);

/**
 * An SVG with a credential inside (Open Badges 3.0, 5.3.2): the namespace on the root, and as the root's first child an
 * element that carries a compact JWS in `verify`, or else the JSON as character data. Throws where there is no root, or
 * where one is baked in already.
 */
export function bakeSvg(image: string, credential: string): string {
  const root = /<svg\b(?:[^>"']|"[^"]*"|'[^']*')*>/.exec(image);
  if (!root || root[0].endsWith('/>')) throw new TypeError('not an SVG with content');
  if (image.includes(NAMESPACE)) throw new TypeError('a credential is baked in already');
  const open = root[0].replace(/>$/, ` xmlns:${PREFIX}="${NAMESPACE}">`);
  const child = isToken(credential)
    ? `<${PREFIX}:credential verify="${credential}"/>`
    : `<${PREFIX}:credential><![CDATA[${characterData(credential)}]]></${PREFIX}:credential>`;
  return image.slice(0, root.index) + open + child + image.slice(root.index + root[0].length);
}

/** JSON that may stand in character data: what would end it, and what XML 1.0 (2.2) does not have, as escapes. */
const characterData = (json: string): string =>
  json.replace(/\]\]>/g, ']]\\u003e').replace(/[\ufffe\uffff]|\p{Surrogate}/gu, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16)}`;
  });

/**
 * The credential in an SVG. Nothing is fetched, no entity of the file's own is known: a file that declares any is not
 * read. Bounded, throws nothing.
 */
export function unbakeSvg(image: string): Unbaked {
  if (image.length > LARGEST_SVG || /<!ENTITY/i.test(image)) return { kind: 'UNREADABLE' };
  const start = image.search(/<svg[\s>]/);
  if (start < 0) return { kind: 'UNREADABLE' };
  const found: Element[] = [];
  const nodes: { node: Node; prefixes: readonly string[] }[] = [
    { node: parseFragment(image.slice(start)), prefixes: [] },
  ];
  for (let visited = 0; nodes.length > 0; visited++) {
    if (visited > MOST_NODES) return { kind: 'UNREADABLE' };
    const { node, prefixes } = nodes.pop()!;
    const known = 'attrs' in node ? [...prefixes, ...declaredIn(node)] : prefixes;
    if ('attrs' in node && known.some((prefix) => node.tagName === `${prefix}:credential`)) found.push(node);
    if ('childNodes' in node)
      for (const child of node.childNodes) nodes.push({ node: child, prefixes: known });
  }
  const [only] = found;
  if (!only) return { kind: 'NONE' };
  if (found.length > 1) return { kind: 'SEVERAL' };
  const token = only.attrs.find(({ name }) => name === 'verify')?.value.trim();
  // Beside a token's attribute there may be its payload for people to read; it is not what was signed.
  const text = token ?? only.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
  return text.trim() === '' ? { kind: 'UNREADABLE' } : { kind: 'FOUND', text: text.trim() };
}

/** The prefixes that an element binds to the namespace; the parser writes names in lower case. */
const declaredIn = ({ attrs }: Element): string[] =>
  attrs.flatMap(({ name, prefix, value }) => {
    const bound = prefix === 'xmlns' ? name : name.replace(/^xmlns:/, '');
    return value === NAMESPACE && (prefix === 'xmlns' || name.startsWith('xmlns:')) ? [bound] : [];
  });
