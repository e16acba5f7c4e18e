import type pg from "pg";
import type { Role } from "#features/accounts/contract.ts";
import { hashDemonstrationPassword } from "#features/accounts/index.ts";

/** Nobody's account: where a body has no secretary, nobody is named. */
const NOBODY = "1";

const ROLES: Readonly<Record<string, Role>> = {
  "3": "branch-secretary",
  "4": "city-section",
  "5": "district-section",
};

/**
 * Who moved the cases of a demonstration: the secretary of each body, with an account of the body's own number, so that
 * every entry of a case has a name and a case can be handed to somebody.
 */
export class Movers {
  readonly #seats: ReadonlySet<string>;
  readonly #used = new Set<string>();

  constructor(seats: readonly string[]) {
    this.#seats = new Set(seats);
  }

  of(bodyId: string): string {
    if (!this.#seats.has(bodyId)) return NOBODY;
    this.#used.add(bodyId);
    return bodyId;
  }

  /** Makes the accounts that were asked for and are not there yet. */
  async seat(client: pg.ClientBase, today: string): Promise<void> {
    await client.query(
      `insert into accounts.account (account_id, sign_in_name, display_name, person_id, password_hash, home_body)
       select distinct on (t.body_id) t.body_id, 'zuzhi-' || t.body_id, p.name, p.person_id, $2, t.body_id
       from people.post t join people.person p using (person_id)
       where t.body_id = any($1::bigint[]) and t.post = '1' and t.to_day is null
       order by t.body_id, t.post_id on conflict do nothing`,
      [[...this.#used], await hashDemonstrationPassword()],
    );
    await client.query(
      `insert into accounts.grant (grant_id, account_id, role, body_id, from_day)
       select a.account_id, a.account_id, coalesce($1::jsonb ->> b.kind, 'clerk'), b.body_id, $2
       from accounts.account a join bodies.body b on b.body_id = a.account_id
       on conflict do nothing`,
      [JSON.stringify(ROLES), today],
    );
  }
}

export async function readMovers(client: pg.ClientBase): Promise<Movers> {
  const { rows } = await client.query<{ id: string }>(
    "select distinct body_id as id from people.post where post = '1' and to_day is null",
  );
  return new Movers(rows.map(({ id }) => id));
}

/** Where a demonstration account sits at a body, what its secretary did is its own, and the other account goes. */
export async function seatAccounts(
  pool: Pick<pg.Pool, "query">,
  signInNames: readonly string[],
): Promise<void> {
  const seats = `select g.body_id as seat, a.account_id as own from accounts.account a join accounts.grant g using (account_id)
    where a.sign_in_name = any($1) and g.body_id is not null and g.role <> 'leader'`;
  // oxlint-disable-next-line no-await-in-loop -- two statements
  for (const [table, column] of [
    ["cases.step_record", "account_id"],
    ["cases.case_file", "moved_by"],
  ])
    await pool.query(`update ${table} t set ${column} = s.own from (${seats}) s where t.${column} = s.seat`, [
      signInNames,
    ]);
  await pool.query(`delete from accounts.grant where grant_id in (select seat from (${seats}) s)`, [
    signInNames,
  ]);
  await pool.query(`delete from accounts.account where account_id in (select seat from (${seats}) s)`, [
    signInNames,
  ]);
}
