import type pg from "pg";
import type { DemonstrationAccount } from "#features/accounts/index.ts";

interface Place {
  id: string;
  name: string;
  lo: string;
  hi: string;
}

type Queryable = Pick<pg.Pool, "query">;

/** Names of the people behind the demonstration accounts: made up, like everybody else. */
const NAMES = {
  shuji: "邵听澜",
  dangwu: "温如砚",
  quke: "费清和",
  shichu: "盛知微",
  erchu: "商怀瑾",
  lingdao: "祁望舒",
};

/** An account for each role at a branch, its street, its district and the city, chosen by what the tree holds. */
export async function chooseAccounts(pool: Queryable): Promise<DemonstrationAccount[]> {
  const city = await first(pool, "kind = '4'", []);
  const street = await largest(pool, city);
  const district = await above(pool, street, "5", city);
  const branch = await first(pool, "kind = '3' and lo > $1 and lo <= $2", [street.lo, street.hi]);
  return [
    { name: "shuji", role: "branch-secretary", displayName: NAMES.shuji, body: branch },
    { name: "dangwu", role: "clerk", displayName: NAMES.dangwu, body: street },
    { name: "quke", role: "district-section", displayName: NAMES.quke, body: district },
    { name: "shichu", role: "city-section", displayName: NAMES.shichu, body: city },
    // The second pair of eyes of the city: agrees to what the first wants to take out.
    { name: "erchu", role: "city-section", displayName: NAMES.erchu, body: city },
    { name: "lingdao", role: "leader", displayName: NAMES.lingdao, body: city },
    { name: "xitong", role: "system-admin", displayName: "系统管理员", body: undefined },
    { name: "anquan", role: "security-admin", displayName: "安全管理员", body: undefined },
    { name: "shenji", role: "audit-admin", displayName: "审计管理员", body: undefined },
  ];
}

async function first(pool: Queryable, condition: string, values: unknown[]): Promise<Place> {
  const { rows } = await pool.query(
    `select body_id as id, short_name as name, lo, hi from bodies.body where ended_on is null and ${condition} order by lo limit 1`,
    values,
  );
  const place = rows[0] as Place | undefined;
  if (!place) throw new Error("The demonstration city has no body for an account.");
  return place;
}

/** The street whose subtree holds the most bodies: there is something to see. */
async function largest(pool: Queryable, city: Place): Promise<Place> {
  const { rows } = await pool.query(
    `select s.body_id as id, s.short_name as name, s.lo, s.hi from bodies.body s
     where s.kind in ('1', '6') and s.ended_on is null and length(s.division_code) = 9
     order by (select count(*) from bodies.body c where c.lo between s.lo and s.hi) desc, s.lo limit 1`,
  );
  return (rows[0] as Place | undefined) ?? city;
}

async function above(pool: Queryable, place: Place, kind: string, otherwise: Place): Promise<Place> {
  const { rows } = await pool.query(
    `select body_id as id, short_name as name, lo, hi from bodies.body
     where kind = $1 and lo <= $2 and hi >= $2 order by lo desc limit 1`,
    [kind, place.lo],
  );
  return (rows[0] as Place | undefined) ?? otherwise;
}
