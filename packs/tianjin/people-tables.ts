import { calibrate, type Cell } from "#packs/kit/calibrate.ts";
import { Weighted } from "#packs/kit/weighted.ts";
import { AGE_BANDS } from "./distributions.ts";
import { CLASSES, type PersonClass } from "./people-classes.ts";
import {
  AGE_OF_OCCUPATION,
  EDUCATION_OF_AGE,
  EDUCATION_OF_OCCUPATION,
  OCCUPATION_OF_GROUP,
  WOMEN_ODDS,
  weightOfAge,
} from "./people-profiles.ts";

/** Youngest and oldest age that is drawn. */
export const YOUNGEST = 18;
export const OLDEST = 101;

/** Ready tables of one class: occupation by group, age by occupation, sex and education by both. */
export interface ClassTables {
  /** By group, in the order of GROUPS: draws an occupation row 0 to 7; none where the class does not occur. */
  occupation: (Weighted | undefined)[];
  /** By occupation row: draws an age in years, less YOUNGEST. */
  age: (Weighted | undefined)[];
  /** By occupation and band: share of women. */
  women: number[][];
  /** By occupation and band: draws an education row 0 to 6. */
  education: (Weighted | undefined)[][];
  /** By occupation: the shares of single years of age from YOUNGEST, for the tables built upon these. */
  ages: number[][];
  /** By occupation: its share in the class. */
  occupations: number[];
}

/**
 * Tables drawn in the order group, occupation, age, sex, education. Each step keeps its own profile (farmers
 * are older, students study) and is calibrated so that the whole class shows the wanted shares.
 */
export function makeTables(name: PersonClass): ClassTables {
  const shares = CLASSES[name];
  const occupation = calibrate(
    shares.groups.map((weight, group) => ({ weight, seeds: OCCUPATION_OF_GROUP[group] as number[] })),
    shares.occupation,
  );
  const occupations = shares.occupation.map((_, row) =>
    occupation.reduce((sum, of, group) => sum + (of[row] as number) * (shares.groups[group] as number), 0),
  );
  const bands = calibrate(
    occupations.map((weight, row) => ({ weight, seeds: AGE_OF_OCCUPATION[row] as number[] })),
    shares.age,
  );
  const ages = bands.map((weights, row) => agesOf(weights, row, name));
  return {
    occupation: occupation.map(weightedOrNone),
    age: ages.map(weightedOrNone),
    ages,
    occupations,
    ...tablesByAge(name, occupations, bands),
  };
}

function tablesByAge(
  name: PersonClass,
  occupations: number[],
  bands: number[][],
): Pick<ClassTables, "women" | "education"> {
  const shares = CLASSES[name];
  const cells = (seedsOf: (row: number, band: number) => number[]): Cell[] =>
    bands.flatMap((weights, row) =>
      weights.map((weight, band) => ({
        weight: weight * (occupations[row] as number),
        seeds: seedsOf(row, band),
      })),
    );
  const sex = calibrate(
    cells((row, band) => [womenOdds(row, band), 1]),
    [shares.women, 1 - shares.women],
  );
  const education = calibrate(cells(educationSeeds), shares.education);
  const width = AGE_BANDS.length;
  return {
    women: bands.map((weights, row) => weights.map((_, band) => sex[row * width + band]?.[0] ?? 0)),
    education: bands.map((weights, row) =>
      weights.map((_, band) => weightedOrNone(education[row * width + band] ?? [])),
    ),
  };
}

function womenOdds(row: number, band: number): number {
  return (WOMEN_ODDS.occupation[row] as number) * (WOMEN_ODDS.band[band] as number);
}

function educationSeeds(row: number, band: number): number[] {
  const ofAge = EDUCATION_OF_AGE[band] as number[];
  return (EDUCATION_OF_OCCUPATION[row] as number[]).map((seed, index) => seed * (ofAge[index] as number));
}

/** Weights of single years of age out of the weights of bands. */
function agesOf(bands: readonly number[], row: number, name: PersonClass): number[] {
  const ages = Array.from({ length: OLDEST - YOUNGEST + 1 }, () => 0);
  AGE_BANDS.forEach(([from, to], band) => {
    const years = Array.from({ length: to - from + 1 }, (_, index) => from + index);
    const weights = years.map((age) => weightOfAge(age, row, name));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    years.forEach((age, index) => {
      ages[age - YOUNGEST] = sum > 0 ? ((bands[band] as number) * (weights[index] as number)) / sum : 0;
    });
  });
  return ages;
}

function weightedOrNone(weights: readonly number[]): Weighted | undefined {
  return weights.some((weight) => weight > 0) ? new Weighted(weights) : undefined;
}

/** The band of an age, 0 to 9. */
export function bandOf(age: number): number {
  return AGE_BANDS.findIndex(([, to]) => age <= to);
}
