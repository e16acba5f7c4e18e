import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "#tests/house/house-files.ts";
import { countTests } from "./count-tests.ts";

/** A real run of vitest over these files, as `npm test` starts one. */
function runOver(files: Record<string, string>): { passed: number; failed: number } {
  // Inside of the packages, where vitest is found and git does not look.
  const folder = mkdtempSync(path.join(ROOT, "node_modules/.count-"));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
    const report = path.join(folder, "report.json");
    const vitest = path.join(ROOT, "node_modules/vitest/vitest.mjs");
    const args = [vitest, "run", "--root", folder, "--config", path.join(folder, "vitest.config.mjs")];
    const options = ["--reporter=json", `--outputFile.json=${report}`];
    writeFileSync(path.join(folder, "vitest.config.mjs"), "export default { test: { exclude: [] } };");
    const done = spawnSync(process.execPath, [...args, ...options], { cwd: folder, stdio: "ignore" });
    return countTests(readFileSync(report, "utf8"), done.status === 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const GOOD = 'import { expect, test } from "vitest"; test("good", () => expect(1).toBe(1));';

test("passed and failed tests are counted, a file that does not load as one failure", () => {
  const found = runOver({
    "good.test.mjs": `${GOOD} test("bad", () => expect(1).toBe(2)); test.skip("later", () => {});`,
    "broken.test.mjs": 'import "./not-there.mjs";',
  });
  expect(found).toEqual({ passed: 1, failed: 2 });
});

test("an error outside of every test is a failure", () => {
  const stray =
    "setTimeout(() => { throw new Error('stray'); }, 0); await new Promise((done) => setTimeout(done, 50));";
  expect(runOver({ "stray.test.mjs": `${GOOD} ${stray}` })).toEqual({ passed: 1, failed: 1 });
});

test("all well", () => {
  expect(runOver({ "good.test.mjs": GOOD })).toEqual({ passed: 1, failed: 0 });
});
