import { ownServer, withDatabase } from "../open-installation.ts";
import type { Database } from "#foundation/database/open-database.ts";
import { noArguments, type Verb } from "../verb.ts";

export const status: Verb = {
  name: "status",
  usage: "",
  summary: {
    zh: "看看数据有多少、封链到哪里、任务怎样",
    en: "shows how much there is, how far it is sealed, and the jobs",
  },
  async run(args, terminal) {
    noArguments(args);
    const facts = await withDatabase(terminal.home, readFacts);
    const server =
      ownServer() === undefined ? { zh: "内置", en: "embedded" } : { zh: "自有", en: "your own" };
    terminal.say({
      zh: `数据文件夹 ${terminal.home}，${server.zh} PostgreSQL ${facts.version}，数据库 ${facts.size}`,
      en: `Data folder ${terminal.home}, ${server.en} PostgreSQL ${facts.version}, database ${facts.size}`,
    });
    terminal.say({
      zh: `组织 ${facts.bodies}，人员 ${facts.people}，账号 ${facts.accounts}`,
      en: `Bodies ${facts.bodies}, people ${facts.people}, accounts ${facts.accounts}`,
    });
    terminal.say({
      zh: `审计已封 ${facts.sealed} 条，待封 ${facts.unsealed} 条`,
      en: `Audit: ${facts.sealed} entries sealed, ${facts.unsealed} waiting`,
    });
    terminal.say({
      zh: `任务：等待 ${facts.waiting}，进行中 ${facts.running}，一周内失败 ${facts.failed}`,
      en: `Jobs: ${facts.waiting} waiting, ${facts.running} running, ${facts.failed} failed within a week`,
    });
    return 0;
  },
};

type Facts = Record<
  | "version"
  | "size"
  | "bodies"
  | "people"
  | "accounts"
  | "sealed"
  | "unsealed"
  | "waiting"
  | "running"
  | "failed",
  string
>;

async function readFacts({ pool }: Database): Promise<Facts> {
  const { rows } = await pool.query(`
    with last as (select sequence, xact, entry_id from audit.link order by sequence desc limit 1)
    select current_setting('server_version') as version, pg_size_pretty(pg_database_size(current_database())) as size,
      (select count(*) from bodies.published_body) as bodies,
      (select coalesce(sum(full_members + probationary + objects + activists + applicants + others), 0)
        from people.head_block) as people,
      (select count(*) from accounts.published_account) as accounts,
      coalesce((select sequence from last), 0) as sealed,
      (select count(*) from audit.entry where (xact, entry_id) > (coalesce((select xact from last), '0'::xid8),
        coalesce((select entry_id from last), -1))) as unsealed,
      (select count(*) from jobs.job where state = 'waiting') as waiting,
      (select count(*) from jobs.job where state = 'running') as running,
      (select count(*) from jobs.job where state = 'failed' and ended_at > now() - interval '7 days') as failed`);
  return rows[0] as Facts;
}
