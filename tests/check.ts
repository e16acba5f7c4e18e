import { listChecks } from "./house/checks.ts";
import { runChecks } from "./house/run-checks.ts";

const began = performance.now();
const { passed, failed } = await runChecks(listChecks(), (line) => console.log(line));
const seconds = ((performance.now() - began) / 1000).toFixed(1);
console.log(`${passed} checks passed, ${failed} failed (${seconds} s)`);
process.exitCode = failed === 0 ? 0 : 1;
