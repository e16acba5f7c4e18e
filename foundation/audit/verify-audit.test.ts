import { readFile, rm, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { aChain, type TestChain } from "#tests/kit/audit-chain.ts";
import { verifyAudit } from "./verify-audit.ts";

let chain: TestChain;

beforeAll(async () => {
  chain = await aChain(5, 24);
});
afterAll(() => chain.close());
beforeEach(() => chain.mend());

async function verify(headFile: string | undefined = chain.headFile) {
  return verifyAudit(chain.pool, chain.keys, { headFile });
}

/** Damages a place 200 times, each time from the whole chain, and counts what was found. */
const entryAt = "(select entry_id from audit.link where sequence = $1)";

test("a whole chain is found whole, and what is not sealed yet is counted", async () => {
  await chain.add(7);
  const report = await verify();
  expect(report).toMatchObject({ damage: undefined, links: 120, unsealed: 7 });
  expect(report.headTime).toMatch(/^20/);
});

test.each([
  ["altered", `update audit.entry set account_id = 99 where entry_id = ${entryAt}`],
  ["altered", "update audit.link set hash = sha256('forged') where sequence = $1"],
  ["entry_removed", `delete from audit.entry where entry_id = ${entryAt}`],
  ["link_removed", "delete from audit.link where sequence = $1"],
  [
    "entry_inserted",
    `insert into audit.entry (entry_id, xact, kind, action)
     select 1, xact, 'change', 'forged' from audit.link where sequence = $1`,
  ],
  ["tail_missing", "delete from audit.link where sequence > $1"],
])("%s: the first bad row is named in words", async (kind, text) => {
  await chain.damage(text, [77]);
  const { damage } = await verify();
  expect(damage?.kind).toBe(kind);
  expect(Math.abs(Number(damage?.sequence) - 77)).toBeLessThan(5);
  expect(damage?.message.zh).toContain(damage?.sequence);
  expect(damage?.message.en).toContain(damage?.sequence);
});

test("a file of heads that was altered, cut in the middle or taken away is found", async () => {
  const text = await readFile(chain.headFile, "utf8");
  const lines = text.trimEnd().split("\n");
  await writeFile(chain.headFile, text.replace(/"time":"20/, '"time":"19'));
  expect((await verify()).damage?.kind).toBe("heads_altered");
  await writeFile(chain.headFile, `${lines.toSpliced(2, 1).join("\n")}\n`);
  expect((await verify()).damage?.kind).toBe("heads_altered");
  await writeFile(chain.headFile, `${lines.slice(1).join("\n")}\n`);
  expect((await verify()).damage?.kind).toBe("heads_altered");
  await rm(chain.headFile);
  expect((await verify()).damage?.kind).toBe("heads_missing");
  await chain.add(3);
  await chain.seal();
  expect((await verify()).damage?.kind).toBe("heads_missing");
});

test("a last line of the heads that a crash cut off harms nothing", async () => {
  const text = await readFile(chain.headFile, "utf8");
  await writeFile(chain.headFile, `${text}{"sequence":"1`);
  expect((await verify()).damage).toBeUndefined();
  await chain.add(2);
  await chain.seal();
  expect(await verify()).toMatchObject({ damage: undefined, links: 122 });
});

test("a later walk goes on from where an earlier one ended", async () => {
  const { end } = await verify();
  await chain.add(10);
  await chain.seal();
  const options = { headFile: chain.headFile, from: end };
  expect(await verifyAudit(chain.pool, chain.keys, options)).toMatchObject({ damage: undefined, links: 10 });
  await chain.damage(`update audit.entry set kind = 'refusal' where entry_id = ${entryAt}`, [125]);
  const report = await verifyAudit(chain.pool, chain.keys, options);
  expect(report.damage).toMatchObject({ kind: "altered", sequence: "125" });
});
