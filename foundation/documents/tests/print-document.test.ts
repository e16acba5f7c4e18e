import { expect, test } from "vitest";
import type { PlainDocumentInput } from "../model/plain-document.ts";
import { printDocument } from "../print-document.ts";
import { printedAt, printer, RARE, watermark } from "./kit.ts";
import { flat, readPdf } from "./read-pdf.ts";

const options = { author: "津南区委组织部", printedAt };

function roster(count: number, more: Partial<PlainDocumentInput> = {}): PlainDocumentInput {
  return {
    title: "党员名册",
    subtitle: "双港镇第一党支部",
    facts: [
      { label: "党支部", value: "双港镇第一党支部" },
      { label: "书记", value: "张伟" },
      { label: "隶属关系", value: "中共天津市津南区委员会 → 中共双港镇委员会 → 中共双港镇机关总支部委员会" },
      { label: "党员总数", value: `${count}人` },
    ],
    tables: [
      {
        title: "正式党员",
        columns: [
          { title: "序号" },
          { title: "姓名" },
          { title: "公民身份号码" },
          { title: "备注", align: "start" },
        ],
        rows: Array.from({ length: count }, (_, at) => [String(at + 1), `名${at}`, "18010119900101123X", ""]),
      },
    ],
    notes: ["不含已转出的党员。"],
    footer: "内部使用",
    verification: { number: "ZG-0007", version: 1, code: "7K3M-92PD-XW4A" },
    ...more,
  };
}

test("a document carries all that was given, in order", async () => {
  const { pages } = readPdf(await printDocument(printer, roster(3), { ...options, watermark }));
  expect(pages).toHaveLength(1);
  const text = flat(pages[0] ?? "");
  const parts = [
    "党员名册",
    "双港镇第一党支部",
    "党支部双港镇第一党支部书记张伟",
    "隶属关系中共",
    "党员总数3人",
  ];
  const table = [
    "正式党员",
    "序号姓名公民身份号码备注",
    "1名018010119900101123X",
    "3名2",
    "不含已转出的党员。",
  ];
  const foot = ["编号：ZG-0007第1版", "验证码：7K3M-92PD-XW4A", "内部使用", "第1页共1页"];
  const places = [...parts, ...table, ...foot].map((part) => text.indexOf(part));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((left, right) => left - right));
});

test("a long table fills pages; each repeats the head, the number and the code, no row is lost or printed twice", async () => {
  const { pages } = readPdf(await printDocument(printer, roster(200), options));
  expect(pages.length).toBeGreaterThan(5);
  for (const page of pages) {
    expect(flat(page)).toContain("序号姓名公民身份号码备注");
    expect(flat(page)).toContain("编号：ZG-0007第1版验证码：7K3M-92PD-XW4A内部使用");
  }
  const names = pages.join("\n").match(/名\d+/g);
  expect(names).toEqual(Array.from({ length: 200 }, (_, at) => `名${at}`));
});

test("across the page there is room for more columns", async () => {
  const titles = Array.from({ length: 5 }, (_, at) => `号码${at}`);
  const table = {
    columns: titles.map((title) => ({ title })),
    rows: [titles.map(() => "18010119900101123X")],
  };
  const wide = roster(0, { tables: [table] });
  await expect(printDocument(printer, wide, options)).rejects.toThrow("print it across the page");
  const { raw } = readPdf(await printDocument(printer, { ...wide, landscape: true, facts: [] }, options));
  expect(raw).toMatch(/\/MediaBox \[0 0 841\.\d+ 595\.\d+\]/);
});

test("one bare fact or one empty table is a document as well", async () => {
  const fact = await printDocument(
    printer,
    { title: "证明", facts: [{ label: "姓名", value: "" }] },
    options,
  );
  expect(readPdf(fact).pages).toHaveLength(1);
  const table = { columns: [{ title: "姓名" }], rows: [] };
  expect(
    readPdf(await printDocument(printer, { title: "空表", tables: [table] }, options)).pages,
  ).toHaveLength(1);
});

test("labels of any length are broken, not refused", async () => {
  const facts = [
    "年",
    "姓名",
    "确定为入党积极分子的具体时间",
    "Party branch since",
    "二十个字的标签看看它能不能放得下去呢",
  ].map((label) => ({ label, value: "甲" }));
  const text = flat(
    readPdf(await printDocument(printer, { title: "长标签", facts }, options)).pages.join(""),
  );
  for (const { label } of facts) expect(text).toContain(flat(label));
});

test("a rare character is refused with the name of its field", async () => {
  const rare = roster(2);
  rare.tables?.[0]?.rows.splice(1, 1, ["2", `王${RARE}`, "", ""]);
  await expect(printDocument(printer, rare, options)).rejects.toThrow(
    `${RARE} (U+31350, 正式党员 第2行 姓名)`,
  );
});

test("or, where the caller wants it, marked and named in a note", async () => {
  const rare = roster(2);
  rare.tables?.[0]?.rows.splice(1, 1, ["2", `王${RARE}`, "", ""]);
  const text = flat(readPdf(await printDocument(printer, rare, { ...options, rare: "mark" })).pages.join(""));
  expect(text).toContain("2王〓");
  expect(text).toContain("〓为字库未收的字：U+31350（正式党员第2行姓名）。");
});

test("a row that does not fit its columns is refused with its place", async () => {
  const table = { columns: [{ title: "甲" }, { title: "乙" }], rows: [["1", "2"], ["1"]] };
  await expect(printDocument(printer, { title: "错", tables: [table] }, options)).rejects.toThrow(
    "The row has 1 cells, the table 2 columns.",
  );
});
