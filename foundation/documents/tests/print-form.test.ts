import { expect, test } from "vitest";
import { openPrinter } from "../print/open-printer.ts";
import { MissingGlyphs, PrintProblem } from "../print/problem.ts";
import { about, formOf, printedAt, printer, RARE, textForm, watermark } from "./kit.ts";
import { flat, readPdf } from "./read-pdf.ts";

/** One of each kind of cell. */
const everyKind = formOf(
  [
    {
      kind: "grid",
      columns: [28, 52, 28, 52],
      rows: [
        {
          cells: [
            { kind: "label", text: "姓名" },
            { kind: "value", text: "沈玥祎" },
            { kind: "label", text: "性别" },
            { kind: "choice", options: ["男", "女"], chosen: "女" },
          ],
        },
        {
          cells: [
            { kind: "label", text: "现任职务" },
            { kind: "value", text: "副主任", columns: 2 },
            { kind: "photo", rows: 2 },
          ],
        },
        {
          cells: [
            { kind: "label", text: "单位" },
            { kind: "value", text: "双港镇", columns: 2 },
          ],
        },
      ],
    },
    {
      kind: "grid",
      columns: [28, 132],
      rows: [
        {
          cells: [
            { kind: "label", text: "简历" },
            { kind: "periods", entries: [{ from: "2010.09", to: "2014.07", text: "天津某校学生" }] },
          ],
          minHeight: 30,
        },
        {
          cells: [
            { kind: "label", text: "党委意见", vertical: true },
            {
              kind: "opinion",
              paragraphs: ["同意。"],
              signatures: [
                { label: "党委负责人签字", seal: true, date: "2026-03-05" },
                { label: "经办人", seal: false },
              ],
            },
          ],
          minHeight: 50,
        },
      ],
    },
    { kind: "note", text: "注：本表一式两份。" },
  ],
  { heading: [{ label: "填表单位", value: "双港镇" }], verification: { number: "A-7", version: 2 } },
);

test("each kind of cell prints its text, in the order of reading, as PDF/A-2a in Chinese", async () => {
  const { pages, raw } = readPdf(await printer.print([everyKind], about));
  expect(pages).toHaveLength(1);
  const text = flat(pages[0] ?? "");
  const parts = [
    "试验表",
    "填表单位：双港镇",
    "姓名沈玥祎性别",
    "男",
    "女",
    "现任职务副主任照片",
    "单位双港镇",
  ];
  const more = [
    "简历2010.09—2014.07天津某校学生",
    "党委意见同意。",
    "党委负责人签字：（盖章）",
    "2026年3月5日",
  ];
  const last = ["经办人：", "年月日", "注：本表一式两份。", "编号：A-7第2版", "第1页共1页"];
  const places = [...parts, ...more, ...last].map((part) => text.indexOf(part));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((left, right) => left - right));
  expect(raw).toMatch(/pdfaid:part>2<[\s\S]*pdfaid:conformance>A</);
  expect(raw).toContain("/Lang (zh-CN)");
});

test("the same form for the same moment is the same file, byte for byte", async () => {
  const one = await printer.print([everyKind], about, watermark);
  await printer.print([textForm(["另一份"])], about);
  expect((await printer.print([everyKind], about, watermark)).equals(one)).toBe(true);
});

test("long text goes on over the pages, nothing is lost, and pages are counted", async () => {
  const paragraphs = Array.from(
    { length: 120 },
    (_, index) => `第${index + 1}段，记录的内容应当完整地延续到下一页，不得截断，也不得重叠。`,
  );
  const { pages } = readPdf(await printer.print([textForm(paragraphs)], about));
  expect(pages.length).toBeGreaterThan(3);
  const text = flat(pages.join(""));
  expect(paragraphs.filter((paragraph) => !text.includes(paragraph.slice(0, 8)))).toEqual([]);
  pages.forEach((page, index) => expect(flat(page)).toContain(`第${index + 1}页共${pages.length}页`));
});

test("rows that do not flow stay whole, and a heading is repeated on each page", async () => {
  const rows = Array.from({ length: 60 }, (_, index) => ({
    cells: [{ kind: "value" as const, text: `上${index}\n下${index}` }],
    minHeight: 12,
  }));
  const head = { cells: [{ kind: "label" as const, text: "表头在此" }], header: true };
  const { pages } = readPdf(
    await printer.print([formOf([{ kind: "grid", columns: [160], rows: [head, ...rows] }])], about),
  );
  expect(pages.length).toBeGreaterThan(2);
  for (const page of pages) {
    expect(page).toContain("表头在此");
    const upper = page.match(/上\d+/g)?.map((one) => one.slice(1));
    expect(page.match(/下\d+/g)?.map((one) => one.slice(1))).toEqual(upper);
  }
});

test("markup in a value is printed, not run, and no file can be read by it", async () => {
  const hostile = '#panic("x") *粗* $x$ \\ <标签> #read("/job.json") // */';
  const { pages } = readPdf(
    await printer.print([textForm([hostile], { title: hostile })], about, { ...watermark, name: hostile }),
  );
  expect(flat(pages.join("")).split(flat(hostile))).toHaveLength(3);
});

test("several forms in one file have a bookmark and count their own pages", async () => {
  const long = textForm(
    Array.from({ length: 60 }, () => "一段不短的文字，用来把这张表撑到第二页上去，看页数怎么数。"),
    { title: "第二张\n长表" },
  );
  const { pages, bookmarks } = readPdf(await printer.print([everyKind, long], about));
  expect(bookmarks).toEqual(["试验表", "第二张长表"]);
  expect(flat(pages.join("")).match(/第\d页共\d页/g)).toEqual(["第1页共1页", "第1页共2页", "第2页共2页"]);
});

test("the watermark is drawn, but is no text of the document", async () => {
  const plain = await printer.print([everyKind], about);
  const marked = await printer.print([everyKind], about, watermark);
  const other = await printer.print([everyKind], about, { ...watermark, name: "李娜" });
  expect(readPdf(marked).pages).toEqual(readPdf(plain).pages);
  expect(readPdf(marked).raw).toContain("/Pattern");
  expect(readPdf(plain).raw).not.toContain("/PatternType 1");
  // Another reader, another drawing; on many pages it is in the file once.
  expect(other.equals(marked)).toBe(false);
  expect(marked.length - plain.length).toBeLessThan(60_000);
  const name = { ...watermark, name: `王${RARE}` };
  expect((await printer.print([everyKind], about, name)).length).toBeGreaterThan(plain.length);
});

test("the watermark costs a long file once, not once a page", async () => {
  const form = textForm(Array.from({ length: 150 }, (_, index) => `第${index}段${"文字".repeat(30)}`));
  const plain = await printer.print([form], about);
  const marked = await printer.print([form], about, watermark);
  expect(readPdf(marked).pages.length).toBeGreaterThan(5);
  expect(marked.length - plain.length).toBeLessThan(60_000);
});

test("a character that no font has is refused before anything is printed, with its field", async () => {
  const refused = printer.print([textForm([`王${RARE}`])], about);
  await expect(refused).rejects.toBeInstanceOf(MissingGlyphs);
  await expect(refused).rejects.toThrow(`${RARE} (U+31350, blocks.0.rows.0.cells.1.paragraphs.0)`);
});

test("what is wrong with a font is an error, not another look", async () => {
  const broken = openPrinter([{ file: import.meta.filename, family: "No Such Family" }]);
  await expect(broken.print([textForm(["甲"])], about)).rejects.toThrow("font");
});

test("a printer goes on after a document that could not be printed", async () => {
  const tall = formOf([
    {
      kind: "grid",
      columns: [160],
      rows: [{ cells: [{ kind: "label", text: "一个太宽的标签".repeat(10) }] }],
    },
  ]);
  await expect(printer.print([tall], about)).rejects.toThrow("needs");
  const photo = formOf([
    {
      kind: "grid",
      columns: [160],
      rows: [
        {
          cells: [
            { kind: "photo", image: { type: "png", base64: Buffer.from("no png").toString("base64") } },
          ],
        },
      ],
    },
  ]);
  await expect(printer.print([photo], about)).rejects.toBeInstanceOf(PrintProblem);
  const { pages } = readPdf(await printer.print([textForm(["甲"])], { ...about, printedAt }));
  expect(pages).toHaveLength(1);
});
