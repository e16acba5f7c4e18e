import type { Form } from "../model/form.ts";
import type { About } from "../print/make-job.ts";
import type { Printer } from "../print/open-printer.ts";
import { countPages, type FilePiece, type Joined, joinFiles } from "./join-files.ts";

/** One paper of a dossier: ours, printed from a form, or a scan. */
export type DossierPiece = { title: string; form: Form } | FilePiece;

/**
 * A whole dossier as one PDF with bookmarks: its list first, with the pages of each paper, then the papers in order. Of
 * our own forms alone it is PDF/A; with scans it is not.
 * @param list makes the list from the pages of each piece
 * @returns the file, and the pages of list and pieces
 * @throws ScanProblem naming the scan; MissingGlyphs, LayoutProblem, PrintProblem as `Printer.print`
 */
export async function printDossier(
  printer: Printer,
  list: (pages: readonly number[]) => Form,
  pieces: readonly DossierPiece[],
  about: About,
): Promise<Joined> {
  const files: FilePiece[] = [];
  for (const piece of pieces) files.push(await printPiece(printer, piece, about));
  const pages: number[] = [];
  for (const file of files) pages.push(await countPages(file));
  const first = list(pages);
  const cover = { title: titleOf(first), content: await printer.print([first], { ...about }) };
  const forms = pieces.flatMap((piece) => ("form" in piece ? [piece.form] : []));
  if (forms.length < pieces.length) return joinFiles([cover, ...files], about);
  return {
    pdf: await printer.print([first, ...forms], about),
    pages: [await countPages(cover), ...pages],
  };
}

async function printPiece(printer: Printer, piece: DossierPiece, about: About): Promise<FilePiece> {
  if (!("form" in piece)) return piece;
  const content = await printer.print([piece.form], { ...about, title: piece.title });
  return { title: piece.title, content };
}

function titleOf(form: Form): string {
  return form.title.replaceAll("\n", "");
}
