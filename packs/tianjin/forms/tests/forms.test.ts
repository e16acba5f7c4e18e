import { expect, test } from "vitest";
import type { CaseFacts } from "#features/cases/facts.contract.ts";
import { openPrinter } from "#foundation/documents/print/open-printer.ts";
import { findClippings } from "#foundation/documents/tests/find-clippings.ts";
import { flat, readPdf } from "#foundation/documents/tests/read-pdf.ts";
import { PROCEDURES } from "../../procedures/index.ts";
import { listForms, makeForm } from "../make-form.ts";
import { longestFacts } from "./longest-facts.ts";
import { fullFacts, leastFacts } from "./sample-facts.ts";

const printer = openPrinter();
const printedAt = new Date("2026-11-25T01:00:00Z");

/** Pages with full facts, with the least, with the longest values. */
const PAGES: Record<string, [full: number, least: number, longest: number]> = {
  A1: [2, 2, 2],
  A2: [1, 1, 2],
  A3: [1, 1, 2],
  A4: [1, 1, 2],
  A5: [2, 1, 10],
  A6: [1, 1, 3],
  A7: [2, 2, 2],
  A8: [1, 1, 2],
  A9: [1, 1, 2],
  A10: [1, 1, 1],
  A11: [1, 1, 3],
  A12: [9, 9, 10],
  A13: [1, 1, 3],
  A14: [2, 1, 7],
  A15: [2, 2, 2],
  A16: [2, 2, 4],
  A17: [2, 2, 3],
  "archive-list": [1, 1, 2],
  "case-sheet": [2, 1, 2],
  "transfer-letter": [1, 1, 1],
  "member-certificate": [1, 1, 1],
};

async function print(name: string, facts: CaseFacts) {
  const { form, lacks } = makeForm(name, facts);
  const pdf = await printer.print([form], { title: form.title, author: "试验", printedAt });
  return { pdf, lacks, ...readPdf(pdf) };
}

test.each(listForms())("%s prints with full facts, with the least and with the longest", async (name) => {
  const full = await print(name, fullFacts);
  const least = await print(name, leastFacts);
  const longest = await print(name, longestFacts);
  for (const { drawings } of [full, least, longest]) expect(findClippings(drawings)).toEqual([]);
  for (const { raw } of [full, least, longest])
    expect(raw).toMatch(/pdfaid:part>2<[\s\S]*pdfaid:conformance>A</);
  expect([full, least, longest].map(({ pages }) => pages.length)).toEqual(PAGES[name]);
  expect(least.lacks.length).toBeGreaterThanOrEqual(full.lacks.length);
});

test.each(listForms())("%s comes out the same twice", async (name) => {
  const [first, second] = [await print(name, fullFacts), await print(name, fullFacts)];
  expect(first.pdf.equals(second.pdf)).toBe(true);
});

test("a publicity notice shows neither numbers nor telephones nor family", async () => {
  const text = flat((await print("A7", fullFacts)).pages.join(""));
  expect(text).toContain("王吉喆");
  expect(text).not.toMatch(/120118|0028|139\*|0007|家庭/);
});

test("numbers that somebody typed into the texts of a notice are not posted", async () => {
  const typed = (text: string) => ({ label: "试验", value: text, text, people: [] });
  const values = {
    ...fullFacts.values,
    publicity_place: typed("公告栏，联系 13900000007"),
    publicity_result: typed("本人 １２０１１８２００３０３１７００２８ 无反映；电话022-00000000。"),
  };
  const subject = { ...fullFacts.subject, workPost: "云杉社区（120118200303170028）" };
  const text = flat((await print("A7", { ...fullFacts, subject, values })).pages.join(""));
  expect(text).toContain("云杉社区（（号码不公示））");
  expect(text.normalize("NFKC")).not.toMatch(/13900000007|12011820|00000000/);
});

test("names of assemblies and of the superior's part follow the edition", async () => {
  const before = { ...fullFacts, edition: { code: "2014", name: "2014 年印发", from: "2014-05-28" } };
  const [old, now] = [await print("A13", before), await print("A13", fullFacts)];
  expect(flat(old.pages.join(""))).toContain("接收预备党员支部大会记录");
  expect(flat(now.pages.join(""))).toContain("接收预备党员党支部党员大会记录");
  expect(makeForm("A8", before).form.title).toBe("发展对象备案表");
  expect(makeForm("A8", fullFacts).form.title).toBe("发展对象审批表");
});

test("the words of a resolution come from the count and the recorded decision, and are not there without one", async () => {
  const { steps, values } = fullFacts;
  const text = flat((await print("A13", fullFacts)).pages.join(""));
  expect(text).toContain("应到会有表决权的党员16名，实到14名，会前提交书面意见1名");
  expect(text).toContain("赞成人数超过应到会有表决权的党员的半数");
  const eight = {
    ...values,
    admission_for: { ...(values["admission_for"] ?? { label: "", people: [] }), value: 8, text: "8" },
  };
  expect(flat((await print("A13", { ...fullFacts, values: eight })).pages.join(""))).toContain(
    "赞成人数未超过",
  );
  const { admission_meeting: _, ...others } = steps;
  expect(flat((await print("A13", { ...fullFacts, steps: others })).pages.join(""))).not.toContain("决议：");
});

test("what lacks is named once, and its place stays empty", async () => {
  const { values } = fullFacts;
  const { talk_text: _, ...others } = values;
  const { lacks, pages } = await print("A2", { ...fullFacts, values: others });
  expect(lacks).toEqual([{ code: "talk_text", name: "谈话内容" }]);
  expect(flat(pages.join(""))).toContain("谈话内容签字以上记录经谈话双方核对无误");
});

const SUBJECT = ["sex", "birth", "ethnicity", "nativePlace", "education", "workPost"];

test("what a form asks for is a field, a party or a fact of the person in each procedure that prints it", () => {
  const printing = PROCEDURES.flatMap((procedure) =>
    (procedure.materials ?? []).flatMap(({ form }) => (form === undefined ? [] : [{ form, procedure }])),
  );
  expect(new Set(printing.map(({ form }) => form)).size).toBe(19);
  const unknown = printing.flatMap(({ form, procedure }) => {
    const known = [...procedure.fields, ...procedure.parties].map(({ code }) => code);
    const { edition, editionName, validFrom } = procedure;
    const facts = { ...leastFacts, edition: { code: edition, name: editionName.zh, from: validFrom } };
    return makeForm(form, facts)
      .lacks.filter(({ code }) => !known.includes(code) && !SUBJECT.includes(code))
      .map(({ code }) => `${procedure.code} ${procedure.edition} ${form}: ${code}`);
  });
  expect(unknown).toEqual([]);
  const keys = PROCEDURES.filter(({ code }) => code === "admission").flatMap(({ steps }) =>
    steps.map(({ key }) => key),
  );
  expect(Object.keys(fullFacts.steps).filter((key) => !keys.includes(key))).toEqual([]);
});

test("the list of A17 names the seventeen papers by itself, and a letter out of the city goes where was typed", async () => {
  const own = flat((await print("A17", { ...fullFacts, archive: null })).pages.join(""));
  expect(own).toContain("精简17项（演示），共17项");
  expect(own).toContain("A13接收预备党员大会记录及票决结果系统生成2026.11.18");
  const typed = { label: "试验", value: "外省某市委", text: "外省某市委", people: [] };
  const { to: _to, to_branch: _branch, ...bodies } = fullFacts.bodies;
  const facts = { ...fullFacts, bodies, values: { ...fullFacts.values, to_outside: typed } };
  const letter = await print("transfer-letter", facts);
  expect(letter.lacks).toEqual([]);
  expect(flat(letter.pages.join(""))).toContain("去外省某市委，请转接组织关系。该同志党费已交到2026年10月。");
});

test("a form that is none is refused with the names there are", () => {
  expect(() => makeForm("A18", fullFacts)).toThrow("There is no form A18; there are A1, A2");
});

test("a name of several parts with a dot stands whole on every paper that names the subject", async () => {
  const name = longestFacts.subject.name;
  const missing: string[] = [];
  for (const form of listForms()) {
    const text = flat((await print(form, longestFacts)).pages.join(""));
    if (!text.includes(flat(name))) missing.push(form);
  }
  expect(missing).toEqual([]);
});
