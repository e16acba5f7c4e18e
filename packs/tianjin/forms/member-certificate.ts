import type { FormInput } from "#foundation/documents/model/form.ts";
import { closing, note, paper } from "./cells.ts";
import type { FactReader } from "./read-facts.ts";

const BLANK = "　　　　　　　　";

/** 党员证明信: for a stay of less than half a year; the relation stays where it is. */
export function memberCertificate(read: FactReader): FormInput {
  const { subject } = read.facts;
  const to = read.text("certificate_to", "交往的党组织") || `${BLANK}党组织`;
  const from = read.long("away_from", "外出开始") || "　　　　年　　月　　日";
  const until = read.long("away_to", "外出结束") || "　　　　年　　月　　日";
  const why = read.text("away_reason", "外出事由") || BLANK;
  const who = [subject.sex, subject.ethnicity].filter((one) => one !== null).join("，");
  return paper(
    read,
    "党员证明信",
    [
      {
        kind: "prose",
        paragraphs: [`编号：${read.facts.document.number}`],
        align: "end",
        indent: false,
        size: 12,
      },
      { kind: "space", height: 6 },
      { kind: "prose", paragraphs: [`${to}：`], size: 16, indent: false },
      {
        kind: "prose",
        paragraphs: [
          `${subject.name}同志${who ? `（${who}）` : ""}，系我单位${subject.memberType ?? "　　　　"}，组织关系在${read.body("holder", "党支部")}。因${why}，于${from}至${until}到你处，请安排其参加党的组织生活。`,
          "外出期间，该同志的正式组织关系不变，党费在原支部交纳，表决权、选举权和被选举权在原支部行使。",
        ],
        size: 16,
      },
      { kind: "space", height: 24 },
      closing(read.body("from", "所属党委"), read.long("letter_on", "开具日期")),
      { kind: "space", height: 10 },
      note("注：本证明信用于外出不满六个月的党员；满六个月的，应当转移组织关系。"),
    ],
    { titleSize: 28, titleAbove: 20 },
  );
}
