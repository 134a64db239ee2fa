import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parseFragment } from 'parse5';
import { tidy } from '../../base/text.ts';

type Node = DefaultTreeAdapterTypes.Node;

const BLOCKS = new Set([
  'p',
  'li',
  'ul',
  'ol',
  'dl',
  'dt',
  'dd',
  'div',
  'br',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'tr',
]);

const nameOf = (node: Node) => (defaultTreeAdapter.isElementNode(node) ? node.tagName : '');

const childrenOf = (node: Node): Node[] => ('childNodes' in node ? node.childNodes : []);

/** Text of a node; a nested list belongs to its own items. Iterative, since a hostile nesting may be deep. */
function textOf(root: Node, skipLists: boolean): string {
  let text = '';
  const waiting: (Node | string)[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === 'string') {
      text += node;
    } else if (defaultTreeAdapter.isTextNode(node)) {
      text += node.value.replace(/\s+/gu, ' ');
    } else {
      const name = nameOf(node);
      if (skipLists && node !== root && (name === 'ul' || name === 'ol')) continue;
      if (BLOCKS.has(name)) waiting.push('\n');
      for (const child of [...childrenOf(node)].reverse()) waiting.push(child);
      if (BLOCKS.has(name)) waiting.push('\n');
    }
  }
  return text;
}

function all(root: Node, name: string): Node[] {
  const found: Node[] = [];
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (nameOf(node) === name) found.push(node);
    for (const child of [...childrenOf(node)].reverse()) waiting.push(child);
  }
  return found;
}

/** The texts of an HTML list: one per list item, else one per paragraph. Empty ones are gone. */
export function itemsOfHtml(html: string): string[] {
  const root = parseFragment(html);
  const items = all(root, 'li');
  return (items.length > 0 ? items : all(root, 'p'))
    .map((item) => tidy(textOf(item, true)).replace(/^[-–•·]\s*/u, ''))
    .filter((item) => item !== '');
}

/** HTML as plain text: one line per paragraph, item or row. */
export function plainText(html: string): string {
  return textOf(parseFragment(html), false)
    .split('\n')
    .map(tidy)
    .filter((line) => line !== '')
    .join('\n');
}
