import { expect, test } from "vitest";
import { checkCharacter } from "#packs/kit/identity-number.ts";
import { type HouseFile, listHouseFiles } from "./house-files.ts";
import { findPossiblePeople } from "./identity-numbers.ts";
import { findMachinePaths } from "./machine-paths.ts";
import { runChecks } from "./run-checks.ts";
import { findForeignWrites } from "./schemas.ts";
import { findLongFiles, findMisshapenFeatures } from "./shape.ts";

function files(contents: Record<string, string>): HouseFile[] {
  return Object.entries(contents).map(([name, text]) => ({ name, read: () => Promise.resolve(text) }));
}

function numberOf(first17: string): string {
  return first17 + checkCharacter(first17);
}

test("a file of 301 lines is too long, one of 300 and a generated one are not", async () => {
  const long = "x\n".repeat(301);
  const found = await findLongFiles(
    files({ "ui/a.ts": long, "ui/b.css": "x\n".repeat(300), "database/tables.ts": long, "a.json": long }),
  );
  expect(found).toEqual(["ui/a.ts: 301 lines, at most 300"]);
});

test("a feature needs a README and at most 40 files of code", async () => {
  const many = Object.fromEntries(
    Array.from({ length: 41 }, (_, index) => [`features/dues/f${index}.ts`, ""]),
  );
  const found = await findMisshapenFeatures(
    files({ ...many, "features/people/README.md": "", "features/people/web/a.tsx": "" }),
  );
  expect(found).toEqual(["features/dues has no README.md", "features/dues: 41 files, at most 40: split it"]);
});

test("a feature writes its own schema only", async () => {
  const found = await findForeignWrites(
    files({
      "features/dues/store.ts": 'sql`update dues.bill set paid = 1`; db.insertInto("people.person")',
      "features/dues/dues.test.ts": "delete from people.person",
    }),
  );
  expect(found).toEqual(["features/dues/store.ts writes the schema people"]);
});

test("a number that a living person might bear is found, also in a packed workbook", async () => {
  const living = numberOf("12010119760312004");
  const found = await findPossiblePeople(
    files({
      "a.csv": `1,${living}`,
      "invented.ts": `${numberOf("18010119760312004")} ${numberOf("12010118500312004")}`,
      "wrong-check.ts": living.slice(0, 17) + (living.endsWith("1") ? "2" : "1"),
      "no-birthday.ts": numberOf("12345678912345678"),
    }),
  );
  expect(found).toEqual([`a.csv: 120101…${living.slice(-2)}`]);
  const workbook = listHouseFiles().find((file) => file.name.endsWith(".xlsx"));
  expect(await workbook?.read()).toContain("<worksheet");
});

test("a path of a machine is found with its line, an address of a page is not", async () => {
  const found = await findMachinePaths(
    files({
      "a.md": ["see", `in ${["", "home", "li"].join("/")}/x`].join("\n"),
      "b.ts": "fetch('/workbooks/1'); go('/bodies/home/x'); a/home/b",
    }),
  );
  expect(found).toEqual(["a.md:2 holds a path of a machine"]);
});

test("one line a check; a check that is wrong or falls over counts as failed", async () => {
  const lines: string[] = [];
  const outcome = await runChecks(
    [
      { name: "good", run: () => Promise.resolve(undefined) },
      { name: "bad", run: () => Promise.resolve("one\ntwo") },
      { name: "broken", run: () => Promise.reject(new Error("no such tool")) },
    ],
    (line) => lines.push(line.replace(/\d+\.\d/, "0.0")),
  );
  expect(outcome).toEqual({ passed: 1, failed: 2 });
  expect(lines).toEqual([
    "ok       0.0 s  good",
    "FAILED   0.0 s  bad",
    "       one\n       two",
    "FAILED   0.0 s  broken",
    "       Error: no such tool",
  ]);
});
