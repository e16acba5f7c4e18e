import { noArguments, type Verb } from "../verb.ts";

/** Help about the other verbs, always in both languages. */
export function helpAbout(verbs: () => readonly Verb[]): Verb {
  return {
    name: "help",
    usage: "",
    summary: { zh: "这张表", en: "this list" },
    async run(args) {
      noArguments(args);
      console.log("npm run zugong -- <命令 verb>\n");
      for (const verb of verbs()) {
        console.log(`  ${`${verb.name} ${verb.usage}`.trimEnd()}`);
        console.log(`      ${verb.summary.zh}\n      ${verb.summary.en}`);
      }
      console.log(`
数据文件夹：环境变量 ZUGONG_HOME，默认是程序旁的 .zugong。DATABASE_URL 指定自有服务器。
Data folder: the environment variable ZUGONG_HOME, by default .zugong beside the program. DATABASE_URL names a server of your own.
退出码 exit code：0 完成 done，1 检查未通过 a check failed，2 没有办成 could not be done`);
      return 0;
    },
  };
}
