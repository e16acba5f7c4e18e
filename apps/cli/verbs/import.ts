import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { carryIn, type CarryStep } from "#apps/carry/carry-in.ts";
import type { Words } from "#foundation/endpoint.ts";
import { importRoster, type RosterRequest } from "../import-roster.ts";
import { withDatabase, withNewDatabase } from "../open-installation.ts";
import { CliProblem, type ExitCode, onlyFolder, type Terminal, type Verb } from "../verb.ts";
import { count, sayTables } from "./export.ts";

const TABLE = /\.(xlsx|csv|tsv|txt)$/i;

export const importCity: Verb = {
  name: "import",
  usage: "<folder> | <file.xlsx|.csv> --body <id> --account <name> [--take good|all] [--with-warnings]",
  summary: {
    zh: "把导出的整市数据导入没有数据的系统；或检查一份名册，逐处说明错误，并按 --take 导入",
    en: "takes an exported city into an installation without data; or checks a roster, tells every fault, and takes it over by --take",
  },
  run(args, terminal) {
    if (!args.some((one) => TABLE.test(one))) return importFolder(path.resolve(onlyFolder(args)), terminal);
    const request = readRequest(args);
    return withDatabase(terminal.home, (database) => importRoster(database, request, terminal));
  },
};

/** @throws CliProblem when something is missing or unknown */
function readRequest(args: readonly string[]): RosterRequest {
  const { values, positionals } = parse(args);
  const [file = "", ...more] = positionals;
  if (more.length > 0 || !existsSync(file))
    throw new CliProblem({ zh: `没有这个文件：${file}`, en: `There is no such file: ${file}` });
  const { body = "", account = "", take } = values;
  if (/^\d+$/.test(body) && account !== "" && isTake(take))
    return { file: path.resolve(file), body, account, take, withWarnings: values["with-warnings"] === true };
  throw new CliProblem({
    zh: "请写明 --body（组织编号）和 --account（登录名）；--take 只能是 good 或 all",
    en: "Name --body (number of the body) and --account (sign-in name); --take is good or all",
  });
}

function isTake(text: string | undefined): text is RosterRequest["take"] {
  return text === undefined || text === "good" || text === "all";
}

function parse(args: readonly string[]) {
  const text = { type: "string" } as const;
  const options = { body: text, account: text, take: text, "with-warnings": { type: "boolean" } } as const;
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new CliProblem({
      zh: `参数读不懂：${(error as Error).message}`,
      en: `The arguments could not be read: ${(error as Error).message}`,
    });
  }
}

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
  files: (_, done) => ({ zh: `已存 ${done} 个扫描件`, en: `${done} scans stored` }),
  derive: () => ({ zh: "重新统计人数", en: "counting heads" }),
  index: (_, done) => ({ zh: `已建 ${done} 个索引`, en: `${done} indexes built` }),
  compare: (what, done) => ({ zh: `读回 ${what} ${done} 行`, en: `reading back ${what}, ${done} rows` }),
};
