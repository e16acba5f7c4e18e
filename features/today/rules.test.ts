import { expect, test } from "vitest";
import type { Due } from "./contract.ts";
import { arrange } from "./rules.ts";

function due(key: string, day: string | null): Due {
  const words = { zh: key, en: key };
  return { key, day, what: words, why: words, action: words, to: "/" };
}

test("the late stand first, what has no date last, what is later is only counted", () => {
  const { near, later } = arrange(
    [
      due("none", null),
      due("later", "2026-12-31"),
      due("late", "2026-11-20"),
      due("today", "2026-11-25"),
      due("edge", "2026-12-02"),
    ],
    "2026-11-25",
  );
  expect(near.map((one) => one.key)).toEqual(["late", "today", "edge", "none"]);
  expect(later.map((one) => one.key)).toEqual(["later"]);
});
