import type { Check } from "./checks.ts";

export interface Outcome {
  passed: number;
  failed: number;
}

/** Two at once on two cores; one line each, and under it what is wrong. */
export async function runChecks(checks: Check[], print: (line: string) => void): Promise<Outcome> {
  const waiting = [...checks];
  const outcome = { passed: 0, failed: 0 };
  async function lane(): Promise<void> {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const began = performance.now();
      const wrong = await check.run().catch((error: unknown) => String(error));
      const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(5);
      outcome[wrong === undefined ? "passed" : "failed"] += 1;
      print(`${wrong === undefined ? "ok    " : "FAILED"} ${seconds} s  ${check.name}`);
      if (wrong !== undefined) print(wrong.replace(/^/gm, "       "));
    }
  }
  await Promise.all([lane(), lane()]);
  return outcome;
}
