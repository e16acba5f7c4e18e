import pg from "pg";
import type { HandedOver } from "#features/accounts/index.ts";
import { findSetting } from "#foundation/database/settings.ts";

interface Shown {
  password: string;
  accounts: { name: string; role: { zh: string; en: string }; body: string | null }[];
}

/** Where to go and as whom, in both languages; `administrators` were made at this start. */
export async function greet(
  databaseUrl: string,
  port: number,
  seconds: number,
  administrators: readonly HandedOver[],
): Promise<void> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  const shown = (await findSetting(pool, "demonstration-accounts")) as Shown | undefined;
  await pool.end();
  console.log(`\n组工 Zugong  http://127.0.0.1:${port}  (${seconds.toFixed(1)} s)\n`);
  if (administrators.length > 0) return handOver(administrators);
  if (!shown) return;
  console.log(`演示账号（密码都是 ${shown.password}） Demonstration accounts (password ${shown.password}):`);
  for (const account of shown.accounts) {
    console.log(
      `  ${account.name.padEnd(10)} ${account.role.zh}  ${account.role.en}${account.body === null ? "" : `  ${account.body}`}`,
    );
  }
  console.log("");
}

/** The three powers of an empty installation: none of them sees personal data, none can do without the others. */
function handOver(administrators: readonly HandedOver[]): void {
  const until = administrators[0]?.until.toISOString().slice(0, 16).replace("T", " ") ?? "";
  console.log(
    `管理员账户，一次性密码只在这里显示一次，${until} (UTC) 前登录并改掉：\n` +
      `Administrators. Their one-time passwords are shown here only; sign in and change them before ${until} (UTC):`,
  );
  for (const { signInName, displayName, password } of administrators)
    console.log(`  ${signInName.padEnd(10)} ${password}  ${displayName}`);
  console.log("");
}
