import type { DefinitionInput } from "#features/procedures/contract.ts";
import type { ItemInput } from "#features/sieve/contract.ts";
import type { WorkingYear } from "#foundation/working-days.ts";

/** The sizes a demonstration comes in: about 2,000, 67,000 and 1,076,000 members. */
export const SCALES = ["village", "district", "city"] as const;
export type Scale = (typeof SCALES)[number];

export interface PackOptions {
  scale: Scale;
  seed: number;
  /** The business day the demonstration is shown on, YYYY-MM-DD; ages and terms are relative to it. */
  today: string;
}

/** A row of bodies.body. */
export interface BodyRow {
  body_id: number;
  parent_id: number | null;
  lo: number;
  hi: number;
  depth: number;
  kind: string;
  branch_type: string | null;
  sector: string | null;
  division_code: string | null;
  name: string;
  short_name: string;
  name_key: string;
  initials: string;
  bigrams: string[];
  established_on: string;
  term_start: string | null;
  term_years: number | null;
  term_end: string | null;
  approves_admission: boolean;
  origin_id: number;
}

/** A row of bodies.alias. */
export interface AliasRow {
  body_id: number;
  name: string;
}

/** A row of people.person; identity number and phone are in clear and sealed by the loader. */
export interface PersonRow {
  person_id: number;
  name: string;
  name_key: string;
  initials: string;
  bigrams: string[];
  sex: string;
  birth_date: string;
  ethnicity: string;
  education: string;
  native_place: string;
  occupation: string;
  work_post: string;
  identity_number: string;
  phone: string | null;
  member_type: string;
  member_state: string | null;
  official_level: string | null;
  apply_date: string | null;
  activist_date: string | null;
  object_date: string | null;
  join_date: string | null;
  full_date: string | null;
  body_id: number;
  body_lo: number;
  origin_id: number;
}

/** A row of people.membership. */
export interface MembershipRow {
  person_id: number;
  membership_id: number;
  from_day: string;
  to_day: string | null;
  body_id: number;
  member_type: string;
  member_state: string | null;
  decided_on: string | null;
  origin_id: number;
}

/** A row of people.post. */
export interface PostRow {
  person_id: number;
  post_id: number;
  body_id: number;
  body_lo: number;
  post: string;
  title: string | null;
  from_day: string;
  decided_on: string | null;
  origin_id: number;
}

/** Heads that hang directly on one body, as people.head_count keeps them. */
export interface Heads {
  full_members: number;
  probationary: number;
  objects: number;
  activists: number;
  applicants: number;
  others: number;
}

/** What the tree says of one body before any row is written. */
export interface PackBody {
  bodyId: number;
  lo: number;
  heads: Heads;
}

/** The people of one body. */
export interface PeopleBatch {
  persons: PersonRow[];
  memberships: MembershipRow[];
  posts: PostRow[];
}

export interface PackTree {
  options: PackOptions;
  /** All bodies in pre-order. */
  bodies: readonly PackBody[];
  /** How many people hang on the whole tree. */
  people: number;
}

/** A city as data: its tree and its people, the same for the same options. */
export interface Pack<T extends PackTree = PackTree> {
  id: string;
  name: { zh: string; en: string };
  /** Division code to name of each district. */
  districts: ReadonlyMap<string, string>;
  buildTree(options: PackOptions): T;
  /** The rows of bodies.body in pre-order. */
  bodyRows(tree: T): Generator<BodyRow>;
  aliasRows(tree: T): Generator<AliasRow>;
  /** How many parts the people can be drawn in, independently of each other and in any order. */
  parts: number;
  /** The people of one part, body by body. */
  people(tree: T, part: number): Generator<PeopleBatch>;
  /** Every edition of every procedure. */
  procedures: readonly DefinitionInput[];
  /** The ledger of items that the sieve begins with. */
  items: readonly ItemInput[];
  /** Published calendars of working days. */
  workingDays: readonly WorkingYear[];
}
