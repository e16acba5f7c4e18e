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
  "minority",
  "education",
  "occupation",
  "officialLevel",
  "bornFrom",
  "bornTo",
  "joinedFrom",
  "joinedTo",
] as const;
type FilterKey = (typeof FILTER_KEYS)[number];
export type AskedFilter = Pick<z.input<typeof PersonFilter>, FilterKey>;

type Address = Readonly<Record<string, string | undefined>>;

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

export function columnsOf(address: Address): ColumnKey[] {
  const wanted = address["columns"]?.split(",") ?? [];
  const known = COLUMNS.filter((column) => wanted.includes(column));
  return known.length > 0 ? ["name", ...known.filter((column) => column !== "name")] : START_COLUMNS;
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

/** The address as a view to keep. */
export function viewOf(address: Address, homeBody: string): View {
  const filter = Object.fromEntries(
    Object.entries(filterOf(address, homeBody)).filter(([, value]) => value !== undefined),
  ) as unknown as PersonFilter;
  return { filter, ...sortOf(address), columns: columnsOf(address) };
}
