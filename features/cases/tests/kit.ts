import { sql } from "kysely";
import { prepareProcedures } from "#apps/start/prepare-procedures.ts";
import type { Actor } from "#foundation/access/actor.ts";
import { openClock } from "#foundation/clock.ts";
import type { Services } from "#foundation/services.ts";
import { aCity, type City } from "#tests/kit/city.ts";
import { BODIES, type BodyName } from "#tests/kit/tree.ts";
import type { FieldValues } from "../case.contract.ts";
import { moveCase } from "../moves/move-case.ts";
import type { MoveName } from "../moves.contract.ts";
import { openCase } from "../moves/open-case.ts";

export interface CaseCity extends City {
  /** Sets the business day for everything that follows. */
  setDay(day: string): void;
  /** Full members of a branch, by id. */
  full(body: BodyName): string[];
  /** Somebody of a branch who has applied, without any date. */
  applicant(body: BodyName): string;
}

/** A city with the procedures of the pack and a clock that the test turns. */
export async function aCaseCity(options: { each?: number } = {}): Promise<CaseCity> {
  const city = await aCity({ each: options.each ?? 6 });
  const each = options.each ?? 6;
  await prepareProcedures(city.services.database, "tianjin");
  await sql`update bodies.body set approves_admission = true where kind = '6'`.execute(
    city.services.database.db,
  );
  await sql`update people.person set birth_date = '1990-05-06' where member_type = '5'`.execute(
    city.services.database.db,
  );
  let now = new Date("2026-11-25T04:00:00Z");
  const services: Services = { ...city.services, clock: openClock(() => now) };
  const at = (body: BodyName) => city.residents.filter((one) => one.body === body);
  return {
    ...city,
    services,
    setDay: (day) => void (now = new Date(`${day}T04:00:00Z`)),
    full: (body) =>
      at(body).flatMap((one, index) => (index % each === 1 || index % each === 2 ? [] : [one.personId])),
    applicant: (body) => at(body)[2]?.personId as string,
  };
}

/** One step of a life: who does it, on which day, what is typed. */
export interface Act {
  step: string;
  by: "branch" | "street" | "district";
  day: string;
  move?: MoveName;
  values: FieldValues;
  note?: string;
}

/** A whole admission from the application to the archive, of somebody in a branch with these full members. */
export function admissionActs([first = "", second = ""]: readonly string[]): Act[] {
  const acts: Act[] = [];
  const act = (step: string, by: Act["by"], day: string, values: FieldValues, move?: MoveName) =>
    acts.push({ step, by, day, values, ...(move && { move }) });
  act("1", "branch", "2025-01-10", { application_on: "2025-01-10" });
  act("2", "branch", "2025-02-05", { talk_on: "2025-02-05", talker: first, talk_text: "谈了入党动机" });
  act("3", "branch", "2025-02-20", {
    activist_on: "2025-02-20",
    activist_way: "members",
    activist_text: "同意",
  });
  act("4", "street", "2025-03-05", { activist_filed_on: "2025-03-05" });
  act("5", "branch", "2025-03-10", { contacts_on: "2025-03-10", contacts: [first, second] });
  act("6", "branch", "2025-08-25", { review_on: "2025-08-25", review_text: "表现良好" });
  act("6", "branch", "2026-02-25", { review_on: "2026-02-25", review_text: "表现突出" }, "agree");
  act("7", "branch", "2026-05-12", { object_on: "2026-05-12", opinions_text: "无异议", object_text: "同意" });
  act("7a", "branch", "2026-05-25", {
    publicity_from: "2026-05-13",
    publicity_place: "支部公开栏",
    publicity_result: "clear",
    publicity_done_on: "2026-05-25",
  });
  act("8", "street", "2026-05-27", { consent_on: "2026-05-27" });
  act("9", "branch", "2026-05-28", { introducers_on: "2026-05-28", introducers: [first, second] });
  act("10", "branch", "2026-06-01", {
    political_on: "2026-06-01",
    political_result: "passed",
    political_text: "历史清楚",
  });
  act("11", "branch", "2026-06-05", {
    training_from: "2026-06-03",
    training_to: "2026-06-05",
    training_days: 3,
    training_by: "基层党委",
  });
  act("12", "branch", "2026-06-08", { branch_review_on: "2026-06-08", branch_review_text: "认为合格" });
  act("13", "street", "2026-06-10", { prereview_on: "2026-06-10", form_number: "样 0001" });
  act("14", "branch", "2026-06-12", { form_filled_on: "2026-06-12" });
  act("15", "branch", "2026-06-20", {
    admission_on: "2026-06-20",
    admission_present: 4,
    admission_for: 4,
    admission_against: 0,
  });
  act("16", "street", "2026-06-25", {
    committee_talk_on: "2026-06-25",
    committee_talker: first,
    committee_talk_text: "情况属实",
  });
  act("17", "street", "2026-07-01", { approval_on: "2026-07-01" });
  act("18", "district", "2026-07-03", { superior_filed_on: "2026-07-03" });
  act("19", "branch", "2026-07-05", { assigned_on: "2026-07-05" });
  act("20", "branch", "2026-07-10", { oath_on: "2026-07-10", oath_place: "街道礼堂" });
  act("21", "branch", "2026-12-20", { probation_on: "2026-12-20", probation_text: "履行义务" });
  act("21", "branch", "2027-06-18", { probation_on: "2027-06-18", probation_text: "作用较好" }, "agree");
  act("22", "branch", "2027-06-20", { conversion_applied_on: "2027-06-20" });
  act("23", "branch", "2027-06-22", {
    conversion_opinions: "无异议",
    conversion_review_on: "2027-06-21",
    conversion_review_text: "同意",
    conversion_on: "2027-06-22",
    conversion_present: 4,
    conversion_for: 4,
    conversion_against: 0,
    conversion_result: "convert",
  });
  act("24", "street", "2027-07-01", { conversion_approved_on: "2027-07-01" });
  act("25", "branch", "2027-07-05", { archived_on: "2027-07-05", archive_place: "personnel" });
  return acts;
}

/** The actors of a branch: its secretary, the clerk of its street, the section of its district. */
export function hands(city: City, branch: BodyName): Record<Act["by"], Actor> {
  const street = BODIES[branch].parent as BodyName;
  const district = BODIES[street].parent as BodyName;
  return {
    branch: city.actor("branch-secretary", branch),
    street: city.actor("clerk", street),
    district: city.actor("district-section", district),
  };
}

export interface Running {
  caseId: string;
  version: number;
}

export async function openAdmission(city: CaseCity, branch: BodyName, personId: string): Promise<Running> {
  const { caseId, version } = await openCase.run(city.services, hands(city, branch).branch, {
    procedure: "admission",
    personId,
  });
  return { caseId, version };
}

/** Makes one act; answers where the case stands then. */
export async function doAct(city: CaseCity, by: Actor, running: Running, act: Act): Promise<Running> {
  city.setDay(act.day);
  const move = act.move ?? (["4", "8", "13", "16", "17", "18", "24"].includes(act.step) ? "agree" : "submit");
  const { version } = await moveCase.run(city.services, by, {
    caseId: running.caseId as never,
    move,
    step: act.step,
    version: running.version,
    values: act.values,
    ...(act.note !== undefined && { note: act.note }),
  });
  return { ...running, version };
}

/** Carries a case up to and including a step. */
export async function carry(
  city: CaseCity,
  branch: BodyName,
  running: Running,
  acts: readonly Act[],
): Promise<Running> {
  const by = hands(city, branch);
  let at = running;
  for (const act of acts) at = await doAct(city, by[act.by], at, act);
  return at;
}
