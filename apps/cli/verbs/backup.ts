import path from "node:path";
import { backUpHome } from "#foundation/backup/back-up-home.ts";
import { ownServer, refuseNoHome } from "../open-installation.ts";
import { CliProblem, onlyFolder, type Verb } from "../verb.ts";

export const backup: Verb = {
  name: "backup",
  usage: "<folder>",
  summary: {
    zh: "把数据库、文件、密钥和审计链头备份到新文件夹，不停机；备份含密钥，请上锁保管",
    en: "copies database, files, keys and audit heads to a new folder while people work; it holds the keys, so lock it away",
  },
  async run(args, terminal) {
    const target = path.resolve(onlyFolder(args));
    refuseNoHome(terminal.home);
    if (ownServer() !== undefined)
      throw new CliProblem({
        zh: "DATABASE_URL 指向您自己的服务器：数据库请用它自己的办法备份（如 pg_basebackup），并一起备份 ZUGONG_HOME",
        en: "DATABASE_URL names a server of your own: back its database up by its own means (such as pg_basebackup), together with ZUGONG_HOME",
      });
    const began = Date.now();
    const { files, bytes } = await backUpHome(terminal.home, target);
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    terminal.say({
      zh: `已备份到 ${target}：数据库，另有 ${files} 个文件 ${megabytes(bytes)}，用时 ${seconds} 秒`,
      en: `Backed up to ${target}: the database and ${files} files, ${megabytes(bytes)}, in ${seconds} s`,
    });
    return 0;
  },
};

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
