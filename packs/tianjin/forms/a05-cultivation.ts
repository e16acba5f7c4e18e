import type { FactEntry, NamedPerson } from "#features/cases/facts.contract.ts";
import type { BlockInput, FormInput } from "#foundation/documents/model/form.ts";
import {
  basisNote,
  entryBlocks,
  branchAndPerson,
  branchOpinion,
  grid,
  label,
  left,
  pairGrid,
  paper,
  row,
  subjectGrid,
  value,
} from "./cells.ts";
import type { FactReader } from "./read-facts.ts";

/** A5 入党积极分子培养教育考察登记表: one entry each half-year; it grows with them. */
export function cultivationForm(read: FactReader): FormInput {
  const entries = read.facts.entries["cultivation"] ?? [];
  if (entries.length === 0) read.text("review_text", "培养教育考察情况");
  return paper(
    read,
    "入党积极分子培养教育考察登记表",
    [
      subjectGrid(read),
      pairGrid([
        "申请入党\n时间",
        read.dotted("application_on", "申请日期"),
        "确定为积极\n分子时间",
        read.dotted("activist_on", "确定为入党积极分子时间"),
      ]),
      contactsGrid(read, read.people("contacts", "培养联系人")),
      ...(entries.length > 0 ? entries.flatMap(halfYear) : emptyEntry()),
      branchOpinion("党支部\n综合意见", "", undefined, 42),
      ...basisNote(read, "contacts_step", "cultivation"),
    ],
    { heading: branchAndPerson(read) },
  );
}

function contactsGrid(read: FactReader, contacts: readonly NamedPerson[]): BlockInput {
  const lines = contacts.length > 0 ? contacts : [{ name: "", post: null, memberType: null }];
  const since = read.dotted("contacts_on", "指定培养联系人时间");
  return grid(
    [26, 30, 66, 38],
    [
      row(
        [
          label("培养\n联系人", 1, lines.length + 1),
          label("姓名"),
          label("单位及职务"),
          label("联系起始时间"),
        ],
        9,
      ),
      ...lines.map(({ name, post }) => row([value(name), left(post ?? ""), value(since)], 9)),
    ],
  );
}

function halfYear({ on, values }: FactEntry): BlockInput[] {
  const half = Number(on.slice(5, 7)) <= 6 ? "上半年" : "下半年";
  const title = `${on.slice(0, 4)}年\n${half}\n考察情况`;
  return entryBlocks(
    { title, words: values["review_text"]?.text ?? "", height: 34 },
    { ...SIGNED, words: values["review_opinion"]?.text ?? "", on },
  );
}

const SIGNED = { title: "培养联系\n人及党支\n部意见", by: "培养联系人" };

/** Room for the first half-year, to be written by hand. */
function emptyEntry(): BlockInput[] {
  return entryBlocks(
    { title: "培养教育\n考察情况", words: "", height: 46 },
    { ...SIGNED, words: "", on: undefined },
  );
}
