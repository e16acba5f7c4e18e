import { degrees, PageSizes, PDFDocument, type PDFPage } from "@cantoo/pdf-lib";
import { PrintProblem } from "../print/problem.ts";
import { addBookmarks, type Bookmark } from "./bookmarks.ts";
import { photoTurn } from "./photo-turn.ts";

/** A finished file: a scan of a signed original, or a document of ours. */
export interface FilePiece {
  /** Its bookmark. */
  title: string;
  content: Buffer;
}

export interface Joined {
  pdf: Buffer;
  /** Pages of each piece, in order. */
  pages: number[];
}

/** A scan that cannot be taken in, with its name. */
class ScanProblem extends PrintProblem {
  override name = "ScanProblem";
}

/** Room around a picture on its page, in points. */
const MARGIN = 20;

/**
 * Joins PDF, JPEG and PNG files into one PDF with a bookmark each; a picture becomes a page of A4, upright as the camera
 * saw it. The result is no PDF/A, since scans are none. The same pieces for the same moment are the same file.
 * @throws ScanProblem for a file that is none of the three, is damaged or asks for a password
 */
export async function joinFiles(
  pieces: readonly FilePiece[],
  about: { title: string; author: string; printedAt: Date },
): Promise<Joined> {
  const joined = await PDFDocument.create({ updateMetadata: false });
  joined.setTitle(about.title);
  joined.setAuthor(about.author);
  joined.setCreationDate(about.printedAt);
  joined.setModificationDate(about.printedAt);
  const bookmarks: Bookmark[] = [];
  const pages: number[] = [];
  for (const piece of pieces) {
    const added = await addPiece(joined, piece);
    const [first] = added;
    if (first) bookmarks.push({ title: piece.title, page: first.ref });
    pages.push(added.length);
  }
  addBookmarks(joined, bookmarks);
  return { pdf: Buffer.from(await joined.save()), pages };
}

/** How many pages a PDF has. @throws ScanProblem as `joinFiles` */
export async function countPages(piece: FilePiece): Promise<number> {
  return kindOf(piece) === "pdf" ? (await openPdf(piece)).getPageCount() : 1;
}

async function addPiece(joined: PDFDocument, piece: FilePiece): Promise<PDFPage[]> {
  const kind = kindOf(piece);
  if (kind !== "pdf") return [await addPicture(joined, piece, kind)];
  const source = await openPdf(piece);
  const copied = await joined.copyPages(source, source.getPageIndices());
  for (const page of copied) joined.addPage(page);
  return copied;
}

function kindOf({ content, title }: FilePiece): "pdf" | "jpeg" | "png" {
  if (content.subarray(0, 1024).includes("%PDF-")) return "pdf";
  if (content[0] === 0xff && content[1] === 0xd8) return "jpeg";
  if (content.subarray(1, 4).toString("latin1") === "PNG") return "png";
  throw new ScanProblem(
    `${title}: neither PDF nor JPEG nor PNG; scan it again as one of these.\n${title}：不是 PDF、JPEG 或 PNG 文件，请重新扫描。`,
  );
}

async function openPdf({ content, title }: FilePiece): Promise<PDFDocument> {
  try {
    const document = await PDFDocument.load(content, { updateMetadata: false });
    // A file that breaks off is read as far as it goes; that its pages are not there shows only here.
    document.getPageCount();
    return document;
  } catch (failure) {
    throw new ScanProblem(
      `${title}: this PDF cannot be opened (damaged, or it asks for a password); scan it again.\n${title}：这份 PDF 打不开（已损坏或有密码），请重新扫描。`,
      { cause: failure },
    );
  }
}

async function addPicture(
  joined: PDFDocument,
  { content, title }: FilePiece,
  kind: "jpeg" | "png",
): Promise<PDFPage> {
  const picture = await (kind === "jpeg" ? joined.embedJpg(content) : joined.embedPng(content)).catch(
    (failure: unknown) => {
      throw new ScanProblem(
        `${title}: this picture is damaged; scan it again.\n${title}：这张图片已损坏，请重新扫描。`,
        { cause: failure },
      );
    },
  );
  // The page is turned, not the picture: nothing of the scan is computed anew.
  const [short, long] = PageSizes.A4;
  const isWide = picture.width > picture.height;
  const page = joined.addPage(isWide ? [long, short] : [short, long]);
  const room = { width: page.getWidth() - 2 * MARGIN, height: page.getHeight() - 2 * MARGIN };
  const scale = Math.min(room.width / picture.width, room.height / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  page.drawImage(picture, {
    x: (page.getWidth() - width) / 2,
    y: (page.getHeight() - height) / 2,
    width,
    height,
  });
  const turn = kind === "jpeg" ? photoTurn(content) : 0;
  if (turn > 0) page.setRotation(degrees(turn));
  return page;
}
