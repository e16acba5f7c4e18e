import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { KeyProblem } from "./key-problem.ts";
import { keysFrom, openKeys } from "./keys.ts";
import type { ProviderName } from "./provider.ts";

const NAMES: ProviderName[] = ["standard", "national"];
const NUMBER = "18010119900101123X";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "zugong-keys-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function keysOf(provider: ProviderName, byte = 7) {
  return keysFrom({ bytes: Buffer.alloc(32, byte), provider });
}

/** The code of the KeyProblem that the work ends in. */
function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof KeyProblem ? error.code : `another error: ${String(error)}`;
  }
  return "none";
}

test.each(NAMES)("%s: what was sealed opens, and no seal is like another", (name) => {
  const keys = keysOf(name);
  for (const plain of ["", "a", NUMBER, "津南区𠮷喆".repeat(500)])
    expect(keys.open(keys.seal(plain))).toBe(plain);
  const seals = new Set(Array.from({ length: 5000 }, () => keys.seal(NUMBER).toString("hex")));
  expect(seals.size).toBe(5000);
});

test.each(NAMES)("%s: one bit altered anywhere, or the end cut off, does not open", (name) => {
  const keys = keysOf(name);
  const sealed = keys.seal(NUMBER);
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(
      codeOf(() => keys.open(changed)),
      `byte ${at}`,
    ).toBe("altered");
    expect(
      codeOf(() => keys.open(sealed.subarray(0, at))),
      `cut to ${at}`,
    ).toBe("altered");
  }
});

test.each(NAMES)("%s: another master key opens nothing and finds nothing", (name) => {
  const [mine, other] = [keysOf(name, 7), keysOf(name, 8)];
  expect(codeOf(() => other.open(mine.seal(NUMBER)))).toBe("altered");
  expect(other.blind("identity", NUMBER)).not.toEqual(mine.blind("identity", NUMBER));
  expect(other.fingerprint).not.toBe(mine.fingerprint);
});

test.each(NAMES)("%s: a seal bound to a place opens only there, and under its own purpose", (name) => {
  const files = keysOf(name).sealer("files");
  const sealed = files.seal(Buffer.from("content"), "a:1");
  expect(files.open(sealed, "a:1").toString()).toBe("content");
  expect(codeOf(() => files.open(sealed, "a:2"))).toBe("altered");
  expect(codeOf(() => files.open(sealed))).toBe("altered");
  expect(codeOf(() => keysOf(name).sealer("letters").open(sealed, "a:1"))).toBe("altered");
});

test.each(NAMES)("%s: a blind index is the same each time and differs by kind", (name) => {
  const keys = keysOf(name);
  expect(keys.blind("identity", NUMBER)).toEqual(keysOf(name).blind("identity", NUMBER));
  expect(keys.blind("identity", NUMBER)).toHaveLength(16);
  expect(keys.blind("phone", NUMBER)).not.toEqual(keys.blind("identity", NUMBER));
  // The border between kind and value counts.
  expect(keys.blind("a", "bc")).not.toEqual(keys.blind("ab", "c"));
  expect(keys.mac("a", "b")).toHaveLength(32);
  expect(keys.mac("a", "b")).not.toEqual(keys.derive("a"));
});

test("either set of algorithms opens what the other has sealed with the same master key", () => {
  const [standard, national] = [keysOf("standard"), keysOf("national")];
  expect(national.open(standard.seal(NUMBER))).toBe(NUMBER);
  expect(standard.open(national.seal(NUMBER))).toBe(NUMBER);
});

test.each([
  [
    "standard",
    "9efd7f416977e80e",
    "0649b3cbf662dd8b2c2f1e5e74593b8a",
    "01602170019812d7e4000e75485612ab428951a176b24161c704c636678946053a8482",
  ],
  [
    "national",
    "f3882e992b6ea9bd",
    "8a2d12e7ba26880fecf326a54613b172",
    "02a07c16c1f889b7d24f9dc3f780f3ce6d6ea3d1467ca6b2584e42c1ec41ac14b91a2688370e84",
  ],
] as const)(
  "%s: what an earlier edition wrote is still found and opened",
  (name, fingerprint, blind, sealed) => {
    const keys = keysOf(name);
    expect(keys.fingerprint).toBe(fingerprint);
    expect(keys.blind("identity", NUMBER).toString("hex")).toBe(blind);
    expect(keys.open(Buffer.from(sealed, "hex"))).toBe("张三");
  },
);

test.each(NAMES)("%s: the key is made once, readable by its owner only, and opens again", async (name) => {
  const made = await openKeys(path.join(folder, "keys"), { provider: name });
  const { mode } = await stat(path.join(folder, "keys", "master"));
  expect(mode & 0o777).toBe(0o600);
  const again = await openKeys(path.join(folder, "keys"));
  expect(again.provider).toBe(name);
  expect(again.open(made.seal(NUMBER))).toBe(NUMBER);
});

test("of many first starts at once all get the same key", async () => {
  const opened = await Promise.all(Array.from({ length: 8 }, () => openKeys(folder)));
  expect(new Set(opened.map(({ fingerprint }) => fingerprint)).size).toBe(1);
});

test("a lost key file is reported, and no new key is made in its place", async () => {
  await openKeys(folder);
  await rm(path.join(folder, "master"));
  await expect(openKeys(folder)).rejects.toThrow("The key file is missing; restore it from the backup");
  await expect(openKeys(folder)).rejects.toMatchObject({ code: "missing" });
  await expect(stat(path.join(folder, "master"))).rejects.toThrow("ENOENT");
});

test("also when the whole folder is lost, for a caller who knows that there was a key", async () => {
  const expected = keysOf("standard").fingerprint;
  await expect(openKeys(path.join(folder, "keys"), { expected })).rejects.toMatchObject({ code: "missing" });
});

test("the key of another installation is reported", async () => {
  await openKeys(folder);
  await writeFile(path.join(folder, "master"), `${Buffer.alloc(32, 1).toString("base64")} standard\n`);
  await expect(openKeys(folder)).rejects.toMatchObject({ code: "wrong" });
  const expected = (await readFile(path.join(folder, "fingerprint"), "utf8")).trim();
  await rm(path.join(folder, "fingerprint"));
  await expect(openKeys(folder, { expected })).rejects.toMatchObject({ code: "wrong" });
});

test.each(["", "AAAA", `${"A".repeat(43)}= fernet`, "-----BEGIN KEY-----"])(
  "a damaged key file is reported: %j",
  async (text) => {
    await writeFile(path.join(folder, "master"), text);
    await expect(openKeys(folder)).rejects.toMatchObject({ code: "damaged" });
  },
);

test("a key file of the first days, without the name of the algorithms, is the standard one", async () => {
  await writeFile(path.join(folder, "master"), `${Buffer.alloc(32, 7).toString("base64")}\n`);
  expect((await openKeys(folder)).fingerprint).toBe(keysOf("standard").fingerprint);
});
