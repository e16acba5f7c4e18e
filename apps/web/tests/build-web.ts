import { build, type InlineConfig } from "vite";

/** Builds the web application as it is shipped; a test runner's own NODE_ENV would give the slow, large React. */
export async function buildWeb(options: NonNullable<InlineConfig["build"]>) {
  const before = process.env["NODE_ENV"];
  process.env["NODE_ENV"] = "production";
  try {
    return await build({ mode: "production", logLevel: "warn", build: options });
  } finally {
    if (before === undefined) delete process.env["NODE_ENV"];
    else process.env["NODE_ENV"] = before;
  }
}
