import type { z } from "zod";
import { Definition } from "./definition.contract.ts";
import { checkCitations } from "./check-citations.rules.ts";
import { checkCodes } from "./check-codes.rules.ts";
import { checkExpressions } from "./check-expressions.rules.ts";
import { checkFlow } from "./check-flow.rules.ts";
import { checkForbidden } from "./check-forbidden.rules.ts";
import { checkParts } from "./check-parts.rules.ts";
import { checkPowers } from "./check-powers.rules.ts";
import type { Problem } from "./problem.rules.ts";

export type Parsed =
  | { definition: Definition; problems?: never }
  | { definition?: never; problems: Problem[] };

const CHECKS = [
  checkCodes,
  checkParts,
  checkFlow,
  checkCitations,
  checkExpressions,
  checkPowers,
  checkForbidden,
];

/**
 * Reads a definition and checks it against itself. Refused whole, every fault with its place and how to mend it:
 * unknown codes, dead and unreachable steps, demands without an article, expressions that are no FEEL or name unknown
 * things, a status set by a body not entitled to it, and what is never built (check-ins, points, rankings, watch time,
 * forced pictures).
 */
export function parseDefinition(input: unknown): Parsed {
  const shape = Definition.safeParse(input);
  if (!shape.success) return { problems: shape.error.issues.map((issue) => shapeProblem(issue, input)) };
  const problems = CHECKS.flatMap((check) => check(shape.data));
  return problems.length === 0 ? { definition: shape.data } : { problems };
}

function shapeProblem(issue: z.core.$ZodIssue, input: unknown): Problem {
  const place = placeOf(issue.path, input);
  const what = issue.code === "unrecognized_keys" ? issue.keys.join(", ") : "";
  const mend = MENDS[issue.code];
  return {
    place,
    zh: `${mend?.zh ?? "写法不对，请照样例改"}${what && `：${what}`}`,
    en: `${mend?.en ?? issue.message}${what && `: ${what}`}`,
  };
}

const MENDS: Readonly<Record<string, { zh: string; en: string }>> = {
  invalid_type: { zh: "缺少这一项或类型不对，请补上", en: "Missing or of another type: add it" },
  unrecognized_keys: {
    zh: "没有这一项，请删去或改正写法",
    en: "Unknown entry: remove it or correct its name",
  },
  too_small: { zh: "太短或太少，请补足", en: "Too short or too few: add to it" },
  too_big: { zh: "太长或太大，请缩减", en: "Too long or too large: shorten it" },
  invalid_format: { zh: "代码或日期的写法不对，请改正", en: "A code or day is written wrongly: correct it" },
  invalid_value: {
    zh: "不是允许的取值，请改成允许的",
    en: "Not one of the values allowed: choose one of them",
  },
  invalid_union: {
    zh: "不是允许的取值，请改成允许的",
    en: "Not one of the forms allowed: choose one of them",
  },
};

/** `["steps", 3, "guards", 0, "basis"]` with codes in place of numbers where the parts have them. */
function placeOf(path: readonly PropertyKey[], input: unknown): string {
  const names: string[] = [];
  let at = input;
  for (const part of path) {
    at = typeof at === "object" && at !== null ? (at as Record<PropertyKey, unknown>)[part] : undefined;
    names.push(typeof part === "number" ? (codeOf(at) ?? String(part)) : String(part));
  }
  return names.join("/");
}

function codeOf(part: unknown): string | undefined {
  if (typeof part !== "object" || part === null) return undefined;
  const { code, key, field } = part as Record<string, unknown>;
  return [code, key, field].find((name) => typeof name === "string") as string | undefined;
}
