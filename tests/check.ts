import { spawn } from "node:child_process";
import path from "node:path";
import { house } from "./house/house.ts";

const ROOT = path.join(import.meta.dirname, "..");
const BIN = path.join(ROOT, "node_modules/.bin");

interface Check {
  name: string;
  run(): Promise<string | undefined>;
}

/** What must hold for every commit; each check answers nothing, or what is wrong. */
const CHECKS: Check[] = [
  tool("types", "tsc", ["--noEmit", "-p", "."]),
  tool("lint and import walls", "oxlint", ["--quiet"]),
  tool("format", "biome", ["format", "."]),
  tool("unused code", "knip", ["--no-progress"]),
  tool("migrations", "squawk", ["--no-error-on-unmatched-pattern", "database/migrations/*.sql"]),
  ...house,
];

function tool(name: string, command: string, args: string[]): Check {
  return {
    name,
    run: () =>
      new Promise((resolve) => {
        const child = spawn(path.join(BIN, command), args, { cwd: ROOT, shell: args.some((arg) => arg.includes("*")) });
        let said = "";
        child.stdout.on("data", (text) => (said += text));
        child.stderr.on("data", (text) => (said += text));
        child.on("error", (error) => resolve(String(error)));
        child.on("close", (code) => resolve(code === 0 ? undefined : said));
      }),
  };
}

/** Two at once on two cores; one line each. */
async function runAll(): Promise<number> {
  const waiting = [...CHECKS];
  let failed = 0;
  async function lane(): Promise<void> {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const began = performance.now();
      const wrong = await check.run();
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      console.log(`${wrong === undefined ? "ok    " : "FAILED"} ${check.name} ${seconds} s`);
      if (wrong !== undefined) {
        failed += 1;
        console.log(wrong);
      }
    }
  }
  await Promise.all([lane(), lane()]);
  return failed;
}

process.exitCode = (await runAll()) === 0 ? 0 : 1;
