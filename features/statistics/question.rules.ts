import type { Dimension, Fact } from "#foundation/cube/fact.ts";
import { type AskedCondition, type AskedGrouping, USUAL_AGES, USUAL_YEARS } from "./question.contract.ts";

/** What a question needs to know of a fact; the browser has this much of it. */
export interface FactShape {
  dimensions: Readonly<Record<string, Pick<Dimension, "type">>>;
  measures: Readonly<Record<string, unknown>>;
  person?: Fact["person"] | boolean | undefined;
}

/** Reads one grouping; undefined when it is none. Whether the fact has it is another question (`fits`). */
export function readGrouping(text: string): AskedGrouping | undefined {
  if (text === "body") return { kind: "body", level: "children" };
  if (text === "body.branches") return { kind: "body", level: "branches" };
  const [dimension = "", form, ...numbers] = text.split(".");
  const bounds = numbers.map(Number);
  if (dimension === "" || bounds.some((bound, i) => !(bound >= 0) || bound <= (bounds[i - 1] ?? -1)))
    return undefined;
  if (form === undefined) return { kind: "value", dimension };
  return readForm(dimension, form, bounds);
}

function readForm(dimension: string, form: string, bounds: readonly number[]): AskedGrouping | undefined {
  const [first] = bounds;
  switch (form) {
    case "year":
      return first === undefined ? { kind: "year", dimension } : undefined;
    case "first":
      return first && bounds.length === 1 ? { kind: "first", dimension, length: first } : undefined;
    case "bands":
      return first === undefined ? undefined : { kind: "bands", dimension, bounds };
    case "age":
      return readAges(dimension, bounds);
    default:
      return undefined;
  }
}

function readAges(dimension: string, bounds: readonly number[]): AskedGrouping {
  return bounds.length === 0
    ? { kind: "age", dimension, bounds: usualBounds(dimension), usual: true }
    : { kind: "age", dimension, bounds, usual: false };
}

function usualBounds(dimension: string): readonly number[] {
  return dimension === "birth_date" ? USUAL_AGES : USUAL_YEARS;
}

export function writeGrouping(grouping: AskedGrouping): string {
  if (grouping.kind === "body") return grouping.level === "children" ? "body" : "body.branches";
  const { dimension } = grouping;
  if (grouping.kind === "value") return dimension;
  if (grouping.kind === "first") return `${dimension}.first.${grouping.length}`;
  if (grouping.kind === "year") return `${dimension}.year`;
  if (grouping.kind === "age")
    return grouping.usual ? `${dimension}.age` : `${dimension}.age.${grouping.bounds.join(".")}`;
  return `${dimension}.bands.${grouping.bounds.join(".")}`;
}

export function splitGroupings(text: string): string[] {
  return text.split(",").filter((part) => part !== "");
}

/** Whether the fact can be grouped so: years of dates only, bands of numbers only. */
export function fits(fact: FactShape, grouping: AskedGrouping): boolean {
  if (grouping.kind === "body") return true;
  const type = Object.hasOwn(fact.dimensions, grouping.dimension)
    ? fact.dimensions[grouping.dimension]?.type
    : undefined;
  if (type === undefined || grouping.kind === "value") return type !== undefined;
  const wanted = { first: "text", year: "date", age: "date", bands: "integer" } as const;
  return type === wanted[grouping.kind];
}

/** Reads the conditions; a part that cannot be read comes back as `unreadable`. */
export function readWhere(text: string): { conditions: AskedCondition[]; unreadable: string | undefined } {
  const conditions: AskedCondition[] = [];
  for (const part of text.split(";").filter((one) => one !== "")) {
    const condition = readCondition(part);
    if (!condition) return { conditions, unreadable: part };
    conditions.push(condition);
  }
  return { conditions, unreadable: undefined };
}

function readCondition(part: string): AskedCondition | undefined {
  const at = part.indexOf(":");
  const dimension = part.slice(0, at);
  const values = part.slice(at + 1);
  if (at < 1 || !/^[a-z_]+$/.test(dimension) || values === "") return undefined;
  return values.includes("..")
    ? readRange(dimension, values)
    : { dimension, in: values.split(",").map((value) => (value === "-" ? null : value)) };
}

function readRange(dimension: string, values: string): AskedCondition | undefined {
  const [from = "", to = "", more] = values.split("..");
  if (more !== undefined || from + to === "") return undefined;
  return { dimension, from: from || undefined, to: to || undefined };
}

export function writeWhere(conditions: readonly AskedCondition[]): string {
  return conditions
    .map((condition) =>
      "in" in condition
        ? `${condition.dimension}:${condition.in.map((value) => value ?? "-").join(",")}`
        : `${condition.dimension}:${condition.from ?? ""}..${condition.to ?? ""}`,
    )
    .join(";");
}

/** The last day of the month before, or the day itself when it is the last of its month. */
export function monthEndUpTo(day: string): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  const own = lastDay(year, month);
  return day === own ? day : month === 1 ? lastDay(year - 1, 12) : lastDay(year, month - 1);
}

function lastDay(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
