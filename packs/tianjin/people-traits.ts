import { addYears } from "#packs/kit/calendar.ts";
import type { Random } from "#packs/kit/random.ts";
import { Choice, type Weighted } from "#packs/kit/weighted.ts";
import { ADMITTED, ETHNICITY, OFFICIALS, RARE_ETHNICITY } from "./distributions.ts";
import type { PersonClass } from "./people-classes.ts";
import { bandOf, type ClassTables, makeTables, YOUNGEST } from "./people-tables.ts";

/** What is drawn of a person before names and dates. */
export interface Traits {
  /** Row of occupation, 0 to 7. */
  occupation: number;
  birth: number;
  sex: "1" | "2";
  education: string;
  ethnicity: string;
}

/** The 39 groups that are not in the list of larger ones. */
export const RARE_GROUPS: readonly string[] = Array.from({ length: 56 }, (_, index) =>
  String(index + 1).padStart(2, "0"),
).filter((code) => !ETHNICITY.some(([known]) => known === code));

const MINORITIES = ETHNICITY.slice(1);
const minority = new Choice<string>([
  ...MINORITIES,
  ...RARE_GROUPS.map((code): [string, number] => [code, RARE_ETHNICITY / RARE_GROUPS.length]),
]);
const MINORITY_SHARE = MINORITIES.reduce((sum, [, share]) => sum + share, RARE_ETHNICITY);

/** Rows of education: which codes of GB/T 4658 stand in a row, the second one with its share. */
const EDUCATION_CODES: readonly (readonly [string, string, number])[] = [
  ["11", "11", 0],
  ["14", "14", 0],
  ["21", "21", 0],
  ["31", "31", 0],
  ["41", "41", 0],
  ["61", "44", 0.2],
  ["71", "81", 0.25],
];

/** Draws traits in the order group, occupation, age, sex, ethnicity, education. */
export class TraitSource {
  readonly tables: Readonly<Record<PersonClass, ClassTables>>;
  readonly #yearsAgo: number[];

  constructor(today: number) {
    this.tables = {
      full: makeTables("full"),
      official: makeTables("official"),
      probationary: makeTables("probationary"),
      candidate: makeTables("candidate"),
    };
    this.#yearsAgo = Array.from({ length: 110 }, (_, age) => addYears(today, -age));
  }

  /** @param group place of the group in GROUPS */
  draw(name: PersonClass, group: number, leastAge: number, random: Random): Traits {
    const tables = this.tables[name];
    let occupation: number;
    let age: number;
    do {
      occupation = tables.occupation[group]?.draw(random) ?? 0;
      age = YOUNGEST + (tables.age[occupation]?.draw(random) ?? 0);
    } while (age < leastAge);
    const band = bandOf(age);
    return {
      occupation,
      birth: (this.#yearsAgo[age] as number) - random.below(364),
      sex: random.chance(tables.women[occupation]?.[band] ?? 0) ? "2" : "1",
      education: drawEducation(tables.education[occupation]?.[band], random),
      ethnicity: drawEthnicity(name, random),
    };
  }
}

function drawEducation(rows: Weighted | undefined, random: Random): string {
  const [code, other, share] = EDUCATION_CODES[rows?.draw(random) ?? 0] as readonly [string, string, number];
  return share > 0 && random.chance(share) ? other : code;
}

function drawEthnicity(name: PersonClass, random: Random): string {
  const share =
    name === "full" ? MINORITY_SHARE : name === "official" ? OFFICIALS.minority : ADMITTED.minority;
  return random.chance(share) ? minority.draw(random) : "01";
}
