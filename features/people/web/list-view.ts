import type { SavedView } from "../changes.contract.ts";
import type { z } from "zod";
import type { PersonFilter, SORTS } from "../contract.ts";

export type View = SavedView["view"];

/** Columns of the list in the order in which they are offered; the keys are elements of the dictionary. */
export const COLUMNS = [
  "name",
  "sex",
  "birth_date",
  "ethnicity",
  "education",
  "member_type",
  "join_date",
  "branch",
  "work_post",
  "identity_number",
  "phone",
  "occupation",
  "member_state",
  "full_date",
  "official_level",
] as const;
export type ColumnKey = (typeof COLUMNS)[number];

/** A column as it is shown: its element, and the width in px if somebody chose one. */
export interface Column {
  key: ColumnKey;
  width?: number | undefined;
}

const START_COLUMNS: ColumnKey[] = [
  "name",
  "sex",
  "birth_date",
  "ethnicity",
  "education",
  "member_type",
  "join_date",
  "branch",
  "identity_number",
];

/** Filters that stand in the address, so that a list can be linked to and kept. */
export const FILTER_KEYS = [
  "body",
  "text",
  "memberType",
  "memberState",
  "sex",
  "ethnicity",
  "minority",
  "education",
  "occupation",
  "officialLevel",
  "bornFrom",
  "bornTo",
  "joinedFrom",
  "joinedTo",
] as const;
export type FilterKey = (typeof FILTER_KEYS)[number];
export type AskedFilter = Pick<z.input<typeof PersonFilter>, FilterKey>;

export type Address = Readonly<Record<string, string | undefined>>;

/** The filter that an address describes, as the endpoints take it. */
export function filterOf(address: Address, homeBody: string): AskedFilter {
  const filter = Object.fromEntries(FILTER_KEYS.map((key) => [key, address[key] || undefined]));
  return { ...filter, body: address["body"] ?? homeBody } as AskedFilter;
}

export function sortOf(address: Address): { sort: (typeof SORTS)[number]; direction: "asc" | "desc" } {
  const sort = address["sort"];
  const known = sort === "birth_date" || sort === "join_date" || sort === "body" ? sort : "name";
  return { sort: known, direction: address["direction"] === "desc" ? "desc" : "asc" };
}

/** Columns in their order, `key` or `key:width` each; the name stands first and always. */
export function columnsOf(address: Address): Column[] {
  const wanted = (address["columns"] ?? "")
    .split(",")
    .map(readColumn)
    .filter((one) => one !== undefined);
  const columns = wanted.length > 0 ? wanted : START_COLUMNS.map((key) => ({ key }));
  const name = columns.find(({ key }) => key === "name") ?? { key: "name" as const };
  return [
    name,
    ...columns.filter(({ key }, at) => key !== "name" && columns.findIndex((one) => one.key === key) === at),
  ];
}

const LEAST_WIDTH = 48;
const MOST_WIDTH = 600;

function readColumn(text: string): Column | undefined {
  const [word, width] = text.split(":");
  const key = COLUMNS.find((column) => column === word);
  if (key === undefined) return undefined;
  return /^\d{1,4}$/.test(width ?? "") ? { key, width: keepWidth(Number(width)) } : { key };
}

/** A width that can be read and leaves room for others, px. */
export function keepWidth(width: number): number {
  return Math.round(Math.min(Math.max(width, LEAST_WIDTH), MOST_WIDTH));
}

/** Columns as they stand in the address and in a kept view; undefined for those of the start. */
export function columnsText(columns: readonly Column[]): string[] {
  return columns.map(({ key, width }) => (width === undefined ? key : `${key}:${width}`));
}

/** A saved view as the address that shows it. */
export function addressOf(view: View): Record<string, string | undefined> {
  const filter = view.filter as Record<string, string | string[] | undefined>;
  const parts = FILTER_KEYS.map((key) => {
    const value = filter[key];
    return [key, Array.isArray(value) ? value.join(",") : value];
  });
  return {
    ...Object.fromEntries(parts),
    sort: view.sort,
    direction: view.direction,
    columns: view.columns.join(","),
  };
}

/** The address of the plain list: no filter, order and columns of the start. */
export function emptyAddress(): Record<string, undefined> {
  return Object.fromEntries([...FILTER_KEYS, "sort", "direction", "columns"].map((key) => [key, undefined]));
}

/** The address as a view to keep. */
export function viewOf(address: Address, homeBody: string): View {
  const filter = Object.fromEntries(
    Object.entries(filterOf(address, homeBody)).filter(([, value]) => value !== undefined),
  ) as unknown as PersonFilter;
  return { filter, ...sortOf(address), columns: columnsText(columnsOf(address)) };
}

/** The page that exports the list as it is shown: its filters, its order and its columns. */
export function exportAddress(address: Address, homeBody: string): string {
  const filter = Object.entries(filterOf(address, homeBody)).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)] as const],
  );
  const columns = columnsOf(address).map(({ key }) => key);
  const parts = { ...Object.fromEntries(filter), ...sortOf(address), columns: columns.join(",") };
  return `/exports/new?${new URLSearchParams(parts).toString()}`;
}
