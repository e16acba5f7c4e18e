import type pg from "pg";
import type { City } from "#tests/kit/city.ts";

/** What a refused request may add to: the audit, and in the queue nothing that anybody reads. */
const APART = ["audit", "command", "pgboss", "public", "pg_catalog", "information_schema"];

/**
 * Tells whether any row of any table came, went or changed: by the number of rows and the newest transaction that wrote one
 * of them. What was rolled back is not seen, and a lock leaves no trace.
 */
export async function openWatch(city: City): Promise<() => Promise<string>> {
  const { pool } = city.services.database;
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and n.nspname <> all($1) and n.nspname not like 'pg_%'
       and has_table_privilege(c.oid, 'select') order by 1`,
    [APART],
  );
  const parts = rows.map(({ name }) => {
    // That a session is in use is noted once a minute, also by somebody who is refused.
    const sign =
      name === "accounts.session"
        ? "sum(hashtext((to_jsonb(t) - 'seen_at')::text))::text"
        : "max(xmin::text::bigint)::text";
    return `select '${name}' as of, count(*) as rows, ${sign} as sign from ${name} t`;
  });
  const text = `select string_agg(of || ' ' || rows || ' ' || coalesce(sign, ''), E'\\n' order by of) as seen from (${parts.join(" union all ")}) x`;
  return async () => {
    const found = await pool.query<{ seen: string }>(text);
    return found.rows[0]?.seen ?? "";
  };
}

/** How many entries of each kind an account left for an action. */
export async function countEntries(
  pool: pg.Pool,
  accountId: string,
  action: string,
): Promise<{ look: number; refusal: number; change: number }> {
  const { rows } = await pool.query<{ kind: "look" | "refusal" | "change"; count: number }>(
    `select kind, count(*)::int as count from audit.entry where account_id = $1 and action = $2 group by 1`,
    [accountId, action],
  );
  const counts = { look: 0, refusal: 0, change: 0 };
  for (const { kind, count } of rows) counts[kind] = count;
  return counts;
}
