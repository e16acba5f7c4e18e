import { InvalidInput } from "#foundation/command/parse-input.ts";
import { isAway } from "#foundation/database/is-away.ts";
import { Refused } from "#foundation/decision.ts";
import type { Words } from "#foundation/endpoint.ts";
import { fill, PROBLEMS } from "#foundation/http/problems.ts";
import { JobEnded, JobFailed } from "./jobs.ts";

/** What is kept of a failure: a code for programs, words for people, no data. */
export interface JobProblem {
  code: string;
  message: Words;
}

export const GIVEN_UP: JobProblem = {
  code: "given_up",
  message: {
    zh: "办这项任务时程序多次中断，已停下；请联系系统管理员",
    en: "The program broke off several times while doing this, so it was given up; please tell the system administrator",
  },
};

export const NO_HANDLER: JobProblem = {
  code: "no_handler",
  message: {
    zh: "这个版本的程序办不了这种任务",
    en: "This version of the program does not know this kind of job",
  },
};

/** Two transactions stood in each other's way, or one waited too long for a lock. */
const IN_THE_WAY = new Set(["40001", "40P01", "55P03"]);

/** Whether the job that met this error will be taken again: then a handler leaves its own state as it is. */
export function willGoOn(error: unknown): boolean {
  if (error instanceof JobEnded) return error.how !== "stopped";
  return isAway(error) || IN_THE_WAY.has(String((error as { code?: unknown }).code));
}

/** The failure in words. A database message can quote values, so only codes of it are kept. */
export function explainFailure(error: unknown): JobProblem {
  if (error instanceof JobFailed) return { code: error.code, message: error.words };
  if (error instanceof InvalidInput) {
    const [first] = error.fields;
    return { code: error.code, message: first?.message ?? wordsOf("invalid_input", {}) };
  }
  if (error instanceof Refused)
    return { code: error.code, message: wordsOf(error.code, error.details ?? {}) };
  const code = String((error as { code?: string }).code ?? "unforeseen");
  return {
    code,
    message: {
      zh: `没有办完，出了没有料到的问题（${code}）；已做的没有丢，可以再试一次`,
      en: `Not finished: something unforeseen happened (${code}). Nothing done so far is lost, try it again`,
    },
  };
}

function wordsOf(code: string, details: Record<string, string | number>): Words {
  const known = PROBLEMS[code]?.message;
  return known
    ? fill(known, details)
    : { zh: `没有办完：条件不符（${code}）`, en: `Not finished: a condition does not hold (${code})` };
}
