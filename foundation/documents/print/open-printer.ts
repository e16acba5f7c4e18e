import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { type FontFile, type Fonts, openFonts } from "../fonts/fonts.ts";
import { findMissingGlyphs, listTexts } from "../fonts/missing-glyphs.ts";
import type { Form } from "../model/form.ts";
import { type About, type JobFiles, makeJob } from "./make-job.ts";
import { MissingGlyphs, PrintProblem } from "./problem.ts";
import { type Watermark, watermarkSvg } from "./watermark.ts";

/** PDF/A-2a: text, tags and order of reading are kept, and typst refuses a glyph that no font has. */
const STANDARD = "a-2a";
/** typst keeps every result it ever computed; age 2 keeps the templates and drops the documents. */
const CACHE_AGE = 2;
const TEMPLATES = import.meta.dirname;

export interface Printer {
  /** What the fonts can print. */
  readonly fonts: Fonts;
  /**
   * One PDF/A of one or several forms; each has a bookmark and counts its own pages. It holds the thread for some 25 ms
   * a page: long runs belong in a worker.
   * @throws MissingGlyphs naming each character and its field; LayoutProblem for a form that does not fit; PrintProblem
   */
  print(forms: Form[], about: About, watermark?: Watermark): Promise<Buffer>;
}

/** One printer a process or worker: it maps the fonts once and keeps a warm cache. Making one takes some 0.1 s. */
export function openPrinter(extraFonts: readonly FontFile[] = []): Printer {
  const fonts = openFonts(extraFonts);
  const compiler = NodeCompiler.create({
    workspace: TEMPLATES,
    fontArgs: [{ fontPaths: fonts.folders }],
  });
  return {
    fonts,
    async print(forms, about, watermark) {
      const missing = findMissingGlyphs(fonts, listTexts(forms.length === 1 ? forms[0] : forms));
      if (missing.length > 0) throw new MissingGlyphs(missing);
      const dress = {
        families: fonts.families,
        ...(watermark && { watermark: watermarkSvg(compiler, fonts, watermark) }),
      };
      const pdf = withFiles(compiler, makeJob(forms, about, dress), () =>
        exportPdf(compiler, about.printedAt),
      );
      compiler.evictCache(CACHE_AGE);
      // typst's documents are freed on a turn of the event loop only: without this, a loop holds all of them.
      await setImmediate();
      return pdf;
    },
  };
}

function withFiles<Result>(compiler: NodeCompiler, files: JobFiles, work: () => Result): Result {
  for (const [name, content] of files) compiler.mapShadow(path.join(TEMPLATES, name), content);
  try {
    return work();
  } finally {
    compiler.resetShadow();
  }
}

function exportPdf(compiler: NodeCompiler, printedAt: Date): Buffer {
  const compiled = compiler.compile({ mainFilePath: path.join(TEMPLATES, "main.typ") });
  const error = compiled.takeError();
  if (error) throw new PrintProblem(messagesOf(compiler.fetchDiagnostics(error)));
  // A font that is not found is only a warning to typst, but another document to us.
  const warning = compiled.takeWarnings();
  if (warning) throw new PrintProblem(messagesOf(compiler.fetchDiagnostics(warning)));
  if (!compiled.result) throw new PrintProblem("typst gave no document.");
  try {
    return compiler.pdf(compiled.result, {
      pdfStandard: STANDARD,
      creationTimestamp: Math.floor(printedAt.getTime() / 1000),
    });
  } catch (failure) {
    throw readFailure(failure);
  }
}

/** The binding hands over typst's debug text; the characters stand between escaped quotes. */
function readFailure(failure: unknown): PrintProblem {
  const text =
    failure instanceof Error
      ? `${failure.message}${"code" in failure ? String(failure.code) : ""}`
      : String(failure);
  const found = [...text.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/gu)];
  if (found.length === 0) return new PrintProblem(text);
  const characters = [...new Set(found.map((match) => match[1] ?? ""))];
  return new MissingGlyphs(
    characters.map((character) => ({
      character,
      codePoint: `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`,
      where: "",
    })),
  );
}

function messagesOf(diagnostics: { message: string }[]): string {
  return diagnostics.map(({ message }) => message).join("; ");
}
