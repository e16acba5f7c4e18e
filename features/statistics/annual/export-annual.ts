import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { PlainDocumentInput } from "#foundation/documents/model/plain-document.ts";
import { printDocument } from "#foundation/documents/print-document.ts";
import { makeId } from "#foundation/ids.ts";
import { type OutCell, writeWorkbook } from "#foundation/import-export/write-workbook.ts";
import type { FileAnswer } from "#foundation/operation.ts";
import type { AnnualAnswer, FilledTable } from "../annual.contract.ts";
import { answerOf, getPrinter } from "../figures/print-review.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The whole set as a workbook of numbers, a sheet for each table, or on paper. Official papers are Chinese. */
export async function writeAnnual(answer: AnnualAnswer, form: "xlsx" | "pdf"): Promise<FileAnswer> {
  const name = `年报-${answer.scope.name}-${answer.scope.day}`;
  if (form === "pdf") {
    const bytes = await printDocument(getPrinter(), documentOf(answer), {
      author: "组工",
      printedAt: new Date(),
      rare: "mark",
    });
    return answerOf(bytes, `${name}.pdf`, "application/pdf");
  }
  const out = new PassThrough();
  const [bytes] = await Promise.all([
    buffer(out),
    writeWorkbook(
      out,
      answer.tables.map((table) => sheetOf(answer, table)),
    ),
  ]);
  return answerOf(bytes, `${name}.xlsx`, XLSX);
}

function headOf({ heads }: AnnualAnswer, code: string) {
  const head = heads.find((one) => one.code === code);
  return { name: head?.name.zh ?? code, unit: head?.unit.zh ?? "", note: head?.note?.zh };
}

const WIDE = 26;
const NARROW = 12;

function sheetOf(answer: AnnualAnswer, table: FilledTable) {
  const { name, unit } = headOf(answer, table.code);
  const rows: OutCell[][] = table.rows.map((row, at) => [
    { text: row.group?.zh ?? "" },
    { text: row.label.zh },
    ...(table.cells[at] ?? []).map((count) => ({ text: "", number: count })),
  ]);
  const about = `${answer.scope.name}，截至 ${answer.scope.day}，单位：${unit}`;
  return {
    name: `${table.code} ${name}`,
    headers: [
      { text: "分组", width: NARROW },
      { text: `表 ${table.code} ${name}`, width: WIDE },
      ...table.columns.map((column) => ({ text: column.label.zh, width: NARROW })),
    ],
    rows: [...rows, [{ text: "" }, { text: about }]],
  };
}

function documentOf(answer: AnnualAnswer): PlainDocumentInput {
  const failed = answer.findings.filter(({ ok }) => !ok);
  return {
    title: `${answer.scope.day.slice(0, 4)} 年党内统计表`,
    subtitle: `${answer.scope.name}　截至 ${answer.scope.day}`,
    landscape: true,
    tables: answer.tables.map((table) => printedTable(answer, table)),
    notes: [
      ...answer.tables.flatMap(({ code }) => {
        const { note } = headOf(answer, code);
        return note === undefined ? [] : [`表 ${code}：${note}。`];
      }),
      failed.length === 0
        ? `${answer.findings.length} 项核对全部相等。`
        : `${failed.length} 项核对不相等：${failed.map(({ says }) => says.zh).join("；")}。`,
    ],
    footer: "内部使用",
    verification: { number: `TJ-${makeId()}` },
  };
}

function printedTable(answer: AnnualAnswer, table: FilledTable) {
  const { name, unit } = headOf(answer, table.code);
  return {
    title: `表 ${table.code}　${name}（${unit}）`,
    columns: [
      { title: "项目", align: "start" as const, weight: 2 },
      ...table.columns.map((column) => ({ title: column.label.zh, align: "end" as const })),
    ],
    rows: table.rows.map((row, at) => [
      row.label.zh,
      ...(table.cells[at] ?? []).map((count) => count.toLocaleString("en-US")),
    ]),
  };
}
