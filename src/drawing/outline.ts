import { decimal, type PdfFile, type Ref, reference, textString } from './pdf-file.ts';

/** A bookmark: a heading and where it stands. */
export interface Bookmark {
  readonly title: string;
  /** 1 for the outermost. */
  readonly level: number;
  readonly page: Ref;
  /** In PDF coordinates. */
  readonly top: number;
  /** The heading's element in the structure. */
  readonly element: Ref;
}

interface Node {
  readonly ref: Ref;
  readonly parent: Node | null;
  readonly mark: Bookmark | null;
  readonly kids: Node[];
}

/** Writes the bookmarks as a tree that stands open (ISO 32000-1, 12.3.3); answers its root, for the catalog. */
export function writeOutline(file: PdfFile, bookmarks: readonly Bookmark[]): Ref {
  const root: Node = { ref: file.next(), parent: null, mark: null, kids: [] };
  let last = root;
  for (const mark of bookmarks) {
    let parent = last;
    while (parent.parent && (parent.mark?.level ?? 0) >= mark.level) parent = parent.parent;
    last = { ref: file.next(), parent, mark, kids: [] };
    parent.kids.push(last);
  }
  writeNode(file, root, 0);
  return root.ref;
}

/** Answers how many bookmarks stand under the node. */
function writeNode(file: PdfFile, { ref, parent, mark, kids }: Node, place: number): number {
  const below = kids.reduce((sum, kid, index) => sum + 1 + writeNode(file, kid, index), 0);
  const link = (name: string, node: Node | undefined) => (node ? `/${name} ${reference(node.ref)}` : '');
  const inside =
    kids.length > 0 ? `${link('First', kids[0])}${link('Last', kids.at(-1))}/Count ${below}` : '';
  if (!parent || !mark) file.put(ref, `<</Type/Outlines${inside}>>`);
  else {
    file.put(
      ref,
      `<</Title ${textString(mark.title)}${link('Parent', parent)}${link('Prev', parent.kids[place - 1])}` +
        `${link('Next', parent.kids[place + 1])}${inside}/SE ${reference(mark.element)}` +
        `/Dest[${reference(mark.page)}/XYZ null ${decimal(mark.top)} null]>>`,
    );
  }
  return below;
}
