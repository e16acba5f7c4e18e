import { Readable } from "node:stream";
import { codeName, findElement } from "#features/dictionary/contract.ts";
import { printDocument } from "#foundation/documents/print-document.ts";
import type { PlainDocumentInput } from "#foundation/documents/model/plain-document.ts";
import { openPrinter, type Printer } from "#foundation/documents/print/open-printer.ts";
import { makeId } from "#foundation/ids.ts";
import { formatMoment } from "#foundation/messages/format.ts";
import type { FileAnswer } from "#foundation/operation.ts";
import { look } from "#foundation/query/look.ts";
import { printFile as contract } from "./file.contract.ts";
import { type PersonFile, readPersonFile } from "./read-person.ts";

/** One a process, made when first something is printed. */
let printer: Printer | undefined;

/** A file on paper: what the page shows, numbers masked, with a number by which a copy leads back to who printed it. */
export const printFile = look(contract, async (context, { personId, on }) => {
  const file = await readPersonFile(context, { personId, on, known: undefined });
  if (!file) return undefined;
  printer ??= openPrinter();
  // With letters before it, so that nobody takes it for an identity number.
  const number = `DY-${makeId()}`;
  const printedAt = new Date();
  const pdf = await printDocument(printer, documentOf(file, number), {
    author: "组工",
    printedAt,
    watermark: {
      name: context.actor.name,
      unit: "打印人",
      time: formatMoment(printedAt.toISOString()),
      number,
    },
    rare: "mark",
  });
  return {
    answer: answerOf(pdf, `${nameOf(file)}-${file.on}.pdf`),
    persons: [personId],
    bodyId: file.bodyId,
    detail: { on: file.on, print: number },
  };
});

function answerOf(pdf: Buffer, name: string): FileAnswer {
  return {
    name,
    contentType: "application/pdf",
    bytes: pdf.length,
    stream: (range) => Readable.from([range ? pdf.subarray(range.from, range.to + 1) : pdf]),
  };
}

function nameOf(file: PersonFile): string {
  return file.facts.find(({ element }) => element === "name")?.value ?? "";
}

/** Official papers are Chinese, whatever language the page is read in. */
function documentOf(file: PersonFile, number: string): PlainDocumentInput {
  return {
    title: "人员档案",
    subtitle: `${nameOf(file)}　截至 ${file.on}`,
    facts: [{ label: "所在组织", value: file.path.map(({ name }) => name).join(" → ") }],
    tables: [
      {
        title: "基本事实",
        columns: [
          { title: "项目", align: "start" },
          { title: "内容", align: "start", weight: 3 },
          { title: "出处", align: "start", weight: 2 },
        ],
        rows: file.facts.map(({ element, value, source }) => [
          findElement(element)?.name.zh ?? element,
          wordOf(element, value),
          sourceOf(source),
        ]),
      },
      periodsOf(file),
      ...(file.posts.length === 0 ? [] : [postsOf(file)]),
    ],
    notes: ["身份号码和电话按规定遮盖。每次打印都记入查阅记录，本人看得到。"],
    footer: "内部使用",
    verification: { number },
  };
}

type Table = NonNullable<PlainDocumentInput["tables"]>[number];

function periodsOf({ periods }: PersonFile): Table {
  return {
    title: "时期",
    columns: [
      { title: "起" },
      { title: "止" },
      { title: "身份" },
      { title: "所在支部", align: "start", weight: 2 },
      { title: "决定日期" },
    ],
    rows: periods
      .toReversed()
      .map((one) => [
        one.fromDay,
        one.toDay ?? "至今",
        wordOf("member_type", one.memberType),
        one.bodyName,
        one.decidedOn ?? "—",
      ]),
  };
}

function postsOf({ posts }: PersonFile): Table {
  return {
    title: "职务",
    columns: [
      { title: "起" },
      { title: "止" },
      { title: "职务", align: "start", weight: 2 },
      { title: "组织", align: "start", weight: 2 },
    ],
    rows: posts.map((one) => [
      one.fromDay,
      one.toDay ?? "至今",
      one.title ?? wordOf("party_post", one.post),
      one.bodyName,
    ]),
  };
}

function wordOf(element: string, value: string | null): string {
  const codes = findElement(element)?.codes;
  return codes === undefined ? (value ?? "—") : codeName(codes, value, "zh");
}

function sourceOf({ title, dated }: PersonFile["facts"][number]["source"]): string {
  return dated === null ? title : `${title} ${dated}`;
}
