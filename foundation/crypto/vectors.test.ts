import { createCipheriv, createHmac, createSecretKey } from "node:crypto";
import { expect, test } from "vitest";
import { keysFrom } from "./keys.ts";
import { national } from "./national.ts";
import { standard } from "./standard.ts";

const hex = (text: string) => Buffer.from(text.replaceAll(" ", ""), "hex");
const keys = keysFrom({ bytes: Buffer.alloc(32), provider: "national" });

test("SM3 gives the two values of GB/T 32905-2016, appendix A", () => {
  expect(keys.hash("abc").toString("hex")).toBe(
    "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
  );
  expect(keys.hash("abcd".repeat(16)).toString("hex")).toBe(
    "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732",
  );
});

test("SM4 gives the value of GB/T 32907-2016, appendix A", () => {
  const key = hex("0123456789abcdeffedcba9876543210");
  const cipher = createCipheriv("sm4-ecb", key, null).setAutoPadding(false);
  expect(cipher.update(key).toString("hex")).toBe("681edf34d206965e86b3e94f536e4246");
});

test("HMAC-SM3 gives the value of GM/T 0042-2015, appendix D", () => {
  const key = Buffer.from(Array.from({ length: 32 }, (_, index) => index + 1));
  const text = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".repeat(2);
  expect(createHmac("sm3", key).update(text).digest("hex")).toBe(
    "ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a",
  );
});

test("a national seal is SM4 in counter mode, as draft-ribose-cfrg-sm4 shows it, and HMAC-SM3", () => {
  const key = hex("0123456789abcdeffedcba9876543210");
  const macKey = Buffer.alloc(32, 9);
  const sealer = national.makeSealer((name) => (name.endsWith("cipher") ? key : macKey), "x");
  const nonce = hex("000102030405060708090a0b0c0d0e0f");
  const plain = hex(
    "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccddddddddddddddddeeeeeeeeeeeeeeeeffffffffffffffffaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbb",
  );
  const body = hex(
    "ac3236cb970cc20791364c395a1342d1a3cbc1878c6f30cd074cce385cdd70c7f234bc0e24c11980fd1286310ce37b926e02fcd0faa0baf38b2933851d824514",
  );
  const tag = createHmac("sm3", createSecretKey(macKey))
    .update(Buffer.concat([Buffer.of(2), nonce, body, Buffer.alloc(4)]))
    .digest()
    .subarray(0, 16);
  expect(sealer.open(Buffer.concat([Buffer.of(2), nonce, tag, body])).toString("hex")).toBe(
    plain.toString("hex"),
  );
});

test("a standard seal is AES-256-GCM: test case 14 of McGrew and Viega", () => {
  const sealer = standard.makeSealer(() => Buffer.alloc(32), "x");
  const tag = hex("d0d1c8a799996bf0265b98b5d48ab919");
  const body = hex("cea7403d4d606b6e074ec5d3baf39d18");
  expect(sealer.open(Buffer.concat([Buffer.of(1), Buffer.alloc(12), tag, body]))).toEqual(Buffer.alloc(16));
});
