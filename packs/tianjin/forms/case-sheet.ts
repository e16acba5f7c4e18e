import type { BlockInput, FormInput } from "#foundation/documents/model/form.ts";
import { grid, label, left, note, pairGrid, paper, row, subjectGrid, value } from "./cells.ts";
import { LIST_PAGE } from "./archive-list.ts";
import { dottedDay, type FactReader } from "./read-facts.ts";

/** One sheet of a case: who, by which rules, what was decided when and under which article. */
export function caseSheet(read: FactReader): FormInput {
  const { case: file, edition } = read.facts;
  return paper(
    read,
    `${file.procedureName}办件单`,
    [
      subjectGrid(read),
      pairGrid(
        ["立件时间", dottedDay(file.openedOn), "办结时间", file.closedOn ? dottedDay(file.closedOn) : ""],
        ["办理方式", file.variant ?? "一般程序", "办理结果", file.outcome ?? ""],
        [
          "现在环节",
          [file.stage, file.step].filter((one) => one !== "").join("　"),
          "规则版本",
          edition.name,
        ],
      ),
      { kind: "caption", text: "参与的党组织" },
      bodiesGrid(read),
      { kind: "caption", text: "办理过程" },
      ...stepsBlocks(read),
    ],
    {
      page: LIST_PAGE,
      heading: [
        { label: "党支部", value: read.body("holder", "党支部") },
        { label: "办件编号", value: file.number },
      ],
    },
  );
}

function bodiesGrid(read: FactReader): BlockInput {
  const bodies = Object.values(read.facts.bodies);
  const unique = bodies.filter(({ name }, index) => bodies.findIndex((one) => one.name === name) === index);
  return grid(
    [26, 134],
    unique.map(({ name, kind }) => row([label(shortKind(kind)), left(name)], 8)),
  );
}

/** A label has room for five characters. */
function shortKind(kind: string | null): string {
  return kind && [...kind].length <= 5 ? kind : "党组织";
}

const CIRCLED = "①②③④⑤⑥⑦⑧⑨";

/** Names of regulations stand once below the table; the lines say ①第十三条. */
function shortenBases(bases: string[]): { short: (basis: string) => string; legend: string } {
  const split = (basis: string) => /^(.+?)(第[^第]*条.*)$/.exec(basis) ?? [basis, basis, ""];
  const names = [...new Set(bases.map((basis) => split(basis)[1] ?? ""))].slice(0, CIRCLED.length);
  return {
    short: (basis) => {
      const [, name = "", article = ""] = split(basis);
      const mark = CIRCLED[names.indexOf(name)];
      return mark === undefined || names.indexOf(name) < 0 ? basis : `${mark}${article}`;
    },
    legend: names.map((name, index) => `${CIRCLED[index]}${name}`).join("；"),
  };
}

function stepsBlocks(read: FactReader): BlockInput[] {
  const steps = Object.values(read.facts.steps).toSorted((one, other) =>
    one.decidedOn.localeCompare(other.decidedOn, "en"),
  );
  const { short, legend } = shortenBases(steps.map(({ basis }) => basis));
  const head = ["步骤", "事项", "决定时间", "结果", "依据"].map((name) => label(name));
  const lines = steps.map(({ code, name, decidedOn, outcome, basis }) => [
    value(code),
    left(name),
    value(dottedDay(decidedOn)),
    left(outcome?.name ?? ""),
    value(short(basis)),
  ]);
  const rows = (lines.length > 0 ? lines : [head.map(() => value(""))]).map((cells) => row(cells, 7.5));
  return [
    {
      kind: "grid",
      columns: [15, 48, 25, 46, 26],
      rows: [{ cells: head, minHeight: 8, header: true }, ...rows],
    },
    ...(legend === "" ? [] : [note(`依据：${legend}。`)]),
  ];
}
