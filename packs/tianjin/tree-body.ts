import type { Heads } from "#packs/kit/pack.ts";
import type { Group, Sector } from "./distributions.ts";

/** Body kinds: 党委, 党总支, 党支部, 市委, 区委, 党工委. */
export const KIND = {
  committee: "1",
  general: "2",
  branch: "3",
  city: "4",
  district: "5",
  working: "6",
} as const;
export type Kind = (typeof KIND)[keyof typeof KIND];

/** What kind of unit a body belongs to: decides names of branches, work posts and titles. */
export type Profile =
  | "city"
  | "district"
  | "street"
  | "system"
  | "organ"
  | "school"
  | "university"
  | "hospital"
  | "institute"
  | "works"
  | "company"
  | "association"
  | "village"
  | "community"
  | "retired"
  | "students"
  | "park";

export interface TianjinBody {
  bodyId: number;
  kind: Kind;
  profile: Profile;
  sector: Sector | null;
  branchType: string | null;
  /** Index of the district, or 16 for bodies directly under the city. */
  place: number;
  divisionCode: string;
  /** The full name without 中共 and without the suffix of the kind. */
  stem: string;
  /** The same without city and district. */
  shortStem: string;
  /** Stands before the suffix of the kind: 联合, 流动党员. */
  infix: string;
  parent: TianjinBody | undefined;
  children: TianjinBody[];
  lo: number;
  hi: number;
  depth: number;
  /** Members of a branch; zero for others. */
  size: number;
  /** Leading officials that hang here, and how many of them hold level 11, 12, 21, 22. */
  officials: number;
  levels: [number, number, number, number];
  heads: Heads;
  establishedOn: string;
  termStart: string | null;
  termYears: number | null;
  termEnd: string | null;
  approvesAdmission: boolean;
  /** Running number of the first person that hangs here, over the whole city. */
  firstPerson: number;
  /** The bodies above whose officers come out of this branch. */
  servesAbove: TianjinBody[];
}

export type BodySeed = Pick<
  TianjinBody,
  "kind" | "profile" | "place" | "divisionCode" | "stem" | "shortStem"
> &
  Partial<Pick<TianjinBody, "sector" | "branchType" | "infix" | "size">>;

/** Makes a body and hangs it under its parent. */
export function addBody(parent: TianjinBody | undefined, seed: BodySeed): TianjinBody {
  const body: TianjinBody = {
    bodyId: 0,
    sector: null,
    branchType: seed.kind === KIND.branch ? "1" : null,
    infix: "",
    size: 0,
    ...seed,
    parent,
    children: [],
    lo: 0,
    hi: 0,
    depth: 0,
    officials: 0,
    levels: [0, 0, 0, 0],
    heads: { full_members: 0, probationary: 0, objects: 0, activists: 0, applicants: 0, others: 0 },
    establishedOn: "",
    termStart: null,
    termYears: null,
    termEnd: null,
    approvesAdmission: false,
    firstPerson: 0,
    servesAbove: [],
  };
  parent?.children.push(body);
  return body;
}

const SUFFIX: Readonly<Record<Kind, readonly [full: string, short: string]>> = {
  "1": ["委员会", "党委"],
  "2": ["总支部委员会", "党总支"],
  "3": ["支部委员会", "党支部"],
  "4": ["委员会", "委"],
  "5": ["委员会", "委"],
  "6": ["工作委员会", "党工委"],
};

/** 中共天津市和平区小白楼街道树德里社区第三支部委员会 */
export function fullName(body: TianjinBody): string {
  return `中共${body.stem}${body.infix}${SUFFIX[body.kind][0]}`;
}

/** 树德里社区第三党支部 */
export function shortName(body: TianjinBody): string {
  return `${body.shortStem}${body.infix}${SUFFIX[body.kind][1]}`;
}

/** The group that the people of a branch are drawn by; those of other bodies as of organs. */
export function groupOf(body: TianjinBody): Group {
  return body.profile === "university" ? "university" : (body.sector ?? "organ");
}

/** All bodies in pre-order. */
export function* walk(body: TianjinBody): Generator<TianjinBody> {
  yield body;
  for (const child of body.children) yield* walk(child);
}

const DIGITS = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** 1 to 99 in Chinese: 一, 十二, 三十五. */
export function ordinal(number: number): string {
  const tens = Math.floor(number / 10);
  const ones = DIGITS[number % 10] as string;
  if (tens === 0) return ones;
  return `${tens === 1 ? "" : DIGITS[tens]}十${ones}`;
}
