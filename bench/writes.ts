import type { BenchCity } from "./city.ts";
import { load, type Measured } from "./load.ts";

const CONNECTIONS = 64;
const N = 4000;

export interface WriteResult extends Measured {
  name: string;
  rows: number;
  floor_per_s: number;
  ratio: number;
}

/** Corrections of one fact each, with idempotency key, history, audit and feed, durable; the floor is a bare update. */
export async function writeAudited(city: BenchCity, cookie: string): Promise<WriteResult[]> {
  const { rows } = await city.pool.query(
    "select person_id as id, version from people.person where member_type in ('1', '2') order by hashint8(person_id + $1) limit $2",
    [Date.now() % 1_000_000, N * 2],
  );
  const people = rows as { id: string; version: number }[];
  const before = await countEntries(city);
  const mine = await load(
    city.port,
    CONNECTIONS,
    N,
    (index) => ({
      method: "POST",
      path: `/api/people/${people[index]?.id}/corrections`,
      headers: { "idempotency-key": `bench-${process.pid}-${Date.now()}-${index}` },
      body: JSON.stringify({
        version: people[index]?.version,
        facts: { workPost: `样本岗位 ${Date.now()} ${index}` },
        source: { kind: "typed", title: "基准测试", dated: null },
      }),
    }),
    cookie,
  );
  const written = (await countEntries(city)) - before;
  if (written !== N) throw new Error(`write-audited: ${written} audit entries for ${N} changes`);
  const floor = await load(city.floorPort, CONNECTIONS, N, (index) => ({
    method: "GET",
    path: `/write?id=${people[N + index]?.id}&post=${index}`,
  }));
  return [
    {
      name: "write-audited",
      ...mine,
      rows: written,
      floor_per_s: floor.per_s,
      ratio: Math.round((mine.per_s / floor.per_s) * 100) / 100,
    },
  ];
}

async function countEntries(city: BenchCity): Promise<number> {
  const { rows } = await city.pool.query(
    "select count(*)::int as count from audit.entry where action = 'people.correct-facts' and kind = 'change'",
  );
  return (rows[0] as { count: number }).count;
}
