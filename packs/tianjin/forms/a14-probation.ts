import type { FactEntry } from "#features/cases/facts.contract.ts";
import type { BlockInput, FormInput } from "#foundation/documents/model/form.ts";
import {
  basisNote,
  branchAndPerson,
  grid,
  label,
  lineBlock,
  opinionBlock,
  pairGrid,
  paper,
  row,
  signature,
  subjectGrid,
  textBlock,
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
      ...(entries.length > 0 ? entries.flatMap(entryBlocks) : emptyEntry()),
      opinionBlock("党支部\n综合意见", "", [signature("党支部书记签字", undefined, true)], 42),
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

function entryBlocks({ on, values }: FactEntry): BlockInput[] {
  return [
    textBlock(
      `${on.slice(0, 4)}年\n${Number(on.slice(5, 7))}月\n考察情况`,
      values["probation_text"]?.text ?? "",
      32,
    ),
    signed(values["probation_opinion"]?.text ?? "", on),
  ];
}

function emptyEntry(): BlockInput[] {
  return [textBlock("教育考察\n情况", "", 44), signed("", undefined)];
}

function signed(opinion: string, on: string | undefined): BlockInput {
  return opinionBlock(
    "入党介绍\n人及党支\n部意见",
    opinion,
    [signature("入党介绍人签字", on), signature("党支部书记签字", on, true)],
    38,
  );
}
