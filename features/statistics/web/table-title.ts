import type { Language, Text } from "#foundation/messages/messages.ts";
import type { FactDescription } from "../facts.contract.ts";
import { groupingLabel } from "../label.rules.ts";
import type { statisticsMessages } from "../messages.ts";
import type { Question } from "../question.contract.ts";
import { readGrouping, splitGroupings } from "../question.rules.ts";

/** What a dimension is called, by the description that the server gives. */
export function shapeOf(fact: FactDescription | undefined) {
  return {
    dimensions: Object.fromEntries(
      (fact?.dimensions ?? []).map(({ name, type, label, codes }) => [
        name,
        { type, label, bits: 8 as const, ...(codes !== null && { codes }) },
      ]),
    ),
    measures: Object.fromEntries((fact?.measures ?? []).map(({ name, label }) => [name, { label }])),
  };
}

/** 人员：下级组织和年龄段. */
export function titleOf(
  fact: FactDescription | undefined,
  question: Question,
  language: Language,
  t: Text<typeof statisticsMessages>,
): string {
  const what = fact?.label[language] ?? question.fact;
  const names = (text: string) =>
    splitGroupings(text)
      .flatMap((one) => {
        const read = readGrouping(one);
        const name = read && groupingLabel(shapeOf(fact), read)[language];
        return name === undefined ? [] : [language === "en" ? name.toLowerCase() : name];
      })
      .join(language === "zh" ? "、" : ", ");
  const [rows, columns] = [names(question.rows), names(question.columns)];
  if (rows !== "" && columns !== "") return t("titleBy", { what, rows, columns });
  return rows + columns === "" ? what : t("titleOf", { what, rows: rows + columns });
}
