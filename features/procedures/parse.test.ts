import fc from "fast-check";
import { expect, test } from "vitest";
import { PROCEDURES } from "#packs/tianjin/procedures/index.ts";
import { contextFor } from "#tests/kit/procedures.ts";
import { basisOf } from "./basis.rules.ts";
import type { Definition } from "./definition.contract.ts";
import { derivedOf, fieldsOf } from "./fields.rules.ts";
import { dueOf, judgeStep, outcomeOf } from "./judge.rules.ts";
import { parseDefinition } from "./parse.rules.ts";

const BASE = PROCEDURES.find(({ code, edition }) => code === "admission" && edition === "2026");

// Faults are planted in plain JSON, which knows no types.
// oxlint-disable-next-line typescript/no-explicit-any
type Part = Record<string, any>;

/** A copy of the admission of 2026, changed by hand. */
function changed(change: (definition: Part) => void): unknown {
  const copy = structuredClone(BASE) as Record<string, unknown>;
  change(copy);
  return copy;
}

function step(definition: Part, code: string): Part {
  return definition["steps"].find((one: { code: string }) => one.code === code);
}

type Fault = [what: string, place: string, change: (definition: Part) => void];

const FAULTS: Fault[] = [
  ["an unknown step", "steps/5/outcomes/appointed/to", (d) => (step(d, "5")["outcomes"][0].to = "99")],
  ["an unknown field", "steps/5/fields/nobody", (d) => step(d, "5")["fields"].push({ field: "nobody" })],
  [
    "an unknown element",
    "fields/talk_text/element",
    (d) => (d["fields"].find((f: Part) => f["code"] === "talk_text").element = "no_such"),
  ],
  ["an unknown party", "steps/5/party", (d) => (step(d, "5")["party"] = "nobody")],
  ["an unknown paper", "steps/5/materials", (d) => step(d, "5")["materials"].push("A99")],
  ["an unknown stage", "steps/5/stage", (d) => (step(d, "5")["stage"] = "nowhere")],
  [
    "a regulation that is not in the register",
    "steps/5/basis",
    (d) => (step(d, "5")["basis"].regulation = "DEV99"),
  ],
  [
    "a regulation that had ended",
    "steps/5/basis",
    (d) =>
      d["regulations"].push({ ...d["regulations"][1], key: "OLD", to: "2020-01-01" }) &&
      (step(d, "5")["basis"].regulation = "OLD"),
  ],
  ["a step nobody reaches", "steps/5", (d) => (step(d, "4")["outcomes"][0].to = "6")],
  [
    "a step without a way to the end",
    "steps/25",
    (d) => step(d, "25")["outcomes"].forEach((o: Part) => (o["to"] = "25")),
  ],
  ["a guard without citation", "steps/5/guards/G04/basis", (d) => delete step(d, "5")["guards"][0].basis],
  [
    "a guard that cites no article and no gist",
    "steps/5/guards/G04/basis",
    (d) => (step(d, "5")["guards"][0].basis = { regulation: "DEV26", article: null, mark: "V" }),
  ],
  [
    "a paper without basis",
    "materials/A3/basis",
    (d) => delete d["materials"].find((m: Part) => m["code"] === "A3").basis,
  ],
  ["a paper no step makes", "materials/A3", (d) => (step(d, "3")["materials"] = [])],
  [
    "a field typed twice",
    "steps/6/fields/contacts",
    (d) => step(d, "6")["fields"].push({ field: "contacts" }),
  ],
  ["a field nobody types", "fields/idle", (d) => d["fields"].push({ ...d["fields"][0], code: "idle" })],
  ["a step without its day", "steps/5/day", (d) => step(d, "5")["fields"].shift()],
  ["a day that is no date", "steps/2/day", (d) => (step(d, "2")["day"] = "talk_text")],
  [
    "an outcome that leads nowhere",
    "steps/10/outcomes/failed/to",
    (d) => (step(d, "10")["outcomes"][0].to = "limbo"),
  ],
  [
    "FEEL that does not parse",
    "steps/5/guards/G04/met",
    (d) => (step(d, "5")["guards"][0].met = "count(contacts) >="),
  ],
  [
    "FEEL that names something unknown",
    "steps/5/guards/G04/met",
    (d) => (step(d, "5")["guards"][0].met = "count(helpers) = 2"),
  ],
  [
    "FEEL that calls something unknown",
    "steps/5/guards/G04/met",
    (d) => (step(d, "5")["guards"][0].met = "tally(contacts) = 2"),
  ],
  [
    "FEEL that asks a step for what it has not",
    "steps/3/guards/G03/met",
    (d) => (step(d, "3")["guards"][0].met = "talk.finished"),
  ],
  [
    "FEEL that asks a person for what is no element",
    "steps/1/guards/G01/met",
    (d) => (step(d, "1")["guards"][0].met = "person.shoe_size > 4"),
  ],
  [
    "an option that a choice has not",
    "steps/12/guards/G09/met",
    (d) => (step(d, "12")["guards"][0].met = 'political_result = "fine"'),
  ],
  [
    "a text with a value nobody gives",
    "steps/5/guards/G04/values",
    (d) => (step(d, "5")["guards"][0].whenMet.zh = "{who} 名"),
  ],
  [
    "a derived field that needs itself",
    "fields/probation_to/derived",
    (d) =>
      (d["fields"].find((f: Part) => f["code"] === "probation_to").derived = "days after(probation_to, 1)"),
  ],
  [
    "an effect of a party without the power",
    "steps/7/outcomes/studied/effects",
    (d) =>
      (step(d, "7")["outcomes"][0].effects = [
        { do: "become", memberType: "2", from: "object_on", dates: {} },
      ]),
  ],
  [
    "membership given without approval",
    "steps/7/outcomes/studied/effects",
    (d) => {
      d["parties"][0].entitled.push({ to: "become-2", basis: d["basis"] });
      step(d, "7")["outcomes"][0].effects = [{ do: "become", memberType: "2", from: "object_on", dates: {} }];
    },
  ],
  ["two steps of one code", "steps/5", (d) => (step(d, "4")["code"] = "5")],
  [
    "a field named as a step",
    "names/talk",
    (d) => (d["fields"].find((f: Part) => f["code"] === "talk_place").code = "talk"),
  ],
  [
    "an exception that waives what does not exist",
    "variants/front-line/waives",
    (d) => d["variants"][0].waives.push("G99"),
  ],
  [
    "an exception the guard does not know",
    "variants/front-line/waives",
    (d) => d["variants"][0].waives.push("G09"),
  ],
  ["something unknown in a step", "steps/5", (d) => (step(d, "5")["colour"] = "red")],
  ["no stages", "stages", (d) => (d["stages"] = [])],
];

test.each(FAULTS)("%s is refused at %s", (_, place, change) => {
  const { problems = [] } = parseDefinition(changed(change));
  expect(problems.map((problem) => problem.place)).toContain(place);
  for (const { zh, en } of problems) {
    expect(zh).toMatch(/[一-鿿]/);
    expect(en.length).toBeGreaterThan(10);
  }
});

/** What K9 forbids, said in a field, a rule, a paper or a step. */
test.each([
  ["打卡学习", "check-in at the study room"],
  ["连续签到天数", "streak"],
  ["学习积分", "study points earned"],
  ["支部排名", "ranking of branches"],
  ["在线时长", "time online"],
  ["学习时长", "watch time"],
  ["现场照片必须上传", "upload of a photo"],
])("%s is never built", (zh, en) => {
  const asked = changed((d) => {
    d["fields"].find((f: Part) => f["code"] === "talk_text").name = { zh, en };
  });
  expect(parseDefinition(asked).problems?.some(({ place }) => place.startsWith("fields/talk_text"))).toBe(
    true,
  );
  const demanded = changed((d) => (d["materials"][0].least = { zh, en: "x y z" }));
  expect(parseDefinition(demanded).problems?.some(({ place }) => place.startsWith("materials/A1"))).toBe(
    true,
  );
});

test("a paper that is a picture is refused; an old habit that is dropped may be named", () => {
  const picture = changed((d) => (d["materials"][0].name = { zh: "宣誓照片", en: "Oath" }));
  expect(parseDefinition(picture).problems?.map(({ place }) => place)).toContain("materials/A1");
  expect(parseDefinition(BASE).problems).toBeUndefined();
  expect(JSON.stringify(BASE)).toContain("入党宣誓记录（照片）");
});

/** Places of a value: every key and index on the way. */
type Path = (string | number)[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

function mutate(base: unknown, path: Path, how: "delete" | "swap" | "text", other: unknown): unknown {
  const copy = structuredClone(base) as Record<string, unknown>;
  let at: Record<string, unknown> = copy;
  for (const part of path.slice(0, -1)) at = at[part] as Record<string, unknown>;
  const last = String(path.at(-1));
  if (how === "delete" && Array.isArray(at)) at.splice(Number(last), 1);
  else if (how === "delete") delete at[last];
  if (how === "swap") at[last] = structuredClone(other);
  if (how === "text") at[last] = `${String(at[last])}x`;
  return copy;
}

/** What a case does with a definition: nothing of it may break, every way leads to a step there is. */
function walk(definition: Definition): void {
  const context = contextFor(definition, { move: "agree" });
  const codes = new Set(["end", ...definition.steps.map(({ code }) => code)]);
  for (const one of definition.steps) {
    judgeStep(definition, one, context);
    fieldsOf(definition, one, context);
    derivedOf(definition, one, context);
    dueOf(definition, one, context);
    outcomeOf(one, context);
    basisOf(definition, one.basis);
    for (const { to } of one.outcomes) expect(codes).toContain(to);
    expect(definition.stages.map(({ code }) => code)).toContain(one.stage);
    expect(definition.parties.map(({ code }) => code)).toContain(one.party);
  }
}

test("one random change: the definition is refused or stays sound", () => {
  const paths = pathsOf(BASE).filter((path) => path.length > 0);
  const at = (path: Path) => path.reduce((value, part) => (value as never)[part], BASE as unknown);
  let refused = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...paths),
      fc.constantFrom(...paths),
      fc.constantFrom("delete" as const, "swap" as const, "text" as const),
      (path, other, how) => {
        const { definition } = parseDefinition(mutate(BASE, path, how, at(other)));
        if (definition) walk(definition);
        else refused += 1;
      },
    ),
    { numRuns: 300 },
  );
  expect(refused).toBeGreaterThan(100);
}, 60_000);
