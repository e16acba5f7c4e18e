import type { BlockInput, CellInput, FormInput } from "#foundation/documents/model/form.ts";
import { grid, label, left, note, pageBreak, paper, row, signature, text, value } from "./cells.ts";
import { resolutionText } from "./meetings.ts";
import type { FactReader } from "./read-facts.ts";

/**
 * A12 中国共产党入党志愿书: a cover and eight pages. The applicant writes by hand; what the case knows of decisions is
 * printed at its place, so that nobody copies it.
 */
export function volunteerBook(read: FactReader): FormInput {
  return paper(
    read,
    "中国共产党\n入党志愿书",
    [
      ...cover(read),
      pageBreak(),
      ...personPage(read),
      pageBreak(),
      full("入党志愿", "", [signature("本人签名", undefined)], 236),
      pageBreak(),
      ...history(),
      pageBreak(),
      ...relations(read),
      pageBreak(),
      ...introducers(read),
      pageBreak(),
      ...admission(read),
      pageBreak(),
      ...approval(read),
      pageBreak(),
      ...conversion(read),
    ],
    { titleSize: 32, titleAbove: 45 },
  );
}

function cover(read: FactReader): BlockInput[] {
  return [
    { kind: "space", height: 38 },
    {
      kind: "blanks",
      labelWidth: 40,
      valueWidth: 84,
      size: 16,
      rows: [
        { label: "申请人姓名", value: read.facts.subject.name },
        { label: "所在党支部", value: read.body("holder", "党支部") },
        { label: "志愿书编号", value: read.text("form_number", "志愿书编号") },
        { label: "填写日期", value: read.long("form_filled_on", "填写日期") },
      ],
    },
    { kind: "space", height: 22 },
    { kind: "prose", paragraphs: GUIDE, size: 10.5 },
  ];
}

const GUIDE = [
  "填写说明：本志愿书一人一份，编号管理。由申请人在入党介绍人指导下，用蓝黑色或黑色墨水笔如实填写，字迹清晰；某项没有内容的，写明“无”。修改之处，由党委盖章。",
];

function personPage(read: FactReader): BlockInput[] {
  return [
    grid([24, 26, 22, 28, 30, 30], [...personRows(read), ...workRows(read)]),
    sections([
      ["何时何地\n加入中国共\n青团", "", 40],
      ["何时何地参\n加过何种民\n主党派或其\n他组织，任\n何职务", "", 46],
      ["何时何地何\n原因受过何\n种奖励、\n处分", "", 52],
    ]),
  ];
}

type Rows = Extract<BlockInput, { kind: "grid" }>["rows"];

function personRows(read: FactReader): Rows {
  return [
    row(
      [
        label("姓名"),
        value(read.facts.subject.name),
        label("性别"),
        value(read.subject("sex", "性别")),
        label("民族"),
        value(read.subject("ethnicity", "民族")),
      ],
      13,
    ),
    row(
      [
        label("出生年月"),
        value(read.subject("birth", "出生年月")),
        label("籍贯"),
        value(read.subject("nativePlace", "籍贯"), 3),
      ],
      13,
    ),
    row(
      [
        label("学历"),
        value(read.subject("education", "学历")),
        label("学位或\n职称"),
        value(read.facts.subject.degree ?? "", 3),
      ],
      13,
    ),
  ];
}

/** Address and identity number are written by hand: the case does not print them. */
function workRows(read: FactReader): Rows {
  return [
    row([label("单位、职务\n或职业"), left(read.subject("workPost", "单位及职务"), 5)], 13),
    row([label("现居住地"), left("", 5)], 13),
    row([label("公民身份\n号码"), left("", 3), label("有何专长"), left("")], 13),
  ];
}

/** Label and free room, one below the other. */
function sections(rows: [name: string, body: string, height: number][]): BlockInput {
  return grid(
    [28, 132],
    rows.map(([name, body, height]) => row([label(name), text(body)], height)),
  );
}

/** A page with one place for text and signatures. */
function full(
  name: string,
  body: string,
  signatures: Extract<CellInput, { kind: "opinion" }>["signatures"],
  height: number,
): BlockInput {
  const cell: CellInput = { kind: "opinion", paragraphs: body.split("\n"), signatures };
  return grid([16, 144], [row([{ kind: "label", text: name, vertical: true }, cell], height)]);
}

function history(): BlockInput[] {
  const empty = Array.from({ length: 17 }, () => row([value(""), value(""), left(""), left("")], 13));
  return [
    { kind: "caption", text: "本人经历（包括学历）" },
    grid(
      [26, 26, 74, 34],
      [
        row([label("自何年何月"), label("至何年何月"), label("在何地、何部门，任何职"), label("证明人")]),
        ...empty,
      ],
    ),
  ];
}

function relations(read: FactReader): BlockInput[] {
  const lines = (count: number) =>
    Array.from({ length: count }, () => row([value(""), value(""), value(""), value(""), left("")], 12));
  const head = row([
    label("关系"),
    label("姓名"),
    label("出生年月"),
    label("政治面貌"),
    label("单位、职务或职业"),
  ]);
  const columns = [24, 26, 26, 26, 58];
  return [
    { kind: "caption", text: `${read.terms.familyMembers}情况` },
    grid(columns, [head, ...lines(6)]),
    { kind: "caption", text: `${read.terms.otherRelations}情况` },
    grid(columns, [head, ...lines(5)]),
    { kind: "caption", text: "需要向党组织说明的问题" },
    grid(
      [160],
      [row([{ kind: "opinion", paragraphs: [""], signatures: [signature("本人签名", undefined)] }], 58)],
    ),
  ];
}

function introducers(read: FactReader): BlockInput[] {
  const [first, second] = read.people("introducers", "入党介绍人");
  const one = (person: typeof first) =>
    person ? `介绍人：${person.name}${person.post ? `　${person.post}` : ""}` : "";
  return [
    full("第一入党介绍人意见", one(first), [signature("介绍人签名", undefined)], 118),
    full("第二入党介绍人意见", one(second), [signature("介绍人签名", undefined)], 118),
  ];
}

function admission(read: FactReader): BlockInput[] {
  return [
    full(
      "大会接收预备党员决议",
      resolutionText(read, "admission", "admission_meeting"),
      [
        signature("党支部", read.day("admission_on"), true),
        signature("党支部书记签名", read.day("admission_on")),
      ],
      132,
    ),
    full("上级党组织派人谈话", talkText(read), [signature("谈话人签名", read.day("committee_talk_on"))], 100),
  ];
}

function talkText(read: FactReader): string {
  const who = read.names("committee_talker", "谈话人");
  const said = read.text("committee_talk_text", "谈话情况和意见");
  return [who && `谈话人：${who}`, said].filter((one) => one !== "").join("\n");
}

function approval(read: FactReader): BlockInput[] {
  const from = read.long("probation_from", "预备期起");
  const to = read.long("probation_to", "预备期止");
  const period = from && to ? `\n预备期自${from}起，至${to}止。` : "";
  return [
    full("总支部审查意见", "", [signature("总支部书记签名", undefined, true)], 84),
    full(
      "基层党委审批意见",
      `${read.text("approval_opinion", "党委审批意见")}${period}`,
      [signature("党委", read.day("approval_on"), true), signature("党委书记签名", read.day("approval_on"))],
      150,
    ),
  ];
}

function conversion(read: FactReader): BlockInput[] {
  return [
    full(
      "大会转正决议",
      resolutionText(read, "conversion", "conversion_meeting"),
      [
        signature("党支部", read.day("conversion_on"), true),
        signature("党支部书记签名", read.day("conversion_on")),
      ],
      92,
    ),
    full(
      "党委转正审批意见",
      read.maybe("conversion_opinion"),
      [
        signature("党委", read.day("conversion_approved_on"), true),
        signature("党委书记签名", read.day("conversion_approved_on")),
      ],
      92,
    ),
    grid([16, 144], [row([{ kind: "label", text: "备注", vertical: true }, text("")], 38)]),
    note("注：志愿书各项意见和决议，按照规定的权限和时间填写、签名、盖章；事后不得改写。"),
  ];
}
