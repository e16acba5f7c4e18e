import path from "node:path";
import { carryIn, type CarryStep } from "#apps/carry/carry-in.ts";
import type { Words } from "#foundation/endpoint.ts";
import { withNewDatabase } from "../open-installation.ts";
import { type ExitCode, onlyFolder, type Terminal, type Verb } from "../verb.ts";
import { count, sayTables } from "./export.ts";

export const importCity: Verb = {
  name: "import",
  usage: "<folder>",
  summary: {
    zh: "把导出的整市数据导入没有数据的系统，要么全部导入，要么不动",
    en: "takes an exported city into an installation without data, all of it or nothing",
  },
  run: (args, terminal) => importFolder(path.resolve(onlyFolder(args)), terminal),
};

async function importFolder(folder: string, terminal: Terminal): Promise<ExitCode> {
  const began = Date.now();
  const { manifest, differing } = await withNewDatabase(terminal.home, (database) =>
    carryIn(database, terminal.home, folder, (step, what, done) =>
      terminal.progress(STEPS[step](what, count(done))),
    ),
  );
  sayTables(manifest, terminal);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  if (differing.length > 0) {
    terminal.warn({
      zh: `导入后读回来的数据与导出的不同：${differing.join("、")}。请不要使用，并报告管理员。`,
      en: `What was read back differs from what was exported: ${differing.join(", ")}. Do not use it, and tell the administrator.`,
    });
    return 1;
  }
  terminal.say({
    zh: `已从 ${folder} 导入，读回来逐表核对一致，用时 ${seconds} 秒。正在运行的程序请重启`,
    en: `Taken in from ${folder}; what was read back is the same, table by table, in ${seconds} s. Restart the program if it is running`,
  });
  return 0;
}

const STEPS: Record<CarryStep, (what: string, done: string) => Words> = {
  check: (_, done) => ({ zh: `核对文件 ${done} 字节`, en: `checking files, ${done} bytes` }),
  rows: (what, done) => ({ zh: `${what} 已写 ${done} 行`, en: `${what}: ${done} rows` }),
  find: (what, done) => ({ zh: `${what} 已查 ${done} 行`, en: `${what}: ${done} rows looked at` }),
  derive: () => ({ zh: "重新统计人数", en: "counting heads" }),
  index: (_, done) => ({ zh: `已建 ${done} 个索引`, en: `${done} indexes built` }),
  compare: (what, done) => ({ zh: `读回 ${what} ${done} 行`, en: `reading back ${what}, ${done} rows` }),
};
