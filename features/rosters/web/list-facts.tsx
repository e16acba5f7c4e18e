import { codeName, findElement } from "#features/dictionary/contract.ts";
import type { PersonFilter } from "#features/people/contract.ts";
import { useLanguage, useText } from "#ui/language/language.tsx";
import type { Fact } from "#ui/page/facts.tsx";
import type { List } from "../exports.contract.ts";
import { elementLabel } from "./element-label.ts";
import { exportMessages } from "./export-messages.ts";

const CODED = {
  memberType: "member_type",
  memberState: "member_state",
  sex: "sex",
  ethnicity: "ethnicity",
  education: "education",
  occupation: "occupation",
  officialLevel: "official_level",
} as const;

const RANGES = [
  ["bornFrom", "birth_date", "from"],
  ["bornTo", "birth_date", "to"],
  ["joinedFrom", "join_date", "from"],
  ["joinedTo", "join_date", "to"],
] as const;

/** What a list shows, in words: whose people, which, by which columns, in which order. */
export function useListFacts(list: List, bodyName: string): Fact[] {
  const t = useText(exportMessages);
  const { language } = useLanguage();
  const filters = useFilterWords(list.filter);
  const by = elementLabel(list.sort === "body" ? "branch" : list.sort, language);
  const comma = language === "zh" ? "、" : ", ";
  return [
    { key: "whose", label: t("whose"), value: bodyName },
    { key: "filters", label: t("filters"), value: filters.join(language === "zh" ? "；" : "; ") },
    {
      key: "columns",
      label: t("columns"),
      value: list.columns.map((column) => elementLabel(column, language)).join(comma),
    },
    {
      key: "order",
      label: t("order"),
      value: list.direction === "asc" ? t("ascending", { by }) : t("descending", { by }),
    },
  ];
}

/** Each filter as a sentence part; a list without any shows members. */
function useFilterWords(filter: PersonFilter): string[] {
  const t = useText(exportMessages);
  const { language } = useLanguage();
  const coded = (Object.keys(CODED) as (keyof typeof CODED)[]).flatMap((key) => {
    const list = findElement(CODED[key])?.codes;
    const codes = filter[key];
    if (codes === undefined || codes.length === 0 || list === undefined) return [];
    const names = codes.map((code) => codeName(list, code, language));
    return [`${elementLabel(CODED[key], language)} ${names.join(" / ")}`];
  });
  const ranges = RANGES.flatMap(([key, element, end]) => {
    const day = filter[key];
    return day === undefined ? [] : [t(end, { what: elementLabel(element, language), day })];
  });
  return [
    ...(filter.memberType === undefined ? [t("kind")] : []),
    ...coded,
    ...(filter.minority === undefined ? [] : [filter.minority === "yes" ? t("minority") : t("han")]),
    ...ranges,
    ...(filter.text === undefined ? [] : [t("named", { text: filter.text })]),
  ];
}
