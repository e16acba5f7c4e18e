import { describe, expect, test } from "vitest";
import { NewBody } from "../rearrange.contract.ts";
import { facts, judged, resultOf, situation } from "./situations.ts";

const newBranch = NewBody.parse({ kind: "3", name: "中共新支部委员会", shortName: "新支部" });

describe("a committee that is split", () => {
  const child = facts("8", { parentId: "5", below: { full: 70, probationary: 40, others: 0 } });
  const committee = facts("5", { kind: "1", children: 1 });
  const split = (body: object, children: string[], of = child, rest = "continues") =>
    judged(
      { kind: "split", rest, into: [{ body: { ...newBranch, kind: "1", ...body }, people: [], children }] },
      situation(committee, { others: new Map([["8", of]]) }),
    );

  test("gives its parts the members of what it hands out", () => {
    expect(resultOf(split({}, ["8"]), "committee_members")).toBe("met");
    expect(resultOf(split({}, []), "committee_members")).toBe("needs_approval");
  });

  test("hands out only what hangs directly below it, and not to a branch", () => {
    expect(resultOf(split({}, ["8"]), "children_come")).toBeUndefined();
    expect(resultOf(split({}, ["8"], facts("8", { parentId: "6" })), "children_come")).toBe("block");
    expect(resultOf(split({ kind: "3" }, ["8"]), "branch_is_lowest")).toBe("block");
  });

  test("ends only when nothing is left below it", () => {
    expect(resultOf(split({}, [], child, "ends"), "nothing_below")).toBe("block");
    expect(resultOf(split({}, ["8"], child, "ends"), "nothing_below")).toBeUndefined();
  });
});
