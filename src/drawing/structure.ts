import { decimal, type PdfFile, type Ref, reference, textString } from './pdf-file.ts';

/** The structure types that our documents use (ISO 32000-1, 14.8.4). */
export type Role =
  | 'Document'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'L'
  | 'LI'
  | 'LBody'
  | 'Figure'
  | 'Link'
  | 'Span'
  | 'Sect';

interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** What an element says beside its content. */
export interface Saying {
  /** The words for a picture. */
  readonly alternative?: string;
  /** BCP 47, where it is not the document's. */
  readonly language?: string;
  /** Where a figure stands, in PDF coordinates. */
  readonly box?: Box;
}

type Kid =
  | Element
  | { readonly page: Ref; readonly mcid: number }
  | { readonly page: Ref; readonly object: Ref };

/** One node of the structure tree. */
export interface Element {
  readonly role: Role;
  readonly ref: Ref;
  readonly parent: Ref;
  readonly saying: Saying;
  readonly kids: Kid[];
}

/**
 * A tagged PDF's logical structure (ISO 32000-1, 14.7): which content is a heading, a list, a picture, in reading
 * order. Elements are opened in that order; `write` puts the tree into the file once.
 */
export class Structure {
  readonly document: Element;
  readonly #file: PdfFile;
  readonly #root: Ref;
  readonly #elements: Element[] = [];
  readonly #owners: (Ref | Ref[])[] = [];

  constructor(file: PdfFile) {
    this.#file = file;
    this.#root = file.next();
    this.document = this.#make('Document', this.#root, {});
  }

  /** A new element, the last in its parent. */
  open(role: Role, parent: Element = this.document, saying: Saying = {}): Element {
    const element = this.#make(role, parent.ref, saying);
    parent.kids.push(element);
    return element;
  }

  /** A page's key into the parent tree, its `StructParents`; call once per page, before content on it is owned. */
  addPage(): number {
    return this.#owners.push([]) - 1;
  }

  /** Takes a stretch of a page's content into an element; answers its marked-content id. */
  own(element: Element, page: Ref, pageKey: number): number {
    const owners = this.#owners[pageKey] as Ref[];
    const mcid = owners.push(element.ref) - 1;
    element.kids.push({ page, mcid });
    return mcid;
  }

  /** Takes an annotation into an element; answers its key into the parent tree. */
  ownObject(element: Element, page: Ref, object: Ref): number {
    element.kids.push({ page, object });
    return this.#owners.push(element.ref) - 1;
  }

  /** Writes the tree; answers its root, for the catalog. */
  write(): Ref {
    const file = this.#file;
    for (const element of this.#elements) file.put(element.ref, dictionary(element));
    const numbers = this.#owners.map((owner, key) =>
      Array.isArray(owner) ? `${key}[${owner.map(reference).join(' ')}]` : `${key} ${reference(owner)}`,
    );
    const parents = file.add(`<</Nums[${numbers.join(' ')}]>>`);
    file.put(
      this.#root,
      `<</Type/StructTreeRoot/K[${reference(this.document.ref)}]/ParentTree ${reference(parents)}` +
        `/ParentTreeNextKey ${this.#owners.length}>>`,
    );
    return this.#root;
  }

  #make(role: Role, parent: Ref, saying: Saying): Element {
    const element: Element = { role, ref: this.#file.next(), parent, saying, kids: [] };
    this.#elements.push(element);
    return element;
  }
}

function dictionary({ role, parent, saying, kids }: Element): string {
  const { alternative, language, box } = saying;
  const first = kids.find((kid) => 'page' in kid);
  const page = first && 'page' in first ? first.page : null;
  const all = kids.map((kid) => {
    if ('ref' in kid) return reference(kid.ref);
    if ('object' in kid) return `<</Type/OBJR/Pg ${reference(kid.page)}/Obj ${reference(kid.object)}>>`;
    return kid.page === page ? kid.mcid : `<</Type/MCR/Pg ${reference(kid.page)}/MCID ${kid.mcid}>>`;
  });
  return (
    `<</Type/StructElem/S/${role}/P ${reference(parent)}` +
    `${page === null ? '' : `/Pg ${reference(page)}`}/K[${all.join(' ')}]` +
    `${alternative === undefined ? '' : `/Alt ${textString(alternative)}`}` +
    `${language === undefined ? '' : `/Lang ${textString(language)}`}` +
    `${box ? `/A<</O/Layout/Placement/Block/BBox[${edges(box)}]>>` : ''}>>`
  );
}

const edges = ({ left, bottom, right, top }: Box): string =>
  [left, bottom, right, top].map(decimal).join(' ');
