import { sql } from "kysely";
import type { Db } from "#foundation/database/open-database.ts";

/** The small tree of every test: a city, two districts, three streets, five branches and an organ. */
export const BODIES = {
  city: { id: "1", parent: undefined, kind: "4", name: "中共样本市委员会", short: "样本市委" },
  east: { id: "10", parent: "city", kind: "5", name: "中共样本市东区委员会", short: "东区区委" },
  riverside: {
    id: "100",
    parent: "east",
    kind: "6",
    name: "中共样本市东区河边街道工作委员会",
    short: "河边街道党工委",
  },
  riversideFirst: {
    id: "1001",
    parent: "riverside",
    kind: "3",
    name: "中共样本市东区河边街道第一支部委员会",
    short: "河边第一党支部",
  },
  riversideSecond: {
    id: "1002",
    parent: "riverside",
    kind: "3",
    name: "中共样本市东区河边街道第二支部委员会",
    short: "河边第二党支部",
  },
  hillside: {
    id: "101",
    parent: "east",
    kind: "6",
    name: "中共样本市东区山脚街道工作委员会",
    short: "山脚街道党工委",
  },
  hillsideFirst: {
    id: "1011",
    parent: "hillside",
    kind: "3",
    name: "中共样本市东区山脚街道第一支部委员会",
    short: "山脚第一党支部",
  },
  west: { id: "20", parent: "city", kind: "5", name: "中共样本市西区委员会", short: "西区区委" },
  harbour: {
    id: "200",
    parent: "west",
    kind: "6",
    name: "中共样本市西区港口街道工作委员会",
    short: "港口街道党工委",
  },
  harbourFirst: {
    id: "2001",
    parent: "harbour",
    kind: "3",
    name: "中共样本市西区港口街道第一支部委员会",
    short: "港口第一党支部",
  },
  harbourSecond: {
    id: "2002",
    parent: "harbour",
    kind: "3",
    name: "中共样本市西区港口街道第二支部委员会",
    short: "港口第二党支部",
  },
} as const;
export type BodyName = keyof typeof BODIES;

const LEAF = 2 ** 16;
const SLACK = 2 ** 20;

export interface Interval {
  lo: number;
  hi: number;
  depth: number;
}

/** Pre-order intervals with room after the last child, as the real tree has them. */
function intervals(): Map<BodyName, Interval> {
  const found = new Map<BodyName, Interval>();
  const names = Object.keys(BODIES) as BodyName[];
  function place(name: BodyName, lo: number, depth: number): number {
    const children = names.filter((child) => BODIES[child].parent === name);
    let next = lo + LEAF;
    for (const child of children) next = place(child, next, depth + 1) + 1;
    const hi = children.length === 0 ? lo + LEAF - 1 : next + SLACK;
    found.set(name, { lo, hi, depth });
    return hi;
  }
  place("city", 0, 0);
  return found;
}

/** Writes the tree with one open period each. */
export async function plantTree(db: Db): Promise<Map<BodyName, Interval>> {
  const places = intervals();
  await sql`insert into bodies.origin (origin_id, kind, title) values (1, 'archive', '测试组织名册')`.execute(
    db,
  );
  for (const name of Object.keys(BODIES) as BodyName[]) {
    const body = BODIES[name];
    const place = places.get(name) as Interval;
    const parent = body.parent === undefined ? null : BODIES[body.parent].id;
    const pairs = [...body.name].slice(1).map((character, index) => `${[...body.name][index]}${character}`);
    await sql`insert into bodies.body (body_id, parent_id, lo, hi, depth, kind, sector, name, short_name, name_key, initials,
        bigrams, established_on, term_start, term_years, term_end, origin_id)
      values (${body.id}, ${parent}, ${place.lo}, ${place.hi}, ${place.depth}, ${body.kind}, '社区', ${body.name}, ${body.short},
        ${name.toLowerCase()}, ${name.slice(0, 2).toLowerCase()}, ${pairs}::text[], '2003-11-01', '2023-03-20', 5,
        '2028-03-20', 1)`.execute(db);
    await sql`insert into bodies.body_period (body_id, period_id, from_day, parent_id, kind, name, short_name, origin_id)
      values (${body.id}, ${body.id}, '2003-11-01', ${parent}, ${body.kind}, ${body.name}, ${body.short}, 1)`.execute(
      db,
    );
  }
  return places;
}
