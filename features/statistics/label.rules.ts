import { type CodeListId, findCodeList } from "#features/dictionary/contract.ts";
import type { Fact, Value } from "#foundation/cube/fact.ts";
import type { Words } from "#foundation/endpoint.ts";
import type { AskedGrouping } from "./question.contract.ts";

/** Not recorded; of bodies: none of those that stand in the table. */
const NOT_RECORDED: Words = { zh: "未填", en: "Not recorded" };
const ELSEWHERE: Words = { zh: "其他", en: "Others" };

/** What a grouping is called: 年龄段, 入党年份, 下级组织. */
export function groupingLabel(fact: Pick<Fact, "dimensions">, grouping: AskedGrouping): Words {
  if (grouping.kind === "body")
    return grouping.level === "children"
      ? { zh: "下级组织", en: "Bodies below" }
      : { zh: "党支部", en: "Branches" };
  const label = fact.dimensions[grouping.dimension]?.label ?? {
    zh: grouping.dimension,
    en: grouping.dimension,
  };
  if (grouping.kind === "year")
    return { zh: `${label.zh.replace(/日期$/, "")}年份`, en: `${label.en}, year` };
  if (grouping.kind === "age")
    return grouping.dimension === "birth_date"
      ? { zh: "年龄段", en: "Age" }
      : { zh: `${label.zh.replace(/日期$/, "")}年数`, en: `Years since: ${label.en.toLowerCase()}` };
  if (grouping.kind === "first") return { zh: `${label.zh}（大类）`, en: `${label.en}, main groups` };
  return label;
}

/** What one group is called. Bodies are named by whoever knows them. */
export function groupName(fact: Pick<Fact, "dimensions">, grouping: AskedGrouping, value: Value): Words {
  if (value === null) return grouping.kind === "body" ? ELSEWHERE : NOT_RECORDED;
  if (grouping.kind === "age" || grouping.kind === "bands") return bandName(grouping, Number(value));
  if (grouping.kind === "body" || grouping.kind === "year") return { zh: String(value), en: String(value) };
  return codeWords(fact.dimensions[grouping.dimension]?.codes, String(value));
}

function codeWords(list: string | undefined, code: string): Words {
  const entries = list === undefined ? undefined : findCodeList(list)?.entries;
  return entries?.find((entry) => entry.code === code)?.name ?? { zh: code, en: code };
}

function bandName(
  grouping: { kind: string; dimension?: string; bounds: readonly number[] },
  from: number,
): Words {
  const at = grouping.bounds.indexOf(from);
  const next = grouping.bounds[at + 1];
  const isAge = grouping.kind === "age";
  const unit = !isAge ? ["", ""] : grouping.dimension === "birth_date" ? ["岁", ""] : ["年", " years"];
  if (next === undefined) return { zh: `${from}${unit[0]}以上`, en: `${from} and more${unit[1]}` };
  if (from === 0 && isAge) return { zh: `${next - 1}${unit[0]}以下`, en: `up to ${next - 1}${unit[1]}` };
  const range = next - 1 === from ? `${from}` : `${from}–${next - 1}`;
  return { zh: `${range}${unit[0]}`, en: `${range}${unit[1]}` };
}

/**
 * The groups of one side in their order: bands all of them, codes in the order of their list, years and other values as
 * they rise; what is not recorded stands last.
 */
export function orderValues(
  fact: Pick<Fact, "dimensions">,
  grouping: Exclude<AskedGrouping, { kind: "body" }>,
  found: ReadonlySet<Value>,
): Value[] {
  const known = [...found].filter((value) => value !== null);
  const last = found.has(null) ? [null] : [];
  if (grouping.kind === "age" || grouping.kind === "bands") return [...grouping.bounds, ...last];
  const places = placesOf(fact.dimensions[grouping.dimension]?.codes as CodeListId | undefined);
  const rank = (value: Value) => places.get(String(value)) ?? places.size;
  return [...known.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)), ...last];
}

const ranks = new Map<string, Map<string, number>>();

function placesOf(list: CodeListId | undefined): Map<string, number> {
  if (list === undefined) return new Map();
  const known = ranks.get(list);
  if (known) return known;
  const places = new Map((findCodeList(list)?.entries ?? []).map(({ code }, place) => [code, place]));
  ranks.set(list, places);
  return places;
}
