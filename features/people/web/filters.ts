import { findElement } from "#features/dictionary/contract.ts";
import type { AskedFilter, FilterKey } from "./list-view.ts";

/** A filter of the list: the element of the dictionary it asks about gives its name, its control and its choices. */
export interface ListFilter {
  key: FilterKey;
  element: string;
  /** For the two ends of a range of dates. */
  end?: "from" | "to";
}

const ELEMENT: Partial<Record<FilterKey, string>> = {
  memberState: "member_state",
  officialLevel: "official_level",
};

/** Filters that open below the search; the kinds of people stand beside it. */
export const FILTERS: readonly ListFilter[] = [
  ...codeFilters(["sex", "ethnicity", "education", "occupation", "memberState", "officialLevel"]),
  ...rangeOf("birth_date", "bornFrom", "bornTo"),
  ...rangeOf("join_date", "joinedFrom", "joinedTo"),
];

function codeFilters(keys: readonly FilterKey[]): ListFilter[] {
  return keys.map((key) => ({ key, element: ELEMENT[key] ?? key }));
}

function rangeOf(element: string, from: FilterKey, to: FilterKey): ListFilter[] {
  return [
    { key: from, element, end: "from" },
    { key: to, element, end: "to" },
  ];
}

/** The filters that narrow the list now, each with its value as text. */
export function usedFilters(filter: AskedFilter): (ListFilter & { value: string })[] {
  return FILTERS.flatMap((one) => {
    const value = textOf(filter[one.key]);
    return value === undefined ? [] : [{ ...one, value }];
  });
}

/** A filter of several codes stands in the address as one text. */
export function textOf(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === "object" ? value.join(",") : value;
}

/** The code list of a filter; undefined for dates. */
export function codesOf(filter: ListFilter) {
  const element = findElement(filter.element);
  return element?.type === "code" ? element.codes : undefined;
}
