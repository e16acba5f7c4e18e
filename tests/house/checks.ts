import { spawn } from "node:child_process";
import { globSync } from "node:fs";
import path from "node:path";
import { type HouseFile, listHouseFiles, ROOT } from "./house-files.ts";
import { findPossiblePeople } from "./identity-numbers.ts";
import { findMachinePaths } from "./machine-paths.ts";
import { findForeignWrites } from "./schemas.ts";
import { findLongFiles, findMisshapenFeatures } from "./shape.ts";

export interface Check {
  name: string;
  /** Answers nothing, or what is wrong. */
  run(): Promise<string | undefined>;
}

/** What must hold for every commit; the longest first, so that two lanes end together. */
export function listChecks(): Check[] {
  return [
    tool("types", "tsc", ["--noEmit", "-p", "."]),
    tool("lint and import walls", "oxlint", ["--type-aware", "--quiet"]),
    tool("unused code", "knip", ["--no-progress"]),
    tool("format", "biome", ["format", "."]),
    tool("migrations", "squawk", globSync("database/migrations/*.sql", { cwd: ROOT }).toSorted()),
    house("length of files", findLongFiles),
    house("shape of features", findMisshapenFeatures),
    house("each schema written by its own feature", findForeignWrites),
    house("no identity number of a possible person", findPossiblePeople),
    house("no path of a machine", findMachinePaths),
  ];
}

function tool(name: string, command: string, args: string[]): Check {
  const bin = path.join(ROOT, "node_modules/.bin");
  // Their own Node must be found first: the one of the system may be too old for them.
  const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env["PATH"] ?? ""}`, NO_COLOR: "1" };
  return {
    name,
    run: () =>
      new Promise((resolve) => {
        const child = spawn(path.join(bin, command), args, {
          cwd: ROOT,
          env,
          stdio: ["ignore", "pipe", "pipe"],
        });
        let said = "";
        for (const stream of [child.stdout, child.stderr])
          stream.setEncoding("utf8").on("data", (text: string) => (said += text));
        child.on("error", (error) => resolve(String(error)));
        child.on("close", (code, signal) =>
          resolve(code === 0 ? undefined : `${said}${command} ended with ${signal ?? code}`),
        );
      }),
  };
}

function house(name: string, find: (files: HouseFile[]) => Promise<string[]>): Check {
  return {
    name,
    async run() {
      const found = await find(listHouseFiles());
      return found.length === 0 ? undefined : found.join("\n");
    },
  };
}
