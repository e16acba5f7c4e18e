import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { parseDefinition } from "#features/procedures/index.ts";
import { listForms } from "../forms/make-form.ts";
import { PROCEDURES } from "./index.ts";

test.each(PROCEDURES.map((one) => [one.code, one.edition, one] as const))(
  "%s %s is sound",
  (_, __, definition) => {
    expect(parseDefinition(definition).problems).toBeUndefined();
  },
);

test("each rule with a number in it cites an article, or says in words what the document asks", () => {
  for (const { steps } of PROCEDURES) {
    for (const guard of steps.flatMap(({ guards }) => guards ?? [])) {
      if (!/\d/.test(guard.met)) continue;
      expect(guard.basis.article !== null || guard.basis.gist !== undefined, guard.code).toBe(true);
    }
    for (const { due } of steps) if (due) expect(due.basis.article ?? due.basis.gist, due.from).toBeTruthy();
  }
});

test("both languages say the same values", () => {
  const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([name]) => name).toSorted();
  for (const guard of PROCEDURES.flatMap(({ steps }) => steps).flatMap(({ guards }) => guards ?? [])) {
    expect(new Set(names(guard.whenMet.en))).toEqual(new Set(names(guard.whenMet.zh)));
  }
});

test("no rule of a feature knows a place, an edition or a step of this pack", () => {
  const root = path.join(import.meta.dirname, "../../../features");
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (file) => /^(procedures|cases)\/.*\.tsx?$/.test(file) && !/\.test\.|\/(web|tests)\//.test(file),
  );
  const codes = PROCEDURES.flatMap(({ code, regulations }) => [code, ...regulations.map(({ key }) => key)]);
  const known = new RegExp(`天津|Tianjin|"(${[...new Set(codes)].join("|")})"`);
  const named = files.filter((file) => known.test(readFileSync(path.join(root, file), "utf8")));
  expect(named).toEqual([]);
});

test("every form that a paper names is there, and every form is used or belongs to the file", () => {
  const named = PROCEDURES.flatMap(({ materials }) => materials ?? []).flatMap(({ form }) => form ?? []);
  const forms = listForms();
  expect(named.filter((form) => !forms.includes(form))).toEqual([]);
  expect(forms.filter((form) => !named.includes(form)).toSorted()).toEqual(["archive-list", "case-sheet"]);
});
