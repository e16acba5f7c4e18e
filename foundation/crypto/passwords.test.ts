import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "./passwords.ts";

test("a password is kept as argon2id with its cost, salted, and verified", async () => {
  const [one, two] = await Promise.all([hashPassword("正确的密码 8"), hashPassword("正确的密码 8")]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(two);
  expect(await verifyPassword(one, "正确的密码 8")).toBe(true);
  expect(await verifyPassword(one, "正确的密码 9")).toBe(false);
});

test("a password typed in full width is the same password", async () => {
  expect(await verifyPassword(await hashPassword("Pass2026"), "Ｐａｓｓ２０２６")).toBe(true);
});

test("an unknown account and a damaged hash are just wrong", async () => {
  expect(await verifyPassword(undefined, "anything")).toBe(false);
  expect(await verifyPassword("$argon2id$broken", "anything")).toBe(false);
});

test("an unknown account takes as long as a wrong password", async () => {
  const stored = await hashPassword("right");
  const shortest = { wrong: Number.POSITIVE_INFINITY, unknown: Number.POSITIVE_INFINITY };
  // Turn and turn about, and the shortest of many: other work on the machine only ever adds.
  for (let turn = 0; turn < 20; turn += 1) {
    for (const kind of ["wrong", "unknown"] as const) {
      const began = performance.now();
      await verifyPassword(kind === "wrong" ? stored : undefined, "wrong");
      shortest[kind] = Math.min(shortest[kind], performance.now() - began);
    }
  }
  // Without the hash for nobody it would be a thousandth.
  expect(shortest.unknown / shortest.wrong).toBeGreaterThan(0.4);
  expect(shortest.unknown / shortest.wrong).toBeLessThan(2.5);
});

test("beyond the queue a caller is told to come back, and the others are served", async () => {
  const stored = await hashPassword("right");
  const results = await Promise.allSettled(
    Array.from({ length: 260 }, () => verifyPassword(stored, "right")),
  );
  const refused = results.filter((result) => result.status === "rejected");
  // 2 at work and 200 waiting.
  expect(refused).toHaveLength(58);
  for (const result of refused) expect(result.reason).toMatchObject({ code: "too_many" });
  expect(results.filter((result) => result.status === "fulfilled" && result.value)).toHaveLength(202);
  expect(await verifyPassword(stored, "right")).toBe(true);
});
