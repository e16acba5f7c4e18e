import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { findBrowser } from "./kit/find-browser.ts";

const ROOT = path.join(import.meta.dirname, "..");
const BIN = path.join(ROOT, "node_modules/.bin");

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
}

/** One project of vitest; its own reporter shows what happens, the JSON tells the counts. */
function runProject(name: string, env: NodeJS.ProcessEnv): Report & { ok: boolean } {
  const folder = mkdtempSync(path.join(os.tmpdir(), "zugong-report-"));
  const file = path.join(folder, "report.json");
  const done = spawnSync(
    path.join(BIN, "vitest"),
    ["run", "--project", name, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`, "--passWithNoTests"],
    { cwd: ROOT, stdio: "inherit", env },
  );
  const report = readReport(file);
  rmSync(folder, { recursive: true, force: true });
  return { ...report, ok: done.status === 0 };
}

function readReport(file: string): Report {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Report;
  } catch {
    return { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0 };
  }
}

const browser = await findBrowser();
const env = { ...process.env, CHROME_PATH: browser };
const checked = spawnSync(process.execPath, [path.join(ROOT, "tests/check.ts")], { cwd: ROOT, stdio: "inherit" });
const reports = ["rooms", "browser", "slow"].map((name) => runProject(name, env));
const sum = (count: (report: Report) => number) => reports.reduce((total, report) => total + count(report), 0);
const failed = sum((report) => report.numFailedTests) + (checked.status === 0 ? 0 : 1);
const broken = reports.filter((report) => !report.ok && report.numFailedTests === 0).length;
process.exitCode = failed + broken === 0 ? 0 : 1;
console.log(`${sum((report) => report.numPassedTests)} passed, ${failed + broken} failed`);
