import { expect, test } from "vitest";
import { keysFrom } from "#foundation/crypto/keys.ts";
import { Verification } from "../model/form.ts";
import { readCode, writeCode } from "../model/verification-code.ts";

test("a code is the first 60 bits, in letters that are read out without doubt", () => {
  expect(writeCode(Buffer.alloc(8))).toBe("0000-0000-0000");
  expect(writeCode(Buffer.alloc(8, 0xff))).toBe("ZZZZ-ZZZZ-ZZZZ");
  expect(writeCode(Buffer.from("0000000000000010", "hex"))).toBe("0000-0000-0001");
  expect(() => writeCode(Buffer.alloc(7))).toThrow("at least 8 bytes");
});

test("codes of a key are accepted by the model of the page and read back however they are typed", () => {
  const keys = keysFrom({ bytes: Buffer.alloc(32, 7), provider: "national" });
  for (let at = 0; at < 500; at += 1) {
    const code = writeCode(keys.mac("document", String(at)));
    expect(Verification.parse({ code })).toEqual({ code });
    expect(readCode(` ${code.toLowerCase().replaceAll("-", " ")} `)).toBe(code);
    expect(readCode(code.replaceAll("1", "l").replaceAll("0", "O"))).toBe(code);
  }
});

test.each(["", "7K3M-92PD", "7K3M-92PD-XW4U", "7K3M-92PD-XW4A-1", "七K3M-92PD-XW4A"])(
  "%j is no code",
  (typed) => {
    expect(readCode(typed)).toBeUndefined();
  },
);
