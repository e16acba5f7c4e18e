import type { FastifyBaseLogger, FastifyReply } from "fastify";
import { type FieldProblem, InvalidInput } from "#foundation/command/parse-input.ts";
import { isAway } from "#foundation/database/is-away.ts";
import { Refused } from "#foundation/decision.ts";
import type { Endpoint, Words } from "#foundation/endpoint.ts";
import { makeId } from "#foundation/ids.ts";
import { fill, PROBLEMS } from "./problems.ts";

/** The body of every answer that is not a success. */
export interface ProblemAnswer {
  error: { code: string; message: Words; fields?: FieldProblem[]; details?: unknown; reference?: string };
}

/** Turns whatever was thrown into an answer; what nobody foresaw is logged without personal data. */
export function answerProblem(
  reply: FastifyReply,
  log: FastifyBaseLogger,
  contract: Endpoint | undefined,
  error: unknown,
): FastifyReply {
  const { status, answer } = describe(contract, error, log);
  if (status === 503) void reply.header("retry-after", "2");
  if (status === 429) void reply.header("retry-after", secondsOf(answer.error.details));
  return reply.code(status).send(answer);
}

/** How long to wait, as the refusal says it in seconds or minutes. */
function secondsOf(details: unknown): string {
  const { seconds, minutes } = (details ?? {}) as { seconds?: number; minutes?: number };
  return String(seconds ?? (minutes ?? 0) * 60 + 1);
}

function describe(
  contract: Endpoint | undefined,
  error: unknown,
  log: FastifyBaseLogger,
): { status: number; answer: ProblemAnswer } {
  if (error instanceof Refused) return describeRefusal(contract, error);
  const known = knownTrouble(error);
  if (known) return fromProblem(known);
  const reference = makeId();
  const { name, message, stack, code } = error as Error & { code?: string };
  // A database message can quote values; its code and the stack are enough to find the fault.
  log.error(
    { reference, operation: contract?.name, name, code, stack: code ? stack?.split("\n").slice(1) : stack },
    code ?? message,
  );
  const answer = fromProblem("unforeseen");
  answer.answer.error.reference = reference;
  return answer;
}

function describeRefusal(
  contract: Endpoint | undefined,
  error: Refused,
): { status: number; answer: ProblemAnswer } {
  const own = contract?.refusals[error.code];
  const status = own ? 409 : (PROBLEMS[error.code]?.status ?? 409);
  const words = own ?? PROBLEMS[error.code]?.message ?? { zh: error.code, en: error.code };
  return {
    status,
    answer: {
      error: {
        code: error.code,
        message: fill(words, error.details),
        ...(error instanceof InvalidInput && { fields: error.fields }),
        ...(error.details && { details: error.details }),
      },
    },
  };
}

/** Text that PostgreSQL cannot hold (a NUL, half a surrogate) or a number beyond its type is bad input. */
const UNHOLDABLE = new Set(["22021", "22P05", "22003", "22P02"]);

function knownTrouble(error: unknown): string | undefined {
  const { code = "", statusCode = 0 } = error as { code?: string; statusCode?: number };
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") return "too_large";
  if (isBetween(statusCode, 400, 499) || UNHOLDABLE.has(code)) return "malformed";
  return isAway(error) ? "unavailable" : undefined;
}

function isBetween(number: number, least: number, most: number): boolean {
  return number >= least && number <= most;
}

function fromProblem(code: string): { status: number; answer: ProblemAnswer } {
  const problem = PROBLEMS[code] ?? { status: 500, message: { zh: code, en: code } };
  return {
    status: problem.status,
    answer: { error: { code, message: fill(problem.message, { limit: "" }) } },
  };
}
