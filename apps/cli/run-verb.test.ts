import { mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, test, vi } from "vitest";
import type { Words } from "#foundation/endpoint.ts";
import { runVerb } from "./run-verb.ts";
import type { Terminal } from "./verb.ts";
import { VERBS } from "./verbs.ts";

function aTerminal(home: string): Terminal & { said: string[] } {
  const said: string[] = [];
  const keep = (words: Words) => void said.push(words.zh, words.en);
  return { home, said, say: keep, warn: keep, progress: () => undefined };
}

test("help names every verb in both languages", async () => {
  const lines: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line: string) => void lines.push(line));
  expect(await runVerb([], aTerminal("/nowhere"))).toBe(0);
  expect(await runVerb(["--help"], aTerminal("/nowhere"))).toBe(0);
  log.mockRestore();
  const text = lines.join("\n");
  for (const verb of VERBS) {
    expect(text).toContain(verb.summary.zh);
    expect(text).toContain(verb.summary.en);
  }
});

test.each([
  [["nonsense"], "没有“nonsense”这个命令"],
  [["backup"], "请写一个文件夹"],
  [["backup", "one", "two"], "请写一个文件夹"],
  [["verify", "--quick"], "不认识的参数：--quick"],
  [["status", "more"], "不认识的参数：more"],
  [["status"], "里没有数据"],
  [["verify"], "里没有数据"],
  [["migrate"], "里没有数据"],
  [["backup", "/tmp/never-made"], "里没有数据"],
  [["restore", "/tmp/never-made"], "不是完整的备份"],
  [["export", "/tmp/never-made"], "里没有数据"],
  [["import", "roster.xlsx"], "没有这个文件：roster.xlsx"],
  [["import", "roster.xlsx", "--quick"], "参数读不懂"],
  [["import", import.meta.filename.replace("verb.test.ts", "verb.xlsx"), "--body", "x"], "没有这个文件"],
])("%s is refused in words and makes nothing", async (args, words) => {
  const home = await mkdtemp(path.join(os.tmpdir(), "zugong-cli-"));
  const terminal = aTerminal(home);
  expect(await runVerb(args, terminal)).toBe(2);
  expect(terminal.said.join("\n")).toContain(words);
  expect(terminal.said.every((line) => !line.includes("    at "))).toBe(true);
  expect(await readdir(home)).toEqual([]);
  await rm(home, { recursive: true });
});
