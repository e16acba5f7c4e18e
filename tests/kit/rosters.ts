import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type CellSpec, makeWorkbook, type SheetSpec, type WorkbookSpec } from "./workbook.ts";

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** An identity number that belongs to nobody: province 18, true birth date, right check digit (GB 11643). */
export function identityNumber(birth: string, sequence: number, region = "180101"): string {
  const digits = region + birth.replaceAll("-", "") + String(sequence).padStart(3, "0");
  const sum = WEIGHTS.reduce((so, weight, index) => so + weight * Number(digits[index]), 0);
  return digits + "10X98765432"[sum % 11];
}

/** The invented branches that the rosters of the fixtures name. */
export function fixtureBranches(): { id: string; name: string; short: string; aliases: string[] }[] {
  const file = join(import.meta.dirname, "../../features/rosters/fixtures/branches.json");
  const { branches } = JSON.parse(readFileSync(file, "utf8")) as {
    branches: { id: string; full: string; short: string; aliases: string[] }[];
  };
  return branches.map(({ id, full, short, aliases }) => ({ id, name: full, short, aliases }));
}

export const FIRST_BRANCH = "中共天津市和平区小白楼街道示例里社区第一支部委员会";

/** A right row of a member roster by header; a test changes what it is about. */
export const MEMBER: Readonly<Record<string, CellSpec>> = {
  姓名: "王芳",
  性别: "女",
  民族: "汉族",
  身份证号: identityNumber("1970-03-12", 2),
  出生日期: "1970-03-12",
  学历: "大学本科",
  入党时间: "1998-07-01",
  转正时间: "1999-07-01",
  党支部: FIRST_BRANCH,
};

/** A right row of a roster of activists. */
export const ACTIVIST: Readonly<Record<string, CellSpec>> = {
  姓名: "李明",
  性别: "男",
  身份证号: identityNumber("1998-05-20", 11),
  递交入党申请书时间: "2023-08-08",
  确定为入党积极分子时间: "2024-03-08",
  培养联系人: "张某、王某",
  党支部: FIRST_BRANCH,
};

/** A right row of a dues ledger. */
export const DUES: Readonly<Record<string, CellSpec>> = {
  姓名: "赵强",
  身份证号: identityNumber("1980-02-29", 13),
  党费计算基数: 4860.5,
  交纳比例: 0.01,
  月应交党费: 48.61,
  "1月": 48.61,
  "2月": 48.61,
  全年实交合计: 97.22,
};

/** A right row of a roster of officials. */
export const CADRE: Readonly<Record<string, CellSpec>> = {
  姓名: "周正",
  性别: "男",
  出生年月: "1975.03",
  入党时间: "1996.06",
  现任职务: "演示区样例局局长",
  任现职时间: "2018.03",
  任现职级时间: "2014.09",
};

/** A sheet with one header row and a row for each record, in the order of the first record's keys. */
export function sheetOf(
  records: readonly Readonly<Record<string, CellSpec>>[],
  more: Partial<SheetSpec> = {},
): SheetSpec {
  const headers = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const rows = records.map((record) => headers.map((header) => record[header] ?? null));
  return { name: "名册", rows: [headers, ...rows], ...more };
}

/** A workbook of one such sheet. */
export function workbookOf(
  records: readonly Readonly<Record<string, CellSpec>>[],
  more: Partial<SheetSpec> = {},
  book: Partial<WorkbookSpec> = {},
): Buffer {
  return makeWorkbook({ sheets: [sheetOf(records, more)], ...book });
}

/** A right member of another name and number for each number. */
export function member(
  number: number,
  more: Readonly<Record<string, CellSpec>> = {},
): Record<string, CellSpec> {
  const names = ["赵", "钱", "孙", "李", "周", "吴", "郑", "王"];
  const name = `${names[number % 8]}${names[Math.floor(number / 8) % 8]}芳`;
  return { ...MEMBER, 姓名: name, 身份证号: identityNumber("1970-03-12", number * 2), ...more };
}

/** A short header, and a right row below it. */
export const SHORT_HEADER: CellSpec[] = ["姓名", "性别", "身份证号", "入党时间", "党支部"];
export function shortRow(name: string, number: number): CellSpec[] {
  return [name, "女", identityNumber("1970-03-12", number * 2), "1998-07-01", FIRST_BRANCH];
}
