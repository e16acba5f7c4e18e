import { migrateHere } from "../open-installation.ts";
import { noArguments, type Verb } from "../verb.ts";

export const migrate: Verb = {
  name: "migrate",
  usage: "",
  summary: {
    zh: "把数据库升到这个版本的程序（npm start 也会自动升级）",
    en: "brings the database to this version of the program (npm start does so too)",
  },
  async run(args, terminal) {
    noArguments(args);
    await migrateHere(terminal.home, (line) => terminal.say({ zh: line, en: line }));
    terminal.say({ zh: "数据库已是最新", en: "The database is up to date" });
    return 0;
  },
};
