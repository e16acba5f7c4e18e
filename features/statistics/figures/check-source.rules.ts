import type { Fact } from "#foundation/cube/fact.ts";
import type { FactSource, Measure, PackFilter } from "../source.contract.ts";

/** What is wrong with a definition: where, in words, and how to mend it. */
export interface Fault {
  place: string;
  zh: string;
  en: string;
}

export type Facts = ReadonlyMap<string, Fact>;

/** Faults of a source against the facts that are published: each with its place. */
export function checkSource(source: FactSource, facts: Facts, place: string): Fault[] {
  const fact = facts.get(source.fact);
  if (!fact) return [unknown(`${place}/fact`, "事实", "fact", source.fact, [...facts.keys()])];
  const faults = [
    ...(source.where ? checkFilter(source.where, fact, `${place}/where`) : []),
    ...checkMeasure(source.measure, fact, `${place}/measure`),
  ];
  if (source.within !== undefined) faults.push(...checkWithin(source.within, fact, `${place}/within`));
  else if (!fact.period)
    faults.push({
      place,
      zh: `${source.fact} 是事件，没有时期：请用 within 写明按哪个日期归入年度`,
      en: `${source.fact} holds events without periods: say with within which date puts them into a year`,
    });
  return faults;
}

/** Every dimension of a filter is the fact's; days are only reckoned for dates. */
export function checkFilter(filter: PackFilter, fact: Fact, place: string): Fault[] {
  if ("all" in filter) return filter.all.flatMap((one, i) => checkFilter(one, fact, `${place}/all/${i}`));
  if ("any" in filter) return filter.any.flatMap((one, i) => checkFilter(one, fact, `${place}/any/${i}`));
  const faults = checkDimension(filter.dimension, fact, `${place}/${filter.dimension}`);
  const type = fact.dimensions[filter.dimension]?.type;
  if (
    !("in" in filter) &&
    (filter.after ?? filter.before) !== undefined &&
    type !== undefined &&
    type !== "date"
  )
    faults.push({
      place: `${place}/${filter.dimension}`,
      zh: "after、before 只用于日期，请改用 from、to",
      en: "after and before are for dates only: use from and to",
    });
  return faults;
}

export function checkDimension(name: string, fact: Fact, place: string): Fault[] {
  if (Object.hasOwn(fact.dimensions, name)) return [];
  return [unknown(place, "项目", "dimension", name, Object.keys(fact.dimensions))];
}

function checkWithin(name: string, fact: Fact, place: string): Fault[] {
  const faults = checkDimension(name, fact, place);
  const type = fact.dimensions[name]?.type;
  if (type === undefined || type === "date") return faults;
  return [{ place, zh: `${name} 不是日期`, en: `${name} is no date` }];
}

function checkMeasure(measure: Measure, fact: Fact, place: string): Fault[] {
  if (measure === "count") return [];
  if (measure === "distinct")
    return fact.person === undefined
      ? [{ place, zh: `${fact.name} 不是关于人的，不能数人`, en: `${fact.name} is not about persons` }]
      : [];
  if ("share" in measure) return checkFilter(measure.share, fact, `${place}/share`);
  const names =
    "sum" in measure ? [measure.sum] : "mean" in measure ? [measure.mean] : [measure.part, ...measure.of];
  return names
    .filter((name) => !Object.hasOwn(fact.measures, name))
    .map((name) => unknown(place, "数量", "measure", name, Object.keys(fact.measures)));
}

function unknown(place: string, zh: string, en: string, name: string, known: readonly string[]): Fault {
  const list = known.join(", ") || "—";
  return {
    place,
    zh: `没有叫 ${name} 的${zh}，可用的有：${list}`,
    en: `There is no ${en} called ${name}; there are: ${list}`,
  };
}
