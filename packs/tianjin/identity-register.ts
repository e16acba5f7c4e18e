import { textOf } from "#packs/kit/calendar.ts";
import { checkCharacter } from "#packs/kit/identity-number.ts";
import { DISTRICTS } from "./divisions.ts";

/**
 * People are drawn in this many parts, each with sequence numbers of its own, so that numbers are unique over the whole
 * city without the parts knowing of each other.
 */
export const PARTS = 24;
const SLOTS = Math.floor(499 / PARTS);
/** Days of birth from 1920 on. */
const FIRST_DAY = 7305;
const LAST_DAY = 40_500;
const SPAN = LAST_DAY - FIRST_DAY;

/** Province digits 18 belong to no province, so no real person can hold such a number; digits 3 to 6 are the district's. */
const REGIONS = DISTRICTS.map((district) => `18${district.code.slice(2)}`);

/** Gives out identity numbers: real district, birth date, sex and check digit behind the province digits 18. */
export class IdentityRegister {
  readonly #used = new Uint8Array(REGIONS.length * SPAN * 2);
  readonly #part: number;

  constructor(part: number) {
    this.#part = part;
  }

  /** A number that nobody else has, or undefined when this district has no more for this day and sex. */
  take(region: number, birth: number, sex: "1" | "2"): string | undefined {
    const place = ((region * SPAN + birth - FIRST_DAY) << 1) | (sex === "1" ? 1 : 0);
    const before = this.#used[place] as number;
    if (before >= SLOTS) return undefined;
    this.#used[place] = before + 1;
    const sequence = (before * PARTS + this.#part) * 2 + (sex === "1" ? 1 : 2);
    const day = textOf(birth);
    const digits = `${REGIONS[region]}${day.slice(0, 4)}${day.slice(5, 7)}${day.slice(8)}${String(sequence).padStart(3, "0")}`;
    return digits + checkCharacter(digits);
  }
}
