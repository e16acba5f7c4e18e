import path from "node:path";
import { restoreHome } from "#foundation/backup/restore-home.ts";
import { ownServer, withDatabase } from "../open-installation.ts";
import { CliProblem, onlyFolder, type Verb } from "../verb.ts";
import { checkInstallation } from "./verify.ts";

export const restore: Verb = {
  name: "restore",
  usage: "<folder>",
  summary: {
    zh: "从备份恢复到空的数据文件夹（ZUGONG_HOME），恢复后自动检查",
    en: "restores a backup into an empty data folder (ZUGONG_HOME) and checks it afterwards",
  },
  async run(args, terminal) {
    const backup = path.resolve(onlyFolder(args));
    if (ownServer() !== undefined)
      throw new CliProblem({
        zh: "恢复只写入内置数据库，请先去掉 DATABASE_URL",
        en: "A restore fills the embedded database only; unset DATABASE_URL first",
      });
    const began = Date.now();
    await restoreHome(backup, terminal.home);
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    terminal.say({
      zh: `已恢复到 ${terminal.home}，用时 ${seconds} 秒，现在检查`,
      en: `Restored to ${terminal.home} in ${seconds} s, checking it now`,
    });
    return withDatabase(terminal.home, (database) => checkInstallation(database, terminal));
  },
};
