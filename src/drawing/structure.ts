import {
  type PDFContext,
  type PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFRef,
  PDFString,
} from 'pdf-lib';

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
  | { readonly page: PDFRef; readonly mcid: number }
  | { readonly page: PDFRef; readonly object: PDFRef };

/** One node of the structure tree. */
export interface Element {
  readonly role: Role;
  readonly ref: PDFRef;
  readonly parent: PDFRef;
  readonly saying: Saying;
  readonly kids: Kid[];
}

/**
 * A tagged PDF's logical structure (ISO 32000-1, 14.7): which content is a heading, a list, a picture, in reading
 * order. Elements are opened in that order; `write` puts the tree into the document once.
 */
export class Structure {
  readonly document: Element;
  readonly #context: PDFContext;
  readonly #root: PDFRef;
  readonly #elements: Element[] = [];
  readonly #owners: (PDFRef | PDFRef[])[] = [];

  constructor(context: PDFContext) {
    this.#context = context;
    this.#root = context.nextRef();
    this.document = this.#make('Document', this.#root, {});
  }

  /** A new element, the last in its parent. */
  open(role: Role, parent: Element = this.document, saying: Saying = {}): Element {
    const element = this.#make(role, parent.ref, saying);
    parent.kids.push(element);
    return element;
  }

  /** The page's key into the parent tree; call once per page, before content on it is owned. */
  addPage(page: PDFDict): number {
    const key = this.#owners.push([]) - 1;
    page.set(PDFName.of('StructParents'), PDFNumber.of(key));
    page.set(PDFName.of('Tabs'), PDFName.of('S'));
    return key;
  }

  /** Takes a stretch of a page's content into an element; answers its marked-content id. */
  own(element: Element, page: PDFRef, pageKey: number): number {
    const owners = this.#owners[pageKey] as PDFRef[];
    const mcid = owners.push(element.ref) - 1;
    element.kids.push({ page, mcid });
    return mcid;
  }

  /** Takes an annotation into an element; answers its key into the parent tree. */
  ownObject(element: Element, page: PDFRef, object: PDFRef): number {
    element.kids.push({ page, object });
    return this.#owners.push(element.ref) - 1;
  }

  write(catalog: PDFDict): void {
    const context = this.#context;
    for (const element of this.#elements) context.assign(element.ref, this.#dictionary(element));
    const numbers = this.#owners.flatMap((owner, key) => [
      PDFNumber.of(key),
      Array.isArray(owner) ? context.register(context.obj(owner)) : owner,
    ]);
    context.assign(
      this.#root,
      context.obj({
        Type: 'StructTreeRoot',
        K: [this.document.ref],
        ParentTree: context.register(context.obj({ Nums: context.obj(numbers) })),
        ParentTreeNextKey: this.#owners.length,
      }),
    );
    catalog.set(PDFName.of('StructTreeRoot'), this.#root);
    catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
  }

  #make(role: Role, parent: PDFRef, saying: Saying): Element {
    const element: Element = { role, ref: this.#context.nextRef(), parent, saying, kids: [] };
    this.#elements.push(element);
    return element;
  }

  #dictionary({ role, parent, saying, kids }: Element): PDFDict {
    const context = this.#context;
    const { alternative, language, box } = saying;
    return context.obj({
      Type: 'StructElem',
      S: role,
      P: parent,
      K: kids.map((kid) => {
        if ('ref' in kid) return kid.ref;
        if ('mcid' in kid) return context.obj({ Type: 'MCR', Pg: kid.page, MCID: kid.mcid });
        return context.obj({ Type: 'OBJR', Pg: kid.page, Obj: kid.object });
      }),
      Alt: alternative === undefined ? undefined : PDFHexString.fromText(alternative),
      Lang: language === undefined ? undefined : PDFString.of(language),
      A:
        box &&
        context.obj({ O: 'Layout', Placement: 'Block', BBox: [box.left, box.bottom, box.right, box.top] }),
    });
  }
}
