import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { onDatabase } from "#tests/kit/server.ts";

let folder: string;
let taken: number;
const other = createServer();
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "zugong-machine-"));
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  taken = (other.address() as { port: number }).port;
});
afterAll(async () => {
  other.close();
  await rm(folder, { recursive: true });
});

/** A program of ours, started as people start it; how it ended and what it said. */
async function run(program: string, env: Record<string, string>): Promise<{ code: number; said: string }> {
  const file = path.join(import.meta.dirname, "..", program, "main.ts");
  const inherited = { ...process.env };
  delete inherited["DATABASE_URL"];
  const child = spawn(process.execPath, [file], { env: { ...inherited, ZUGONG_HOME: folder, ...env } });
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  return { code: code as number, said };
}

const programs = ["start", "server"] as const;

function template(): string {
  return onDatabase(inject("server"), "city_template");
}

test.each(programs)("a port that is taken is told by apps/%s, with another one to take", async (program) => {
  const { code, said } = await run(program, { PORT: String(taken), DATABASE_URL: template() });
  expect(code).toBe(1);
  expect(said).toContain(`端口 ${taken} 已被占用`);
  expect(said).toContain(`Port ${taken} is taken`);
  expect(said).toContain("PORT=");
  expect(said).not.toMatch(/^\s+at /m);
});

test.each(programs)("a data folder that cannot be made is told by apps/%s", async (program) => {
  const file = path.join(folder, "a-file");
  await writeFile(file, "");
  for (const home of [path.join(file, "home"), "/proc/zugong/home"]) {
    const { code, said } = await run(program, { ZUGONG_HOME: home, PORT: "0", DATABASE_URL: template() });
    expect(code).toBe(1);
    expect(said).toContain(`数据文件夹 ${home} 写不进去`);
    expect(said).toContain("ZUGONG_HOME=");
    expect(said).not.toMatch(/^\s+at /m);
  }
});

test.each(programs)("a wrong DATABASE_URL is told by apps/%s, and no password with it", async (program) => {
  for (const url of ["mysql://x/y", "postgresql://app:s3cret-word@127.0.0.1:1/none"]) {
    const { code, said } = await run(program, { DATABASE_URL: url, PORT: "0" });
    expect(code).toBe(1);
    expect(said).toContain("DATABASE_URL");
    expect(said).toMatch(/[\u4e00-\u9fff]/);
    expect(said).not.toContain("s3cret");
    expect(said).not.toMatch(/^\s+at /m);
  }
});

test("apps/server without a database says what to do", async () => {
  const { code, said } = await run("server", { PORT: "0" });
  expect(code).toBe(1);
  expect(said).toContain("npm start");
});
