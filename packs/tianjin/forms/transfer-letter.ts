import type { BlockInput, FormInput } from "#foundation/documents/model/form.ts";
import { paper } from "./cells.ts";
import type { FactReader } from "./read-facts.ts";

const BLANK = "＿＿＿＿＿＿";
/** Size of type and room around the cuts; smaller where long names would need a second sheet. */
const USUAL = { size: 12, space: 16 };
const TIGHT = { size: 10.5, space: 2 };
const LONG_LETTER = 170;
type Look = typeof USUAL;

/**
 * 中国共产党党员组织关系介绍信 in three parts (组通字〔2006〕45号): the stub stays, the letter goes, the receipt comes back
 * to be glued to the stub.
 */
export function transferLetter(read: FactReader): FormInput {
  const look = body(read).length > LONG_LETTER ? TIGHT : USUAL;
  const space: BlockInput = { kind: "space", height: look.space };
  const cut: BlockInput = { kind: "cut", text: "……（骑缝盖章）……" };
  return paper(
    read,
    "中国共产党党员组织关系介绍信",
    [...stub(read, look), space, cut, ...letter(read, look), space, cut, ...receipt(read, look)],
    { titleSize: 22, page: { margin: { top: 15, bottom: 26, left: 25, right: 25 }, size: 12 } },
  );
}

function stub(read: FactReader, look: Look): BlockInput[] {
  return [
    part("第一联　存根"),
    number(read),
    running(look, body(read)),
    line(look, "经办人：　　　　　　　　　签发人：　　　　　　　　　", "end"),
  ];
}

function letter(read: FactReader, look: Look): BlockInput[] {
  return [
    part("第二联　介绍信"),
    number(read),
    line(look, `${receiver(read, "to", "接收党委") || BLANK}：`),
    running(look, body(read)),
    signed(look, read.body("from", "转出党委"), read.long("letter_on", "开具日期")),
    contact(read, look),
  ];
}

function receipt(read: FactReader, look: Look): BlockInput[] {
  return [
    part("第三联　回执"),
    number(read),
    line(look, `${read.body("from", "转出党委") || BLANK}：`),
    running(look, arrived(read)),
    signed(
      look,
      receiver(read, "to", "接收党委"),
      read.maybe("received_on") && read.long("received_on", "接收日期"),
    ),
    line(look, "经办人：　　　　　　　　　联系电话：　　　　　　　　　　"),
  ];
}

function running({ size }: Look, words: string): BlockInput {
  return { kind: "prose", paragraphs: [words], size, align: "start" };
}

function line({ size }: Look, words: string, align: "start" | "end" = "start"): BlockInput {
  return { kind: "prose", paragraphs: [words], size, align, indent: false };
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
  const to = receiver(read, "to_branch", "接收党支部") || BLANK;
  const dues = monthOf(read.text("dues_to", "党费交至")) || "　　年　　月";
  const who = [subject.sex, subject.ethnicity, subject.birth ? `${subject.birth.slice(0, 4)}年出生` : null]
    .filter((one) => one !== null)
    .join("，");
  return `${subject.name}同志（${who || BLANK}），系中共${type}，身份证号码${subject.identityMasked ?? BLANK}，由${from}去${to}，请转接组织关系。该同志党费已交到${dues}。`;
}

/** A body of the city, or outside of it the one that was typed. */
function receiver(read: FactReader, party: "to" | "to_branch", name: string): string {
  return read.maybe("to_outside") || read.body(party, name);
}

/** `2026-10` as 2026年10月. */
function monthOf(text: string): string {
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(text) ?? [];
  return year === undefined ? text : `${year}年${Number(month)}月`;
}

function contact(read: FactReader, look: Look): BlockInput {
  const phone = read.facts.subject.phoneMasked ?? "　　　　　　　　";
  const office = read.facts.bodies["from"]?.phone ?? "　　　　　　　　";
  return line(look, `党员联系电话：${phone}　　转出党委联系电话：${office}`);
}

function arrived(read: FactReader): string {
  return `你处${read.facts.subject.name}同志的党员组织关系已转到我处${receiver(read, "to_branch", "接收党支部") || BLANK}，特此回复。`;
}

function signed({ size }: Look, unit: string, date: string): BlockInput {
  return {
    kind: "prose",
    paragraphs: [`${unit || BLANK}（盖章）\n${date || "　　　　年　　月　　日"}　`],
    size,
    align: "end",
    indent: false,
  };
}
