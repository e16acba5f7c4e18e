import type { FastifyBaseLogger, FastifyReply } from "fastify";
import { type FieldProblem, InvalidInput } from "#foundation/command/parse-input.ts";
import { Refused } from "#foundation/decision.ts";
import type { Endpoint, Words } from "#foundation/endpoint.ts";
import { makeId } from "#foundation/ids.ts";
import { fill, PROBLEMS } from "./problems.ts";

/** The body of every answer that is not a success. */
export interface ProblemAnswer {
  error: { code: string; message: Words; fields?: FieldProblem[]; details?: unknown; reference?: string };
}

/** SQLSTATE classes that mean "the database is gone, full or overloaded", not "the program is wrong". */
const GONE = /^(08|53|57|58)/;
const GONE_NODE = new Set(["ECONNREFUSED", "ECONNRESET", "ENOENT", "EPIPE", "ETIMEDOUT"]);

/** Turns whatever was thrown into an answer; what nobody foresaw is logged without personal data. */
export function answerProblem(
  reply: FastifyReply,
  log: FastifyBaseLogger,
  contract: Endpoint | undefined,
  error: unknown,
): FastifyReply {
  const { status, answer } = describe(contract, error, log);
  if (status === 503) void reply.header("retry-after", "2");
  if (status === 429) void reply.header("retry-after", String(answer.error.details ?? 1));
  return reply.code(status).send(answer);
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
  log.error({ reference, operation: contract?.name, name, code, stack: code ? stack?.split("\n").slice(1) : stack }, code ?? message);
  const answer = fromProblem("unforeseen");
  answer.answer.error.reference = reference;
  return answer;
}

function describeRefusal(contract: Endpoint | undefined, error: Refused): { status: number; answer: ProblemAnswer } {
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

function knownTrouble(error: unknown): string | undefined {
  const { code, statusCode, message } = error as { code?: string; statusCode?: number; message?: string };
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") return "too_large";
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return "malformed";
  if (code !== undefined && (GONE_NODE.has(code) || (code.length === 5 && GONE.test(code)))) return "unavailable";
  // Text that PostgreSQL cannot hold (a NUL, half a surrogate) or a number beyond its type is bad input.
  if (code === "22021" || code === "22P05" || code === "22003" || code === "22P02") return "malformed";
  if (message?.includes("Connection terminated") || message?.includes("timeout exceeded when trying to connect"))
    return "unavailable";
  return undefined;
}

function fromProblem(code: string): { status: number; answer: ProblemAnswer } {
  const problem = PROBLEMS[code] ?? { status: 500, message: { zh: code, en: code } };
  return { status: problem.status, answer: { error: { code, message: fill(problem.message, { limit: "" }) } } };
}
