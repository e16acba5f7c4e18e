import { isDay } from "#foundation/calendar.ts";
import type { FieldToType, FieldValue } from "#features/procedures/contract.ts";

interface Words {
  zh: string;
  en: string;
}

type Field = Pick<FieldToType, "type" | "options"> & { min: number | null; max: number | null };

/** What is wrong with a typed value; undefined when it fits the field. */
export function valueProblem(field: Field, value: FieldValue): Words | undefined {
  if (value === null) return undefined;
  return PROBLEMS[field.type](field, value);
}

const PROBLEMS: Record<Field["type"], (field: Field, value: NonNullable<FieldValue>) => Words | undefined> = {
  text: textProblem,
  long: textProblem,
  date: (_, value) =>
    typeof value === "string" && isDay(value)
      ? undefined
      : { zh: "写成 2026-03-05 这样的日期", en: "Write a day such as 2026-03-05" },
  number: numberProblem,
  choice: (field, value) =>
    field.options.some(({ code }) => code === value)
      ? undefined
      : { zh: "从列出的里面选一个", en: "Choose one of those that are listed" },
  "yes-no": (_, value) =>
    typeof value === "boolean" ? undefined : { zh: "选“是”或“否”", en: "Choose yes or no" },
  person: (_, value) => idProblem([value]),
  people: peopleProblem,
  body: (_, value) => idProblem([value]),
};

const MOST_TEXT = 4000;

function textProblem(field: Field, value: NonNullable<FieldValue>): Words | undefined {
  if (typeof value !== "string") return { zh: "写文字", en: "Write a text" };
  const { min, max } = field;
  const most = max ?? MOST_TEXT;
  if (value.length > most) return { zh: `最多 ${most} 字`, en: `At most ${most} characters` };
  return min !== null && value.trim().length < min
    ? { zh: `至少 ${min} 字`, en: `At least ${min} characters` }
    : undefined;
}

function numberProblem({ min, max }: Field, value: NonNullable<FieldValue>): Words | undefined {
  if (typeof value !== "number" || !Number.isFinite(value)) return { zh: "写数字", en: "Write a number" };
  if (min !== null && value < min) return { zh: `不能小于 ${min}`, en: `Not less than ${min}` };
  return max !== null && value > max ? { zh: `不能大于 ${max}`, en: `Not more than ${max}` } : undefined;
}

function peopleProblem({ min, max }: Field, value: NonNullable<FieldValue>): Words | undefined {
  if (!Array.isArray(value)) return { zh: "选人", en: "Choose people" };
  if (new Set(value).size !== value.length) return { zh: "有人选了两次", en: "Somebody was chosen twice" };
  if (min !== null && value.length < min) return { zh: `至少 ${min} 人`, en: `At least ${min} people` };
  if (max !== null && value.length > max) return { zh: `最多 ${max} 人`, en: `At most ${max} people` };
  return idProblem(value);
}

function idProblem(values: readonly unknown[]): Words | undefined {
  return values.every((value) => typeof value === "string" && /^\d{1,18}$/.test(value))
    ? undefined
    : { zh: "从找到的里面选", en: "Choose from those that were found" };
}
