import type { Words } from "#foundation/endpoint.ts";

/** What is done at the terminal of the installation, as the audit calls it: no operation stands behind it. */
export const TERMINAL_ACTIONS: Readonly<Record<string, Words>> = {
  "installation.import-roster": {
    zh: "在本机命令行导入名册",
    en: "Takes a roster in at the terminal",
  },
  "installation.import-city": {
    zh: "在本机命令行导入整市数据",
    en: "Takes a whole city in at the terminal",
  },
  "installation.export-city": {
    zh: "在本机命令行导出整市数据（含完整号码）",
    en: "Exports the whole city with whole numbers at the terminal",
  },
  "installation.new-password": {
    zh: "在本机命令行给管理员新的一次性密码",
    en: "Gives an administrator a new one-time password at the terminal",
  },
};
