import { expect, test } from "vitest";
import { judgeAll, judgeCell, judgeOne } from "#tests/kit/judge.ts";
import { identityNumber, MEMBER, workbookOf } from "#tests/kit/rosters.ts";
import type { CellSpec } from "#tests/kit/workbook.ts";

const good = String(MEMBER["身份证号"]);
const woman = identityNumber("1970-03-12", 8);
const old = `${good.slice(0, 6)}${good.slice(8, 17)}`;

/** The first sequence number of a woman that ends in X. */
const endsInX =
  Array.from({ length: 400 }, (_, index) => identityNumber("1970-03-12", index * 2)).find((number) =>
    number.endsWith("X"),
  ) ?? "";

const numbers: [CellSpec, string][] = [
  [good, `${good} good`],
  [endsInX.toLowerCase(), `${endsInX} good ID_LOWERCASE_X`],
  [
    [...good].map((digit) => String.fromCodePoint(digit.charCodeAt(0) + 0xfee0)).join(""),
    `${good} good ID_FULLWIDTH`,
  ],
  [endsInX.replace("X", "ｘ"), `${endsInX} good ID_FULLWIDTH ID_LOWERCASE_X`],
  [`'${good}`, `${good} good LEADING_APOSTROPHE`],
  [`${good.slice(0, 6)}-${good.slice(6, 14)}-${good.slice(14)}`, `${good} good ID_SEPARATORS`],
  [`${good.slice(0, 6)} ${good.slice(6)}`, `${good} good ID_SEPARATORS`],
  [`${good}\n`, `${good} good LINE_BREAK_REMOVED`],
  [`\u200E${good}\u00A0`, `${good} good INVISIBLE_REMOVED`],
  [old, `${good} warn ID_15_DIGIT`],
  [Number(old), `${good} warn ID_15_DIGIT`],
  [{ xml: `<c r="REF"><v>${good}</v></c>` }, "null bad ID_PRECISION_LOST"],
  [1234567890123456, "null bad ID_PRECISION_LOST"],
  ["1.80101E+17", "null bad ID_PRECISION_LOST"],
  ["1.80101e17", "null bad ID_PRECISION_LOST"],
  [12345, "null bad ID_LENGTH"],
  [good.slice(0, 17), "null bad ID_LENGTH"],
  [`${good}0`, "null bad ID_LENGTH"],
  [`${good} ${woman}`, "null bad ID_SEPARATORS ID_LENGTH"],
  [`${good}、${woman}`, "null bad ID_LENGTH"],
  [`${good}/${woman}`, "null bad ID_LENGTH"],
  [`${good}\n${woman}`, "null bad LINE_BREAK_REMOVED ID_LENGTH"],
  [good.slice(0, 17) + (good.endsWith("1") ? "2" : "1"), "null bad ID_CHECK_DIGIT"],
  [`O${good.slice(1)}`, "null bad ID_CHARSET"],
  [endsInX.replace("X", "Х"), "null bad ID_CHARSET"],
  [endsInX.replace("X", "×"), "null bad ID_CHARSET"],
  [good.replace("0", "*"), "null bad ID_CHARSET"],
  ["遗失补办中", "null bad ID_CHARSET"],
  [`${good.slice(0, 5)}X${good.slice(6)}`, "null bad ID_CHARSET"],
  [identityNumber("1970-02-30", 2), "null bad ID_BIRTH_IMPOSSIBLE"],
  [identityNumber("2027-01-01", 2), "null bad ID_BIRTH_IMPOSSIBLE"],
  ["180101700230002", "null bad ID_BIRTH_IMPOSSIBLE"],
  [
    identityNumber("1970-03-12", 2, "990101"),
    `${identityNumber("1970-03-12", 2, "990101")} warn ID_REGION_UNKNOWN`,
  ],
  [
    identityNumber("1970-03-12", 2, "180188"),
    `${identityNumber("1970-03-12", 2, "180188")} warn ID_REGION_UNKNOWN`,
  ],
  ["同上", "null bad ID_CHARSET"],
  [null, "null bad REQUIRED_MISSING"],
];

test.each(numbers)("an identity number written %j is read as %s", async (cell, expected) => {
  expect(await judgeCell(MEMBER, "身份证号", cell, "identity_number")).toBe(expected);
});

test("lookalikes are offered as a cure only when the check digit agrees", async () => {
  const fixOf = async (cell: string) =>
    (await judgeOne({ ...MEMBER, 身份证号: cell })).findings.find((finding) => finding.code === "ID_CHARSET")
      ?.fix;
  expect(await fixOf(good.replace("0", "O"))).toBe(good);
  expect(await fixOf(endsInX.replace("X", "Х"))).toBe(endsInX);
  expect(await fixOf(good.replace("0", "l"))).toBeUndefined();
});

test("province 18 is known only to a demonstration, Tianjin's old counties are known", async () => {
  const regions = [
    ["180101", false],
    ["120101", true],
    ["120223", true],
    ["120199", false],
    ["110101", true],
    ["440511", true],
    ["132301", true],
    ["810000", true],
    ["440100", false],
    ["160101", false],
  ] as const;
  for (const [region, known] of regions) {
    // Birth year 1850, so that a number of a true region can belong to nobody.
    const record = { ...MEMBER, 出生日期: null, 身份证号: identityNumber("1850-03-12", 2, region) };
    const { rows } = await judgeAll(workbookOf([record]), { demonstration: false });
    const unknown = rows[0]?.findings.some((finding) => finding.code === "ID_REGION_UNKNOWN");
    expect([region, unknown]).toEqual([region, !known]);
  }
});

const names: [CellSpec, string][] = [
  ["王芳", "王芳 good"],
  ["王　芳", "王芳 good NAME_SPACES"],
  ["王 \t芳 ", "王芳 good NAME_SPACES NAME_SPACES"],
  ["\u200B王芳", "王芳 good INVISIBLE_REMOVED"],
  ["王\n芳", "王芳 good LINE_BREAK_REMOVED"],
  ["'王芳", "王芳 good LEADING_APOSTROPHE"],
  ["刘𠮷", "刘𠮷 good"],
  ["陈䶮", "陈䶮 good"],
  ["张\u{30EDE}", "张\u{30EDE} good"],
  ["李〇", "李〇 good"],
  ["﨑本", "﨑本 good"],
  ["阿卜杜·买买提", "阿卜杜·买买提 good"],
  ["阿卜杜•买买提", "阿卜杜·买买提 good NAME_DOT_VARIANT"],
  ["阿卜杜．买买提", "阿卜杜·买买提 good NAME_DOT_VARIANT"],
  ["阿卜杜・买买提", "阿卜杜·买买提 good NAME_DOT_VARIANT"],
  ["阿卜杜.买买提", "阿卜杜·买买提 good NAME_DOT_VARIANT"],
  ["阿卜杜 · 买买提", "阿卜杜·买买提 good NAME_SPACES"],
  ["·王芳", "null bad NAME_INVALID"],
  ["王1芳", "null bad NAME_INVALID"],
  ["Wang", "null bad NAME_INVALID"],
  ["=1+1", "null bad NAME_INVALID"],
  ["@王芳", "null bad NAME_INVALID"],
  ["王芳😀", "null bad NAME_INVALID"],
  ["王\u0301芳", "null bad NAME_INVALID"],
  ["王\u0001芳", "null bad NAME_INVALID"],
  ["⿰王芳", "null bad NAME_INVALID"],
  ["王芳、李四", "null bad NAME_INVALID"],
  ["⽟芳", "null bad NAME_INVALID"],
  [12345, "null bad NAME_INVALID"],
  [{ date: 35977 }, "null bad NAME_INVALID"],
  ["王芳（预备）", "null bad NAME_ANNOTATION"],
  ["王芳(女)", "null bad NAME_ANNOTATION"],
  ["王芳【已转出】", "null bad NAME_ANNOTATION"],
  ["同上", "null bad NAME_ANNOTATION"],
  ["王?", "null bad NAME_REPLACEMENT_CHAR"],
  ["王□", "null bad NAME_REPLACEMENT_CHAR"],
  ["王\uFFFD", "null bad NAME_REPLACEMENT_CHAR"],
  ["王？", "null bad NAME_REPLACEMENT_CHAR"],
  ["王\uE5F1", "null bad NAME_PRIVATE_USE"],
  ["王\u{F0001}", "null bad NAME_PRIVATE_USE"],
  ["王".repeat(50), "null bad NAME_TOO_LONG"],
  ["/", "null bad PLACEHOLDER REQUIRED_MISSING"],
  [null, "null bad REQUIRED_MISSING"],
];

test.each(names)("a name written %j is read as %s", async (cell, expected) => {
  expect(await judgeCell(MEMBER, "姓名", cell, "name")).toBe(expected);
});
