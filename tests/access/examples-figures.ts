import type { Example } from "./examples.ts";
import { anApplicant } from "./cases.ts";

/** Figures, annual tables and requests for figures. */
export const figureExamples: Readonly<Record<string, Example>> = {
  "statistics.list-indicators": { asks: "body", make: ({ bodyId }) => ({ input: { body: bodyId } }) },
  "statistics.read-indicator": {
    asks: "body",
    make: ({ bodyId }) => ({ input: { code: "LC-01-02", body: bodyId, trend: "no" } }),
  },
  "statistics.list-indicator-rows": {
    asks: "body",
    async make(scene) {
      await anApplicant(scene);
      return { input: { code: "LC-05-07", body: scene.bodyId } };
    },
  },
  "statistics.read-review": { asks: "body", make: ({ bodyId }) => ({ input: { body: bodyId } }) },
  "statistics.print-review": {
    asks: "body",
    make: ({ bodyId }) => ({ input: { body: bodyId, form: "word" } }),
  },
};
