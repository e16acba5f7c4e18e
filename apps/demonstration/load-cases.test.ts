import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { prepareProcedures } from "#apps/start/prepare-procedures.ts";
import { operations } from "#apps/compose/operations.ts";
import { openKeys } from "#foundation/crypto/keys.ts";
import type { Actor } from "#foundation/access/actor.ts";
import { aDatabase, type TestDatabase } from "#tests/kit/database.ts";
import { aCity, type City } from "#tests/kit/city.ts";
import { makeDemonstrationAccounts } from "#features/accounts/index.ts";
import { seatAccounts } from "./case-movers.ts";
import { chooseAccounts } from "./choose-accounts.ts";
import { enlivenCases } from "./enliven-cases.ts";
import { loadCity } from "./load-city.ts";
import { loadCases } from "./load-cases.ts";

const TODAY = "2026-11-25";
let city: City;
let database: TestDatabase;
let clerk: Actor;

beforeAll(async () => {
  city = await aCity();
  database = await aDatabase();
  await prepareProcedures(database, "tianjin");
  await openKeys(`${database.home}/keys`);
  await loadCity({
    url: database.url,
    keyFolder: `${database.home}/keys`,
    pack: "tianjin",
    scale: "village",
    seed: 2023,
    today: TODAY,
  });
  const everything = [{ lo: 0, hi: 2 ** 52 }];
  const { scopes, ...actor } = city.actor("city-section", "city");
  clerk = { ...actor, scopes: new Map([...scopes.keys()].map((name) => [name, everything])) };
});
afterAll(async () => {
  await database.close();
  await city.close();
});

async function ask<Row>(text: string): Promise<Row[]> {
  return (await sql<Row>`${sql.raw(text)}`.execute(database.db)).rows;
}

function run(name: string, input: object): Promise<unknown> {
  const operation = operations.find(({ contract }) => contract.name === name);
  if (!operation) throw new Error(`There is no operation ${name}`);
  return operation.run({ ...city.services, database }, clerk, input, {});
}

interface View {
  state: string;
  now: {
    step: string;
    due: { day: string } | null;
    toType: { code: string }[];
    party: { bodyId: string | null };
  } | null;
  counts: { twice: number };
  known: { code: string }[];
}

test("cases stand where the files of their people are; some are late, 19 on the front line, letters are on their way", async () => {
  const [count] = await ask<{ open: number; late: number; closed: number; front: number; transit: number }>(`
    select count(*) filter (where state = 'open')::int as open, count(*) filter (where due_on < '${TODAY}')::int as late,
      count(*) filter (where state = 'closed')::int as closed, count(*) filter (where variant = 'front-line')::int as front,
      count(*) filter (where procedure = 'transfer' and step = '3')::int as transit from cases.case_file`);
  expect(count?.open).toBeGreaterThan(300);
  expect(count?.late).toBeGreaterThan(10);
  expect(count?.closed).toBeGreaterThan(0);
  expect(count?.front).toBeGreaterThan(0);
  expect(count?.front).toBeLessThanOrEqual(19);
  const wrong = await ask<{ step: string; type: string }>(`
    select distinct c.step, p.member_type as type from cases.case_file c join people.person p using (person_id)
    where c.procedure = 'admission' and c.state = 'open' and p.member_type <> case
      when c.step in ('2', '3') then '5' when c.step in ('4', '5', '6') then '4'
      when c.step in ('9', '10', '11', '12', '13', '14', '15') then '3' else '2' end`);
  expect(wrong).toEqual([]);
  const astray = await ask(`select 1 from cases.case_file c join people.person p using (person_id)
    where c.body_id <> p.body_id or (c.procedure = 'transfer' and p.member_state <> '7')`);
  expect(astray).toEqual([]);
});

test("the engine reads every kind of them as its own: same turn, same due day, nothing asked that is held", async () => {
  const cases = await ask<{ caseId: string; step: string; turnId: string | null; dueOn: string | null }>(`
    select distinct on (procedure, step, state) case_id as "caseId", step, turn_id as "turnId", due_on as "dueOn"
    from cases.case_file order by procedure, step, state, case_id`);
  expect(cases.length).toBeGreaterThan(12);
  for (const { caseId, step, turnId, dueOn } of cases) {
    const view = (await run("cases.read-case", { caseId })) as View;
    if (view.state === "closed") continue;
    const known = new Set(view.known.map(({ code }) => code));
    expect(
      [view.now?.step, view.now?.party.bodyId, view.now?.due?.day ?? null, view.counts.twice],
      step,
    ).toEqual([step, turnId, dueOn, 0]);
    const repeats = step === "6" || step === "21";
    const twice = view.now?.toType.filter(({ code }) => known.has(code)).map(({ code }) => code);
    expect(repeats ? [] : twice, step).toEqual([]);
  }
});

test("a talk that waits is held, and moves the case on", async () => {
  const [waiting] = await ask<{ caseId: string; version: number; bodyId: string }>(`
    select case_id as "caseId", version, body_id as "bodyId" from cases.case_file
    where procedure = 'admission' and step = '2' and state = 'open' order by case_id limit 1`);
  const [talker] = await ask<{ id: string }>(`select person_id as id from people.person
    where body_id = ${waiting?.bodyId ?? "0"} and member_type = '1' limit 1`);
  const day = (
    await ask<{ day: string }>(`select to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day`)
  )[0]?.day;
  const moved = await run("cases.move-case", {
    caseId: waiting?.caseId,
    version: waiting?.version,
    move: "submit",
    step: "2",
    values: { talk_on: day, talker: talker?.id, talk_text: "谈了入党动机" },
    note: "补记",
  });
  expect(moved).toMatchObject({ step: "3", state: "open" });
});

test("whoever moved a case is the secretary of the body, with an account", async () => {
  const nameless = await ask(`select 1 from cases.step_record r
    where r.account_id = 1 and exists (select from people.post t where t.body_id = r.body_id and t.post = '1')`);
  expect(nameless).toEqual([]);
  const strangers = await ask(`select 1 from cases.step_record r join accounts.account a using (account_id)
    left join people.post t on t.person_id = a.person_id and t.body_id = r.body_id where t.person_id is null`);
  expect(strangers).toEqual([]);
});

test("the clerk's account takes the place of the body's own; papers and drafts lie in the cases around", async () => {
  const services = { ...city.services, database };
  const accounts = await chooseAccounts(database.pool);
  await makeDemonstrationAccounts(services, accounts);
  await seatAccounts(
    database.pool,
    accounts.map(({ name }) => name),
  );
  const at = (name: string) => accounts.find((one) => one.name === name)?.body?.id ?? "0";
  const seated = await ask<{ name: string }>(`select distinct a.display_name as name from cases.step_record r
    join accounts.account a using (account_id) where r.body_id in (${at("shuji")}, ${at("dangwu")}) order by 1`);
  expect(seated).toEqual([{ name: "温如砚" }, { name: "邵听澜" }]);
  await enlivenCases(services, { branch: at("shuji"), street: at("dangwu") });
  const [found] = await ask<{ closed: number; open: number; drafts: number }>(`
    select count(distinct case_id) filter (where state = 'closed')::int as closed,
      count(distinct case_id) filter (where state = 'open')::int as open,
      (select count(*)::int from cases.draft d join cases.case_file f using (case_id) where f.step = d.step) as drafts
    from cases.document join cases.case_file using (case_id)`);
  expect(found).toMatchObject({ closed: 6 });
  expect(found?.open).toBeGreaterThan(8);
  expect(found?.drafts).toBeGreaterThan(1);
});

test("drawn again, they are the same", async () => {
  const digest = () =>
    ask(`select md5(string_agg(c::text, '' order by case_id)) as files,
      (select md5(string_agg(r::text, '' order by record_id)) from cases.step_record r) as records from cases.case_file c`);
  await loadCases(database.url, TODAY, () => undefined);
  const first = await digest();
  await loadCases(database.url, TODAY, () => undefined);
  expect(await digest()).toEqual(first);
});
