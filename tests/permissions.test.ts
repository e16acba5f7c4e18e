import { expect, test } from "vitest";
import { operations } from "#apps/compose/operations.ts";
import { PERMISSIONS, ROLES, type Role } from "#features/accounts/contract.ts";

const OPEN = new Set(["anyone", "signed-in"]);
const names = Object.keys(ROLES) as Role[];

function permissionsOf(role: Role): readonly string[] {
  return ROLES[role].permissions;
}

test("every operation asks a permission of the table", () => {
  const unknown = operations
    .filter(({ contract }) => !OPEN.has(contract.permission) && !(contract.permission in PERMISSIONS))
    .map(({ contract }) => `${contract.name}: ${contract.permission}`);
  expect(unknown).toEqual([]);
});

test("every permission is held by a role", () => {
  const held = new Set(names.flatMap(permissionsOf));
  expect(Object.keys(PERMISSIONS).filter((permission) => !held.has(permission))).toEqual([]);
});

test("what is open to anyone is signing in and out only", () => {
  const open = operations.filter(({ contract }) => contract.permission === "anyone");
  expect(open.map(({ contract }) => contract.name).toSorted()).toEqual([
    "accounts.read-sign-in-page",
    "accounts.sign-in",
    "accounts.sign-out",
  ]);
});

test("administrators hold no content permission, the others no permission over the installation", () => {
  const kinds = PERMISSIONS as Record<string, { kind: string }>;
  for (const role of names) {
    const foreign = ROLES[role].at === "installation" ? "content" : "installation";
    expect(permissionsOf(role).filter((permission) => kinds[permission]?.kind === foreign)).toEqual([]);
  }
});

test("the leader only reads", () => {
  const may = (permission: string) => permissionsOf("leader").includes(permission);
  expect(may("people.read")).toBe(true);
  expect(["people.write", "people.reveal", "rosters.export", "rosters.import"].some(may)).toBe(false);
});

test("the audit administrator changes nothing but what is their own", () => {
  const changes = operations.filter(
    ({ contract }) =>
      contract.method !== "GET" &&
      (ROLES["audit-admin"].permissions as readonly string[]).includes(contract.permission),
  );
  expect(changes.map(({ contract }) => contract.name)).toEqual(["audit.verify"]);
});
