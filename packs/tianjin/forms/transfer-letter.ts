import type { BlockInput, FormInput } from "#foundation/documents/model/form.ts";
import { paper } from "./cells.ts";
import type { FactReader } from "./read-facts.ts";

const BLANK = "＿＿＿＿＿＿";
const SIZE = 12;

/**
 * 中国共产党党员组织关系介绍信 in three parts (组通字〔2006〕45号): the stub stays, the letter goes, the receipt comes back
 * to be glued to the stub.
 */
export function transferLetter(read: FactReader): FormInput {
  return paper(
    read,
    "中国共产党党员组织关系介绍信",
    [
      part("第一联　存根"),
      number(read),
      { kind: "prose", paragraphs: [body(read)], size: SIZE, align: "start" },
      {
        kind: "prose",
        paragraphs: ["经办人：　　　　　　　　　签发人：　　　　　　　　　"],
        size: SIZE,
        align: "end",
        indent: false,
      },
      { kind: "space", height: 9 },
      { kind: "cut", text: "……（骑缝盖章）……" },
      part("第二联　介绍信"),
      number(read),
      { kind: "prose", paragraphs: [`${read.body("to", "接收党委")}：`], size: SIZE, indent: false },
      { kind: "prose", paragraphs: [body(read)], size: SIZE, align: "start" },
      signed(read.body("from", "转出党委"), read.long("letter_on", "开具日期")),
      contact(read),
      { kind: "space", height: 9 },
      { kind: "cut", text: "……（骑缝盖章）……" },
      part("第三联　回执"),
      number(read),
      { kind: "prose", paragraphs: [`${read.body("from", "转出党委")}：`], size: SIZE, indent: false },
      { kind: "prose", paragraphs: [receipt(read)], size: SIZE, align: "start" },
      signed(read.body("to", "接收党委"), read.maybe("received_on") && read.long("received_on", "接收日期")),
      {
        kind: "prose",
        paragraphs: ["经办人：　　　　　　　　　联系电话：　　　　　　　　　　"],
        size: SIZE,
        indent: false,
      },
    ],
    { titleSize: 22, page: { margin: { top: 15, bottom: 26, left: 25, right: 25 }, size: 12 } },
  );
}

function part(name: string): BlockInput {
  return { kind: "heading", text: name, size: 14 };
}

function number(read: FactReader): BlockInput {
  const valid = read.count("valid_days", "天", "有效期");
  return {
    kind: "prose",
    paragraphs: [`编号：${read.facts.document.number}　　有效期：${valid || "　　天"}`],
    size: 11,
    align: "end",
    indent: false,
  };
}

function body(read: FactReader): string {
  const { subject } = read.facts;
  const type = subject.memberType ?? BLANK;
  const from = read.body("from_branch", "转出党支部") || BLANK;
  const to = read.body("to_branch", "接收党支部") || BLANK;
  const dues = read.text("dues_to", "党费交至") || "　　年　　月";
  const who = [subject.sex, subject.ethnicity, subject.birth ? `${subject.birth.slice(0, 4)}年出生` : null]
    .filter((one) => one !== null)
    .join("，");
  return `${subject.name}同志（${who || BLANK}），系中共${type}，身份证号码${subject.identityMasked ?? BLANK}，由${from}去${to}，请转接组织关系。该同志党费已交到${dues}。`;
}

function contact(read: FactReader): BlockInput {
  const phone = read.facts.subject.phoneMasked ?? "　　　　　　　　";
  return {
    kind: "prose",
    paragraphs: [
      `党员联系电话：${phone}　　转出党委联系电话：${read.facts.bodies["from"]?.phone ?? "　　　　　　　　"}`,
    ],
    size: SIZE,
    indent: false,
  };
}

function receipt(read: FactReader): string {
  return `你处${read.facts.subject.name}同志的党员组织关系已转到我处${read.body("to_branch", "接收党支部") || BLANK}，特此回复。`;
}

function signed(unit: string, date: string): BlockInput {
  return {
    kind: "prose",
    paragraphs: [`${unit || BLANK}（盖章）\n${date || "　　　　年　　月　　日"}　`],
    size: SIZE,
    align: "end",
    indent: false,
  };
}
