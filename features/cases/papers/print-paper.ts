import { Refused } from "#foundation/decision.ts";
import type { Operation } from "#foundation/operation.ts";
import { look, type LookContext } from "#foundation/query/look.ts";
import { writeWord } from "#foundation/documents/word/write-word.ts";
import { CaseFacts } from "../facts.contract.ts";
import { readMovingCase } from "../moves/moving-case.ts";
import {
  previewPaper as previewContract,
  printPaper as printContract,
  writePaper as writeContract,
} from "../papers.contract.ts";
import { findSeenCase } from "../scope.ts";
import { factsOf, withPaper } from "./facts-of.ts";
import { findMaterial } from "./find-definition.ts";
import { findPaper } from "./paper-store.ts";
import { stepOfMaterial } from "./papers.rules.ts";
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
  return [printPaper, writePaper, previewOf(makeForm)];
}

/** Marks what is not the paper itself: it bears no code, and changes with the facts. */
const PREVIEW = "预览，未登记；以系统出的正式版为准";

/** A paper before it is made, or the form of an original with what is known in it, to be signed or written by hand. */
function previewOf(makeForm: MakeForm): Operation {
  return look(previewContract, async ({ db, reach, actor, today, services }, { caseId, material: code }) => {
    const file = await findSeenCase(db, reach, caseId);
    const moving = file && (await readMovingCase(db, file, { values: {} }, { actor, today }));
    const material = file && (await findMaterial(db, file.procedure, code, today));
    if (!moving || !material) return undefined;
    if (material.form === undefined) throw new Refused("no_form");
    const number = `${file.number}-${code}`;
    const bare = await factsOf(db, moving, stepOfMaterial(moving.definition, code));
    const facts = withPaper(bare, { number, version: 1, code: "", madeOn: today });
    const { form } = makeForm(material.form, facts);
    const marked = material.kind === "generated" ? { ...form, footer: PREVIEW } : form;
    const about = aboutOf(facts, material.name.zh, services.clock.now());
    const pdf = await printing(() => getPrinter().print([marked], about));
    return {
      answer: fileOf(`${number}-${material.name.zh}.pdf`, "application/pdf", pdf),
      persons: [file.personId],
      bodyId: file.bodyId,
      detail: { preview: number },
    };
  });
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
