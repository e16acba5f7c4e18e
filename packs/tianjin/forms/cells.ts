import type { BlockInput, CellInput, FormInput } from "#foundation/documents/model/form.ts";
import type { FactReader } from "./read-facts.ts";

/** The grid's width in mm: 210 less two margins of 25. */
const WIDTH = 160;

/** Room at the foot for the square of 13 mm. */
const PAGE = { margin: { top: 24, bottom: 28, left: 25, right: 25 }, size: 12 };

type RowInput = Extract<BlockInput, { kind: "grid" }>["rows"][number];
type SignatureInput = Extract<CellInput, { kind: "opinion" }>["signatures"][number];

export function label(words: string, columns = 1, rows = 1): CellInput {
  return { kind: "label", text: words, columns, rows };
}

export function value(words: string, columns = 1): CellInput {
  return { kind: "value", text: words, columns };
}

/** A value that may be a sentence: it starts at the left. */
export function left(words: string, columns = 1): CellInput {
  return { kind: "value", text: words, columns, align: "start" };
}

export function text(paragraphs: string, columns = 1): CellInput {
  return { kind: "text", paragraphs: split(paragraphs), columns };
}

export function row(cells: CellInput[], minHeight = 10): RowInput {
  return { cells, minHeight };
}

export function grid(columns: number[], rows: RowInput[]): BlockInput {
  return { kind: "grid", columns, rows };
}

/** Rows of two labels with their values; a row is higher where a label has two lines. */
export function pairGrid(...rows: [one: string, value: string, other: string, value: string][]): BlockInput {
  return grid(
    [26, 54, 28, 52],
    rows.map(([one, first, other, second]) =>
      row([label(one), value(first), label(other), value(second)], `${one}${other}`.includes("\n") ? 13 : 10),
    ),
  );
}

/** A label at the left, and text that flows. */
export function textBlock(name: string, body: string, minHeight: number): BlockInput {
  return grid([26, WIDTH - 26], [row([label(name), text(body)], minHeight)]);
}

/** A label at the left, and one line. */
export function lineBlock(name: string, body: string): BlockInput {
  return grid([26, WIDTH - 26], [row([label(name), left(body)], name.includes("\n") ? 13 : 10)]);
}

/** What somebody decided, with places to sign and to seal. */
export function opinionBlock(
  name: string,
  body: string,
  signatures: SignatureInput[],
  minHeight = 40,
): BlockInput {
  const cell: CellInput = { kind: "opinion", paragraphs: split(body), signatures };
  return grid([26, WIDTH - 26], [row([label(name), cell], minHeight)]);
}

export function signature(name: string, date: string | undefined, seal = false): SignatureInput {
  return { label: name, seal, ...(date !== undefined && { date }) };
}

export function note(body: string): BlockInput {
  return { kind: "note", text: body };
}

export function pageBreak(): BlockInput {
  return { kind: "pageBreak" };
}

/** Who signs a letter, and the day: at the right edge, below each other. */
export function closing(unit: string, day: string): BlockInput {
  const lines = [`${unit || "　　　　　　　　　　　　"}（盖章）`, `${day || "　　　　年　　月　　日"}　　`];
  return { kind: "prose", paragraphs: lines, size: 14, align: "end", indent: false };
}

/** `依据：…` for the steps that were done; nothing for those to come. */
export function basisNote(read: FactReader, ...steps: string[]): BlockInput[] {
  const found = steps.flatMap((step) => read.facts.steps[step]?.basis ?? []);
  return found.length === 0 ? [] : [note(`依据：${[...new Set(found)].join("；")}。`)];
}

/** What every paper of a case has: margins, number, version, code and its square. */
export function paper(
  read: FactReader,
  title: string,
  blocks: BlockInput[],
  more: Partial<FormInput> = {},
): FormInput {
  const { number, version, code } = read.facts.document;
  return {
    title,
    page: PAGE,
    blocks,
    // What is put together anew each time, such as the list of a file, is registered nowhere and bears no code.
    ...(code !== "" && { verification: { number, version, code, square: true } }),
    ...more,
  };
}

/** The line above a table: the branch on the left, the person on the right. */
export function branchAndPerson(read: FactReader, who = "姓名"): FormInput["heading"] {
  return [
    { label: "党支部", value: read.body("holder", "党支部") },
    { label: who, value: read.facts.subject.name },
  ];
}

/** Who it is: two rows that most papers begin with. */
export function subjectGrid(read: FactReader): BlockInput {
  const { name } = read.facts.subject;
  return grid(
    [26, 30, 22, 28, 26, 28],
    [
      row([
        label("姓名"),
        value(name),
        label("性别"),
        value(read.subject("sex", "性别")),
        label("出生年月"),
        value(read.subject("birth", "出生年月")),
      ]),
      row([
        label("民族"),
        value(read.subject("ethnicity", "民族")),
        label("籍贯"),
        value(read.subject("nativePlace", "籍贯")),
        label("学历"),
        value(read.subject("education", "学历")),
      ]),
      row([label("单位及职务"), value(read.subject("workPost", "单位及职务"), 5)]),
    ],
  );
}

/** Paragraphs as they were typed; an empty text is one empty paragraph. */
function split(body: string): string[] {
  return body.split(/\n+/);
}

/** What the branch says, signed by its secretary and sealed; the day that is known stands there. */
export function branchOpinion(
  title: string,
  words: string,
  on: string | undefined,
  height: number,
): BlockInput {
  return opinionBlock(title, words, [signature("党支部书记签字", on, true)], height);
}

/** The same of the committee above. */
export function committeeOpinion(
  title: string,
  words: string,
  on: string | undefined,
  height: number,
): BlockInput {
  return opinionBlock(title, words, [signature("党委负责人签字", on, true)], height);
}

/** An entry of a register that grows: what was seen, and the opinion of those who look after the person and of the branch. */
export function entryBlocks(
  seen: { title: string; words: string; height: number },
  opinion: { title: string; words: string; by: string; on: string | undefined },
): BlockInput[] {
  const { by, on } = opinion;
  const signatures = [signature(`${by}签字`, on), signature("党支部书记签字", on, true)];
  return [
    textBlock(seen.title, seen.words, seen.height),
    opinionBlock(opinion.title, opinion.words, signatures, 38),
  ];
}
