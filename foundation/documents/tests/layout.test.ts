import { expect, test } from "vitest";
import { fitColumns } from "../layout/fit-columns.ts";
import { layOut } from "../layout/lay-out.ts";
import type { CellInput } from "../model/form.ts";
import { formOf } from "./kit.ts";

const label = (text: string): CellInput => ({ kind: "label", text });
const value = (text: string, more: { rows?: number; columns?: number } = {}): CellInput => ({
  kind: "value",
  text,
  ...more,
});

test("grids with different columns become one table on common tracks", () => {
  const [part] = layOut(
    formOf([
      { kind: "grid", columns: [40, 120], rows: [{ cells: [label("姓名"), value("甲")] }] },
      { kind: "grid", columns: [60, 100], rows: [{ cells: [label("单位"), value("乙")] }] },
    ]),
  );
  if (part?.kind !== "table") throw new Error("no table");
  expect(part.tracks).toEqual([40, 20, 100]);
  expect(part.rows.map((row) => row.cells.map((cell) => cell.tracks))).toEqual([
    [1, 2],
    [2, 1],
  ]);
});

test("a grid with a repeated heading stays a table of its own", () => {
  const head = { cells: [label("一"), label("二")], header: true };
  const grid = {
    kind: "grid" as const,
    columns: [80, 80],
    rows: [head, { cells: [value("甲"), value("乙")] }],
  };
  const parts = layOut(formOf([grid, grid]));
  expect(parts).toMatchObject([
    { kind: "table", headerRows: 1 },
    { kind: "table", headerRows: 1 },
  ]);
});

test("a gap, an overlap, a cell too many and a cell below the grid are refused", () => {
  const lay = (...rows: CellInput[][]) =>
    layOut(formOf([{ kind: "grid", columns: [80, 80], rows: rows.map((cells) => ({ cells })) }]));
  expect(() => lay([value("甲")])).toThrow("Row 1 leaves a column empty");
  expect(() => lay([value("甲"), value("乙"), value("丙")])).toThrow("Row 1 has a cell too many");
  expect(() => lay([value("甲", { rows: 2 }), value("乙")])).toThrow("reaches below the grid");
  expect(() => lay([value("甲"), value("乙", { rows: 2 })], [value("丙", { columns: 2 })])).toThrow(
    "Row 2 overlaps",
  );
});

test("columns that do not fill the page are refused when the form is read", () => {
  const blocks = [
    { kind: "grid" as const, columns: [80, 70], rows: [{ cells: [value("甲"), value("乙")] }] },
  ];
  expect(() => formOf(blocks)).toThrow("The columns are 150.0 mm wide, the page offers 160.0 mm");
});

test("a label that would wrap inside a word is refused, one broken by its author is not", () => {
  const lay = (text: string) =>
    layOut(formOf([{ kind: "grid", columns: [24, 136], rows: [{ cells: [label(text), value("甲")] }] }]));
  expect(() => lay("确定为积极分子时间")).toThrow("needs 38.1 mm, its column has 22.4 mm");
  expect(lay("确定为积\n极分子时间")).toHaveLength(1);
});

function tableOf(titles: string[], rows: string[][]) {
  return {
    columns: titles.map((title) => ({ title, weight: 1, align: "center" as const })),
    rows,
  };
}

test("columns fill the page, and what cannot be broken fits in", () => {
  const table = tableOf(
    ["序号", "姓名", "公民身份号码", "备注"],
    [["1", "欧阳䶮宸", "18010119900101123X", "一段很长的说明，".repeat(20)]],
  );
  const widths = fitColumns(table, 170, 10.5);
  expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(170, 6);
  // 18 characters of 0.57 em and 4 of 1 em at 10.5 pt, with the room to the lines.
  expect(widths[2]).toBeGreaterThan(38);
  expect(widths[1]).toBeGreaterThan(4 * 3.7 + 3.2);
  expect(widths[3]).toBeGreaterThan(widths[2] ?? 0);
});

test("a table too wide for the page is refused with the way out", () => {
  const titles = Array.from({ length: 8 }, () => "公民身份号码");
  const table = tableOf(titles, [titles.map(() => "18010119900101123X")]);
  expect(() => fitColumns(table, 170, 10.5)).toThrow("the page has 170 mm: print it across the page");
});
