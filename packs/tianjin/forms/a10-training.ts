import type { FormInput } from "#foundation/documents/model/form.ts";
import { basisNote, grid, label, left, paper, row, signature, value } from "./cells.ts";
import type { FactReader } from "./read-facts.ts";

/** A10 培训结业证明: at least three days or 24 hours. */
export function trainingForm(read: FactReader): FormInput {
  const by = read.text("training_by", "举办单位");
  const days = read.count("training_days", "天", "培训天数");
  const hours = read.count("training_hours", "学时", "培训学时");
  const length = [days, hours].filter((one) => one !== "").join("，");
  return paper(
    read,
    "发展对象集中培训结业证明",
    [
      { kind: "space", height: 6 },
      { kind: "prose", paragraphs: [statement(read)], size: 16 },
      { kind: "space", height: 8 },
      grid(
        [30, 50, 30, 50],
        [
          row([label("举办单位"), left(by, 3)], 12),
          row(
            [
              label("开始时间"),
              value(read.dotted("training_from", "培训开始")),
              label("结束时间"),
              value(read.dotted("training_to", "培训结束")),
            ],
            12,
          ),
          row([label("培训时长"), value(length), label("证明编号"), value(read.maybe("certificate_no"))], 12),
          row([label("培训内容"), left(read.maybe("training_subject"), 3)], 18),
        ],
      ),
      { kind: "space", height: 20 },
      { kind: "signatures", signatures: [signature("举办单位", read.day("training_to"), true)] },
      { kind: "space", height: 6 },
      ...basisNote(read, "training"),
    ],
    { titleSize: 24, titleAbove: 24 },
  );
}

function statement(read: FactReader): string {
  const { name } = read.facts.subject;
  const who = [read.subject("sex", "性别"), read.subject("ethnicity", "民族")].filter((one) => one !== "");
  return `兹证明${name}同志${who.length > 0 ? `（${who.join("，")}）` : ""}参加发展对象短期集中培训，完成全部课程，经考核合格，准予结业。`;
}
