import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operations as rosters } from "#features/rosters/index.ts";
import { aCity, type City } from "#tests/kit/city.ts";
import { identityNumber } from "#tests/kit/people.ts";
import { BODIES } from "#tests/kit/tree.ts";
import { operations } from "./index.ts";

let city: City;
beforeAll(async () => {
  city = await aCity();
});
afterAll(() => city.close());

/** Runs an operation by its name, as the clerk of the street. */
async function run(name: string, input: unknown): Promise<Record<string, unknown>> {
  clerk ??= city.actor("city-section", "city");
  const operation = [...operations, ...rosters].find(({ contract }) => contract.name === name);
  const key = `k${Math.random()}-${Date.now()}`;
  return (await operation?.run(city.services, clerk, input, { key })) as Record<string, unknown>;
}
let clerk: ReturnType<City["actor"]> | undefined;

const IDENTITY = identityNumber("1988-08-08", 801);
const PHONE = "13800138456";
const NAME = "慕容未来";
const SOURCE = { kind: "seen", title: "身份证原件", dated: null };

/** Every row of every table in which a text stands, as text or as the bytes of a text. */
async function findInClear(text: string): Promise<string[]> {
  const owner = new pg.Client(city.databaseUrl);
  await owner.connect();
  try {
    const { rows } = await owner.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    expect(rows.length).toBeGreaterThan(40);
    const found: string[] = [];
    for (const { name } of rows) {
      const hit = await owner.query(
        `select 1 from ${name} t where position($1 in t::text) > 0 or position($2 in t::text) > 0 limit 1`,
        [text, Buffer.from(text).toString("hex")],
      );
      if (hit.rowCount) found.push(name);
    }
    return found;
  } finally {
    await owner.end();
  }
}

/** Everything whose filter may hold what somebody typed. */
function typing(text: string): [string, unknown][] {
  const view = { filter: { text, sex: "1" }, sort: "name", direction: "asc", columns: ["name"] };
  const filter = { text, body: BODIES.city.id };
  return [
    ["people.list-people", { text }],
    ["people.count-people", { text }],
    ["people.save-view", { name: "要找的人", view }],
    ["rosters.weigh-export", filter],
    ["rosters.start-export", { format: "csv", filter, columns: ["name"] }],
  ];
}

test("numbers and names that somebody types to find people stand in no table", async () => {
  for (const text of [IDENTITY, PHONE, NAME]) await run("people.search-people", { text });
  for (const [name, input] of typing(NAME)) await run(name, input);
  for (const text of [IDENTITY, PHONE, NAME]) expect(await findInClear(text)).toEqual([]);
  const { views } = (await run("people.list-views", {})) as { views: { view: { filter: unknown } }[] };
  expect(views.map(({ view }) => view.filter)).toContainEqual({ text: NAME, sex: ["1"] });
});

test.each([IDENTITY, PHONE, "１８０１０１19880808801X"])(
  "a list is not filtered by a whole number",
  async (text) => {
    for (const [name, input] of typing(text))
      await expect(run(name, input), name).rejects.toMatchObject({
        code: "invalid_input",
        fields: [{ message: { zh: expect.stringContaining("people.search-people") } }],
      });
  },
);

test("numbers that somebody takes down stand in no table in clear", async () => {
  const { personId } = await run("people.add-person", {
    bodyId: BODIES.riversideFirst.id,
    facts: { name: "欧阳新", memberType: "1", identityNumber: IDENTITY, phone: PHONE },
    since: "2026-01-01",
    source: SOURCE,
  });
  const other = identityNumber("1988-08-08", 803);
  await run("people.correct-facts", {
    personId,
    version: 1,
    facts: { identityNumber: other, phone: "13900139456" },
    source: SOURCE,
  });
  for (const text of [IDENTITY, other, PHONE, "13900139456"]) expect(await findInClear(text)).toEqual([]);
  expect(await findInClear("欧阳新")).toContain("people.person");
});

test.each([
  [
    "people.reveal-field",
    { personId: "5000", field: "phone", why: "contact", note: `回电 ${PHONE}` },
    "note",
  ],
  [
    "people.correct-facts",
    { personId: "5000", version: 1, facts: { remark: `身份证 ${IDENTITY}` }, source: SOURCE },
    "facts.remark",
  ],
  [
    "people.correct-facts",
    {
      personId: "5000",
      version: 1,
      facts: { workPost: "会计" },
      source: { ...SOURCE, title: "来电022-27001234" },
    },
    "source.title",
  ],
  [
    "people.save-view",
    { name: PHONE, view: { filter: {}, sort: "name", direction: "asc", columns: ["name"] } },
    "name",
  ],
])("a number in the free words of %s is turned away, and said where", async (name, input, path) => {
  await expect(run(name, input)).rejects.toMatchObject({
    code: "invalid_input",
    fields: [{ path, message: { zh: expect.stringContaining("号码有专门的栏目") } }],
  });
});

test("of several defaults the last one holds, and a view keeps its new name", async () => {
  const view = { filter: {}, sort: "body", direction: "desc", columns: ["name", "branch:200"] };
  const first = await run("people.save-view", { name: "甲", view });
  const second = await run("people.save-view", { name: "乙", view });
  await run("people.change-view", { viewId: first["viewId"], isDefault: true });
  await run("people.change-view", { viewId: second["viewId"], isDefault: true, name: "丙" });
  const { views } = (await run("people.list-views", {})) as { views: { name: string; isDefault: boolean }[] };
  expect(views.filter((one) => one.isDefault).map((one) => one.name)).toEqual(["丙"]);
  await expect(run("people.change-view", { viewId: "77", name: "丁" })).rejects.toMatchObject({
    code: "not_found",
  });
});
