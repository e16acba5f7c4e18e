import type { BlockInput, FormInput } from "#foundation/documents/model/form.ts";
import {
  basisNote,
  branchOpinion,
  grid,
  label,
  left,
  pageBreak,
  paper,
  row,
  textBlock,
  value,
} from "./cells.ts";
import { hidePrivate } from "./hide-private.ts";
import type { FactReader } from "./read-facts.ts";

/**
 * A7 公示及结果: the notice that is posted, and what came of it. It goes on a wall, so it shows what the notice needs and
 * no more: never identity number, telephone, address or family, and typed text is searched for numbers.
 */
export function publicityForm(read: FactReader): FormInput {
  return paper(read, "关于拟确定发展对象的公示", [
    { kind: "prose", paragraphs: [notice(read)], size: 14 },
    { kind: "space", height: 3 },
    whoGrid(read),
    { kind: "space", height: 3 },
    { kind: "prose", paragraphs: [period(read), COMPLAINTS], size: 14 },
    { kind: "space", height: 12 },
    { kind: "prose", paragraphs: [signed(read)], size: 14, align: "end", indent: false },
    pageBreak(),
    { kind: "heading", text: "公示结果", size: 22 },
    ...result(read),
    ...basisNote(read, "publicity"),
  ]);
}

const COMPLAINTS =
  "公示期间，党员、群众对公示对象有意见的，可以书面或者当面向本党支部或者上级党组织反映。反映情况应当实事求是，提倡署真实姓名；对反映人和反映内容予以保密。";

function notice(read: FactReader): string {
  return `经征求党小组、培养联系人、党员和群众意见，${read.terms.committeeMeeting}研究，拟确定${read.facts.subject.name}同志为发展对象。现将有关情况予以公示。`;
}

function period(read: FactReader): string {
  const from = read.long("publicity_from", "公示开始");
  const to = read.long("publicity_to", "公示结束");
  const blank = "　　　　年　　月　　日";
  return `公示时间：自${from || blank}起至${to || blank}止（不少于五个工作日）。`;
}

function signed(read: FactReader): string {
  const day = read.long("publicity_from", "公示开始");
  return `${read.body("holder", "党支部")}\n${day || "　　　　年　　月　　日"}`;
}

function whoGrid(read: FactReader): BlockInput {
  return grid(
    [30, 50, 30, 50],
    [
      row([label("姓名"), value(read.facts.subject.name), label("性别"), value(read.subject("sex", "性别"))]),
      row([
        label("民族"),
        value(read.subject("ethnicity", "民族")),
        label("出生年月"),
        value(read.subject("birth", "出生年月")),
      ]),
      row([
        label("学历"),
        value(read.subject("education", "学历")),
        label("培养联系人"),
        value(read.names("contacts", "培养联系人")),
      ]),
      row(
        [
          label("申请入党\n时间"),
          value(read.dotted("application_on", "申请日期")),
          label("确定为积极\n分子时间"),
          value(read.dotted("activist_on", "确定为入党积极分子时间")),
        ],
        13,
      ),
      row([label("单位及职务"), value(hidePrivate(read.subject("workPost", "单位及职务")), 3)]),
    ],
  );
}

function result(read: FactReader): BlockInput[] {
  const from = read.dotted("publicity_from", "公示开始");
  const to = read.dotted("publicity_to", "公示结束");
  return [
    grid(
      [26, 134],
      [
        row([label("公示对象"), left(read.facts.subject.name)]),
        row([label("公示时间"), left(from && to ? `${from} 至 ${to}` : "")]),
        row([label("公示地点"), left(hidePrivate(read.text("publicity_place", "公示地点")))]),
      ],
    ),
    textBlock("公示期间\n反映情况", hidePrivate(read.text("publicity_result", "公示结果")), 60),
    branchOpinion(
      "公示结论",
      read.facts.steps["publicity"]?.outcome?.name ?? "",
      read.day("publicity_done_on"),
      50,
    ),
  ];
}
