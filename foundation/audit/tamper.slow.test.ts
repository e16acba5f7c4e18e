import { randomInt } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeId } from "#foundation/ids.ts";
import { aChain, type TestChain } from "#tests/kit/audit-chain.ts";
import type { DamageKind } from "./damage.ts";
import { verifyAudit } from "./verify-audit.ts";

const TRIALS = 200;
let chain: TestChain;

beforeAll(async () => {
  chain = await aChain(5, 24);
});
afterAll(() => chain.close());

async function tamper(
  damage: (place: number) => Promise<void>,
  headFile: () => string | undefined = () => chain.headFile,
  from = 1,
  to = 120,
): Promise<{ found: number; kinds: Set<DamageKind>; places: { place: number; named: string }[] }> {
  const kinds = new Set<DamageKind>();
  const places: { place: number; named: string }[] = [];
  for (let trial = 0; trial < TRIALS; trial += 1) {
    const place = randomInt(from, to + 1);
    await damage(place);
    const report = await verifyAudit(chain.pool, chain.keys, { headFile: headFile() });
    if (report.damage) {
      kinds.add(report.damage.kind);
      places.push({ place, named: report.damage.sequence });
    }
    await chain.mend();
  }
  return { found: places.length, kinds, places };
}

const entryAt = "(select entry_id from audit.link where sequence = $1)";

test("every way to alter one entry is found where it is", { timeout: 120_000 }, async () => {
  const ways = [
    "account_id = 99",
    "made_at = made_at + interval '1 microsecond'",
    "detail = detail || '{\"more\": 1}'",
    "action = action || ' '",
    "person_ids = array[5]",
    "kind = 'refusal'",
    "purpose = null",
    "purpose = ''",
  ];
  const result = await tamper((place) =>
    chain.damage(`update audit.entry set ${ways[place % ways.length]} where entry_id = ${entryAt}`, [place]),
  );
  expect(result).toMatchObject({ found: TRIALS, kinds: new Set(["altered"]) });
  expect(result.places.filter(({ place, named }) => String(place) !== named)).toEqual([]);
});

test("a removed entry is named, with or without its link", { timeout: 120_000 }, async () => {
  const result = await tamper(async (place) => {
    await chain.damage(`delete from audit.entry where entry_id = ${entryAt}`, [place]);
    if (place % 2 === 0) return;
    // Taking the link away too, and closing the gap, still leaves hashes that do not fit.
    await chain.damage("delete from audit.link where sequence = $1", [place]);
    await chain.damage("update audit.link set sequence = -sequence where sequence > $1", [place]);
    await chain.damage("update audit.link set sequence = -sequence - 1 where sequence < 0");
  });
  expect(result.found).toBe(TRIALS);
  expect(result.places.filter(({ place, named }) => Math.abs(place - Number(named)) > 1)).toEqual([]);
});

test("two entries that changed places are found", { timeout: 120_000 }, async () => {
  const result = await tamper(
    (place) =>
      chain.damage(
        `update audit.entry a set action = b.action, detail = b.detail, account_id = b.account_id
         from audit.entry b
         where (a.entry_id = ${entryAt} and b.entry_id = (select entry_id from audit.link where sequence = $1 + 1))
            or (b.entry_id = ${entryAt} and a.entry_id = (select entry_id from audit.link where sequence = $1 + 1))`,
        [place],
      ),
    undefined,
    1,
    119,
  );
  expect(result).toMatchObject({ found: TRIALS, kinds: new Set(["altered"]) });
});

test("an entry put in afterwards is found, with or without a link", { timeout: 120_000 }, async () => {
  const result = await tamper(async (place) => {
    await chain.damage(
      `insert into audit.entry (entry_id, xact, kind, account_id, action)
       select $2::bigint, l.xact, 'change', 1, 'people.forged' from audit.link l where sequence = $1`,
      [place, place % 2 === 0 ? place : makeId()],
    );
    if (place % 2 === 0) return;
    await chain.damage("update audit.link set sequence = -sequence where sequence > $1", [place]);
    await chain.damage("update audit.link set sequence = -sequence + 1 where sequence < 0");
    await chain.damage(
      `insert into audit.link select $1 + 1, entry_id, xact, sha256('forged') from audit.entry where action = 'people.forged'`,
      [place],
    );
  });
  expect(result.found).toBe(TRIALS);
});

async function cutTail(place: number): Promise<void> {
  await chain.damage(
    "delete from audit.entry where entry_id in (select entry_id from audit.link where sequence > $1)",
    [place],
  );
  await chain.damage("delete from audit.link where sequence > $1", [place]);
}

test("a cut tail is found by the heads, and only by them", { timeout: 240_000 }, async () => {
  const result = await tamper(cutTail, undefined, 0, 119);
  expect(result).toMatchObject({ found: TRIALS, kinds: new Set(["tail_missing"]) });
  const control = await tamper(cutTail, () => undefined, 0, 119);
  expect(control.found).toBe(0);
});

async function alterAndRehash(place: number): Promise<void> {
  await chain.damage(`update audit.entry set action = 'people.forged' where entry_id = ${entryAt}`, [place]);
  await chain.rehash();
}

test("a chain computed anew is found by the heads, and only by them", { timeout: 240_000 }, async () => {
  const result = await tamper(alterAndRehash);
  expect(result).toMatchObject({ found: TRIALS, kinds: new Set(["head_differs"]) });
  const control = await tamper(alterAndRehash, () => undefined);
  expect(control.found).toBe(0);
});

test("an old backup that was put back and worked with is found", { timeout: 240_000 }, async () => {
  const result = await tamper(
    async (place) => {
      await cutTail(place);
      await chain.add(place % 40);
      await chain.seal();
    },
    undefined,
    0,
    119,
  );
  expect(result.found).toBe(TRIALS);
  expect(
    [...result.kinds].every((kind) => ["tail_missing", "head_differs", "rolled_back"].includes(kind)),
  ).toBe(true);
});
