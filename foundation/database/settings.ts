import type pg from "pg";

type Queryable = Pick<pg.Pool, "query">;

/** A setting of the installation as it was stored; undefined when it was never set. */
export async function findSetting(pool: Queryable, name: string): Promise<unknown> {
  const { rows } = await pool.query("select value from installation.setting where name = $1", [name]);
  return (rows[0] as { value: unknown } | undefined)?.value;
}

export async function putSetting(pool: Queryable, name: string, value: unknown): Promise<void> {
  await pool.query(
    `insert into installation.setting (name, value) values ($1, $2)
     on conflict (name) do update set value = excluded.value, set_at = now()`,
    [name, JSON.stringify(value)],
  );
}
