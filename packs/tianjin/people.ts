import { nameColumns } from "#foundation/names/name-columns.ts";
import { addYears, dayOf, textOf, yearOf } from "#packs/kit/calendar.ts";
import type { MembershipRow, PeopleBatch, PersonRow } from "#packs/kit/pack.ts";
import { Random } from "#packs/kit/random.ts";
import { Choice } from "#packs/kit/weighted.ts";
import { type TianjinTree, countPeople } from "./build-tree.ts";
import { DISTRICTS } from "./divisions.ts";
import { DISTRICT_SHARE, GROUPS, MEMBER_STATE } from "./distributions.ts";
import { IdentityRegister, PARTS } from "./identity-register.ts";
import type { PersonClass } from "./people-classes.ts";
import { Joining } from "./people-joining.ts";
import { makeName } from "./people-names.ts";
import { fillPosts, LEADING_POST, makePost, officersOf } from "./people-posts.ts";
import {
  periodDay,
  stepColumns,
  type Steps,
  stepsOfCandidate,
  stepsOfFull,
  stepsOfProbationary,
} from "./people-steps.ts";
import { RARE_GROUPS, type Traits, TraitSource } from "./people-traits.ts";
import { leadingTitle, nativePlace, occupationCode, unitOf, workPost } from "./people-work.ts";
import { CITY_PLACE } from "./plan-cells.ts";
import { groupOf, KIND, type TianjinBody } from "./tree-body.ts";

/** Ids of demonstration people begin here. */
const FIRST_PERSON = 100_000_001;
/** Every so many branches one member is of the next of the rarest groups, so that all 56 occur in the city. */
const RARE_EVERY = 1250;

/** The bodies of one part: a run of the tree with about the same number of people as the others. */
export function* peopleOfPart(tree: TianjinTree, part: number): Generator<PeopleBatch> {
  const maker = new PeopleMaker(tree, part);
  const share = tree.people / PARTS;
  let before = 0;
  for (const body of tree.bodies) {
    const count = countPeople(body);
    if (count > 0 && Math.min(PARTS - 1, Math.floor(before / share)) === part) yield maker.make(body);
    before += count;
  }
}

const homes = new Choice(
  DISTRICTS.map((district, index): [number, number] => [index, DISTRICT_SHARE[district.code] as number]),
);
/** Officers are always in good standing, so the other states are drawn more often among the rest. */
const states = new Choice(
  MEMBER_STATE.map(([code, share]): [string, number] => [code, code === "1" ? 0.935 : share * 1.27]),
);

let latest: { today: number; sources: [TraitSource, Joining] } | undefined;

/** The calibrated tables of a day; the parts of one tree share them. */
function sourcesOf(today: number): [TraitSource, Joining] {
  if (latest?.today !== today) {
    const traits = new TraitSource(today);
    latest = { today, sources: [traits, new Joining(today, traits.tables.full, traits.tables.official)] };
  }
  return latest.sources;
}

/** Draws the people of bodies. What a body gets depends on the seed and the body only, but for sequence numbers of the part. */
class PeopleMaker {
  readonly #traits: TraitSource;
  readonly #joining: Joining;
  readonly #register: IdentityRegister;
  readonly #seed: number;
  readonly #today: number;

  constructor(tree: TianjinTree, part: number) {
    this.#today = dayOf(tree.options.today);
    this.#seed = tree.options.seed;
    [this.#traits, this.#joining] = sourcesOf(this.#today);
    this.#register = new IdentityRegister(part);
  }

  make(body: TianjinBody): PeopleBatch {
    const crew = new Crew(body, new Random(this.#seed, body.bodyId));
    const { heads } = body;
    const levels = body.levels.flatMap((count, level) => Array.from({ length: count }, () => level));
    const officers = officersOf(body);
    for (let index = 0; index < heads.full_members; index += 1) {
      this.#addFull(crew, levels[index], index < officers);
    }
    for (let index = 0; index < heads.probationary; index += 1) this.#addProbationary(crew);
    for (let index = 0; index < heads.objects; index += 1) this.#addCandidate(crew, "3");
    for (let index = 0; index < heads.activists; index += 1) this.#addCandidate(crew, "4");
    for (let index = 0; index < heads.applicants; index += 1) this.#addCandidate(crew, "5");
    for (let index = 0; index < heads.others; index += 1) this.#addNonMember(crew, levels[index] as number);
    if (body.kind === KIND.branch) crew.posts.push(...fillPosts(body, crew.officers, this.#today));
    return { persons: crew.persons, memberships: crew.memberships, posts: crew.posts };
  }

  #addFull(crew: Crew, level: number | undefined, isOfficer: boolean): void {
    const { body, random } = crew;
    const traits = this.#draw(crew, level === undefined ? "full" : "official", 20);
    if (crew.isEmpty && body.bodyId % RARE_EVERY === 7) {
      traits.ethnicity = RARE_GROUPS[Math.floor(body.bodyId / RARE_EVERY) % RARE_GROUPS.length] as string;
    }
    const join = this.#joining.draw(traits.birth, traits.occupation, random);
    const steps = stepsOfFull(join, traits.birth, this.#today, random);
    const state = isOfficer ? "1" : states.draw(random);
    const row = this.#addPerson(crew, traits, steps, "1", state);
    const full = steps.full as number;
    if (isOfficer) crew.officers.push({ row, full });
    crew.addPeriod(row, "2", periodDay(join, steps.precision), periodDay(full, steps.precision), "1");
    crew.addPeriod(row, "1", periodDay(full, steps.precision), null, state);
    if (level !== undefined)
      this.#addLeadingPost(crew, row, level, Math.max(full, addYears(traits.birth, 32)));
  }

  #addProbationary(crew: Crew): void {
    const traits = this.#draw(crew, "probationary", 20);
    const steps = stepsOfProbationary(traits.birth, this.#today, crew.random);
    const drawn = states.draw(crew.random);
    const state = drawn === "5" || drawn === "6" ? "1" : drawn;
    const row = this.#addPerson(crew, traits, steps, "2", state);
    crew.addPeriod(row, "2", textOf(steps.join as number), null, state);
  }

  #addCandidate(crew: Crew, type: "3" | "4" | "5"): void {
    const traits = this.#draw(crew, "candidate", 23 - Number(type));
    const steps = stepsOfCandidate(type, traits.birth, this.#today, crew.random);
    const row = this.#addPerson(crew, traits, steps, type, null);
    const since = type === "3" ? steps.object : type === "4" ? steps.activist : steps.apply;
    crew.addPeriod(row, type, textOf(since as number), null, null);
  }

  /** A leading official who is not a member hangs on the organ itself. */
  #addNonMember(crew: Crew, level: number): void {
    const traits = this.#draw(crew, "official", 30);
    const row = this.#addPerson(crew, traits, { precision: 10 }, "9", null);
    const since = this.#addLeadingPost(crew, row, level, addYears(traits.birth, 32));
    crew.addPeriod(row, "9", since, null, null);
  }

  #addLeadingPost(crew: Crew, row: PersonRow, level: number, earliest: number): string {
    const { body, random } = crew;
    row.official_level = LEVELS[level] as string;
    const unit =
      body.kind === KIND.branch && body.parent?.sector === body.sector ? (body.parent as TianjinBody) : body;
    const title = leadingTitle(level, unit.profile, body.place === CITY_PLACE, random);
    row.work_post = crew.unit + title;
    const from = textOf(Math.max(Math.min(earliest, this.#today - 1), this.#today - random.below(2600) - 1));
    crew.posts.push(makePost(unit, row, LEADING_POST, title, from));
    return from;
  }

  #draw(crew: Crew, name: PersonClass, leastAge: number): Traits {
    return this.#traits.draw(name, crew.group, leastAge, crew.random);
  }

  #addPerson(crew: Crew, traits: Traits, steps: Steps, type: string, state: string | null): PersonRow {
    const { body, random } = crew;
    const atHome = body.place !== CITY_PLACE && random.chance(0.65);
    const home = atHome ? body.place : homes.draw(random);
    const name = nameColumns(makeName(traits.sex, yearOf(traits.birth), traits.ethnicity, random));
    const row: PersonRow = {
      person_id: FIRST_PERSON + body.firstPerson + crew.persons.length,
      ...name,
      sex: traits.sex,
      birth_date: "",
      ethnicity: traits.ethnicity,
      education: traits.education,
      native_place: nativePlace(HOME_NAMES[home] as string, random),
      occupation: occupationCode(traits.occupation, body.sector ?? "organ"),
      work_post: workPost(traits, body, crew.unit, random),
      identity_number: this.#number(home, traits, random),
      phone: phoneOf(body.firstPerson + crew.persons.length),
      member_type: type,
      member_state: state,
      official_level: null,
      ...stepColumns(steps),
      body_id: body.bodyId,
      body_lo: body.lo,
      origin_id: 1,
    };
    row.birth_date = textOf(traits.birth);
    crew.persons.push(row);
    return row;
  }

  /** When a district has no number left for a birthday, the person is registered in another one. */
  #number(home: number, traits: Traits, random: Random): string {
    for (let region = home; ; region = random.below(DISTRICTS.length)) {
      const number = this.#register.take(region, traits.birth, traits.sex);
      if (number !== undefined) return number;
    }
  }
}

const LEVELS = ["11", "12", "21", "22"];
/** Districts that were counties or suburbs are named as native places; the inner city is just 天津. */
const HOME_NAMES = DISTRICTS.map(({ code, name }) => (code >= "120110" ? name.replace(/新?区$/, "") : ""));

/** 022-0 and seven digits: no local number begins with 0. Every number once; one person in 120 has none on record. */
function phoneOf(index: number): string | null {
  if (index % 120 === 119) return null;
  return `022-0${String((index * 7_368_787 + 1_234_567) % 10_000_000).padStart(7, "0")}`;
}

/** The people of one body while they are drawn. */
class Crew {
  readonly persons: PersonRow[] = [];
  readonly memberships: MembershipRow[] = [];
  readonly posts: PeopleBatch["posts"] = [];
  readonly officers: { row: PersonRow; full: number }[] = [];
  readonly body: TianjinBody;
  readonly random: Random;
  readonly unit: string;
  readonly group: number;

  constructor(body: TianjinBody, random: Random) {
    this.body = body;
    this.random = random;
    this.unit = unitOf(body);
    this.group = GROUPS.indexOf(groupOf(body));
  }

  get isEmpty(): boolean {
    return this.persons.length === 0;
  }

  addPeriod(row: PersonRow, type: string, from: string, to: string | null, state: string | null): void {
    this.memberships.push({
      person_id: row.person_id,
      membership_id: row.person_id * 2 + (type === "1" ? 1 : 0),
      from_day: from,
      to_day: to,
      body_id: row.body_id,
      member_type: type,
      member_state: state,
      decided_on: from,
      origin_id: 1,
    });
  }
}
