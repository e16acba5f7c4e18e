import type { Example } from "./examples.ts";

const ADMISSION = { input: { procedure: "admission" }, shows: "admission" };

/** Definitions are open to everybody who is signed in: the rules are no secret. */
export const procedureExamples: Readonly<Record<string, Example>> = {
  "procedures.list-procedures": { asks: "account", make: () => ({ input: {} }) },
  "procedures.read-procedure": { asks: "account", make: () => ADMISSION },
  "procedures.read-bpmn": { asks: "account", make: () => ({ input: ADMISSION.input }) },
};
