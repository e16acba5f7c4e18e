import { describe, expect, test } from "vitest";
import { addMonths } from "#foundation/calendar.ts";
import { foresee } from "../foresee.rules.ts";
import { type Check, NewBody, Plan } from "../rearrange.contract.ts";
import { LIMITS, sizeFinding, termYears } from "../rule-book.rules.ts";
import { NOBODY } from "../situation.rules.ts";
import { facts, judged, resultOf, situation } from "./situations.ts";

/** People of a body: `full` full members and `probationary` others. */
function people(bodyId: string, full: number, probationary = 0) {
  const ids = Array.from({ length: full + probationary }, (_, index) => String(100 + index));
  return {
    ids,
    map: new Map(
      ids.map((personId, index) => [personId, { personId, bodyId, memberType: index < full ? "1" : "2" }]),
    ),
  };
}

const newBranch = NewBody.parse({ kind: "3", name: "中共新支部委员会", shortName: "新支部" });

/** A branch founded below a committee out of another branch that keeps twenty. */
function founding(full: number, probationary = 0, body: object = newBranch): Check[] {
  const named = people("7", full, probationary);
  const source = facts("7", { own: { full: full + 20, probationary, others: 0 } });
  return judged(
    { kind: "found", body, people: named.ids },
    situation(facts("5", { kind: "1" }), { people: named.map, others: new Map([["7", source]]) }),
  );
}

describe("sizes of branches (BR18 Art. 4, 21)", () => {
  test("two full members and one probationary are not enough, three full members are", () => {
    expect(resultOf(founding(2, 1), "branch_members")).toBe("block");
    expect(resultOf(founding(3), "branch_members")).toBe("met");
  });

  test("from seven full members on a committee is asked for", () => {
    expect(resultOf(founding(6), "branch_committee")).toBeUndefined();
    expect(resultOf(founding(7), "branch_committee")).toBe("warn");
  });

  test("50 members are usual, 51 make one consider a general branch", () => {
    expect([sizeFinding(50, 50), sizeFinding(50, 51), sizeFinding(2, 40), sizeFinding(3, 3)]).toEqual([
      undefined,
      "too_many",
      "too_few",
      undefined,
    ]);
    expect(
      founding(50)
        .filter((one) => one.rule === "branch_members")
        .map((one) => one.result),
    ).toEqual(["met"]);
    expect(resultOf(founding(51), "branch_members")).toBe("warn");
  });

  test("a branch that gives people away and falls under three is warned about, not stopped", () => {
    const named = people("7", 3);
    const checks = judged(
      { kind: "split", rest: "continues", into: [{ body: newBranch, people: named.ids }] },
      situation(facts("7", { own: { full: 5, probationary: 0, others: 0 } }), { people: named.map }),
    );
    expect(checks.find((one) => one.result === "warn")?.words.zh).toBe(
      "7支部：之后正式党员 2 人，不足 3 人，应调整或建联合党支部",
    );
    expect(checks.some((one) => one.result === "block")).toBe(false);
  });

  test("a joint branch usually covers five units (BR18 Art. 5)", () => {
    const joint = (units: number | null) => founding(3, 0, { ...newBranch, branchType: "2", units });
    expect([5, 6, null].map((units) => resultOf(joint(units), "joint_branch"))).toEqual([
      "met",
      "warn",
      "unknown",
    ]);
    expect(resultOf(founding(3), "joint_branch")).toBeUndefined();
  });

  test("to a temporary branch nobody is transferred (BR18 Art. 8)", () => {
    expect(resultOf(founding(3, 0, { ...newBranch, branchType: "3" }), "temporary_branch")).toBe("block");
    expect(resultOf(founding(0, 0, { ...newBranch, branchType: "3" }), "temporary_branch")).toBe("met");
  });
});

describe("general branches and committees (RUR18 Art. 5, SOE19 Art. 4)", () => {
  const becoming = (newKind: string, members: number, sector: string) =>
    judged(
      { kind: "rename", name: "中共某委员会", shortName: "某委员会", newKind },
      situation(
        facts("7", {
          kind: newKind === "1" ? "2" : "1",
          sector,
          children: 3,
          below: { full: members, probationary: 0, others: 9 },
        }),
      ),
    );

  test("a general branch is for more than 50 members, in a state enterprise for 50", () => {
    expect(resultOf(becoming("2", 50, "2"), "general_members")).toBe("needs_approval");
    expect(resultOf(becoming("2", 51, "2"), "general_members")).toBe("met");
    expect(resultOf(becoming("2", 50, "4"), "general_members_enterprise")).toBe("met");
  });

  test("a committee is for 100 members, in a village the county approves as well", () => {
    expect(resultOf(becoming("1", 99, "2"), "committee_members")).toBe("needs_approval");
    expect(resultOf(becoming("1", 100, "2"), "committee_members")).toBe("met");
    expect(resultOf(becoming("1", 100, "1"), "committee_members_village")).toBe("needs_approval");
  });

  test("a branch that has grown becomes a general branch with branches below it", () => {
    const named = people("7", 60);
    const body = facts("7", {
      own: { full: 60, probationary: 0, others: 0 },
      below: { full: 60, probationary: 0, others: 0 },
    });
    const parts = [named.ids.slice(0, 30), named.ids.slice(30)].map((some, index) => ({
      body: { ...newBranch, name: `中共新${index}支部委员会`, shortName: `新${index}支部` },
      people: some,
    }));
    const of = situation(body, { people: named.map });
    const checks = judged({ kind: "split", rest: "above", into: parts }, of);
    expect(checks.filter((one) => one.result === "block")).toEqual([]);
    expect(resultOf(checks, "general_members")).toBe("met");
    const forecast = foresee(Plan.parse({ kind: "split", rest: "above", into: parts }), of);
    expect(forecast.bodies[0]).toMatchObject({ kind: "2", change: "renamed", after: NOBODY });
  });
});

describe("terms (TERM18, BR18 Art. 23)", () => {
  test("village and community bodies serve five years, other branches three, committees five", () => {
    expect([
      termYears("3", "1"),
      termYears("3", "2"),
      termYears("2", "3"),
      termYears("3", "3"),
      termYears("1", "3"),
    ]).toEqual([5, 5, 3, 3, 5]);
  });

  test("a village branch elected on 2021-03-20 serves until 2026-03-20 and is reminded half a year before", () => {
    const elected = founding(5, 0, { ...newBranch, sector: "1", electedOn: "2026-06-01" });
    expect(elected.find((one) => one.rule === "village_term")?.words.zh).toBe(
      "新支部：2026-06-01 选举，任期 5 年，到 2031-06-01",
    );
    expect(addMonths("2026-03-20", -LIMITS.remindMonths)).toBe("2025-09-20");
  });
});

describe("what the system itself forbids", () => {
  const other = facts("8", { own: { full: 9, probationary: 0, others: 0 } });
  const full = { own: { full: 5, probationary: 1, others: 2 } };

  test.each([
    [
      "hang below oneself",
      { kind: "move", parentId: "8" },
      facts("7", { kind: "1" }),
      { intoItself: true },
      "not_into_itself",
    ],
    ["hang below a branch", { kind: "move", parentId: "8" }, facts("7"), {}, "branch_is_lowest"],
    [
      "stay where it is",
      { kind: "move", parentId: "1" },
      facts("7"),
      { others: new Map([["1", facts("1", { kind: "1" })]]) },
      "something_changes",
    ],
    ["close above others", { kind: "close" }, facts("7", { kind: "1", children: 2 }), {}, "nothing_below"],
    ["close over people", { kind: "close" }, facts("7", full), {}, "people_placed"],
    [
      "put people into a committee",
      { kind: "close", peopleTo: "9" },
      facts("7", full),
      { others: new Map([["9", facts("9", { kind: "1" })]]) },
      "people_in_branches",
    ],
    ["join different kinds", { kind: "merge", from: ["8"] }, facts("7", { kind: "1" }), {}, "same_kind"],
    ["close a district", { kind: "close" }, facts("7", { kind: "5" }), {}, "body_exists"],
    [
      "join what has ended",
      { kind: "merge", from: ["8"] },
      facts("7"),
      { others: new Map([["8", { ...other, endedOn: "2025-01-01" }]]) },
      "body_exists",
    ],
    [
      "change before the last change",
      { kind: "rename", name: "中共某支部", shortName: "某支部" },
      facts("7", { presentSince: "2026-06-02" }),
      {},
      "day_in_order",
    ],
    [
      "take a name that is borne",
      { kind: "rename", name: "中共某支部", shortName: "某支部" },
      facts("7"),
      { bearers: new Map([["中共某支部", "8"]]) },
      "name_free",
    ],
    [
      "end before a post begins",
      { kind: "close", peopleTo: "8" },
      facts("7", full),
      { posts: [{ personId: "1", bodyId: "7", fromDay: "2026-06-01" }] },
      "day_in_order",
    ],
  ] as const)("a body may not %s", (_what, plan, body, more, rule) => {
    const checks = judged(plan, situation(body, { others: new Map([["8", other]]), ...more }));
    expect(resultOf(checks, rule)).toBe("block");
  });

  test("closing a branch whose people go to another one is allowed", () => {
    const checks = judged(
      { kind: "close", peopleTo: "8" },
      situation(facts("7", full), {
        others: new Map([["8", other]]),
        posts: [{ personId: "1", bodyId: "7", fromDay: "2026-05-31" }],
      }),
    );
    expect(checks.filter((one) => one.result === "block")).toEqual([]);
  });

  test("what forbids stands first", () => {
    const checks = founding(2, 1, { ...newBranch, sector: "1" });
    expect(checks.map((one) => one.result)).toEqual(
      checks
        .map((one) => one.result)
        .toSorted(
          (a, b) =>
            "block needs_approval warn unknown met".indexOf(a) -
            "block needs_approval warn unknown met".indexOf(b),
        ),
    );
  });
});
