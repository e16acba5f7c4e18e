import { z } from "zod";
import { freeText } from "#features/people/contract.ts";
import { endpoint } from "#foundation/endpoint.ts";
import { CrossTabAnswer, QUESTION_REFUSALS } from "./crosstab.contract.ts";
import { Question } from "./question.contract.ts";

const RequestId = z.string().regex(/^\d{1,19}$/);
const MISSING = "这里要填 / This is needed";

export const RequestLine = z.strictObject({
  requestId: z.string(),
  title: z.string(),
  body: z.strictObject({ bodyId: z.string(), name: z.string() }),
  state: z.enum(["asked", "answered", "refused", "withdrawn"]),
  askedBy: z.string(),
  askedAt: z.string(),
  minutesEach: z.int(),
  /** Branches that were not asked; null until it is answered. */
  bodies: z.int().nullable(),
});
export type RequestLine = z.infer<typeof RequestLine>;

export const FigureRequest = RequestLine.extend({
  reason: z.string(),
  basis: z.string(),
  question: Question,
  settledBy: z.string().nullable(),
  settledAt: z.string().nullable(),
  note: z.string().nullable(),
  /** Told to whoever reads the statistics of the whole body; the bodies it covers read everything else. */
  answer: CrossTabAnswer.nullable(),
  /** So many branches would be asked if the question went out as a form. */
  wouldAsk: z.int(),
  mayConsent: z.boolean(),
  version: z.int(),
});
export type FigureRequest = z.infer<typeof FigureRequest>;

export const listRequests = endpoint({
  name: "statistics.list-requests",
  method: "GET",
  path: "/statistics/requests",
  permission: "statistics.read",
  purpose: "none",
  fields: "internal",
  summary: {
    zh: "要数：要的、给的、免去多少填报",
    en: "Requests for figures that cover one's bodies, with what they spared",
  },
  input: z.object({}),
  output: z.strictObject({ requests: z.array(RequestLine) }),
  refusals: {},
});

export const readRequest = endpoint({
  name: "statistics.read-request",
  method: "GET",
  path: "/statistics/requests/:requestId",
  permission: "statistics.read",
  purpose: "none",
  fields: "internal",
  summary: { zh: "一次要数：内容、答复和回执", en: "One request for figures with its answer and receipt" },
  input: z.object({ requestId: RequestId }),
  output: FigureRequest,
  refusals: {},
});

export const askFigures = endpoint({
  name: "statistics.ask-figures",
  method: "POST",
  path: "/statistics/requests",
  permission: "statistics.ask",
  purpose: "none",
  fields: "internal",
  summary: {
    zh: "写一次要什么数、为什么、依据哪里",
    en: "Asks for figures once: which, why, and on what basis",
  },
  input: z.strictObject({
    title: freeText(60, MISSING).min(2, MISSING),
    reason: freeText(500, MISSING).min(2, MISSING),
    basis: freeText(200, MISSING).min(2, MISSING),
    bodyId: z.string().regex(/^\d{1,19}$/),
    question: Question,
    /** What the form would have taken each branch: an assumption, shown with the receipt. */
    minutesEach: z.int().min(1).max(480),
  }),
  output: z.strictObject({ requestId: z.string() }),
  refusals: { ...QUESTION_REFUSALS },
});

export const settleRequest = endpoint({
  name: "statistics.settle-request",
  method: "POST",
  path: "/statistics/requests/:requestId/settle",
  permission: "statistics.consent",
  purpose: "none",
  fields: "internal",
  summary: { zh: "同意给数，由系统查好；或不同意", en: "Agrees, and the store answers; or refuses" },
  input: z.strictObject({
    requestId: RequestId,
    agree: z.boolean(),
    note: freeText(500).optional(),
    version: z.int().min(1),
  }),
  output: z.strictObject({ state: z.enum(["answered", "refused"]), bodies: z.int() }),
  refusals: {
    ...QUESTION_REFUSALS,
    own_request: { zh: "自己提出的要由别人同意", en: "Somebody else agrees to one's own request" },
    already_settled: { zh: "已经有人办过了", en: "Somebody has settled it already" },
    note_needed: { zh: "不同意要写明为什么", en: "A refusal says why" },
  },
});
