import { createHash } from "node:crypto";
import { fitBlanks, fitHeading } from "../layout/fit-values.ts";
import { layOut, type Part } from "../layout/lay-out.ts";
import { chineseDate } from "../model/dates.ts";
import type { Cell, Form, Signature } from "../model/form.ts";
import { squareSvg } from "./verification-square.ts";

/** Goes into the file's own data; not printed. */
export interface About {
  title: string;
  author: string;
  /** Also the file's date, so that the same document printed for the same moment is the same file. */
  printedAt: Date;
}

/** Path below the templates, and content. */
export type JobFiles = Map<string, Buffer>;

export interface Dress {
  families: string[];
  /** SVG. */
  watermark?: string;
}

/** What the typst side reads: plain data and picture files; nothing is left to compute there but places on paper. */
export function makeJob(forms: Form[], about: About, dress: Dress): JobFiles {
  const files: JobFiles = new Map();
  const job = {
    title: about.title,
    author: about.author,
    families: dress.families,
    watermark: dress.watermark,
    forms: forms.map((form) => formJob(form, files)),
  };
  files.set("/job.json", Buffer.from(JSON.stringify(job)));
  return files;
}

function formJob({ blocks: _, ...form }: Form, files: JobFiles): object {
  const square = form.verification && squareSvg(form.verification);
  return {
    ...form,
    ...fitHeading({ ...form, blocks: _ }),
    parts: layOut({ ...form, blocks: _ }).map((part) => partJob(part, files)),
    ...(square !== undefined && { square }),
  };
}

function partJob(part: Part, files: JobFiles): object {
  if (part.kind === "signatures") return { ...part, signatures: part.signatures.map(signatureJob) };
  if (part.kind === "blanks") return fitBlanks(part);
  if (part.kind !== "table") return part;
  const rows = part.rows.map((row) => ({
    ...row,
    cells: row.cells.map((place) => ({ ...place, cell: cellJob(place.cell, files) })),
  }));
  return { ...part, rows };
}

function cellJob(cell: Cell, files: JobFiles): object {
  if (cell.kind === "opinion") return { ...cell, signatures: cell.signatures.map(signatureJob) };
  if (cell.kind !== "photo" || !cell.image) return cell;
  const content = Buffer.from(cell.image.base64, "base64");
  const name = createHash("sha256").update(content).digest("hex").slice(0, 16);
  const path = `/photo-${name}.${cell.image.type}`;
  files.set(path, content);
  return { ...cell, image: path };
}

/** To be filled in by hand. */
const EMPTY_DATE = "　　　　年　　月　　日";

function signatureJob(signature: Signature): object {
  return { ...signature, dateText: signature.date ? chineseDate(signature.date) : EMPTY_DATE };
}
