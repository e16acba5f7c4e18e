import { expect, test } from "vitest";
import {
  CODE_LISTS,
  type CodeListId,
  codeName,
  ELEMENTS,
  findCode,
  findElement,
  isWithin,
  occupationGroup,
} from "./contract.ts";

const listIds = Object.keys(CODE_LISTS) as CodeListId[];

test("codes are unique in their list and every name is in both languages", () => {
  for (const id of listIds) {
    const { entries } = CODE_LISTS[id];
    expect(new Set(entries.map((entry) => entry.code)).size).toBe(entries.length);
    for (const entry of entries)
      expect(entry.name.zh !== "" && /[A-Za-z]/.test(entry.name.en), `${id} ${entry.code}`).toBe(true);
  }
});

test("a word never means two codes of one list, and every name finds its own code", () => {
  for (const id of listIds) {
    for (const entry of CODE_LISTS[id].entries) {
      expect(findCode(id, entry.name.zh), `${id} ${entry.name.zh}`).toMatchObject({
        code: entry.code,
        by: "name",
      });
      for (const word of [...(entry.aliases ?? []), ...(entry.shorts ?? []), ...(entry.olds ?? [])]) {
        expect(findCode(id, word)?.code, `${id} ${word}`).toBe(entry.code);
      }
    }
  }
});

test("the standards have their known rows", () => {
  expect(CODE_LISTS.ethnicity.entries.slice(0, 56).map((entry) => entry.code)).toEqual(
    Array.from({ length: 56 }, (_, index) => String(index + 1).padStart(2, "0")),
  );
  expect(codeName("ethnicity", "31", "zh")).toBe("达斡尔族");
  expect(codeName("ethnicity", "56", "en")).toBe("Jino");
  expect(codeName("sex", "2", "zh")).toBe("女");
  expect(codeName("education", "21", "zh")).toBe("大学本科");
  expect(codeName("sex", null, "zh")).toBe("");
});

test("aliases say how they were found", () => {
  expect(findCode("ethnicity", "汉")).toEqual({ code: "01", name: "汉族", by: "short" });
  expect(findCode("ethnicity", "毛难族")).toEqual({ code: "36", name: "毛南族", by: "old" });
  expect(findCode("education", "大专")).toEqual({ code: "31", name: "大学专科", by: "alias" });
  expect(findCode("member_state", "流动(流出)")).toMatchObject({ code: "2", by: "name" });
  expect(findCode("ethnicity", "中国")).toBeUndefined();
});

test("elements are unique, classed, and code elements name a list", () => {
  expect(new Set(ELEMENTS.map((element) => element.code)).size).toBe(ELEMENTS.length);
  for (const element of ELEMENTS) expect(element.type === "code").toBe(element.codes !== undefined);
  expect(ELEMENTS.filter((element) => element.class === "sensitive").map((element) => element.code)).toEqual([
    "identity_number",
    "phone",
  ]);
  expect(findElement("join_date")?.name.zh).toBe("入党日期");
  expect(findElement("nothing")).toBeUndefined();
});

test("prefix codes lie within their groups and every occupation has a label of the bulletin", () => {
  expect(isWithin("occupation", "0164", "01")).toBe(true);
  expect(isWithin("occupation", "021", "01")).toBe(false);
  expect(isWithin("sex", "1", "")).toBe(false);
  for (const entry of CODE_LISTS.occupation.entries) {
    expect(
      CODE_LISTS.occupation_group.entries.some((group) => group.code === occupationGroup(entry.code)),
    ).toBe(true);
  }
  expect(codeName("occupation_group", occupationGroup("0253"), "zh")).toBe("工人（工勤技能人员）");
});
