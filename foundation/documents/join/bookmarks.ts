import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFRef,
} from "@cantoo/pdf-lib";

export interface Bookmark {
  title: string;
  page: PDFRef;
}

/** Bookmarks in one row, in the order given; a reader opens the file with them beside the pages. */
export function addBookmarks(document: PDFDocument, bookmarks: readonly Bookmark[]): void {
  const { context, catalog } = document;
  if (bookmarks.length === 0) return;
  const root = context.nextRef();
  const items = bookmarks.map((bookmark) => ({ ...bookmark, ref: context.nextRef() }));
  items.forEach(({ title, page, ref }, index) => {
    const item = PDFDict.withContext(context);
    item.set(PDFName.of("Title"), PDFHexString.fromText(title));
    item.set(PDFName.of("Parent"), root);
    item.set(PDFName.of("Dest"), wholePage(document, page));
    const [before, after] = [items[index - 1], items[index + 1]];
    if (before) item.set(PDFName.of("Prev"), before.ref);
    if (after) item.set(PDFName.of("Next"), after.ref);
    context.assign(ref, item);
  });
  const outlines = PDFDict.withContext(context);
  const [first, last] = [items[0], items.at(-1)];
  outlines.set(PDFName.of("Type"), PDFName.of("Outlines"));
  if (first) outlines.set(PDFName.of("First"), first.ref);
  if (last) outlines.set(PDFName.of("Last"), last.ref);
  outlines.set(PDFName.of("Count"), PDFNumber.of(items.length));
  context.assign(root, outlines);
  catalog.set(PDFName.of("Outlines"), root);
  catalog.set(PDFName.of("PageMode"), PDFName.of("UseOutlines"));
}

function wholePage(document: PDFDocument, page: PDFRef): PDFArray {
  const destination = PDFArray.withContext(document.context);
  destination.push(page);
  destination.push(PDFName.of("Fit"));
  return destination;
}
