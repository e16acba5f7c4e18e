/**
 * The shares the demonstration city is drawn with. They are built estimates (演示数据): no breakdown of the city's
 * members by sex, age, education or occupation is published. The national bulletins they lean on are those of
 * 2022 to 2024 (党内统计公报).
 */

/** The nine kinds of branches, with the codes that stand in bodies.body.sector (dictionary: sector). */
export const SECTOR_CODE = {
  organ: "3",
  institution: "6",
  state: "4",
  private: "5",
  association: "7",
  village: "1",
  community: "2",
  retired: "9",
  students: "8",
} as const;
export type Sector = keyof typeof SECTOR_CODE;

export interface SectorShape {
  sector: Sector;
  branches: number;
  mean: number;
  sigma: number;
}

/** Branches by kind, their mean size and the spread of the lognormal their sizes are drawn from. */
export const SECTORS: readonly SectorShape[] = [
  { sector: "organ", branches: 7600, mean: 17.5, sigma: 0.75 },
  { sector: "institution", branches: 9300, mean: 20, sigma: 0.75 },
  { sector: "state", branches: 7200, mean: 22, sigma: 0.7 },
  { sector: "private", branches: 7400, mean: 8.5, sigma: 0.65 },
  { sector: "association", branches: 1500, mean: 7.6, sigma: 0.6 },
  { sector: "village", branches: 6200, mean: 27, sigma: 0.6 },
  { sector: "community", branches: 8800, mean: 33.5, sigma: 0.65 },
  { sector: "retired", branches: 1300, mean: 33, sigma: 0.55 },
  { sector: "students", branches: 700, mean: 27.43, sigma: 0.5 },
];

const order = new Map(SECTORS.map((shape, index) => [shape.sector, index]));

/** The place of a kind of branches in SECTORS, as tables are laid out. */
export function sectorIndex(sector: Sector): number {
  return order.get(sector) as number;
}

/** Groups that people are drawn by: the kinds of branches, with universities apart from the other institutions. */
export type Group = Sector | "university";
export const GROUPS: readonly Group[] = [...SECTORS.map((shape) => shape.sector), "university"];

/** Members of each group, in thousands; how the institutions divide follows from the tree. */
export const GROUP_MEMBERS: Readonly<Record<Group, number>> = {
  organ: 133,
  institution: 132.5,
  state: 158.4,
  private: 62.9,
  association: 11.4,
  village: 167.4,
  community: 294.8,
  retired: 42.9,
  students: 19.2,
  university: 53.5,
};

/** Where those are who joined within the year or are on the way. */
export const CANDIDATE_SHARE: Readonly<Record<Group, number>> = {
  organ: 0.09,
  institution: 0.13,
  state: 0.13,
  private: 0.09,
  association: 0.015,
  village: 0.07,
  community: 0.075,
  retired: 0,
  students: 0.25,
  university: 0.15,
};

/** Where leading officials are who are members. */
export const OFFICIAL_SHARE: Readonly<Record<Group, number>> = {
  organ: 0.88,
  institution: 0.01,
  state: 0.06,
  private: 0,
  association: 0,
  village: 0,
  community: 0,
  retired: 0,
  students: 0,
  university: 0.05,
};

/** The whole city. */
export const CITY = {
  members: 1_076_000,
  probationary: 20_800,
  objects: 26_000,
  activists: 113_900,
  applicants: 229_900,
  officials: 24_000,
  officialMembers: 22_320,
  branches: 50_000,
  committees: 3_316,
  generalBranches: 3_576,
} as const;

/** Smallest and largest branch. */
export const BRANCH_SIZE = { least: 3, most: 130 } as const;

/** Share of all members in each district; the rest (27 %) belongs to bodies directly under the city. */
export const DISTRICT_SHARE: Readonly<Record<string, number>> = {
  120101: 0.0187,
  120102: 0.0452,
  120103: 0.0433,
  120104: 0.0469,
  120105: 0.0341,
  120106: 0.0254,
  120110: 0.0451,
  120111: 0.0629,
  120112: 0.0489,
  120113: 0.0479,
  120114: 0.0606,
  120115: 0.038,
  120116: 0.1089,
  120117: 0.0208,
  120118: 0.0414,
  120119: 0.0419,
};
export const CITY_LEVEL_SHARE = 0.27;

/** Age bands: 30 and younger, 31-35, ... 56-60, 61-65, 66-70, 71 and older. */
export const AGE_BANDS = [
  [18, 30],
  [31, 35],
  [36, 40],
  [41, 45],
  [46, 50],
  [51, 55],
  [56, 60],
  [61, 65],
  [66, 70],
  [71, 101],
] as const;
export const AGE = [0.12, 0.106, 0.112, 0.094, 0.086, 0.089, 0.088, 0.083, 0.082, 0.14];

/** Occupation rows: workers, farmers, professionals, managers, organ staff, students, other, retired. */
export const OCCUPATION = [0.086, 0.12, 0.196, 0.146, 0.082, 0.036, 0.064, 0.27];

/** Doctor, master, bachelor, college, secondary technical, senior secondary, junior secondary and less. */
export const EDUCATION = [0.012, 0.078, 0.375, 0.195, 0.065, 0.125, 0.15];

export const WOMEN = 0.335;

/** Joined before October 1949, to 1978, to 2012, since. */
export const JOINED = [0.0005, 0.129, 0.595, 0.2755];

/** Probationary members: the admissions of a year. */
export const ADMITTED = {
  women: 0.47,
  minority: 0.05,
  youngShare: 0.84,
  college: 0.72,
  occupation: [0.09, 0.07, 0.19, 0.15, 0.07, 0.36, 0.07, 0],
} as const;

/** Leading officials: level codes 11, 12 (bureau), 21, 22 (division). */
export const OFFICIALS = {
  women: 0.27,
  minority: 0.045,
  age: [0, 0, 0.06, 0.14, 0.22, 0.29, 0.29, 0, 0, 0],
  education: [0.06, 0.32, 0.59, 0.03, 0, 0, 0],
  level: { 11: 0.012, 12: 0.033, 21: 0.34, 22: 0.615 },
} as const;

/** Codes of member_state with their shares: normal, away, come in, lost, stopped, on probation in the Party, moving, abroad. */
export const MEMBER_STATE: readonly (readonly [string, number])[] = [
  ["1", 0.9452],
  ["2", 0.021],
  ["3", 0.018],
  ["4", 0.0008],
  ["5", 0.001],
  ["6", 0.0003],
  ["7", 0.004],
  ["8", 0.0097],
];

/** GB/T 3304 codes of the larger groups; the remaining 39 share `RARE_ETHNICITY`, each at least once in the city. */
export const ETHNICITY: readonly (readonly [string, number])[] = [
  ["01", 0.967],
  ["03", 0.0138],
  ["11", 0.0087],
  ["02", 0.0025],
  ["10", 0.0012],
  ["15", 0.0014],
  ["08", 0.001],
  ["06", 0.0009],
  ["05", 0.0007],
  ["04", 0.0006],
  ["07", 0.0006],
  ["12", 0.0004],
  ["09", 0.0003],
  ["14", 0.0003],
  ["17", 0.0002],
  ["38", 0.0002],
  ["13", 0.0001],
];
export const RARE_ETHNICITY = 0.0001;
