import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#foundation/access/actor.ts";
import { countHeads } from "#features/people/count-heads.ts";
import { addDays } from "#foundation/calendar.ts";
import { aCity, type City } from "#tests/kit/city.ts";
import { BODIES, type BodyName } from "#tests/kit/tree.ts";
import { operations as ofToday } from "#features/today/index.ts";
import { operations } from "../index.ts";
import { listBodies, listChildren, readBody, readHistory, searchBodies } from "../look-at-bodies.ts";
import { plan, rearrange, withdraw } from "./kit.ts";

const [readToday] = ofToday as [(typeof ofToday)[number]];
let city: City;
beforeAll(async () => {
  city = await aCity({ each: 6 });
});
afterAll(() => city.close());

/** Somebody who sees several bodies. */
function seer(...names: BodyName[]): Actor {
  const actor = city.actor("leader", "city");
  const scope = names.map((name) => ({
    lo: city.places.get(name)?.lo ?? 0,
    hi: city.places.get(name)?.hi ?? 0,
  }));
  return { ...actor, scopes: new Map([["bodies.read", scope]]) };
}
const id = (name: BodyName) => BODIES[name].id as never;
const shorts = (...names: BodyName[]) => names.map((name) => BODIES[name].short as string);

describe("the tree by windows", () => {
  test("a level comes in its order, with places in the whole tree", async () => {
    const { nodes, total } = await listChildren.run(city.services, seer("city"), { parent: id("east") });
    expect(total).toBe(2);
    expect(nodes.map((node) => [node.name, node.position, node.leaf])).toEqual([
      ["河边街道党工委", 3, false],
      ["山脚街道党工委", 6, false],
    ]);
  });

  test("places count within what the reader sees", async () => {
    const { nodes } = await listChildren.run(city.services, seer("west"), { parent: id("harbour") });
    expect(nodes.map((node) => node.position)).toEqual([3, 4]);
  });

  test("neighbours that are both seen are two tops, not one", async () => {
    const { nodes } = await listChildren.run(
      city.services,
      seer("riversideFirst", "riversideSecond", "harbour"),
      {},
    );
    expect(nodes.map((node) => node.name)).toEqual(shorts("riversideFirst", "riversideSecond", "harbour"));
  });

  test("a level outside of the reach is empty", async () => {
    const { nodes, total } = await listChildren.run(city.services, seer("west"), { parent: id("east") });
    expect([nodes, total]).toEqual([[], 0]);
  });
});

describe("search", () => {
  const find = async (actor: Actor, text: string) => {
    const { hits, total, more } = await searchBodies.run(city.services, actor, { text });
    expect(more).toBe(false);
    return { names: hits.map((hit) => hit.name), total, paths: hits.map((hit) => hit.path) };
  };

  test("part of a name finds in the order of the tree, with the way down", async () => {
    const found = await find(seer("city"), "第一");
    expect(found.names).toEqual(shorts("riversideFirst", "hillsideFirst", "harbourFirst"));
    expect(found.total).toBe(3);
    expect(found.paths[0]).toEqual(["1", "10", "100"]);
  });

  test("one character, letters and percent signs", async () => {
    expect((await find(seer("city"), "港")).names).toEqual(
      shorts("harbour", "harbourFirst", "harbourSecond"),
    );
    expect((await find(seer("city"), "ri")).names).toEqual(
      shorts("riverside", "riversideFirst", "riversideSecond"),
    );
    expect((await find(seer("city"), "hillsidef")).names).toEqual(shorts("hillsideFirst"));
    expect((await find(seer("city"), "%%")).names).toEqual([]);
  });

  test("what lies outside of the reach is not found", async () => {
    expect((await find(seer("west"), "河边")).total).toBe(0);
  });
});

describe("the page of a body", () => {
  test("tells what is below and above it", async () => {
    const body = await readBody.run(city.services, seer("city"), { bodyId: id("east") });
    expect(body).toMatchObject({ below: { bodies: 5, branches: 3, children: 2 }, leaf: false });
    expect(body.path.map((one) => one.name)).toEqual(shorts("city", "east"));
  });

  test("lists what is below page by page, directly or all of it", async () => {
    const first = await listBodies.run(city.services, seer("city"), {
      bodyId: id("east"),
      depth: "all",
      limit: 2,
    });
    expect(first.rows.map((row) => row.name)).toEqual(shorts("riverside", "riversideFirst"));
    const rest = await listBodies.run(city.services, seer("city"), {
      bodyId: id("east"),
      depth: "all",
      after: first.next ?? undefined,
    });
    expect(rest.rows.map((row) => row.name)).toEqual(shorts("riversideSecond", "hillside", "hillsideFirst"));
    expect(rest.next).toBeNull();
  });

  test("is told as it was on a day, before and after a change of name and superior", async () => {
    const actor = city.actor("city-section", "city");
    const bodyId = id("hillsideFirst");
    await rearrange(city.services, actor, bodyId, { kind: "move", parentId: id("harbour") }, "2026-03-01");
    await rearrange(
      city.services,
      actor,
      bodyId,
      { kind: "rename", name: "中共样本市西区港口街道山脚支部委员会", shortName: "山脚党支部" },
      "2026-05-01",
    );
    const told = async (on?: string) => {
      const body = await readBody.run(city.services, seer("city"), {
        bodyId,
        ...(on !== undefined && { on }),
      });
      return [body.shortName, ...body.path.map((one) => one.bodyId)].join(" ");
    };
    expect(await told("2026-02-28")).toBe("山脚第一党支部 1 10 101 1011");
    expect(await told("2026-03-01")).toBe("山脚第一党支部 1 20 200 1011");
    expect(await told("2026-05-01")).toBe("山脚党支部 1 20 200 1011");
    expect(await told()).toBe("山脚党支部 1 20 200 1011");
    await expect(told("2003-10-31")).rejects.toMatchObject({ code: "day_before_founding" });
    const history = await readHistory.run(city.services, seer("city"), { bodyId });
    expect(
      history.periods.map((period) => [period.fromDay, period.toDay, period.parentId, period.source.title]),
    ).toEqual([
      ["2026-05-01", null, "200", "样组〔2026〕1号"],
      ["2026-03-01", "2026-05-01", "200", "样组〔2026〕1号"],
      ["2003-11-01", "2026-03-01", "101", "测试组织名册"],
    ]);
  });

  test("is not found from outside", async () => {
    await expect(
      readBody.run(city.services, seer("west"), { bodyId: id("riverside") }),
    ).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

test("fixed paths stand before the path of one body", () => {
  const paths = operations.map((operation) => operation.contract.path);
  expect(paths.indexOf("/bodies/search")).toBeLessThan(paths.indexOf("/bodies/:bodyId"));
});

describe("plans on Today", () => {
  const keysOf = async (actor: Actor) =>
    ((await readToday.run(city.services, actor, {})) as { dues: { key: string; day: string | null }[] }).dues;

  test("a plan waits for those who may confirm it at every body that it touches, until it is settled", async () => {
    const section = city.actor("city-section", "city");
    const made = await plan.run(city.services, section, {
      bodyId: id("riversideSecond"),
      plan: { kind: "move", parentId: id("hillside") },
      effectiveOn: "2999-01-01",
      document: "样组〔2026〕9号",
    });
    const due = { key: `plan-${made.rearrangementId}`, day: null };
    expect(await keysOf(section)).toContainEqual(expect.objectContaining(due));
    expect(await keysOf(city.actor("district-section", "east"))).toContainEqual(expect.objectContaining(due));
    for (const blind of [city.actor("district-section", "west"), city.actor("clerk", "riverside")])
      expect((await keysOf(blind)).map(({ key }) => key)).not.toContain(due.key);
    // What reaches only one side of the move may not confirm it.
    const street = {
      ...section,
      scopes: new Map([["bodies.confirm", [city.places.get("riverside") as { lo: number; hi: number }]]]),
    };
    expect((await keysOf(street)).map(({ key }) => key)).not.toContain(due.key);
    await withdraw.run(city.services, section, made);
    expect((await keysOf(section)).map(({ key }) => key)).not.toContain(due.key);
  });
});

describe("a body on a former day", () => {
  const everywhere = () => {
    const actor = city.actor("city-section", "city");
    return {
      ...actor,
      scopes: new Map([...actor.scopes.keys()].map((one) => [one, [{ lo: 0, hi: 2 ** 52 }]])),
    };
  };
  const on = async (day: string | undefined, name: BodyName) => {
    const at = day === undefined ? {} : { on: day };
    const { below } = await readBody.run(city.services, everywhere(), { bodyId: id(name), ...at });
    const { heads } = await countHeads.run(city.services, everywhere(), { bodies: BODIES[name].id, ...at });
    const { full = 0, probationary = 0 } = heads[0] ?? {};
    return { children: below.children, branches: below.branches, members: full + probationary };
  };

  test("its bodies and its people are those of that day, before and after a move", async () => {
    const before = [await on(undefined, "riverside"), await on(undefined, "hillside")] as const;
    const day = city.services.clock.today();
    await rearrange(
      city.services,
      everywhere(),
      BODIES.riversideSecond.id,
      { kind: "move", parentId: id("hillside") },
      day,
    );
    const after = [await on(undefined, "riverside"), await on(undefined, "hillside")] as const;
    expect(after[0].children).toBe(before[0].children - 1);
    expect(after[1].members).toBe(before[1].members + before[0].members - after[0].members);
    expect(after[1].members).toBeGreaterThan(before[1].members);
    const yesterday = addDays(day, -1);
    expect([await on(yesterday, "riverside"), await on(yesterday, "hillside")]).toEqual(before);
    expect([await on(day, "riverside"), await on(day, "hillside")]).toEqual(after);
  });

  test("nobody counts before somebody joined", async () => {
    expect((await on("2003-11-02", "city")).members).toBe(0);
  });
});
