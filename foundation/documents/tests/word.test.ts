import { inflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { writeWord } from "../word/write-word.ts";
import { formOf } from "./kit.ts";

/** The parts of a ZIP by name, as the central directory lists them (APPNOTE 4.3.12). */
function unzip(file: Buffer): Map<string, Buffer> {
  const parts = new Map<string, Buffer>();
  for (let at = file.indexOf("PK\u0001\u0002", 0, "latin1"); at >= 0; ) {
    const [name, extra, note] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset));
    const start = file.readUInt32LE(at + 42);
    const from = start + 30 + file.readUInt16LE(start + 26) + file.readUInt16LE(start + 28);
    const content = file.subarray(from, from + file.readUInt32LE(at + 20));
    const isPacked = file.readUInt16LE(at + 10) === 8;
    parts.set(
      file.toString("utf8", at + 46, at + 46 + (name ?? 0)),
      isPacked ? inflateRawSync(content) : content,
    );
    at = file.indexOf("PK\u0001\u0002", at + 46 + (name ?? 0) + (extra ?? 0) + (note ?? 0), "latin1");
  }
  return parts;
}

/** The texts of a part, in order. */
function textOf(part: Buffer | undefined): string {
  return [...(part?.toString("utf8") ?? "").matchAll(/<w:t[^>]*>([^<]*)</g)]
    .map((match) => match[1])
    .join("");
}

const form = formOf(
  [
    { kind: "heading", text: "第一部分" },
    { kind: "prose", paragraphs: ["敬爱的党组织："] },
    { kind: "blanks", labelWidth: 40, valueWidth: 80, rows: [{ label: "申请人", value: "阿依古丽·买买提" }] },
    {
      kind: "grid",
      columns: [30, 50, 30, 50],
      rows: [
        {
          cells: [
            { kind: "label", text: "姓名", rows: 2 },
            { kind: "value", text: "王吉喆" },
            { kind: "label", text: "性别" },
            { kind: "choice", options: ["男", "女"], chosen: "女" },
          ],
        },
        {
          cells: [
            {
              kind: "opinion",
              columns: 3,
              paragraphs: ["同意。"],
              signatures: [{ label: "书记", seal: true, date: "2026-03-05" }],
            },
          ],
        },
      ],
    },
    { kind: "ruled", lines: 3 },
    { kind: "cut", text: "骑缝" },
    { kind: "note", text: "注：<b>不是标记</b>" },
    { kind: "signatures", signatures: [{ label: "申请人" }] },
  ],
  {
    heading: [{ label: "党支部", value: "云杉社区" }],
    verification: { number: "A-7", version: 2, code: "7K3M-Q9X2-A5A5", square: true },
  },
);

test("a Word file holds every text of the form in its order, the square and the page count", async () => {
  const parts = unzip(await writeWord(form, "津南区委组织部"));
  const text = textOf(parts.get("word/document.xml"));
  const expected = [
    "试验表",
    "党支部：云杉社区",
    "第一部分",
    "敬爱的党组织：",
    "申请人",
    "阿依古丽·买买提",
    "姓名",
    "王吉喆",
    "□男　☑女",
  ];
  const more = ["同意。", "书记：", "（盖章）", "2026年3月5日", "骑缝", "注：&lt;b&gt;不是标记", "申请人："];
  let from = 0;
  for (const part of [...expected, ...more]) {
    const at = text.indexOf(part, from);
    expect(at, part).toBeGreaterThanOrEqual(from);
    from = at + part.length;
  }
  const foot = parts.get("word/footer1.xml");
  expect(textOf(foot)).toContain("编号：A-7　第2版　验证码：7K3M-Q9X2-A5A5");
  expect(foot?.toString("utf8")).toContain("NUMPAGES");
  expect([...parts.keys()].filter((name) => name.endsWith(".png"))).toHaveLength(1);
});

test("a table of Word has the columns of the form, a cell over rows stays one, and rows may not split unless they flow", async () => {
  const document =
    unzip(await writeWord(form, "津南区委组织部"))
      .get("word/document.xml")
      ?.toString("utf8") ?? "";
  const widths = [...document.matchAll(/<w:gridCol w:w="(\d+)"/g)].map((match) => Number(match[1]));
  // 30, 50, 30, 50 mm in twentieths of a point.
  expect(widths).toEqual(expect.arrayContaining([1701, 2835]));
  expect(document).toContain('<w:vMerge w:val="restart"/>');
  expect(document.match(/<w:cantSplit\/>/g)?.length).toBeGreaterThan(1);
});
