import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { listChecks } from "./house/checks.ts";
import { ROOT } from "./house/house-files.ts";
import { type Outcome, runChecks } from "./house/run-checks.ts";
import { countTests } from "./kit/count-tests.ts";
import { findBrowser } from "./kit/find-browser.ts";

/** Everything, in this order; words after `npm test --` choose some of it. */
const STAGES = ["check", "rooms", "slow", "browser"] as const;
type Stage = (typeof STAGES)[number];

function readStages(words: string[]): readonly Stage[] {
  const wrong = words.filter((word) => !(STAGES as readonly string[]).includes(word));
  if (wrong.length > 0)
    throw new Error(`npm test -- takes ${STAGES.join(", ")}, not ${wrong.join(", ")}. 没有这一项测试。`);
  return words.length === 0 ? STAGES : STAGES.filter((stage) => words.includes(stage));
}

async function runStage(stage: Stage): Promise<Outcome> {
  console.log(`\n== ${stage}`);
  if (stage === "check") return runChecks(listChecks(), (line) => console.log(line));
  const env = { ...process.env };
  // Looked for only now, so that a machine without a browser still learns about everything else.
  if (stage === "browser") env["CHROME_PATH"] = await findBrowser();
  return runProject(stage, env);
}

/** One project of vitest; its own reporter shows what happens, the JSON tells the counts. */
function runProject(name: string, env: NodeJS.ProcessEnv): Outcome {
  const folder = mkdtempSync(path.join(os.tmpdir(), "zugong-report-"));
  const file = path.join(folder, "report.json");
  const vitest = path.join(ROOT, "node_modules/vitest/vitest.mjs");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const done = spawnSync(process.execPath, [vitest, "run", "--project", name, ...reporters], {
    cwd: ROOT,
    stdio: "inherit",
    env,
  });
  try {
    return countTests(readFileSync(file, "utf8"), done.status === 0);
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runAll(): Promise<Outcome> {
  const sum = { passed: 0, failed: 0 };
  const lines: string[] = [];
  for (const stage of readStages(process.argv.slice(2))) {
    const began = performance.now();
    const outcome = await runStage(stage).catch((error: unknown) => {
      console.error(String(error));
      return { passed: 0, failed: 1 };
    });
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    lines.push(`${stage.padEnd(8)}${outcome.passed} passed, ${outcome.failed} failed, ${seconds} s`);
    sum.passed += outcome.passed;
    sum.failed += outcome.failed;
  }
  console.log(`\n${lines.join("\n")}`);
  return sum;
}

const { passed, failed } = await runAll().catch((error: unknown) => {
  console.error((error as Error).message);
  return { passed: 0, failed: 1 };
});
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
