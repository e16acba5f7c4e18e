import type { Operation } from "#foundation/operation.ts";
import { look, type LookContext } from "#foundation/query/look.ts";
import { writeWord } from "#foundation/documents/word/write-word.ts";
import { CaseFacts } from "../facts.contract.ts";
import { printPaper as printContract, writePaper as writeContract } from "../papers.contract.ts";
import { findSeenCase } from "../scope.ts";
import { findMaterial } from "./find-definition.ts";
import { findPaper } from "./paper-store.ts";
import { aboutOf, fileOf, getPrinter, type MakeForm, printing } from "./print.ts";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** A paper out of the facts that were kept with it, so that it comes out again as it was. */
export function printOperations(makeForm: MakeForm): Operation[] {
  const printPaper = look(printContract, async (context, input) => {
    const found = await findPrintable(context, input, makeForm);
    if (!found) return undefined;
    const { paper, form, title, file } = found;
    const pdf = await printing(() => getPrinter().print([form], aboutOf(paper.facts, title, paper.madeAt)));
    return { answer: fileOf(`${nameOf(found)}.pdf`, "application/pdf", pdf), ...traceOf(file, paper) };
  });
  const writePaper = look(writeContract, async (context, input) => {
    const found = await findPrintable(context, input, makeForm);
    if (!found) return undefined;
    const { paper, form, title, file } = found;
    const word = await printing(() => writeWord(form, aboutOf(paper.facts, title, paper.madeAt).author));
    return { answer: fileOf(`${nameOf(found)}.docx`, WORD, word), ...traceOf(file, paper) };
  });
  return [printPaper, writePaper];
}

async function findPrintable(
  { db, reach, today }: LookContext,
  { caseId, documentId }: { caseId: string; documentId: string },
  makeForm: MakeForm,
) {
  const file = await findSeenCase(db, reach, caseId);
  const paper = file && (await findPaper(db, caseId, documentId));
  const material = paper && (await findMaterial(db, file.procedure, paper.material, today));
  if (!paper || !material) return undefined;
  const { form } = makeForm(material.form ?? material.code, CaseFacts.parse(paper.facts));
  return { file, paper, form, title: material.name.zh };
}

function nameOf({ paper, title }: { paper: { number: string; version: number }; title: string }): string {
  return `${paper.number}-${title}-${paper.version}`;
}

function traceOf(
  { personId, bodyId }: { personId: string; bodyId: string },
  { number, version }: { number: string; version: number },
) {
  return { persons: [personId], bodyId, detail: { paper: number, version } };
}
