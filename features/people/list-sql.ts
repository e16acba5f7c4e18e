import type { Reach } from "#foundation/access/scope.ts";
import { joined, type Statement, statement, word } from "#foundation/database/statement.ts";
import { withinStatement } from "#foundation/database/within-statement.ts";
import { MEMBERS, type PersonFilter, type SORTS } from "./contract.ts";

export type Sort = (typeof SORTS)[number];

/** Where a page ended: the sort value and the id of its last row. */
export interface Mark {
  key: string;
  id: string;
}

const SORT_COLUMN: Record<Sort, string> = {
  name: "name_key",
  birth_date: "birth_date",
  join_date: "join_date",
  body: "body_lo",
};

/** The conditions of a filter; the reach stands first and always. */
export function conditions(reach: Reach, filter: PersonFilter, walked = false): Statement {
  const parts = [
    withinStatement(reach, "p.body_lo", walked),
    oneOf("p.member_type", filter.memberType ?? [...MEMBERS]),
    ...codeConditions(filter),
    ...rangeConditions(filter),
    ...(filter.text === undefined ? [] : [nameLike(filter.text)]),
  ];
  return joined(parts, " and ");
}

const CODED = [
  ["memberState", "p.member_state"],
  ["sex", "p.sex"],
  ["ethnicity", "p.ethnicity"],
  ["education", "p.education"],
  ["officialLevel", "p.official_level"],
] as const;

function codeConditions(filter: PersonFilter): Statement[] {
  const parts = CODED.flatMap(([field, column]) => {
    const codes = filter[field];
    return codes === undefined ? [] : [oneOf(column, codes)];
  });
  if (filter.occupation) parts.push(beginsWith("p.occupation", filter.occupation));
  if (filter.minority) parts.push(statement`(p.ethnicity <> '01') = ${filter.minority === "yes"}`);
  return parts;
}

const RANGES = [
  ["bornFrom", "bornTo", "p.birth_date"],
  ["joinedFrom", "joinedTo", "p.join_date"],
] as const;

function rangeConditions(filter: PersonFilter): Statement[] {
  return RANGES.flatMap(([from, to, column]) => [
    ...(filter[from] === undefined ? [] : [statement`${word(column)} >= ${filter[from]}`]),
    ...(filter[to] === undefined ? [] : [statement`${word(column)} <= ${endOf(filter[to])}`]),
  ]);
}

/** Whether only the reach and the member types narrow the list: then heads are counted from the head blocks. */
export function isPlain(filter: PersonFilter): boolean {
  const { body: _body, memberType: _type, ...rest } = filter;
  return Object.values(rest).every((value) => value === undefined);
}

/** Names by two or more characters (bigrams), by full pinyin or by initials. */
export function nameLike(text: string): Statement {
  const plain = text.replaceAll(/[\s·・•]/gu, "");
  if (/^[a-z]+$/i.test(plain)) {
    const typed = plain.toLowerCase();
    return statement`(${startsWith("p.initials", typed)} or ${startsWith("p.name_key", typed)})`;
  }
  const characters = [...plain];
  if (characters.length < 2) return statement`p.name like ${`${plain.replaceAll(/[%_\\]/g, "")}%`}`;
  const pairs = characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  // Pairs alone would also find 国建国 for 建国建; the like settles it on the few rows that are left.
  return characters.length === 2
    ? statement`p.bigrams @> ${pairs}::text[]`
    : statement`(p.bigrams @> ${pairs}::text[] and replace(p.name, '·', '') like ${`%${plain.replaceAll(/[%_\\]/g, "")}%`})`;
}

/** A prefix as a range, which any plain index in C order can answer. */
function startsWith(column: string, prefix: string): Statement {
  return statement`(${word(column)} >= ${prefix} and ${word(column)} < ${`${prefix}\u{10FFFF}`})`;
}

function oneOf(column: string, codes: readonly string[]): Statement {
  return statement`${word(column)} = any(${[...codes]}::text[])`;
}

/** Occupation codes are prefixes: 01 stands for 011, 012 and so on. */
function beginsWith(column: string, codes: readonly string[]): Statement {
  return statement`${word(column)} like any(${codes.map((code) => `${code.replaceAll(/[%_\\]/g, "")}%`)}::text[])`;
}

/** A partial date as the end of a range takes in all its days: 1998 means up to 1998-12-31. */
function endOf(date: string): string {
  return date.length === 10 ? date : `${date}\u{10FFFF}`;
}

/** The order of a list; the id makes it total. Unknown dates stand last upwards, first downwards. */
export function order(sort: Sort, direction: "asc" | "desc"): Statement {
  const way = word(direction);
  return statement`${sortValue(sort)} ${way}, p.person_id ${way}`;
}

/** What a row is sorted by; an unknown date sorts after every year. */
export function sortValue(sort: Sort): Statement {
  const column = word(`p.${SORT_COLUMN[sort]}`);
  return sort === "birth_date" || sort === "join_date" ? statement`coalesce(${column}, '9999')` : column;
}

/** Rows after the mark, as one row comparison that the index can begin with. */
export function afterMark(sort: Sort, direction: "asc" | "desc", mark: Mark): Statement {
  const sign = word(direction === "asc" ? ">" : "<");
  const key = sort === "body" ? statement`${mark.key}::bigint` : statement`${mark.key}`;
  return statement`(${sortValue(sort)}, p.person_id) ${sign} (${key}, ${mark.id}::bigint)`;
}

export function writeMark(mark: Mark): string {
  return Buffer.from(JSON.stringify([mark.key, mark.id])).toString("base64url");
}

/** Undefined when the text is no mark of ours. */
export function readMark(text: string, sort: Sort): Mark | undefined {
  try {
    const [key, id] = JSON.parse(Buffer.from(text, "base64url").toString("utf8")) as unknown[];
    if (typeof key !== "string" || typeof id !== "string" || !/^\d{1,18}$/.test(id)) return undefined;
    if (sort === "body" && !/^\d{1,16}$/.test(key)) return undefined;
    return { key, id };
  } catch {
    return undefined;
  }
}
