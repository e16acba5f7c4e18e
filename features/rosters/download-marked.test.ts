import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { handlers } from "#apps/compose/handlers.ts";
import { runJob } from "#foundation/jobs/run-worker.ts";
import type { FileAnswer } from "#foundation/operation.ts";
import { aCity, type City } from "#tests/kit/city.ts";
import { identityNumber } from "#tests/kit/people.ts";
import { BODIES } from "#tests/kit/tree.ts";
import { makeWorkbook } from "#tests/kit/workbook.ts";
import { downloadMarked } from "./download-marked.ts";
import { readRun } from "./look-at-imports.ts";
import { commitRun, withdrawRun } from "./settle-import.ts";
import { uploadRoster } from "./start-import.ts";

let city: City;
beforeAll(async () => {
  city = await aCity();
});
afterAll(() => city.close());

const HEADER = ["姓名", "性别", "公民身份号码", "入党时间", "所在党支部"];
const BRANCH = BODIES.riversideFirst.name;

function line(name: string, number: string, branch: string = BRANCH): string[] {
  return [name, Number(number[16]) % 2 === 1 ? "男" : "女", number, "2015-07-01", branch];
}

const clerk = () => city.actor("clerk", "riverside");
type Clerk = ReturnType<typeof clerk>;

async function send(who: Clerk, content: Buffer) {
  const { runId, jobId } = await uploadRoster.run(
    city.services,
    who,
    { body: BODIES.riverside.id, name: "名册.xlsx" },
    { body: Readable.from([content]) },
  );
  await runJob(city.services, handlers, jobId);
  return readRun.run(city.services, who, { runId });
}

async function take(who: Clerk, { runId, version }: { runId: string; version: number }) {
  const asked = { runId, version, take: "good", warningsSeen: false } as const;
  const { jobId } = await commitRun.run(city.services, who, asked);
  await runJob(city.services, handlers, jobId);
}

async function fetchMarked(who: Clerk, runId: string, warnings: "seen" | "unseen" = "unseen") {
  const file = (await downloadMarked.run(city.services, who, { runId, warnings })) as FileAnswer;
  const bytes = await buffer(file.stream());
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  return { file, bytes, book };
}

function roster(): Buffer {
  const elsewhere = city.residents.find((one) => one.body === "hillsideFirst");
  const known = city.residents.find((one) => one.body === "riversideFirst");
  const birth = known?.identityNumber.slice(6, 14).replace(/(\d{4})(\d{2})(\d{2})/, "$1-$2-$3") ?? "";
  return makeWorkbook({
    sheets: [
      {
        name: "一支部",
        rows: [
          ["党员名册"],
          HEADER,
          line("钱小样", identityNumber("1990-05-06", 601)),
          line("蒋小样", "18010119910103511"),
          line(elsewhere?.name ?? "", elsewhere?.identityNumber ?? ""),
          line(known?.name ?? "", identityNumber(birth, 978)),
        ],
      },
    ],
  });
}

test("rows to mend come back marked, by the file's and the city's findings; mended they are taken", async () => {
  const who = clerk();
  const run = await send(who, roster());
  expect(run.totals).toMatchObject({ good: 1, warn: 1, bad: 2 });
  const { file, bytes, book } = await fetchMarked(who, run.runId);
  expect([file.name, file.bytes]).toEqual(["待改-名册.xlsx", bytes.length]);
  const [sheet] = book.worksheets as [ExcelJS.Worksheet];
  expect([sheet.name, sheet.rowCount]).toEqual(["一支部", 4]);
  expect(sheet.getColumn(6).values.slice(1)).toEqual(["原行号", "4", "5", "6"]);
  const short = sheet.getCell("C2");
  expect([short?.value, short?.fill]).toMatchObject(["18010119910103511", { fgColor: { argb: "FFFFC7CE" } }]);
  // A finding of the city's records stands at no cell of the file: the name is marked.
  expect(sheet.getCell("A3").fill).toMatchObject({ fgColor: { argb: "FFFFC7CE" } });
  expect(String(sheet.getCell("G3").value)).toContain("范围以外");
  expect(String(sheet.getCell("G4").value)).toContain("同名同生日");
  expect((await fetchMarked(who, run.runId, "seen")).book.worksheets[0]?.rowCount).toBe(3);
});

test("rows that were taken do not come back; the mended table is read again", async () => {
  const who = clerk();
  const run = await send(who, roster());
  await take(who, run);
  const left = await fetchMarked(who, run.runId);
  const [rows] = left.book.worksheets as [ExcelJS.Worksheet];
  expect(rows.rowCount).toBe(4);
  rows.getCell("C2").value = identityNumber("1991-01-03", 605);
  const mended = await send(who, Buffer.from(await left.book.xlsx.writeBuffer()));
  expect(mended.totals).toMatchObject({ good: 1, warn: 1, bad: 1 });
  expect(mended.findings).toEqual([]);
});

test("nobody else gets it, a withdrawn import has none, and one without faults says so", async () => {
  const who = clerk();
  const run = await send(who, roster());
  await expect(fetchMarked(clerk(), run.runId)).rejects.toMatchObject({ code: "not_found" });
  await withdrawRun.run(city.services, who, { runId: run.runId, version: run.version });
  await expect(fetchMarked(who, run.runId)).rejects.toMatchObject({ code: "not_found" });
  const good = makeWorkbook({
    sheets: [{ name: "一", rows: [HEADER, line("吴小样", identityNumber("1992-05-06", 611))] }],
  });
  const clean = await send(who, good);
  await expect(fetchMarked(who, clean.runId)).rejects.toMatchObject({ code: "nothing_to_mend" });
});

test("the look is recorded, and the table is gone after a night", async () => {
  const who = clerk();
  const run = await send(who, roster());
  await fetchMarked(who, run.runId);
  const entries = await city.audit();
  expect(entries).toContainEqual({
    kind: "look",
    action: "rosters.download-marked",
    accountId: who.accountId,
  });
  const { rows } = await city.services.database.pool.query(
    "select count(*) filter (where expires_at > now()) = count(*) as all from files.file where name like '待改-%'",
  );
  expect(rows).toEqual([{ all: true }]);
});
