import {
  ADMITTED,
  AGE,
  CANDIDATE_SHARE,
  CITY,
  EDUCATION,
  GROUP_MEMBERS,
  GROUPS,
  JOINED,
  OCCUPATION,
  OFFICIAL_SHARE,
  OFFICIALS,
  WOMEN,
} from "./distributions.ts";

/** Four classes of people, each with shares of its own; together the members show the shares of the city. */
export type PersonClass = "full" | "official" | "probationary" | "candidate";

export interface ClassShares {
  /** How many members of the city are of this class (candidates: as the probationary). */
  count: number;
  /** Weight of each group, in the order of GROUPS. */
  groups: number[];
  occupation: readonly number[];
  age: readonly number[];
  women: number;
  education: readonly number[];
}

/** Age bands of those admitted within the year: 84 % are 35 or younger. */
const ADMITTED_AGE = [0.66, 0.18, 0.08, 0.04, 0.025, 0.012, 0.003, 0, 0, 0];
/** 72 % of those admitted have a college degree or more. */
const ADMITTED_EDUCATION = [0.01, 0.09, 0.4, 0.22, 0.07, 0.13, 0.08];
/** Occupation rows of leading officials: managers and organ staff. */
const OFFICIAL_OCCUPATION = [0, 0, 0, 0.12, 0.88, 0, 0, 0];

const probationary: ClassShares = {
  count: CITY.probationary,
  groups: GROUPS.map((group) => CANDIDATE_SHARE[group]),
  occupation: ADMITTED.occupation,
  age: ADMITTED_AGE,
  women: ADMITTED.women,
  education: ADMITTED_EDUCATION,
};

const official: ClassShares = {
  count: CITY.officialMembers,
  groups: GROUPS.map((group) => OFFICIAL_SHARE[group]),
  occupation: OFFICIAL_OCCUPATION,
  age: OFFICIALS.age,
  women: OFFICIALS.women,
  education: OFFICIALS.education,
};

/** Full members who are not leading officials: what remains of the city when the two other classes are taken out. */
const full: ClassShares = {
  count: CITY.members - probationary.count - official.count,
  groups: remain(
    GROUPS.map((group) => (GROUP_MEMBERS[group] * 1000) / CITY.members),
    (shares) => shares.groups,
  ),
  occupation: remain(OCCUPATION, (shares) => shares.occupation),
  age: remain(AGE, (shares) => shares.age),
  women: remain([WOMEN], (shares) => [shares.women])[0] as number,
  education: remain(EDUCATION, (shares) => shares.education),
};

export const CLASSES: Readonly<Record<PersonClass, ClassShares>> = {
  full,
  official,
  probationary,
  candidate: probationary,
};

/** When full members joined: the probationary all joined lately. */
export const FULL_JOINED: readonly number[] = JOINED.map((share, period) => {
  const lately = period === JOINED.length - 1 ? probationary.count : 0;
  return (share * CITY.members - lately) / (CITY.members - probationary.count);
});

function remain(city: readonly number[], of: (shares: ClassShares) => readonly number[]): number[] {
  const rest = CITY.members - probationary.count - official.count;
  return city.map((share, index) => {
    const taken =
      probationary.count * (of(probationary)[index] as number) +
      official.count * (of(official)[index] as number);
    return Math.max(0, (share * CITY.members - taken) / rest);
  });
}
