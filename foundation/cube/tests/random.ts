import fc from "fast-check";
import type { Fact } from "../fact.ts";
import type { CrossTab, Filter, Grouping, Interval } from "../query.ts";

const label = { zh: "样本", en: "Sample" };

export const fact: Fact = {
  name: "sample",
  label,
  view: "sample.published_fact",
  id: "id",
  person: "person_id",
  body: "body_lo",
  period: { from: "valid_from", to: "valid_to" },
  dimensions: {
    sex: { type: "integer", bits: 8, label },
    language: { type: "text", bits: 8, label },
    birth: { type: "date", bits: 16, label },
    joined: { type: "date", bits: 16, label },
    income: { type: "integer", bits: 16, label },
  },
  measures: { dues: { label }, hours: { label } },
  touchedBy: { row: "id", person: "person_id", place: "place_id" },
};

/** The same rows as events: they have no period. */
export const events: Fact = {
  ...fact,
  name: "events",
  period: undefined as unknown as { from: string; to: string },
};

export const TABLES = `
  create schema sample;
  create table sample.place (place_id bigint primary key, lo bigint not null);
  insert into sample.place select n, n * 1099511627776 from generate_series(1, 12) n;
  create table sample.member (
    id bigint primary key, person_id bigint not null, place_id bigint not null,
    valid_from date not null, valid_to date, sex smallint, language text, birth text, joined date,
    income integer, dues integer not null, hours integer not null, superseded boolean not null default false);
  create view sample.published_fact as
    select m.*, p.lo as body_lo from sample.member m join sample.place p using (place_id) where not superseded;`;

export interface Row {
  id: string;
  person: string;
  place: number;
  from: string;
  to: string | null;
  sex: number | null;
  language: string | null;
  birth: string | null;
  joined: string | null;
  income: number | null;
  dues: number;
  hours: number;
}

/** Days around the ends of years and months, leap days, and a day on which periods touch. */
const day = fc.constantFrom(
  ...["1959-12-31", "1960-02-29", "1960-03-01", "1984-02-29", "1999-12-31", "2000-01-01", "2000-02-29"],
  ...["2003-07-15", "2010-01-01", "2023-02-28", "2023-03-01", "2024-02-29", "2026-11-23", "2031-05-05"],
);
const partial = fc.oneof(
  day,
  fc.constantFrom("1960", "1960-02", "1984", "2000-01", "2000", "2023-03", "1959-12"),
);
const place = fc.integer({ min: 1, max: 12 });
const person = fc.integer({ min: 1, max: 12 }).map(String);
/** Few ids, so that changes meet; some differ only in their high word. */
const id = fc
  .tuple(fc.integer({ min: 1, max: 25 }), fc.constantFrom(0n, 1n << 32n, 1n << 61n))
  .map(([n, high]) => String(BigInt(n) + high));
const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 6 });

export const row: fc.Arbitrary<Row> = fc
  .record({
    id,
    person,
    place,
    from: day,
    to: orNull(day),
    sex: orNull(fc.constantFrom(1, 2)),
    language: orNull(fc.constantFrom("zh", "维吾尔", "", "*total", "a\\t'b")),
    birth: orNull(partial),
    joined: orNull(day),
    income: orNull(fc.integer({ min: -3, max: 40 })),
    dues: fc.integer({ min: -1000, max: 2 ** 31 - 1 }),
    hours: fc.integer({ min: 0, max: 9 }),
  })
  .map((made) => (made.to !== null && made.to <= made.from ? { ...made, to: null } : made));

/** What a command may do to the rows; the feed is told of the row, the person or the place only. */
export type Step =
  | { put: Row }
  | { remove: string }
  | { supersede: { person: string; before: string } }
  | { shift: { place: number; by: number } }
  | { empty: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: row.map((put) => ({ put })) },
  { weight: 2, arbitrary: id.map((remove) => ({ remove })) },
  { weight: 1, arbitrary: fc.record({ person, before: day }).map((supersede) => ({ supersede })) },
  {
    weight: 1,
    arbitrary: fc.record({ place, by: fc.integer({ min: -3, max: 3 }) }).map((shift) => ({ shift })),
  },
  { weight: 1, arbitrary: place.map((empty) => ({ empty })) },
);
export const steps = fc.array(step, { maxLength: 14 });

const lo = place.map((n) => n * 2 ** 40);
const interval: fc.Arbitrary<Interval> = fc
  .tuple(lo, lo)
  .map(([a, b]) => ({ lo: Math.min(a, b), hi: Math.max(a, b) + 5 }));
const everywhere = [{ lo: 0, hi: 2 ** 50 }];
const bounds = fc
  .uniqueArray(fc.integer({ min: -2, max: 70 }), { maxLength: 4 })
  .map((list) => list.toSorted((a, b) => a - b));

/** Bodies of one level, some of them of two ranges, never overlap. */
const bodies = fc.uniqueArray(place, { maxLength: 6 }).map((starts) =>
  starts.slice(0, 4).map((n, i) => ({
    key: `body ${n}`,
    ranges: [n, ...(i === 0 ? starts.slice(4) : [])].map((at) => ({
      lo: at * 2 ** 40 - 4,
      hi: at * 2 ** 40 + 7,
    })),
  })),
);

const grouping: fc.Arbitrary<Grouping> = fc.oneof(
  fc.constantFrom("sex", "language", "income", "joined", "birth").map((dimension) => ({ dimension })),
  fc.constantFrom("birth", "joined").map((dimension) => ({ dimension, yearOf: true as const })),
  bounds.map((bands) => ({ dimension: "income", bands })),
  fc.tuple(bounds, day).map(([ages, on]) => ({ dimension: "birth", ages, on })),
  bodies.map((list) => ({ bodies: list })),
);

const leaf: fc.Arbitrary<Filter> = fc.oneof(
  fc.array(orNull(fc.constantFrom(1, 2)), { maxLength: 3 }).map((list) => ({ dimension: "sex", in: list })),
  fc
    .array(orNull(fc.constantFrom("zh", "", "维吾尔", "unknown")), { maxLength: 3 })
    .map((list) => ({ dimension: "language", in: list })),
  fc.tuple(partial, partial).map(([from, to]) => ({ dimension: "birth", from, to })),
  day.map((from) => ({ dimension: "joined", from })),
  fc.integer({ min: -3, max: 40 }).map((to) => ({ dimension: "income", to })),
);

const filter: fc.Arbitrary<Filter> = fc.letrec<{ node: Filter }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.array(tie("node"), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie("node"), { maxLength: 3 }).map((any) => ({ any })),
  ),
})).node;

export const crossTabs: fc.Arbitrary<CrossTab> = fc
  .record(
    {
      by: fc.array(grouping, { maxLength: 3 }),
      sums: fc.subarray(["dues", "hours"]),
      distinct: fc.boolean(),
      subtotals: fc.boolean(),
      ranges: fc.oneof(
        { weight: 1, arbitrary: fc.constant(everywhere) },
        { weight: 2, arbitrary: fc.array(interval, { maxLength: 4 }) },
      ),
      asOf: day,
      where: filter,
    },
    { requiredKeys: ["by", "sums", "distinct", "subtotals", "ranges"] },
  )
  .map((query): CrossTab => query);
