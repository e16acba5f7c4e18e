import { addDays, addMonths, daysBetween } from "#foundation/calendar.ts";
import { type ExaminedStep, examine } from "./examine-life.ts";
import { type Candidate, type Crew, type Life, LifeLine, spread } from "./life-line.ts";
import { memberLife } from "./member-lives.ts";

/** The case of somebody, with steps as far as their days have come; undefined when the file lacks the days for it. */
export function admissionLife(person: Candidate, crew: Crew, today: string): Life | undefined {
  const line = new LifeLine(today);
  const { memberType, apply } = person;
  if (apply?.length !== 10) return undefined;
  line.add("1", apply, { application_on: apply });
  if (memberType === "5") return applicantLife(line, person, crew, apply);
  const days = stationsOf(person);
  if (!days) return undefined;
  talk(line, crew, addDays(apply, 8 + (spread(person.personId, 1) % 15)));
  if (memberType === "4") return activistLife(line, person, crew, days.activist);
  becomeObject(line, crew, days);
  if (memberType === "3") return objectLife(line, person, crew, days.object);
  return memberLife(line, person, crew, days.join);
}

interface Stations {
  activist: string;
  object: string;
  join: string;
}

/** The days that the member type needs, when all of them are known to the day. */
function stationsOf({ memberType, activist, object, join }: Candidate): Stations | undefined {
  const needed =
    memberType === "4" ? [activist] : memberType === "3" ? [activist, object] : [activist, object, join];
  if (needed.some((day) => day?.length !== 10)) return undefined;
  return { activist: activist ?? "", object: object ?? "", join: join ?? "" };
}

function applicantLife(line: LifeLine, { personId }: Candidate, crew: Crew, apply: string): Life {
  const day = addDays(apply, 8 + (spread(personId, 1) % 25));
  // Some talks are not held yet, and late.
  const waits = spread(personId, 2) % 12 === 0;
  if (!waits && day <= line.today) talk(line, crew, day);
  return { done: line.done, at: line.done.length > 1 ? "3" : "2" };
}

function talk(line: LifeLine, { members }: Crew, on: string): void {
  line.add("2", on, {
    talk_on: on,
    talker: members[0],
    talk_text: "谈了对党的认识、入党动机和学习工作情况，说明了入党条件和程序。",
  });
}

function activistLife(line: LifeLine, { personId }: Candidate, crew: Crew, activist: string): Life {
  chooseActivist(line, activist);
  const filed = addDays(activist, 7 + (spread(personId, 3) % 10));
  if (!fileActivist(line, filed)) return { done: line.done, at: "4" };
  if (!appointContacts(line, crew, addDays(filed, 5))) return { done: line.done, at: "5" };
  // One in seven branches has left out its last review.
  const late = spread(personId, 4) % 7 === 0 ? 1 : 0;
  const months = Math.floor(daysBetween(activist, line.today) / 183) - late;
  for (let half = 1; half <= months; half += 1) review(line, addMonths(activist, half * 6 - 1), false);
  return { done: line.done, at: "6" };
}

function chooseActivist(line: LifeLine, on: string): void {
  line.add("3", on, {
    activist_on: on,
    activist_way: "members",
    activist_text: "经党员推荐，支部研究同意确定为入党积极分子。",
  });
}

function fileActivist(line: LifeLine, on: string): boolean {
  return line.add("4", on, { activist_filed_on: on, activist_filed_opinion: "同意备案" });
}

function appointContacts(line: LifeLine, { members }: Crew, on: string): boolean {
  return line.add("5", on, { contacts_on: on, contacts: [...members] });
}

function review(line: LifeLine, on: string, ready: boolean): void {
  const values = { review_on: on, review_text: "学习认真，工作踏实，参加支部活动积极，群众反映较好。" };
  line.add("6", on, values, ready ? { move: "agree", outcome: "ready" } : { outcome: "again" });
}

function becomeObject(line: LifeLine, crew: Crew, { activist, object }: Stations): void {
  chooseActivist(line, activist);
  fileActivist(line, addDays(activist, 9));
  appointContacts(line, crew, addDays(activist, 14));
  const year = addMonths(activist, 12);
  const studied = daysBetween(year, object) > 20 ? addDays(object, -16) : year;
  for (let half = 1; addMonths(activist, half * 6) < studied; half += 1)
    review(line, addMonths(activist, half * 6), false);
  review(line, studied, true);
  line.add("7", studied, {
    object_on: studied,
    opinions_text: "党小组、培养联系人、党员和群众均无不同意见。",
    object_text: "支部研究认为基本具备党员条件，同意列为发展对象。",
  });
  const published = daysBetween(studied, object) > 12 ? addDays(object, -3) : object;
  line.add("7a", published, {
    publicity_from: addDays(studied, 1) < published ? addDays(studied, 1) : studied,
    publicity_place: "支部公开栏",
    publicity_result: "clear",
    publicity_done_on: published,
  });
  line.add("8", object, { consent_on: object, consent_opinion: "同意列为发展对象" });
}

/** After how many days each step follows, counted from the day of the object. */
const OBJECT_PACE = { "9": 6, "10": 16, "11": 26, "12": 34, "13": 48, "14": 60 } as const;

function objectLife(line: LifeLine, { personId }: Candidate, crew: Crew, object: string): Life {
  // Branches are of different speed; the slowest stand still for months.
  const slow = 1 + (spread(personId, 5) % 5);
  const day = (step: ExaminedStep) => addDays(object, OBJECT_PACE[step] * slow);
  return { done: line.done, at: examine(line, personId, crew, day) ?? "15" };
}

/** A member whose letter is on its way to another branch. */
export function transferLife(
  { personId, bodyId }: Pick<Candidate, "personId" | "bodyId">,
  to: { bodyId: string; distance: string },
  today: string,
): Life {
  const line = new LifeLine(today);
  const sent = addDays(today, -(1 + (spread(personId, 9) % 40)));
  const asked = addDays(sent, -3);
  line.add("1", asked, {
    asked_on: asked,
    distance: to.distance,
    to_where: "city",
    to_branch_id: to.bodyId,
    transfer_reason: "unit",
    dues_to: addMonths(`${asked.slice(0, 7)}-01`, -1).slice(0, 7),
    from_branch_id: bodyId,
  });
  line.add("2", sent, { letter_on: sent, valid_days: 30, valid_to: addDays(sent, 30) });
  return { done: line.done, at: "3" };
}
