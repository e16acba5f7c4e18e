import fc from "fast-check";
import { expect, test } from "vitest";
import {
  decideProposal,
  decideSettlement,
  excludeEachOther,
  findPlaceFault,
  type Held,
  overlap,
} from "../grant.rules.ts";
import { ROLE_NAMES, ROLES, type Role } from "../roles.contract.ts";

const ADMINISTRATORS = new Set<Role>(["system-admin", "security-admin", "audit-admin"]);

test("of all pairs of roles, those with an administrator exclude each other and no others do", () => {
  for (const one of ROLE_NAMES)
    for (const other of ROLE_NAMES) {
      const excluded = one !== other && (ADMINISTRATORS.has(one) || ADMINISTRATORS.has(other));
      expect(excludeEachOther(one, other), `${one} and ${other}`).toBe(excluded);
    }
});

const today = "2026-11-23";
const branch = { kind: "3", ended: false };
const wanted = {
  accountId: "7",
  role: "branch-secretary" as Role,
  bodyId: "1001" as string | null,
  fromDay: today,
  toDay: null as string | null,
};
const receiver = { accountId: "7", personId: null, disabled: false, held: [] as Held[] };
const hand = (accountId: string, personId: string | null = null) => ({ accountId, personId });

function propose(change: Partial<Parameters<typeof decideProposal>[0]>): string {
  const decision = decideProposal({ wanted, receiver, place: branch, proposer: hand("1"), today, ...change });
  return decision.accepted ? "accepted" : decision.refusal;
}

function settle(
  change: Partial<Parameters<typeof decideSettlement>[0]>,
  verdict: "granted" | "refused" = "granted",
) {
  const proposal = { ...wanted, settled: undefined, proposer: hand("1") };
  const decision = decideSettlement(
    { proposal, receiver, place: branch, settler: hand("2"), today, ...change },
    verdict,
  );
  return decision.accepted ? "accepted" : decision.refusal;
}

test("a role is proposed for somebody else, from today on, where it belongs", () => {
  expect(propose({})).toBe("accepted");
  expect(propose({ proposer: hand("7") })).toBe("own_account");
  expect(propose({ proposer: hand("1", "500"), receiver: { ...receiver, personId: "500" } })).toBe(
    "own_account",
  );
  expect(propose({ wanted: { ...wanted, fromDay: "2026-11-22" } })).toBe("starts_in_the_past");
  expect(propose({ place: undefined })).toBe("no_such_body");
  expect(propose({ place: { kind: "6", ended: false } })).toBe("wrong_kind_of_body");
  expect(propose({ wanted: { ...wanted, bodyId: null }, place: undefined })).toBe("needs_body");
  expect(propose({ wanted: { ...wanted, role: "audit-admin" } })).toBe("needs_no_body");
  expect(propose({ receiver: { ...receiver, disabled: true } })).toBe("account_disabled");
});

test("proposer, granter and receiver are three people, also behind second accounts", () => {
  expect(settle({})).toBe("accepted");
  expect(settle({ settler: hand("1") })).toBe("same_person");
  expect(settle({ settler: hand("7") })).toBe("same_person");
  const proposal = { ...wanted, settled: undefined, proposer: hand("1", "500") };
  expect(settle({ proposal, settler: hand("2", "500") })).toBe("same_person");
  expect(settle({ receiver: { ...receiver, personId: "600" }, settler: hand("2", "600") })).toBe(
    "same_person",
  );
  expect(settle({ settler: hand("1") }, "refused")).toBe("same_person");
});

test("in any mix of accounts and persons no two of the three hands are one", () => {
  const who = fc.record({
    accountId: fc.constantFrom("1", "2", "3", "4"),
    personId: fc.option(fc.constantFrom("p", "q", "r"), { nil: null }),
  });
  fc.assert(
    fc.property(who, who, who, (proposer, settler, gets) => {
      const proposal = { ...wanted, accountId: gets.accountId, settled: undefined, proposer };
      const result = settle({ proposal, settler, receiver: { ...receiver, ...gets } });
      const all = [proposer, settler, gets];
      const accounts = new Set(all.map((one) => one.accountId)).size === 3;
      const persons = all.flatMap((one) => one.personId ?? []);
      const distinct = accounts && new Set(persons).size === persons.length;
      expect(result).toBe(distinct ? "accepted" : "same_person");
    }),
    { numRuns: 2000 },
  );
});

test("a grant is judged anew on its day", () => {
  const held = (role: Role, fromDay: string, toDay: string | null = null): Held => ({
    role,
    bodyId: null,
    fromDay,
    toDay,
  });
  const holds = (...grants: Held[]) => settle({ receiver: { ...receiver, held: grants } });
  expect(holds(held("audit-admin", "2026-01-01"))).toBe("exclusive");
  expect(holds(held("audit-admin", "2026-01-01", today))).toBe("accepted");
  expect(holds(held("security-admin", "2027-01-01"))).toBe("exclusive");
  expect(holds({ ...wanted, fromDay: "2026-01-01" })).toBe("already_held");
  const proposal = { ...wanted, settled: undefined, proposer: hand("1") };
  expect(settle({ proposal: { ...proposal, fromDay: "2026-10-01", toDay: "2026-11-01" } })).toBe("over");
  expect(settle({ place: { kind: "3", ended: true } })).toBe("body_ended");
  expect(settle({ proposal: { ...proposal, settled: { name: "盛知微", at: "" } } })).toBe("settled");
});

test("a grant that was proposed for an earlier day begins today", () => {
  const proposal = { ...wanted, fromDay: "2026-11-01", settled: undefined, proposer: hand("1") };
  const decision = decideSettlement(
    { proposal, receiver, place: branch, settler: hand("2"), today },
    "granted",
  );
  expect(decision).toMatchObject({ accepted: true, value: { fromDay: today } });
});

test("periods overlap when they share a day", () => {
  const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-11-${String(number).padStart(2, "0")}`);
  const period = fc.record({ fromDay: day, toDay: fc.option(day, { nil: null }) });
  const days = Array.from({ length: 28 }, (_, index) => `2026-11-${String(index + 1).padStart(2, "0")}`);
  const holdsOn = (one: { fromDay: string; toDay: string | null }, on: string) =>
    one.fromDay <= on && (one.toDay === null || on < one.toDay);
  fc.assert(
    fc.property(period, period, (one, other) => {
      fc.pre([one, other].every(({ fromDay, toDay }) => toDay === null || toDay > fromDay));
      const share = days.some((on) => holdsOn(one, on) && holdsOn(other, on));
      expect(overlap({ ...wanted, ...one }, { ...wanted, ...other })).toBe(share);
    }),
  );
});

test("every role can be granted somewhere, and administrators nowhere but at the installation", () => {
  for (const role of ROLE_NAMES) {
    const kinds = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
    const places = kinds.filter((kind) => findPlaceFault(role, "1", { kind, ended: false }) === undefined);
    expect(places.length > 0, role).toBe(ROLES[role].at === "body");
    expect(findPlaceFault(role, null, undefined) === undefined, role).toBe(ROLES[role].at === "installation");
  }
});
