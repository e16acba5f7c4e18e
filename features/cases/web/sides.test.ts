import { expect, test } from "vitest";
import type { CaseView } from "../case.contract.ts";
import { letterOf, sidesOf } from "./sides.ts";

/** A case with these bodies by party, texts by field, and the party whose turn it is. */
function caseOf(
  bodies: Record<string, string | null>,
  texts: Record<string, string>,
  turn: string | undefined,
): CaseView {
  return {
    parties: Object.entries(bodies).map(([code, bodyName]) => ({ code, bodyName })),
    known: Object.entries(texts).map(([code, text]) => ({ code, text: { zh: text, en: text } })),
    now: turn === undefined ? null : { party: { code: turn } },
  } as never;
}

/** The names on each side, and the one whose turn it is. */
function shown(view: CaseView) {
  const sides = sidesOf(view);
  return (["from", "to"] as const).map((side) =>
    sides?.[side].map(({ name, turn }) => `${name ?? "?"}${turn ? " *" : ""}`),
  );
}

const OUT = { holder: "甲支部", from_branch: null, from: null, to_branch: null, to: null };

test.each([
  [
    "not asked yet",
    caseOf(OUT, {}, "holder"),
    [
      ["甲支部 *", "? *"],
      ["?", "?"],
    ],
  ],
  [
    "with the receiver",
    caseOf(
      { holder: "甲支部", from_branch: "甲支部", from: "甲党委", to_branch: "乙支部", to: "乙党委" },
      {},
      "to",
    ),
    [
      ["甲支部", "甲党委"],
      ["乙支部 *", "乙党委 *"],
    ],
  ],
  [
    "received: the holder is the receiver by now",
    caseOf(
      { holder: "乙支部", from_branch: "甲支部", from: "甲党委", to_branch: "乙支部", to: "乙党委" },
      {},
      undefined,
    ),
    [
      ["甲支部", "甲党委"],
      ["乙支部", "乙党委"],
    ],
  ],
  [
    "out of the city",
    caseOf({ ...OUT, from_branch: "甲支部", from: "甲党委" }, { to_outside: "外省某党委" }, "from"),
    [["甲支部 *", "甲党委 *"], ["外省某党委"]],
  ],
  [
    "in from outside",
    caseOf({ holder: "甲支部", to: "甲党委" }, { from_outside: "外省某党委" }, "to"),
    [["外省某党委"], ["甲支部 *", "甲党委 *"]],
  ],
])("both sides of a transfer, %s", (_, view, expected) => {
  expect(shown(view)).toEqual(expected);
});

test("a case that stays in one place has no sides", () => {
  expect(sidesOf(caseOf({ holder: "甲支部", approver: "甲党委" }, {}, "holder"))).toBeUndefined();
});

test("the letter stands once it is issued; it has arrived when the receiver accepts or the receipt of outside is there", () => {
  const letter = (texts: Record<string, string>) => letterOf(caseOf(OUT, texts, "to"));
  const issued = { letter_on: "2026-11-01", valid_to: "2026-12-01" };
  expect(letter({ letter_on: "2026-11-01" })).toBeUndefined();
  expect(letter(issued)).toMatchObject({ issued: "2026-11-01", until: "2026-12-01", arrived: undefined });
  expect(letter({ ...issued, received_on: "2026-11-05" })).toMatchObject({
    arrived: "2026-11-05",
    receipt: undefined,
  });
  expect(letter({ ...issued, outside_receipt_on: "2026-11-20" })).toMatchObject({
    arrived: "2026-11-20",
    receipt: "2026-11-20",
  });
});
