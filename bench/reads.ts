import type { BenchCity } from "./city.ts";
import { load, type Measured, openLine, type Request } from "./load.ts";

const CONNECTIONS = 8;

interface Place {
  id: string;
  lo: string;
  hi: string;
}

export interface ReadResult extends Measured {
  name: string;
  rows: number;
  floor_p50_ms: number;
  floor_per_s: number;
  ratio: number;
}

interface Pair {
  name: string;
  n: number;
  ours(index: number): string;
  floor(index: number): string;
  /** Rows of one answer; how many are right is known by `expect`. */
  rowsOf(body: string): number;
  expect(rows: number): boolean;
}

const get = (path: string): Request => ({ method: "GET", path });

/** Ours and the floor in turns, so that both meet the same machine; rows are asserted before anything is measured. */
async function measure(city: BenchCity, cookie: string, pair: Pair): Promise<ReadResult> {
  const rows = await assertRows(city, cookie, pair);
  const warm = Math.min(pair.n, 200);
  const ours: Measured[] = [];
  const floors: Measured[] = [];
  for (let round = 0; round < 3; round += 1) {
    await load(city.port, CONNECTIONS, warm, (index) => get(pair.ours(index)), cookie);
    ours.push(await load(city.port, CONNECTIONS, pair.n, (index) => get(pair.ours(index + round)), cookie));
    await load(city.floorPort, CONNECTIONS, warm, (index) => get(pair.floor(index)));
    floors.push(await load(city.floorPort, CONNECTIONS, pair.n, (index) => get(pair.floor(index + round))));
  }
  const mine = middle(ours);
  const floor = middle(floors);
  return {
    name: pair.name,
    ...mine,
    rows,
    floor_p50_ms: floor.p50_ms,
    floor_per_s: floor.per_s,
    ratio: Math.round((mine.per_s / floor.per_s) * 100) / 100,
  };
}

function middle(rounds: Measured[]): Measured {
  return rounds.toSorted((a, b) => a.per_s - b.per_s)[1] as Measured;
}

async function assertRows(city: BenchCity, cookie: string, pair: Pair): Promise<number> {
  const line = await openLine(city.port, cookie);
  let total = 0;
  for (let index = 0; index < 20; index += 1) {
    const answer = await line.send(get(pair.ours(index)));
    const rows = pair.rowsOf(answer.body);
    if (answer.status !== 200 || !pair.expect(rows))
      throw new Error(`${pair.name}: ${answer.status} with ${rows} rows: ${answer.body.slice(0, 200)}`);
    total += rows;
  }
  line.close();
  return total;
}

async function places(city: BenchCity, condition: string): Promise<Place[]> {
  const { rows } = await city.pool.query(
    `select body_id as id, lo, hi from bodies.body where ended_on is null and ${condition} order by hashint8(body_id) limit 400`,
  );
  return rows as Place[];
}

/** The four sizes of subtree, each asked equally often: the city, districts, streets, branches. */
async function levels(city: BenchCity): Promise<Place[][]> {
  return Promise.all([
    places(city, "kind = '4'"),
    places(city, "kind = '5'"),
    places(city, "length(division_code) = 9 and kind in ('1', '6')"),
    places(city, "kind = '3'"),
  ]);
}

function pick(list: readonly Place[], index: number): Place {
  return list[index % list.length] as Place;
}

const countOf = (field: string) => (body: string) =>
  (JSON.parse(body) as Record<string, unknown[]>)[field]?.length ?? -1;

export async function readById(city: BenchCity, cookie: string): Promise<ReadResult[]> {
  const { rows } = await city.pool.query(
    "select person_id as id from people.person order by hashint8(person_id) limit 5000",
  );
  const ids = (rows as { id: string }[]).map((row) => row.id);
  const id = (index: number) => ids[index % ids.length] ?? "";
  return [
    await measure(city, cookie, {
      name: "read-by-id",
      n: 6000,
      ours: (index) => `/api/people/${id(index)}`,
      floor: (index) => `/person?id=${id(index)}`,
      rowsOf: (body) => ("personId" in (JSON.parse(body) as object) ? 1 : 0),
      expect: (count) => count === 1,
    }),
  ];
}

export async function list50(city: BenchCity, cookie: string): Promise<ReadResult[]> {
  const all = await levels(city);
  const at = (index: number) => pick(all[index % all.length] ?? [], Math.floor(index / all.length));
  const one = (name: string, n: number, place: (index: number) => Place): Pair => ({
    name,
    n,
    ours: (index) => `/api/people?body=${place(index).id}`,
    floor: (index) => `/list?lo=${place(index).lo}&hi=${place(index).hi}`,
    rowsOf: countOf("rows"),
    expect: (count) => count > 0 && count <= 50,
  });
  const results = [await measure(city, cookie, one("list-50", 1200, at))];
  for (const [index, name] of ["city", "district", "street", "branch"].entries()) {
    results.push(
      await measure(
        city,
        cookie,
        one(`list-50 ${name}`, 600, (turn) => pick(all[index] ?? [], turn)),
      ),
    );
  }
  return results;
}

export async function countSubtree(city: BenchCity, cookie: string): Promise<ReadResult[]> {
  const all = await levels(city);
  const one = (name: string, n: number, place: (index: number) => Place): Pair => ({
    name,
    n,
    ours: (index) => `/api/people/count?body=${place(index).id}`,
    floor: (index) => `/count?lo=${place(index).lo}&hi=${place(index).hi}`,
    rowsOf: (body) => (JSON.parse(body) as { count: number }).count,
    expect: (count) => count > 0,
  });
  const at = (index: number) => pick(all[index % all.length] ?? [], Math.floor(index / all.length));
  return [
    await measure(city, cookie, one("count-subtree", 120, at)),
    await measure(
      city,
      cookie,
      one("count-subtree branch", 1500, (index) => pick(all[3] ?? [], index)),
    ),
  ];
}

const NAMES = ["建国", "秀英", "晓燕", "志强", "王伟", "海涛", "丽华", "文博", "雪梅", "国强"];

/** Words that most names of bodies hold, and words that a few hold. */
const BODIES = ["支部", "委员", "党委", "第一", "学校", "街道", "医院", "村党"];

export async function nameSearch2(city: BenchCity, cookie: string): Promise<ReadResult[]> {
  const text = (index: number) => encodeURIComponent(NAMES[index % NAMES.length] ?? "");
  const body = (index: number) => encodeURIComponent(BODIES[index % BODIES.length] ?? "");
  return [
    await measure(city, cookie, {
      name: "name-search-2",
      n: 400,
      ours: (index) => `/api/people/search?text=${text(index)}`,
      floor: (index) => `/search?text=${text(index)}`,
      rowsOf: countOf("people"),
      expect: (count) => count >= 0 && count <= 20,
    }),
    await measure(city, cookie, {
      name: "name-search-2 bodies",
      n: 400,
      ours: (index) => `/api/bodies/search?text=${body(index)}&limit=20`,
      floor: (index) => `/bodies?text=${body(index)}`,
      rowsOf: countOf("hits"),
      expect: (count) => count >= 0 && count <= 20,
    }),
  ];
}

export async function treeOpen(city: BenchCity, cookie: string): Promise<ReadResult[]> {
  const { rows } = await city.pool.query(
    `select parent_id as id from bodies.body where parent_id is not null group by 1 order by hashint8(parent_id) limit 2000`,
  );
  const ids = (rows as { id: string }[]).map((row) => row.id);
  const id = (index: number) => ids[index % ids.length] ?? "";
  return [
    await measure(city, cookie, {
      name: "tree-open",
      n: 1500,
      ours: (index) => `/api/bodies/children?parent=${id(index)}`,
      floor: (index) => `/children?id=${id(index)}`,
      rowsOf: countOf("nodes"),
      expect: (count) => count > 0,
    }),
  ];
}
