import type { FactEntry } from "#features/cases/facts.contract.ts";
import type { BlockInput, FormInput } from "#foundation/documents/model/form.ts";
import {
  basisNote,
  entryBlocks,
  branchAndPerson,
  branchOpinion,
  grid,
  label,
  lineBlock,
  pairGrid,
  paper,
  row,
  subjectGrid,
  value,
} from "./cells.ts";
import type { FactReader } from "./read-facts.ts";

/** A14 预备党员教育考察登记表（含宣誓记录）: grows with its entries. */
export function probationForm(read: FactReader): FormInput {
  const entries = read.facts.entries["probation"] ?? [];
  if (entries.length === 0) read.text("probation_text", "教育考察情况");
  return paper(
    read,
    "预备党员教育考察登记表",
    [
      subjectGrid(read),
      ...datesBlocks(read),
      oathGrid(read),
      ...(entries.length > 0 ? entries.flatMap(month) : emptyEntry()),
      branchOpinion("党支部\n综合意见", "", undefined, 42),
      ...basisNote(read, "oath", "probation"),
    ],
    { heading: branchAndPerson(read) },
  );
}

function datesBlocks(read: FactReader): BlockInput[] {
  const from = read.dotted("probation_from", "预备期起");
  const to = read.dotted("probation_to", "预备期止");
  return [
    pairGrid(
      [
        "接收为预备\n党员时间",
        read.dotted("admission_on", "接收为预备党员时间"),
        "上级党委\n审批时间",
        read.dotted("approval_on", "审批时间"),
      ],
      ["预备期", from && to ? `${from} 至 ${to}` : "", "编入党小组", read.text("party_group", "编入党小组")],
    ),
    lineBlock("入党介绍人", read.names("introducers", "入党介绍人")),
  ];
}

function oathGrid(read: FactReader): BlockInput {
  return grid(
    [26, 26, 42, 26, 40],
    [
      row(
        [
          label("入党宣誓\n记录", 1, 2),
          label("宣誓时间"),
          value(read.dotted("oath_on", "宣誓时间")),
          label("宣誓地点"),
          value(read.text("oath_place", "宣誓地点")),
        ],
        10,
      ),
      row([label("领誓人"), value(read.maybe("oath_leader")), label("监誓人"), value("")], 10),
    ],
  );
}

function month({ on, values }: FactEntry): BlockInput[] {
  const title = `${on.slice(0, 4)}年\n${Number(on.slice(5, 7))}月\n考察情况`;
  return entryBlocks(
    { title, words: values["probation_text"]?.text ?? "", height: 32 },
    { ...SIGNED, words: values["probation_opinion"]?.text ?? "", on },
  );
}

const SIGNED = { title: "入党介绍\n人及党支\n部意见", by: "入党介绍人" };

function emptyEntry(): BlockInput[] {
  return entryBlocks(
    { title: "教育考察\n情况", words: "", height: 44 },
    { ...SIGNED, words: "", on: undefined },
  );
}
