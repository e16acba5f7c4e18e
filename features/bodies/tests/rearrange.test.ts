import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openClock } from "#foundation/clock.ts";
import { peopleMover } from "#features/people/move-people.ts";
import { aCity, type City } from "#tests/kit/city.ts";
import { BODIES } from "#tests/kit/tree.ts";
import { applyDueRearrangements } from "../apply-due.ts";
import { readBody, readHistory } from "../look-at-bodies.ts";
import { listRearrangements } from "../look-at-rearrangements.ts";
import { NewBody, type Plan } from "../rearrange.contract.ts";
import { findByNames } from "../search-store.ts";
import { asOf, confirm, findFaults, named, plan, read, rearrange, revise, withdraw } from "./kit.ts";

let city: City;
beforeAll(async () => {
  city = await aCity({ each: 8 });
});
afterAll(() => city.close());

const db = () => city.services.database.db;
const section = () => city.actor("city-section", "city");
const branch = (shortName: string, more: object = {}) =>
  NewBody.parse({ kind: "3", shortName, name: `中共样本市${shortName}`, ...more });

async function peopleOf(bodyId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from people.person where body_id = ${bodyId} order by member_type, person_id`.execute(
    db(),
  );
  return rows.map((row) => row.id);
}

function planned(bodyId: string, what: Plan, effectiveOn = "2026-06-01") {
  return plan.run(city.services, section(), {
    bodyId: bodyId as never,
    plan: what,
    effectiveOn,
    document: "样组〔2026〕4号",
  });
}

describe("what a rearrangement brings about", () => {
  test("a branch is founded out of two, and what was before stays as it was", async () => {
    const before = await asOf(db(), "2026-05-31");
    const people = [
      ...(await peopleOf(BODIES.riversideFirst.id)).slice(0, 2),
      ...(await peopleOf(BODIES.riversideSecond.id)).slice(0, 2),
    ];
    await rearrange(city.services, section(), BODIES.riverside.id, {
      kind: "found",
      body: branch("河边第三党支部", { electedOn: "2026-06-10", sector: "2" }),
      people,
    });
    const founded = await named(db(), "河边第三党支部");
    expect(founded.parentId).toBe(BODIES.riverside.id);
    expect((await peopleOf(founded.id)).toSorted()).toEqual(people.toSorted());
    expect(await findFaults(db())).toEqual([]);
    expect(await asOf(db(), "2026-05-31")).toEqual(before);
    expect(await asOf(db(), "2026-06-01")).toContain(`person|${people[0]}|${founded.id}|1`);
    const shown = await readBody.run(city.services, section(), { bodyId: founded.id as never });
    expect(shown).toMatchObject({
      termStart: "2026-06-10",
      termEnd: "2031-06-10",
      establishedOn: "2026-06-01",
    });
  });

  test("a branch under its former name is still found in rosters", async () => {
    await rearrange(city.services, section(), BODIES.riversideSecond.id, {
      kind: "rename",
      name: "中共样本市东区河边街道滨河支部委员会",
      shortName: "滨河党支部",
    });
    const found = await findByNames(db(), { ranges: [{ lo: 0, hi: 2 ** 52 }], covers: () => true }, [
      BODIES.riversideSecond.name,
    ]);
    expect(found.map((one) => one.id)).toEqual([BODIES.riversideSecond.id]);
  });

  test("a street is joined to another with all that is below it; the one that ended tells where it went", async () => {
    await rearrange(city.services, section(), BODIES.riverside.id, {
      kind: "merge",
      from: [BODIES.hillside.id as never],
    });
    expect((await named(db(), "山脚第一党支部")).parentId).toBe(BODIES.riverside.id);
    const { successions, periods } = await readHistory.run(city.services, section(), {
      bodyId: BODIES.hillside.id as never,
    });
    expect(successions).toEqual([
      {
        bodyId: BODIES.riverside.id,
        name: BODIES.riverside.short,
        onDay: "2026-06-01",
        kind: "merge",
        direction: "into",
      },
    ]);
    expect(periods[0]?.toDay).toBe("2026-06-01");
    await expect(
      readBody.run(city.services, section(), { bodyId: BODIES.hillside.id as never, on: "2026-06-01" }),
    ).rejects.toMatchObject({ code: "day_after_closing" });
    expect(await findFaults(db())).toEqual([]);
  });

  test("a branch is closed and its posts end; its people go on elsewhere from that day", async () => {
    const [holder] = await peopleOf(BODIES.harbourFirst.id);
    await sql`insert into people.post (person_id, post_id, body_id, body_lo, post, from_day, origin_id)
      select person_id, 900, body_id, body_lo, '1', '2024-03-01'::date, 1 from people.person where person_id = ${holder}
      union all
      select min(${(await peopleOf(BODIES.harbourSecond.id))[0]}::bigint), 901, body_id, min(body_lo), '2', '2024-03-01', 1
      from people.person where body_id = ${BODIES.harbourFirst.id} group by body_id`.execute(db());
    await rearrange(city.services, section(), BODIES.harbourFirst.id, {
      kind: "close",
      peopleTo: BODIES.harbourSecond.id as never,
    });
    expect(await peopleOf(BODIES.harbourSecond.id)).toHaveLength(16);
    const { rows } = await sql<{
      until: string;
    }>`select max(to_day) as until from people.post where post_id in (900, 901)`.execute(db());
    expect(rows[0]?.until).toBe("2026-06-01");
    const { rows: periods } = await sql<{ line: string }>`
      select concat_ws(' ', from_day, to_day, body_id, superseded_at is null) as line from people.membership
      where person_id = ${holder} order by superseded_at is null, from_day`.execute(db());
    // What was known before is kept beside what is known now.
    expect(periods.map((row) => row.line)).toEqual([
      "2010-07-01 2001 f",
      "2010-07-01 2026-06-01 2001 t",
      "2026-06-01 2002 t",
    ]);
  });

  test("a branch that has grown becomes a general branch with two branches below it", async () => {
    const people = await peopleOf(BODIES.harbourSecond.id);
    const parts = [people.slice(0, 8), people.slice(8)];
    await rearrange(
      city.services,
      section(),
      BODIES.harbourSecond.id,
      {
        kind: "split",
        rest: "above",
        general: { name: "中共样本市西区港口街道总支部委员会", shortName: "港口党总支" },
        into: parts.map((some, index) => ({
          body: branch(`港口甲${index}支部`),
          people: some,
          children: [],
        })),
      },
      "2026-07-01",
    );
    const general = await named(db(), "港口党总支");
    expect([general.id, general.kind]).toEqual([BODIES.harbourSecond.id, "2"]);
    expect((await named(db(), "港口甲1支部")).parentId).toBe(general.id);
    expect(await peopleOf(general.id)).toEqual([]);
    expect(await findFaults(db())).toEqual([]);
  });
});

describe("the course of a plan", () => {
  test("it is read with its consequences, revised, and confirmed as it stands", async () => {
    const { rearrangementId, version } = await planned(BODIES.riversideFirst.id, {
      kind: "rename",
      name: BODIES.riversideFirst.name,
      shortName: BODIES.riversideFirst.short,
    });
    const first = await read.run(city.services, section(), { rearrangementId });
    expect(first.preview.checks[0]).toMatchObject({ rule: "something_changes", result: "block" });
    await expect(confirm.run(city.services, section(), { rearrangementId, version })).rejects.toMatchObject({
      code: "rules_forbid",
      details: { count: 1 },
    });
    await revise.run(city.services, section(), {
      rearrangementId,
      version,
      plan: { kind: "rename", name: "中共样本市河边头支部", shortName: "河边头支部" },
      effectiveOn: "2026-06-02",
      document: "样组〔2026〕5号",
    });
    await expect(confirm.run(city.services, section(), { rearrangementId, version })).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
    await confirm.run(city.services, section(), { rearrangementId, version: 2 });
    const settled = await read.run(city.services, section(), { rearrangementId });
    expect(settled).toMatchObject({
      state: "confirmed",
      effectiveOn: "2026-06-02",
      document: "样组〔2026〕5号",
    });
    expect(settled.preview.bodies[0]).toMatchObject({ name: "河边头支部", formerName: "河边第一党支部" });
    await expect(
      withdraw.run(city.services, section(), { rearrangementId, version: 3 }),
    ).rejects.toMatchObject({ code: "settled" });
  });

  test("where a rule asks for approval a reason is needed", async () => {
    const { rearrangementId, version } = await planned(BODIES.west.id, {
      kind: "found",
      body: { ...branch("西区机关党委"), kind: "1" },
      people: [],
    });
    const send = (reason?: string) =>
      confirm.run(city.services, section(), {
        rearrangementId,
        version,
        ...(reason !== undefined && { reason }),
      });
    await expect(send()).rejects.toMatchObject({ code: "reason_missing" });
    await expect(send("短")).rejects.toMatchObject({ code: "invalid_input" });
    expect(await send("新建机关，上级已批准")).toMatchObject({ state: "confirmed" });
  });

  test("a day to come waits; on its day it takes effect, or opens again with the reason", async () => {
    const later = await planned(
      BODIES.riverside.id,
      { kind: "move", parentId: BODIES.west.id as never },
      "2027-01-01",
    );
    const futile = await planned(
      BODIES.riversideFirst.id,
      { kind: "rename", name: "中共样本市占用的名称", shortName: "占用的名称" },
      "2027-01-01",
    );
    for (const one of [later, futile])
      expect(await confirm.run(city.services, section(), one)).toMatchObject({ state: "waiting" });
    expect((await named(db(), "河边街道党工委")).parentId).toBe(BODIES.east.id);
    expect(await applyDueRearrangements(city.services, peopleMover)).toBe(0);
    await rearrange(city.services, section(), BODIES.riversideSecond.id, {
      kind: "rename",
      name: "中共样本市占用的名称",
      shortName: "先占的支部",
    });
    const services = { ...city.services, clock: openClock(() => new Date("2027-01-01T03:00:00+08:00")) };
    expect(await applyDueRearrangements(services, peopleMover)).toBe(2);
    expect((await named(db(), "河边街道党工委")).parentId).toBe(BODIES.west.id);
    expect(await read.run(city.services, section(), futile)).toMatchObject({
      state: "planned",
      problem: [{ zh: "“中共样本市占用的名称”这个全称已经有组织在用" }],
    });
    expect(await findFaults(db())).toEqual([]);
    const { rows } = await listRearrangements.run(city.services, section(), {});
    expect(rows.map((row) => row.rearrangementId)).toContain(futile.rearrangementId);
    await withdraw.run(city.services, section(), { rearrangementId: futile.rearrangementId, version: 3 });
    const open = await listRearrangements.run(city.services, section(), {});
    expect(open.rows.map((row) => row.rearrangementId)).not.toContain(futile.rearrangementId);
  });

  test("everything is in the audit and in the change feed", async () => {
    const { rows } = await sql<{ kind: string; count: number }>`
      select kind, count(*)::int as count from feed.change group by 1 order by 1`.execute(db());
    expect(rows.map((row) => row.kind)).toEqual(["body", "person"]);
    const actions = new Set((await city.audit()).map((entry) => entry.action));
    expect([...actions].filter((action) => action.startsWith("bodies.")).toSorted()).toEqual([
      "bodies.apply-rearrangement",
      "bodies.confirm-rearrangement",
      "bodies.plan-rearrangement",
      "bodies.reopen-rearrangement",
      "bodies.revise-plan",
      "bodies.withdraw-rearrangement",
    ]);
  });
});
