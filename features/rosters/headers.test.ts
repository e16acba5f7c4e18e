import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Merge, TableRow } from "#foundation/import-export/table.ts";
import { findHeader } from "./reading/find-header.ts";
import { headerKey } from "./reading/header-words.ts";
import { mapColumns } from "./reading/map-columns.ts";
import { kindOf } from "./reading/roster-kind.ts";

interface Variant {
  id: string;
  kind: string;
  title_rows: string[];
  header_rows: (string | null)[][];
  header_row_numbers: number[];
}

function readJson<T>(name: string): T {
  return JSON.parse(readFileSync(join(import.meta.dirname, "fixtures", name), "utf8")) as T;
}

const { variants } = readJson<{ variants: Variant[] }>("headers.json");
/** The field of each column, settled by hand; null for columns of no field, and for tables that are no rosters. */
const truth = readJson<Record<string, (string | null)[] | null>>("header-truth.json");

/** The rows of a variant as a sheet would give them, below its titles. */
function sheetRows(variant: Variant): TableRow[] {
  const titles = variant.title_rows.map((text, index) => rowOf(index + 1, [text]));
  return [
    ...titles,
    ...variant.header_rows.map((texts, level) => rowOf((variant.header_row_numbers[0] ?? 1) + level, texts)),
  ];
}

function rowOf(row: number, texts: readonly (string | null)[]): TableRow {
  const cells = texts.flatMap((text, index) =>
    text === null ? [] : [{ column: index + 1, kind: "text" as const, text }],
  );
  return { row, hidden: false, cells };
}

/** The merges that such a header has: sideways over blank neighbours, downwards over blank cells. */
function mergesOf(variant: Variant): Merge[] {
  const first = variant.header_row_numbers[0] ?? 1;
  const rows = variant.header_rows;
  if (rows.length === 1) return [];
  return rows.flatMap((texts, level) =>
    texts.flatMap((text, index) => {
      if (text === null) return [];
      let bottom = level;
      while (bottom + 1 < rows.length && rows[bottom + 1]?.[index] === null) bottom += 1;
      const below = rows.slice(level + 1);
      const belongs = (column: number) =>
        texts[column] === null && below.some((lower) => lower[column] != null);
      let right = index;
      if (bottom === level) while (belongs(right + 1)) right += 1;
      return right > index || bottom > level
        ? [{ top: first + level, bottom: first + bottom, left: index + 1, right: right + 1 }]
        : [];
    }),
  );
}

/** How many columns of a variant got the right field, of how many. */
function grade(variant: Variant, merges: readonly Merge[]): { right: number; all: number; wrong: string[] } {
  const wanted = truth[variant.id];
  const header = findHeader(sheetRows(variant), merges);
  const width = Math.max(...variant.header_rows.map((row) => row.length));
  if (wanted === null || wanted === undefined)
    return {
      right: header ? 0 : width,
      all: width,
      wrong: header ? [`${variant.id} taken for a roster`] : [],
    };
  if (header === undefined) return { right: 0, all: width, wrong: [`${variant.id} not found`] };
  const { mapped } = mapColumns(header, kindOf(header, variant.title_rows), []);
  const wrong = wanted.flatMap((field, index) => {
    const got = mapped.find((column) => column.column === index + 1)?.field ?? null;
    return got === field ? [] : [`${variant.id} column ${index + 1}: ${got} instead of ${field}`];
  });
  return { right: width - wrong.length, all: width, wrong };
}

function gradeAll(withMerges: boolean) {
  const grades = variants.map((variant) => grade(variant, withMerges ? mergesOf(variant) : []));
  const right = grades.reduce((sum, one) => sum + one.right, 0);
  const all = grades.reduce((sum, one) => sum + one.all, 0);
  return { right, all, share: right / all, wrong: grades.flatMap((one) => one.wrong) };
}

test.each([true, false])(
  "at least 95 % of the columns of 47 headers get the right field (merges: %s)",
  (withMerges) => {
    const { right, all, share, wrong } = gradeAll(withMerges);
    console.log(`columns mapped right: ${right} of ${all} = ${(share * 100).toFixed(2)} %`, wrong);
    expect(variants).toHaveLength(47);
    expect(share).toBeGreaterThanOrEqual(0.95);
  },
);

test("every header stands in the rows where the source has it", () => {
  for (const variant of variants) {
    const header = findHeader(sheetRows(variant), mergesOf(variant));
    expect([variant.id, header?.rows]).toEqual([
      variant.id,
      truth[variant.id] === null ? undefined : variant.header_row_numbers,
    ]);
  }
});

const { synonyms } = readJson<{ synonyms: Record<string, string[]> }>("headers.json");

test("every synonym of the source means its field, alone in a table with a name", () => {
  const ours: Record<string, string> = { id_number: "identity_number", post: "work_post", note: "remark" };
  const kinds: Record<string, "dues" | "cadre" | "activist"> = {
    base: "dues",
    rate: "dues",
    due_month: "dues",
    paid: "dues",
    position: "cadre",
    position_date: "cadre",
    rank_date: "cadre",
    contacts: "activist",
  };
  const wrong = Object.entries(synonyms).flatMap(([field, words]) =>
    words.flatMap((word) => {
      const header = { rows: [1], columns: [{ column: 1, levels: [word] }] };
      const got = mapColumns(header, kinds[field] ?? "member", []).mapped[0]?.field ?? "";
      // What was paid in the year stands beside the months and is their total.
      const wanted = field === "paid" && /全年/u.test(word) ? "paid_total" : (ours[field] ?? field);
      return got === wanted ? [] : [`${word}: ${got} instead of ${wanted}`];
    }),
  );
  expect(wrong).toEqual([]);
});

test("header texts are compared without what people add to them", () => {
  expect(["姓 名 *", "★姓名", "姓名（必填）", "姓\n名：", "姓名[按身份证]"].map(headerKey)).toEqual(
    Array.from({ length: 5 }, () => "姓名"),
  );
  expect(headerKey("应缴党费")).toBe(headerKey("应交党费"));
  expect(headerKey("（预/正）")).toBe("(预/正)");
});
