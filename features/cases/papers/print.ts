import { Readable } from "node:stream";
import { Refused } from "#foundation/decision.ts";
import type { Form } from "#foundation/documents/model/form.ts";
import { openPrinter, type Printer } from "#foundation/documents/print/open-printer.ts";
import { MissingGlyphs, PrintProblem } from "#foundation/documents/print/problem.ts";
import type { FileAnswer } from "#foundation/operation.ts";
import type { CaseFacts, CaseFactsInput, FormLack } from "../facts.contract.ts";

/** The forms of a pack, handed in by the apps: one by its name, with the facts of a case. */
export type MakeForm = (name: string, facts: CaseFactsInput) => { form: Form; lacks: FormLack[] };

let printer: Printer | undefined;

/** One printer a process, made when the first paper is printed. */
export function getPrinter(): Printer {
  printer ??= openPrinter();
  return printer;
}

/** The body that issues a paper and the moment it was made: the same paper is the same file. */
export function aboutOf(facts: CaseFacts, title: string, madeAt: Date) {
  return { title, author: facts.bodies["holder"]?.name ?? "", printedAt: madeAt };
}

/** Says which letter of which field no font has, in place of a fault of the program. */
export async function printing<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof MissingGlyphs) {
      const shown = error.missing.slice(0, 5).map(({ character, where }) => `${where} ${character}`.trim());
      throw new Refused("letters_missing", { letters: shown.join("、") });
    }
    if (error instanceof PrintProblem) throw new Refused("cannot_print", { what: error.message });
    throw error;
  }
}

export function fileOf(name: string, contentType: string, content: Buffer): FileAnswer {
  return {
    name,
    contentType,
    bytes: content.length,
    stream: (range) => Readable.from([range ? content.subarray(range.from, range.to + 1) : content]),
  };
}
