import { Readable } from "node:stream";
import { formOfDocument } from "#foundation/documents/layout/form-of-document.ts";
import { PlainDocument, type PlainDocumentInput } from "#foundation/documents/model/plain-document.ts";
import { printDocument } from "#foundation/documents/print-document.ts";
import { openPrinter, type Printer } from "#foundation/documents/print/open-printer.ts";
import { writeWord } from "#foundation/documents/word/write-word.ts";
import { makeId } from "#foundation/ids.ts";
import type { FileAnswer, Operation } from "#foundation/operation.ts";
import { look } from "#foundation/query/look.ts";
import type { Figure } from "../figures.contract.ts";
import { readReviewOf, type ReviewOf } from "./read-review.ts";
import { printReview as printContract, readReview as readContract, type Review } from "../review.contract.ts";
import { changeText, figureText, piecesOf } from "../review.rules.ts";

/** One a process, made when first something is printed. */
let printer: Printer | undefined;

export function getPrinter(): Printer {
  printer ??= openPrinter();
  return printer;
}

export function reviewOperations(city: ReviewOf): readonly Operation[] {
  return [
    look(readContract, async (context, input) => {
      const review = await readReviewOf(context, city, input);
      return review && { answer: review };
    }),
    look(printContract, async (context, { form, ...asked }) => {
      const review = await readReviewOf(context, city, asked);
      if (!review) return undefined;
      const document = documentOf(review, `ZS-${makeId()}`);
      const name = `${review.year}年度综述-${review.scope.name}`;
      return { answer: await fileOf(document, name, form), bodyId: review.scope.bodyId };
    }),
  ];
}

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

async function fileOf(document: PlainDocumentInput, name: string, form: "pdf" | "word"): Promise<FileAnswer> {
  if (form === "pdf") {
    const bytes = await printDocument(getPrinter(), document, {
      author: "组工",
      printedAt: new Date(),
      rare: "mark",
    });
    return answerOf(bytes, `${name}.pdf`, "application/pdf");
  }
  const bytes = await writeWord(formOfDocument(PlainDocument.parse(document)), "组工");
  return answerOf(bytes, `${name}.docx`, WORD);
}

export function answerOf(bytes: Buffer, name: string, contentType: string): FileAnswer {
  return {
    name,
    contentType,
    bytes: bytes.length,
    stream: (range) => Readable.from([range ? bytes.subarray(range.from, range.to + 1) : bytes]),
  };
}

type Table = NonNullable<PlainDocumentInput["tables"]>[number];

/** Official papers are Chinese, whatever language the page is read in. */
function documentOf(review: Review, number: string): PlainDocumentInput {
  const figures = new Map(review.figures.map((figure) => [figure.code, figure]));
  const open = review.figures.filter(({ notYet }) => notYet !== null);
  return {
    title: `${review.year} 年度综述`,
    subtitle: `${review.scope.name}　截至 ${review.scope.day}`,
    tables: [...review.sections.flatMap((section, at) => tablesOf(section, at, figures)), notYetTable(open)],
    notes: [
      "每个数都能在系统里打开：口径、各组织的分布、数到的每一行。上年是上年同一天；口径不同的不比。",
      `性别、民族、学历、职业按现在的记录。数据取自 ${review.scope.at.slice(0, 16).replace("T", " ")}（世界时）。`,
    ],
    footer: "内部使用",
    verification: { number },
  };
}

const NUMERALS = ["", "一、", "二、", "三、", "四、", "五、", "六、", "七、", "八、"];

/** A section: its sentences in a table of one column, then its figures beside those of the year before. */
function tablesOf(
  section: Review["sections"][number],
  at: number,
  figures: ReadonlyMap<string, Figure>,
): Table[] {
  const sentences = section.blocks.flatMap((block) =>
    block.kind === "text" ? [say(block.text.zh, figures)] : [],
  );
  const codes = section.blocks.flatMap((block) => (block.kind === "table" ? block.codes : []));
  const title = `${NUMERALS[at] ?? ""}${section.title.zh}`;
  const told: Table = {
    title,
    columns: [{ title: section.leverName?.zh ?? "全年", align: "start" }],
    rows: sentences.map((text) => [text]),
  };
  return [told, ...(codes.length > 0 ? [figuresTable(codes, figures)] : [])];
}

function say(text: string, figures: ReadonlyMap<string, Figure>): string {
  return piecesOf(text)
    .map(({ words, code }) => {
      const figure = code === undefined ? undefined : figures.get(code);
      return `${words}${figure ? figureText(figure.value, figure.digits) : ""}`;
    })
    .join("");
}

function figuresTable(codes: readonly string[], figures: ReadonlyMap<string, Figure>): Table {
  return {
    columns: [
      { title: "指标", align: "start", weight: 3 },
      { title: "单位" },
      { title: "本年", align: "end" },
      { title: "上年", align: "end" },
      { title: "增减", align: "end" },
    ],
    rows: codes.flatMap((code) => {
      const figure = figures.get(code);
      return figure ? [lineOf(figure)] : [];
    }),
  };
}

function lineOf(figure: Figure): string[] {
  return [
    figure.name.zh,
    figure.unit.zh,
    figureText(figure.value, figure.digits),
    figure.comparable ? figureText(figure.before, figure.digits) : "口径不同",
    changeText(figure) || "不比",
  ];
}

function notYetTable(open: readonly Figure[]): Table {
  return {
    title: "还没有记录的数",
    columns: [
      { title: "指标", align: "start", weight: 2 },
      { title: "由哪项功能记录", align: "start" },
      { title: "为什么现在没有", align: "start", weight: 3 },
    ],
    rows: open.map(({ name, notYet }) => [name.zh, notYet?.capability.zh ?? "", notYet?.reason.zh ?? ""]),
  };
}
