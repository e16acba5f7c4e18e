import {
  Document,
  Footer,
  ImageRun,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type Table,
  TabStopType,
  TextRun,
} from "docx";
import { fitHeading } from "../layout/fit-values.ts";
import { layOut, type Part } from "../layout/lay-out.ts";
import { type Form, textWidth, type Verification } from "../model/form.ts";
import { squarePng } from "../print/verification-square.ts";
import { writeOutside } from "./outside.ts";
import { writeTable } from "./tables.ts";
import { CENTRED, hairline, lines, paragraph, pixels, run, tab, twips } from "./text.ts";

/**
 * A form as a Word file, from the same model as the print: the working copy. The PDF is the original, because Word sets
 * lines by its own fonts and a page may end a few millimetres elsewhere.
 * @param author unit that issues it; goes into the file's own data
 * @throws LayoutProblem as in print
 */
export async function writeWord(form: Form, author: string): Promise<Buffer> {
  const { margin, landscape } = form.page;
  const document = new Document({
    title: form.title.replace("\n", ""),
    creator: author,
    lastModifiedBy: author,
    sections: [
      {
        properties: {
          page: {
            size: {
              width: twips(210),
              height: twips(297),
              orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: {
              top: twips(margin.top),
              bottom: twips(margin.bottom),
              left: twips(margin.left),
              right: twips(margin.right),
              footer: twips(9),
            },
          },
        },
        footers: { default: footer(form) },
        children: [
          ...titleOf(form),
          ...headingLine(form),
          ...layOut(form).flatMap((part) => writePart(part, form)),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function writePart(part: Part, form: Form): (Paragraph | Table)[] {
  if (part.kind === "table") return [writeTable(part, form.page.size), hairline()];
  return writeOutside(part, textWidth(form.page), form.page.size);
}

function titleOf(form: Form): Paragraph[] {
  const title = paragraph(lines(form.title, { size: form.titleSize, bold: true }), form.titleSize * 1.25, {
    ...CENTRED,
    outlineLevel: 0,
    spacing: { before: twips(form.titleAbove), after: 140 },
  });
  if (form.subtitle === undefined) return [title];
  return [title, paragraph([run(form.subtitle, { size: 12 })], 18, { ...CENTRED, spacing: { after: 140 } })];
}

function headingLine(form: Form): Paragraph[] {
  if (form.heading.length === 0) return [];
  const style = { size: form.page.size };
  const { heading, stacked } = fitHeading(form);
  if (stacked) return heading.map(({ label, value }) => paragraph(lines(`${label}：${value}`, style), 18));
  const runs = heading.flatMap(({ label, value }, index) => [
    ...(index > 0 ? [tab()] : []),
    run(`${label}：${value}`, style),
  ]);
  return [
    paragraph(runs, 18, {
      tabStops: [{ type: TabStopType.RIGHT, position: twips(textWidth(form.page)) }],
      spacing: { after: 60 },
    }),
  ];
}

/** The square, number, version and code on the left; the page on the right. */
function footer(form: Form): Footer {
  const count = new TextRun({
    size: 18,
    font: "宋体",
    children: ["第 ", PageNumber.CURRENT, " 页　共 ", PageNumber.TOTAL_PAGES, " 页"],
  });
  const tabStops = [{ type: TabStopType.RIGHT, position: twips(textWidth(form.page)) }];
  return new Footer({
    children: [new Paragraph({ tabStops, children: [...checkRuns(form.verification), tab(), count] })],
  });
}

/** As in print, on one line. */
function checkRuns(verification: Verification | undefined): (ImageRun | TextRun)[] {
  if (!verification) return [];
  const { number, version, code } = verification;
  const words = [
    number === undefined ? "" : `编号：${number}`,
    version === undefined ? "" : `第${version}版`,
    code === undefined ? "" : `验证码：${code}`,
  ].filter((one) => one !== "");
  const square = squarePng(verification);
  const side = { width: pixels(13), height: pixels(13) };
  return [
    ...(square ? [new ImageRun({ type: "png", data: square, transformation: side })] : []),
    run(`　${words.join("　")}`, { size: 8 }),
  ];
}
