import type { Random } from "#packs/kit/random.ts";
import { Choice } from "#packs/kit/weighted.ts";
import { ethnicName } from "./ethnic-names.ts";
import { GIVEN, type GivenNames, RARE, RARE_SHARE, SURNAMES, UNUSUAL, UNUSUAL_SHARE } from "./name-lists.ts";

interface Generation {
  first: string[];
  second: string[];
  single: string[];
  whole: string[];
  singleShare: number;
  wholeShare: number;
}

const surnames = new Choice(SURNAMES);
const generations: Readonly<Record<"1" | "2", Generation[]>> = {
  "1": GIVEN["1"].map(unfold),
  "2": GIVEN["2"].map(unfold),
};
/** First birth years of the second to the last generation of names. */
const STARTS = [1950, 1960, 1970, 1980, 1990, 2000];
/** Some carry the mother's surname as well: 王李明华 with four characters. */
const DOUBLE_SHARE = 0.011;

function unfold(names: GivenNames): Generation {
  return {
    first: Array.from(names.first),
    second: Array.from(names.second),
    single: Array.from(names.single),
    whole: names.whole.split(" "),
    singleShare: names.shares[0],
    wholeShare: names.shares[0] + names.shares[1],
  };
}

/** A synthetic name for somebody of this sex, birth year and ethnicity. */
export function makeName(sex: "1" | "2", birthYear: number, ethnicity: string, random: Random): string {
  if (ethnicity !== "01") {
    const own = ethnicName(ethnicity, sex, random);
    if (own !== undefined) return own;
  }
  const surname = surnames.draw(random);
  const given = makeGiven(sex, birthYear, random);
  const extra =
    surname.length === 1 && given.length === 2 && random.chance(DOUBLE_SHARE) ? surnames.draw(random) : "";
  return surname + (extra.length === 1 && extra !== surname ? extra : "") + given;
}

function makeGiven(sex: "1" | "2", birthYear: number, random: Random): string {
  const list = generations[sex];
  const found = STARTS.findIndex((start) => birthYear < start);
  const names = list[found < 0 ? STARTS.length : found] as Generation;
  const unusual = random.unit();
  if (unusual < RARE_SHARE + UNUSUAL_SHARE) {
    const character = random.pick(unusual < RARE_SHARE ? RARE : UNUSUAL);
    return random.chance(0.5) ? character : random.pick(names.first) + character;
  }
  const roll = random.unit();
  if (roll < names.singleShare) return random.pick(names.single);
  if (roll < names.wholeShare) return random.pick(names.whole);
  const first = random.pick(names.first);
  const second = random.pick(names.second);
  return first === second ? first : first + second;
}
