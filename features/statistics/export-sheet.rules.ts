import type { Fact } from "#foundation/cube/fact.ts";
import type { Language } from "#foundation/messages/messages.ts";
import { groupName } from "./label.rules.ts";
import { type Line, type Pivot, shareAt, valueAt } from "./pivot.rules.ts";
import type { Question } from "./question.contract.ts";
import { readWhere } from "./question.rules.ts";

interface Asked {
  fact: Fact;
  question: Question;
  pivot: Pivot;
  language: Language;
  today: string;
}

type Cell = string | number;

const WORDS = {
  scope: { zh: "范围", en: "Scope" },
  counted: { zh: "数什么", en: "Counted" },
  only: { zh: "只看", en: "Only" },
  day: { zh: "截至", en: "As of" },
  against: { zh: "对比", en: "Compared with" },
  all: { zh: "合计", en: "Together" },
  count: { zh: "数", en: ", number" },
  people: { zh: "，同一人只数一次", en: ", different people" },
  sum: { zh: "，合计", en: ", sum" },
  mean: { zh: "，平均", en: ", mean" },
  notTold: { zh: "不显示", en: "not told" },
  unknown: { zh: "—", en: "—" },
  row: { zh: "占本行，%", en: "Share of the row, %" },
  column: { zh: "占本列，%", en: "Share of the column, %" },
  whole: { zh: "占全部，%", en: "Share of all, %" },
  outside: {
    zh: "含外单位：外单位的数取到 5 的倍数，少于 5 的不显示，合计不一定等于各格之和",
    en: "Reaches outside of your own unit: those figures are multiples of 5, none below 5 is told, and totals need not be the sums of their parts",
  },
} as const;

/** What was asked, line by line: scope, measure, conditions, days. */
export function describeTable({ fact, question, pivot, language, today }: Asked): Cell[][] {
  const { scope, day, otherDay } = pivot.answer;
  const say = (key: keyof typeof WORDS) => WORDS[key][language];
  const conditions = readWhere(question.where).conditions.map((condition) => {
    const { dimension } = condition;
    const label = fact.dimensions[dimension]?.label[language] ?? dimension;
    const values =
      "in" in condition
        ? condition.in
            .map((value) => groupName(fact, { kind: "value", dimension }, value)[language])
            .join("、")
        : `${condition.from ?? ""}–${condition.to ?? ""}`;
    return `${label}：${values}`;
  });
  return [
    [say("scope"), scope.name],
    [say("counted"), measureName(fact, question, language)],
    ...(conditions.length > 0 ? [[say("only"), conditions.join("；")]] : []),
    [say("day"), day ?? today],
    ...(otherDay === null ? [] : [[say("against"), otherDay]]),
    ...(scope.outside ? [[say("outside")]] : []),
  ];
}

/** What the figures are: 人员数，占本行，%. */
function measureName(fact: Fact, { measure, share }: Question, language: Language): string {
  const [kind, of = ""] = measure.split(".");
  const words =
    kind === "distinct"
      ? WORDS.people
      : kind === "sum"
        ? WORDS.sum
        : kind === "mean"
          ? WORDS.mean
          : WORDS.count;
  const label = (fact.measures[of]?.label ?? fact.label)[language];
  const shares = { none: undefined, row: WORDS.row, column: WORDS.column, all: WORDS.whole } as const;
  const part = shares[share]?.[language];
  return `${label}${words[language]}${part === undefined ? "" : `，${part}`}`;
}

/** The head of the table: a line for each grouping across, and one for the days if there are two. */
export function headOf({ pivot, language }: Asked): Cell[][] {
  const { axes, rowAxes, otherDay } = pivot.answer;
  const columns = otherDay === null ? pivot.columns : pivot.columns.flatMap((column) => [column, column]);
  const labels = axes.slice(0, rowAxes).map(({ label }) => label[language]);
  const across = axes
    .slice(rowAxes)
    .map((_, i) => [
      ...labels.map((label) => (i === axes.length - rowAxes - 1 ? label : "")),
      ...columns.map(({ at }) => nameAt(pivot, rowAxes + i, at[i] ?? -1, language)),
    ]);
  const head = across.length > 0 ? across : [[...labels, ...columns.map(() => WORDS.all[language])]];
  if (otherDay === null) return head;
  return [
    ...head,
    [...labels.map(() => ""), ...pivot.columns.flatMap(() => [pivot.answer.day ?? "", otherDay])],
  ];
}

/** The rows in pieces, so that a long table never stands in memory as text. */
export async function* rowsOf(asked: Asked): AsyncGenerator<Cell[][]> {
  const PIECE = 500;
  for (let from = 0; from < asked.pivot.rows.length; from += PIECE)
    yield asked.pivot.rows.slice(from, from + PIECE).map((row) => rowOf(asked, row));
}

function rowOf({ pivot, question, language }: Asked, row: Line): Cell[] {
  const names = row.at.map((place, i) => nameAt(pivot, i, place, language));
  const days = pivot.answer.otherDay === null ? [0] : [0, 1];
  return [
    ...names,
    ...pivot.columns.flatMap((column) =>
      days.map((which) => {
        const told = valueAt(pivot, row, column, which);
        if (told === null) return WORDS.notTold[language];
        if (question.share === "none") return Math.round(told * 100) / 100;
        const share = shareAt(pivot, row, column, question.share, which);
        return share === null ? WORDS.unknown[language] : Math.round(share * 1000) / 10;
      }),
    ),
  ];
}

function nameAt(pivot: Pivot, axis: number, place: number, language: Language): string {
  return place === -1 ? WORDS.all[language] : (pivot.answer.axes[axis]?.entries[place]?.name[language] ?? "");
}
