import { findElement } from "#features/dictionary/contract.ts";
import type { Definition } from "./definition.contract.ts";
import { CONTEXT_NAMES } from "./context.rules.ts";
import { collect, type Problem, type Report } from "./problem.rules.ts";

/** Every code a definition uses is one it has, and no code stands for two things. */
export function checkCodes(definition: Definition): Problem[] {
  return collect((report) => {
    checkTwice(definition, report);
    checkFields(definition, report);
    checkSteps(definition, report);
    checkPapers(definition, report);
    checkSubject(definition, report);
  });
}

function checkTwice(definition: Definition, report: Report): void {
  const { fields, steps, parties, regulations } = definition;
  for (const list of ["steps", "stages", "materials", "archives", "variants", "exits"] as const) {
    reportTwice(list, codesOf(definition[list]), report);
  }
  reportTwice(
    "regulations",
    regulations.map(({ key }) => key),
    report,
  );
  for (const step of steps) {
    reportTwice(`steps/${step.code}/outcomes`, codesOf(step.outcomes), report);
    const guards = step.guards.map(({ code, met }) => `${code} ${met}`);
    reportTwice(`steps/${step.code}/guards`, guards, report);
  }
  // Guards name fields, steps and parties alike.
  const names = [...codesOf(fields), ...steps.map(({ key }) => key), ...codesOf(parties), ...CONTEXT_NAMES];
  reportTwice("names", names, report);
}

function reportTwice(place: string, codes: readonly string[], report: Report): void {
  for (const code of codes.filter((one, index) => codes.indexOf(one) !== index)) {
    report(
      `${place}/${code}`,
      `代码 ${code} 用了两次，请改掉一个`,
      `The code ${code} stands twice: rename one`,
    );
  }
}

function codesOf(parts: readonly { code: string }[]): string[] {
  return parts.map(({ code }) => code);
}

function checkFields({ fields, steps, variants, parties }: Definition, report: Report): void {
  const used = new Set([
    ...steps.flatMap((step) => step.fields.map(({ field }) => field)),
    ...variants.flatMap(({ needs }) => needs),
    ...parties.flatMap(({ find }) => (find.by === "field" ? [find.field] : [])),
  ]);
  for (const field of fields) {
    const place = `fields/${field.code}`;
    if (!used.has(field.code)) {
      report(place, "没有步骤用到这一项，请删去", "No step uses this field: remove it");
    }
    if (field.element !== undefined && !findElement(field.element)) {
      report(
        `${place}/element`,
        `代码表里没有 ${field.element}，请改正`,
        `The dictionary has no element ${field.element}: correct it`,
      );
    }
    if ((field.type === "choice") !== (field.options !== undefined)) {
      report(
        `${place}/options`,
        "选择项要有选项，其他类型不要",
        "A choice needs options, other types have none",
      );
    }
  }
}

function checkSteps(definition: Definition, report: Report): void {
  const fields = new Set(definition.fields.map(({ code }) => code));
  const stages = new Set(definition.stages.map(({ code }) => code));
  const materials = new Set(definition.materials.map(({ code }) => code));
  const asked = new Map<string, string>();
  for (const step of definition.steps) {
    const place = `steps/${step.code}`;
    if (!stages.has(step.stage)) report(`${place}/stage`, ...unknown("阶段", "stage", step.stage));
    for (const code of step.materials.filter((one) => !materials.has(one))) {
      report(`${place}/materials`, ...unknown("材料", "material", code));
    }
    for (const { field } of step.fields) {
      if (!fields.has(field)) report(`${place}/fields/${field}`, ...unknown("填写项", "field", field));
      const before = asked.get(field);
      if (before !== undefined) {
        report(
          `${place}/fields/${field}`,
          `第 ${before} 步已填，不能再填一次，请删去`,
          `Typed already at step ${before}, never twice: remove it`,
        );
      }
      asked.set(field, step.code);
    }
    if (!step.fields.some(({ field, optional }) => field === step.day && !optional)) {
      report(
        `${place}/day`,
        `必填项里没有日期 ${step.day}，请加上`,
        `Its fields lack the day ${step.day}: add it`,
      );
    }
    if (definition.fields.find(({ code }) => code === step.day)?.type !== "date") {
      report(`${place}/day`, `${step.day} 不是日期，请改正`, `${step.day} is no date: correct it`);
    }
  }
}

function checkPapers({ materials, archives, steps, fields }: Definition, report: Report): void {
  const [codes, papers] = [
    new Set(steps.map(({ code }) => code)),
    new Set(materials.map(({ code }) => code)),
  ];
  const known = new Set(fields.map(({ code }) => code));
  for (const material of materials) {
    if (!steps.some((step) => step.materials.includes(material.code))) {
      report(
        `materials/${material.code}`,
        "没有步骤形成这份材料，请指明步骤",
        "No step makes this paper: name its step",
      );
    }
    for (const field of material.fields.filter((one) => !known.has(one))) {
      report(`materials/${material.code}/fields`, ...unknown("填写项", "field", field));
    }
  }
  for (const profile of archives) {
    for (const item of profile.items) {
      const place = `archives/${profile.code}/${item.no}`;
      for (const step of item.steps.filter((one) => !codes.has(one)))
        report(place, ...unknown("步骤", "step", step));
      for (const code of item.goesTo.filter((one) => !papers.has(one)))
        report(place, ...unknown("材料", "material", code));
    }
  }
}

function checkSubject({ subject, steps }: Definition, report: Report): void {
  for (const { memberType, step } of subject.enterAt) {
    if (!steps.some(({ code }) => code === step))
      report(`subject/enterAt/${memberType}`, ...unknown("步骤", "step", step));
  }
}

/** Words for a code that is not there. */
export function unknown(zh: string, en: string, code: string): [zh: string, en: string] {
  return [`没有${zh} ${code}，请改正或加上`, `There is no ${en} ${code}: correct it or add it`];
}
