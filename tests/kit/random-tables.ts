import type pg from "pg";
import type { Fact, Value } from "#foundation/cube/fact.ts";
import type { Cell, CrossTab, Filter, Grouping, Interval } from "#foundation/cube/query.ts";

/** What questions about a real city are drawn from. */
export interface Ground {
  facts: readonly Fact[];
  /** Today's interval of every body. */
  bodies: readonly Interval[];
  /** By fact and dimension: values that occur, and null. */
  values: ReadonlyMap<string, readonly Value[]>;
}

const SOME_VALUES = 300;
/** Whose groups are at most so many: the arrays refuse tables of millions of cells. */
const FEW_GROUPS = 200;

export async function readGround(pool: pg.Pool, facts: Iterable<Fact>): Promise<Ground> {
  const list = [...facts];
  const values = new Map<string, readonly Value[]>();
  for (const fact of list) {
    for (const [name, { type }] of Object.entries(fact.dimensions)) {
      const column = type === "integer" ? name : `${name}::text`;
      const { rows } = await pool.query<{ value: Value }>(
        `select distinct ${column} as value from (select ${name} from ${fact.view} limit 200000) f limit ${SOME_VALUES}`,
      );
      values.set(`${fact.name}.${name}`, [null, ...rows.map((row) => row.value)]);
    }
  }
  const { rows } = await pool.query<Interval>(
    "select lo::float8 as lo, hi::float8 as hi from bodies.body order by lo",
  );
  return { facts: list, bodies: rows, values };
}

/** Numbers in [0, 1) that come again with the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Drawn {
  fact: string;
  query: CrossTab;
}

/**
 * One question of the kind people ask: up to three sides, a part of the city, a day, conditions, totals.
 * @param wholeShare how many are asked of the whole city, from 0 to 1
 */
export function drawTable(ground: Ground, random: () => number, wholeShare = 0.05): Drawn {
  const fact = pick(ground.facts, random);
  const draw = new Draw(ground, fact, random);
  const sums = Object.keys(fact.measures).filter(() => random() < 0.3);
  return {
    fact: fact.name,
    query: {
      by: Array.from({ length: Math.floor(random() * 4) }, () => draw.grouping()),
      ...(sums.length > 0 && { sums }),
      ...(fact.person !== undefined && random() < 0.2 && { distinct: true }),
      ...(random() < 0.4 && { subtotals: true }),
      ...(random() < 0.4 && { asOf: draw.day() }),
      ...(random() < 0.6 && { where: draw.filter() }),
      ranges: random() < wholeShare ? [{ lo: 0, hi: 2 ** 52 }] : draw.ranges(),
    },
  };
}

function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)] as T;
}

class Draw {
  readonly #ground: Ground;
  readonly #fact: Fact;
  readonly #random: () => number;

  constructor(ground: Ground, fact: Fact, random: () => number) {
    this.#ground = ground;
    this.#fact = fact;
    this.#random = random;
  }

  day(): string {
    const year = 2003 + Math.floor(this.#random() * 25);
    return new Date(Date.UTC(year, Math.floor(this.#random() * 12), 1 + Math.floor(this.#random() * 28)))
      .toISOString()
      .slice(0, 10);
  }

  /** One subtree or several, which may lie inside each other. */
  ranges(): Interval[] {
    const { bodies } = this.#ground;
    return Array.from({ length: 1 + Math.floor(this.#random() * 3) }, () => pick(bodies, this.#random));
  }

  grouping(): Grouping {
    const [name, { type }] = this.#dimension();
    const dice = this.#random();
    if (dice < 0.15) return { bodies: this.#columns() };
    if (type === "integer") return { dimension: name, bands: [0, 1, 5, 30] };
    if (type === "date" && (dice < 0.5 || this.#valuesOf(name).length > FEW_GROUPS)) {
      return dice < 0.3 || dice > 0.75
        ? { dimension: name, yearOf: true }
        : { dimension: name, ages: [0, 18, 31, 36, 46, 61], on: this.day() };
    }
    return { dimension: name };
  }

  filter(): Filter {
    const dice = this.#random();
    if (dice < 0.15) return { all: [this.filter(), this.filter()] };
    if (dice < 0.3) return { any: [this.filter(), this.filter()] };
    const [name, { type }] = this.#dimension();
    if (type === "date" && dice < 0.6) {
      const [from = "", to = ""] = [this.day(), this.day()].toSorted();
      return { dimension: name, from: dice < 0.45 ? from.slice(0, 7) : from, to };
    }
    const values = this.#valuesOf(name);
    return { dimension: name, in: Array.from({ length: 3 }, () => pick(values, this.#random)) };
  }

  /** Neighbours that do not overlap, some of two ranges. */
  #columns() {
    const chosen: Interval[] = [];
    for (let i = 0; i < 6; i++) {
      const body = pick(this.#ground.bodies, this.#random);
      if (chosen.every(({ lo, hi }) => hi < body.lo || body.hi < lo)) chosen.push(body);
    }
    const [first, second, ...others] = chosen;
    return [
      { key: "first", ranges: [first, second].filter((one) => one !== undefined) },
      ...others.map((one, i) => ({ key: `other ${i}`, ranges: [one] })),
    ];
  }

  #dimension() {
    return pick(Object.entries(this.#fact.dimensions), this.#random);
  }

  #valuesOf(dimension: string): readonly Value[] {
    return this.#ground.values.get(`${this.#fact.name}.${dimension}`) ?? [null];
  }
}

/** Cells as sorted text, so that two answers can be compared whatever their order. */
export function linesOf(cells: readonly Cell[] | undefined): string[] {
  return (cells ?? [])
    .map(({ group, count, sums, distinct }) => JSON.stringify([group, count, sums, distinct ?? null]))
    .toSorted();
}
