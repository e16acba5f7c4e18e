import type { Words } from "#foundation/endpoint.ts";
import { uiMessages } from "#ui/messages.ts";

/** What is wrong with one field of the input. */
export interface ProblemField {
  path: string;
  code: string;
  message: Words;
}

/** The server's refusal, or `not_reached` / `bad_answer` made here when no answer came or none that can be read. */
export class Problem extends Error {
  override name = "Problem";
  readonly code: string;
  readonly status: number;
  readonly words: Words;
  readonly fields: readonly ProblemField[];
  readonly reference: string | undefined;

  constructor(of: {
    code: string;
    status: number;
    words: Words;
    fields?: readonly ProblemField[] | undefined;
    reference?: string | undefined;
  }) {
    super(of.code);
    this.code = of.code;
    this.status = of.status;
    this.words = of.words;
    this.fields = of.fields ?? [];
    this.reference = of.reference;
  }
}

/** No answer: the network, the server, or a proxy between them. Sending again is safe, the key is kept. */
export function notReached(): Problem {
  return new Problem({ code: "not_reached", status: 0, words: uiMessages.notReached });
}

/** Reads the body of an answer that is not a success. */
export function problemFrom(status: number, body: unknown): Problem {
  const error = isRecord(body) && isRecord(body["error"]) ? body["error"] : undefined;
  if (error === undefined || !isWords(error["message"]))
    return status >= 500
      ? notReached()
      : new Problem({ code: "bad_answer", status, words: uiMessages.badAnswer });
  const fields = Array.isArray(error["fields"]) ? error["fields"].filter(isField) : [];
  const reference = typeof error["reference"] === "string" ? error["reference"] : undefined;
  return new Problem({ code: String(error["code"]), status, words: error["message"], fields, reference });
}

/** Whatever was thrown, as a problem that a page can show. */
export function asProblem(thrown: unknown): Problem {
  return thrown instanceof Problem
    ? thrown
    : new Problem({ code: "bad_answer", status: 0, words: uiMessages.badAnswer });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isWords(value: unknown): value is Words {
  return isRecord(value) && typeof value["zh"] === "string" && typeof value["en"] === "string";
}

function isField(value: unknown): value is ProblemField {
  return isRecord(value) && typeof value["path"] === "string" && isWords(value["message"]);
}
