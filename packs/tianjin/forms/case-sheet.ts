import type { BlockInput, FormInput } from "#foundation/documents/model/form.ts";
import { grid, label, left, pairGrid, paper, row, subjectGrid, value } from "./cells.ts";
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
      stepsGrid(read),
    ],
    {
      heading: [
        { label: "党支部", value: read.body("holder", "党支部") },
        { label: "办件编号", value: file.number },
      ],
    },
  );
}

function bodiesGrid(read: FactReader): BlockInput {
  const bodies = Object.values(read.facts.bodies);
  return grid(
    [26, 134],
    bodies.map(({ name, kind }) => row([label(shortKind(kind)), left(name)], 9)),
  );
}

/** A label has room for five characters. */
function shortKind(kind: string | null): string {
  return kind && [...kind].length <= 5 ? kind : "党组织";
}

function stepsGrid(read: FactReader): BlockInput {
  const steps = Object.values(read.facts.steps).toSorted((one, other) =>
    one.decidedOn < other.decidedOn ? -1 : one.decidedOn > other.decidedOn ? 1 : 0,
  );
  const head = [label("步骤"), label("事项"), label("决定时间"), label("结果"), label("依据")];
  const lines = steps.map(({ code, name, decidedOn, outcome, basis }) => [
    value(code),
    left(name),
    value(dottedDay(decidedOn)),
    value(outcome?.name ?? ""),
    left(basis),
  ]);
  return {
    kind: "grid",
    columns: [15, 42, 27, 26, 50],
    rows: [
      { cells: head, minHeight: 9, header: true },
      ...(lines.length > 0 ? lines : [head.map(() => value(""))]).map((cells) => row(cells, 9)),
    ],
  };
}
