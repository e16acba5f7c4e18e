import { z } from "zod";
import { Refused } from "#foundation/decision.ts";
import type { Words } from "#foundation/endpoint.ts";

export interface FieldProblem {
  /** Where in the input, joined by dots. */
  path: string;
  code: string;
  message: Words;
}

/** The input does not fit: every field at once, each with words in both languages. */
export class InvalidInput extends Refused {
  readonly fields: FieldProblem[];
  constructor(fields: FieldProblem[]) {
    super("invalid_input");
    this.fields = fields;
  }
}

const WORDS = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError };

/** @throws InvalidInput with the place and the mend of every fault */
export function parseInput<I extends z.ZodType>(schema: I, raw: unknown): z.infer<I> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new InvalidInput(
    parsed.error.issues.map((issue) => ({
      path: issue.path.join("."),
      code: issue.code,
      message: { zh: wordsOf(issue, "zh"), en: wordsOf(issue, "en") },
    })),
  );
}

/** A schema's own message is `中文 / English`; the library's messages come from its two locales. */
function wordsOf(issue: z.core.$ZodIssue, language: "zh" | "en"): string {
  const own = issue.message.split(" / ");
  if (own.length === 2) return (language === "zh" ? own[0] : own[1]) ?? issue.message;
  const said = WORDS[language](issue as z.core.$ZodRawIssue);
  return typeof said === "string" ? said : (said?.message ?? issue.message);
}
