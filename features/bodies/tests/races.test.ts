import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#foundation/access/actor.ts";
import { aCity, type City } from "#tests/kit/city.ts";
import { BODIES } from "#tests/kit/tree.ts";
import { holdBodies } from "../index.ts";
import type { Plan } from "../rearrange.contract.ts";
import { confirm, findFaults, listTree, named, plan, read, withdraw } from "./kit.ts";

let city: City;
beforeEach(async () => {
  city = await aCity({ each: 8 });
});
afterEach(() => city.close());

const ROOT = "select 1 from bodies.body where parent_id is null for no key update";

function planned(actor: Actor, bodyId: string, what: Plan) {
  return plan.run(city.services, actor, {
    bodyId: bodyId as never,
    plan: what,
    effectiveOn: "2026-06-01",
    document: "样组〔2026〕6号",
  });
}

const section = () => city.actor("city-section", "city");

/** Confirms plans while all of them wait for the tree; answers their outcomes in order. */
async function confirmAtOnce(
  plans: { rearrangementId: string; version: number }[],
  lock = ROOT,
): Promise<string[]> {
  const results = await city.atOnce(
    lock,
    plans.map(
      (one) => () =>
        confirm.run(city.services, section(), { ...one, rearrangementId: one.rearrangementId as never }),
    ),
  );
  return results.map((result) =>
    result.status === "fulfilled" ? result.value.state : (result.reason as { code: string }).code,
  );
}

describe("two at once", () => {
  test("of two changes that exclude each other one takes effect, the other is told why not", async () => {
    const plans = [
      await planned(section(), BODIES.riversideFirst.id, {
        kind: "close",
        peopleTo: BODIES.riversideSecond.id as never,
      }),
      await planned(section(), BODIES.riversideSecond.id, {
        kind: "close",
        peopleTo: BODIES.riversideFirst.id as never,
      }),
    ];
    expect((await confirmAtOnce(plans)).toSorted()).toEqual(["confirmed", "rules_forbid"]);
    expect(await findFaults(city.services.database.db)).toEqual([]);
  });

  test("two bodies cannot come to hang below each other", async () => {
    const plans = [
      await planned(section(), BODIES.riverside.id, { kind: "move", parentId: BODIES.harbour.id as never }),
      await planned(section(), BODIES.harbour.id, { kind: "move", parentId: BODIES.riverside.id as never }),
    ];
    expect((await confirmAtOnce(plans)).toSorted()).toEqual(["confirmed", "rules_forbid"]);
    expect(await findFaults(city.services.database.db)).toEqual([]);
  });

  test("one plan takes effect once", async () => {
    const one = await planned(section(), BODIES.riverside.id, {
      kind: "move",
      parentId: BODIES.west.id as never,
    });
    const row = `select 1 from bodies.rearrangement where rearrangement_id = ${one.rearrangementId} for update`;
    expect((await confirmAtOnce([one, one], row)).toSorted()).toEqual(["confirmed", "settled"]);
  });

  test("a plan that is withdrawn while it is being confirmed is one or the other", async () => {
    const one = await planned(section(), BODIES.riverside.id, {
      kind: "move",
      parentId: BODIES.west.id as never,
    });
    const row = `select 1 from bodies.rearrangement where rearrangement_id = ${one.rearrangementId} for update`;
    const results = await city.atOnce(row, [
      () => confirm.run(city.services, section(), one).then(() => "confirmed"),
      () => withdraw.run(city.services, section(), one).then(() => "withdrawn"),
    ]);
    expect(results.map((result) => result.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const { state } = await read.run(city.services, section(), one);
    expect(results.find((result) => result.status === "fulfilled")).toMatchObject({ value: state });
  });

  test("founding in two streets at once keeps the numbers apart", async () => {
    const plans = [];
    for (const [index, street] of [BODIES.riverside, BODIES.harbour, BODIES.riverside].entries())
      plans.push(
        await planned(section(), street.id, {
          kind: "found",
          body: {
            kind: "3",
            name: `中共样本市临时${index}支部委员会`,
            shortName: `临时${index}支部`,
            branchType: "3",
            sector: null,
            approvesAdmission: false,
            units: null,
            electedOn: null,
          },
          people: [],
        }),
      );
    expect(await confirmAtOnce(plans)).toEqual(["confirmed", "confirmed", "confirmed"]);
    expect(await findFaults(city.services.database.db)).toEqual([]);
  });

  test("somebody who is being taken into a branch goes along when it is closed", async () => {
    const { db } = city.services.database;
    const one = await planned(section(), BODIES.riversideFirst.id, {
      kind: "close",
      peopleTo: BODIES.riversideSecond.id as never,
    });
    const confirmed: Promise<unknown>[] = [];
    await db.transaction().execute(async (tx) => {
      const held = await holdBodies(tx, [BODIES.riversideFirst.id]);
      confirmed.push(confirm.run(city.services, section(), one));
      await untilOneWaits();
      const lo = held.get(BODIES.riversideFirst.id)?.lo ?? 0;
      await sql`insert into people.person (person_id, name, name_key, initials, bigrams, member_type, body_id, body_lo, origin_id)
        values (7777, '周新', 'zhouxin', 'zx', '{周新}', '1', ${BODIES.riversideFirst.id}, ${lo}, 1)`.execute(
        tx,
      );
      await sql`insert into people.membership (person_id, membership_id, from_day, body_id, member_type, origin_id)
        values (7777, 7777, '2026-01-01', ${BODIES.riversideFirst.id}, '1', 1)`.execute(tx);
      await sql`update people.head_count set full_members = full_members + 1 where lo = ${lo}`.execute(tx);
      await sql`update people.head_block set full_members = full_members + 1 where block = ${lo}::bigint >> 24`.execute(
        tx,
      );
    });
    await Promise.all(confirmed);
    const { rows } = await sql<{
      body: string;
    }>`select body_id as body from people.person where person_id = 7777`.execute(db);
    expect(rows[0]?.body).toBe(BODIES.riversideSecond.id);
    expect(await findFaults(db)).toEqual([]);
  });
});

/** Until a connection waits for a lock, as only the owner of the database may see. */
async function untilOneWaits(): Promise<void> {
  const watcher = new pg.Client({ connectionString: city.databaseUrl });
  await watcher.connect();
  for (;;) {
    const { rowCount } = await watcher.query(
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    if ((rowCount ?? 0) > 0) break;
    await sleep(5);
  }
  await watcher.end();
}

describe("who may", () => {
  const move: Plan = { kind: "move", parentId: BODIES.west.id as never };

  test.each([
    ["a leader plans nothing", "leader", "city", "forbidden"],
    ["a branch secretary plans nothing anywhere", "branch-secretary", "riversideFirst", "forbidden"],
    ["a clerk of the street cannot move it out of their reach", "clerk", "riverside", "not_found"],
    ["a clerk of another district learns nothing", "clerk", "harbour", "not_found"],
    ["an administrator plans nothing anywhere", "system-admin", undefined, "forbidden"],
  ] as const)("%s", async (_what, role, body, code) => {
    const before = await listTree(city.services.database.db);
    await expect(planned(city.actor(role, body), BODIES.riverside.id, move)).rejects.toMatchObject({ code });
    expect(await listTree(city.services.database.db)).toEqual(before);
    const { rows } = await sql`select 1 from bodies.rearrangement`.execute(city.services.database.db);
    expect(rows).toEqual([]);
  });

  test("a clerk plans within the street, the district confirms, another district does not see it", async () => {
    const clerk = city.actor("clerk", "riverside");
    const one = await planned(clerk, BODIES.riversideFirst.id, {
      kind: "close",
      peopleTo: BODIES.riversideSecond.id as never,
    });
    await expect(confirm.run(city.services, clerk, one)).rejects.toMatchObject({ code: "forbidden" });
    const stranger = city.actor("district-section", "west");
    await expect(confirm.run(city.services, stranger, one)).rejects.toMatchObject({ code: "not_found" });
    await expect(withdraw.run(city.services, stranger, one)).rejects.toMatchObject({ code: "not_found" });
    await expect(read.run(city.services, stranger, one)).rejects.toMatchObject({ code: "not_found" });
    expect((await named(city.services.database.db, BODIES.riversideFirst.short)).endedOn).toBeNull();
    await confirm.run(city.services, city.actor("district-section", "east"), one);
    expect((await named(city.services.database.db, BODIES.riversideFirst.short)).endedOn).toBe("2026-06-01");
  });

  test("people out of a branch that one may not rearrange cannot be named", async () => {
    const { rows } = await sql<{ id: string }>`
      select person_id as id from people.person where body_id = ${BODIES.harbourFirst.id} limit 3`.execute(
      city.services.database.db,
    );
    const people = rows.map((row) => row.id);
    const body = {
      kind: "3" as const,
      name: "中共样本市新支部委员会",
      shortName: "样本新支部",
      branchType: null,
      sector: null,
      approvesAdmission: false,
      units: null,
      electedOn: null,
    };
    await expect(
      planned(city.actor("district-section", "east"), BODIES.riverside.id, { kind: "found", body, people }),
    ).rejects.toMatchObject({ code: "not_found" });
    await expect(
      planned(section(), BODIES.riverside.id, { kind: "found", body, people: ["424242"] }),
    ).rejects.toMatchObject({ code: "people_unknown", details: { count: 1 } });
  });
});
