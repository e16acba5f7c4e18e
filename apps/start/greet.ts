import pg from "pg";
import { findSetting } from "#foundation/database/settings.ts";

interface Shown {
  password: string;
  accounts: { name: string; role: { zh: string; en: string }; body: string | null }[];
}

/** Where to go and as whom, in both languages. */
export async function greet(databaseUrl: string, port: number, seconds: number): Promise<void> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  const shown = (await findSetting(pool, "demonstration-accounts")) as Shown | undefined;
  await pool.end();
  console.log(`\n组工 Zugong  http://127.0.0.1:${port}  (${seconds.toFixed(1)} s)\n`);
  if (!shown) {
    console.log(
      "没有演示账号。用 npm run zugong -- account 建第一个账号。\nNo demonstration accounts; make the first one with npm run zugong -- account.\n",
    );
    return;
  }
  console.log(`演示账号（密码都是 ${shown.password}） Demonstration accounts (password ${shown.password}):`);
  for (const account of shown.accounts) {
    console.log(
      `  ${account.name.padEnd(10)} ${account.role.zh}  ${account.role.en}${account.body === null ? "" : `  ${account.body}`}`,
    );
  }
  console.log("");
}
