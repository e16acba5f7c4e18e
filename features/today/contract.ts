import { z } from "zod";
import { endpoint } from "#foundation/endpoint.ts";

const Words = z.strictObject({ zh: z.string(), en: z.string() });

/** Something that is due: what, until when, why, and the page where it is done. */
export const Due = z.strictObject({
  key: z.string(),
  /** Last day, YYYY-MM-DD; null when there is none. */
  day: z.string().nullable(),
  what: Words,
  why: Words,
  action: Words,
  to: z.string(),
});
export type Due = z.infer<typeof Due>;

export const readToday = endpoint({
  name: "today.read-today",
  method: "GET",
  path: "/today",
  permission: "signed-in",
  purpose: "branch-work",
  fields: "personal",
  summary: { zh: "我要办的事，按日期排", en: "What is due for me, in the order of its dates" },
  input: z.object({}),
  output: z.strictObject({
    /** Due within the next seven days, overdue, or without a date. */
    dues: z.array(Due),
    /** Due later; counted only. */
    later: z.int(),
    /** The next day on which something falls due after these. */
    next: z.strictObject({ day: z.string(), what: Words }).nullable(),
  }),
  refusals: {},
});
