import type { PersonClass } from "./people-classes.ts";

/**
 * Profiles before calibration. Rows of occupation: workers, farmers, professionals, managers, organ staff, students,
 * other, retired. They say how groups differ from each other; the shares of the city come from distributions.ts.
 */

/** By group, in the order of GROUPS. */
export const OCCUPATION_OF_GROUP: number[][] = [
  [0.03, 0, 0.03, 0.03, 0.6, 0, 0.01, 0.3],
  [0.04, 0, 0.58, 0.15, 0, 0, 0.01, 0.22],
  [0.32, 0, 0.24, 0.26, 0, 0, 0, 0.18],
  [0.24, 0, 0.32, 0.38, 0, 0, 0.04, 0.02],
  [0.06, 0, 0.42, 0.36, 0, 0, 0.08, 0.08],
  [0.05, 0.72, 0.02, 0.05, 0, 0, 0.1, 0.06],
  [0.06, 0.03, 0.06, 0.09, 0.01, 0, 0.18, 0.57],
  [0, 0, 0, 0, 0, 0, 0, 1],
  [0, 0, 0.06, 0.01, 0, 0.93, 0, 0],
  [0.03, 0, 0.42, 0.1, 0, 0.28, 0, 0.17],
];

/** By occupation: bands 30-, 31, 36, 41, 46, 51, 56, 61, 66, 71+. */
export const AGE_OF_OCCUPATION: number[][] = [
  [12, 14, 15, 14, 14, 15, 13, 2, 1, 0.5],
  [5, 6, 8, 9, 10, 12, 13, 12, 11, 14],
  [20, 19, 18, 14, 11, 10, 7, 1, 0, 0],
  [12, 16, 18, 16, 14, 13, 10, 1, 0, 0],
  [15, 17, 17, 15, 14, 13, 9, 0, 0, 0],
  [97, 2.5, 0.5, 0, 0, 0, 0, 0, 0, 0],
  [18, 14, 12, 10, 10, 10, 10, 6, 5, 5],
  [0, 0, 0, 0, 0, 3, 9, 22, 24, 42],
];

/** Odds of being a woman, relative; by occupation and by band. */
export const WOMEN_ODDS = {
  occupation: [0.35, 0.3, 1.25, 0.75, 0.75, 1.4, 1, 0.75],
  band: [1.9, 1.7, 1.5, 1.2, 1, 0.9, 0.8, 0.8, 0.75, 0.6],
};

/** Doctor, master, bachelor, college, secondary technical, senior secondary, junior and less. */
export const EDUCATION_OF_OCCUPATION: number[][] = [
  [0, 0.3, 4, 8, 6, 8, 4],
  [0, 0, 0.4, 2, 3, 8, 20],
  [6, 14, 14, 4, 1, 0.6, 0.1],
  [1, 6, 12, 7, 2, 2, 0.5],
  [1.5, 12, 16, 5, 0.6, 0.4, 0],
  [3, 12, 8, 8, 2, 4, 0],
  [0.1, 1, 5, 6, 4, 8, 8],
  [0.4, 1, 4, 6, 5, 7, 10],
];

export const EDUCATION_OF_AGE: number[][] = [
  [0.5, 3, 6, 3, 0.6, 0.8, 0.1],
  [1.2, 4, 6, 3, 0.5, 0.5, 0.15],
  [1.4, 3.5, 6, 3, 0.6, 0.6, 0.25],
  [1.2, 2.5, 5.5, 3.2, 0.9, 0.9, 0.5],
  [0.9, 1.6, 5, 3.4, 1.2, 1.2, 0.9],
  [0.7, 1, 4.4, 3.5, 1.4, 1.6, 1.4],
  [0.5, 0.7, 3.6, 3.2, 1.6, 2.2, 2],
  [0.4, 0.5, 2.8, 2.8, 1.6, 2.6, 2.6],
  [0.3, 0.3, 2, 2.2, 1.6, 2.6, 3.4],
  [0.3, 0.2, 1.6, 1.6, 1.6, 2, 4.6],
];

/** How likely a single year of age is within its band. */
export function weightOfAge(age: number, row: number, name: PersonClass): number {
  if (age <= 30) return youngWeight(age, row, name);
  if (age <= 70) return 1;
  // 0.9 % of all members are over 85 and about 60 persons over 95: the tail falls slowly, then fast.
  if (age <= 85) return Math.exp(-0.12 * (age - 71));
  const beyond = age - 85;
  return Math.exp(-0.12 * 14 - 0.22 * beyond - 0.02 * beyond ** 2);
}

const STUDENT = 5;

function youngWeight(age: number, row: number, name: PersonClass): number {
  if (age < leastAge(name)) return 0;
  if (row === STUDENT) return age <= 27 ? 8 - Math.abs(age - 22) : 1;
  if (name === "candidate") return age < 20 ? 0.3 : 1 + (age - 20) / 10;
  return age < 22 ? 0.1 : (age - 20) ** 1.4;
}

/** 18 to apply; twelve months as an activist and the steps between; then twelve months on probation. */
function leastAge(name: PersonClass): number {
  const least: Record<PersonClass, number> = { candidate: 18, probationary: 20, full: 20, official: 30 };
  return least[name];
}

/** Median age at joining, by occupation. */
export const JOIN_MEDIAN = [29, 33, 25, 27, 25, 20.5, 30, 29];
