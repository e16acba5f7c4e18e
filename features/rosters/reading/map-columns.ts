import { findCode, findElement } from "#features/dictionary/contract.ts";
import { columnLetters, type TableRow } from "#foundation/import-export/table.ts";
import type { RosterKind } from "../judged.contract.ts";
import { type DatePart, findField, type Header, type HeaderColumn, headerName } from "./find-header.ts";
import { headerHint, headerKey, OWN_COLUMNS, REQUIRED } from "./header-words.ts";

/** One column and the field that it was given. */
export interface MappedColumn {
  readonly column: number;
  readonly header: string;
  readonly field: string;
  /** The column holds only this part of a date. */
  readonly part?: DatePart;
}

export interface Mapping {
  readonly mapped: readonly MappedColumn[];
  /** Columns with a header that belong to no field. */
  readonly unmapped: readonly { column: number; header: string }[];
  /** Repeats of a column that is read. */
  readonly duplicates: readonly { column: number; header: string; of: number }[];
  /** Fields for which several columns with different headers stand ready; the first is taken until somebody chooses. */
  readonly ambiguous: readonly { field: string; columns: readonly number[] }[];
  readonly missing: readonly string[];
}

/** What a user set by hand: field by letter, null to leave a column out. */
export type ChosenFields = Readonly<Record<string, string | null>>;

/** Fields that may stand in several columns, e.g. 培养联系人1 and 培养联系人2. */
const LISTS = new Set(["contacts", "introducers"]);
/** Gives each column of a header its field. Nothing is dropped silently: what has no field is named. */
export function mapColumns(
  header: Header,
  kind: RosterKind,
  data: readonly TableRow[],
  chosen: ChosenFields = {},
): Mapping {
  const own = header.columns.filter((column) => !OWN_COLUMNS.has(headerKey(column.levels.join(""))));
  const wishes = own.map((column) => wishOf(column, kind, chosen));
  const wanted = wishes.filter((wish): wish is Wish => wish !== undefined);
  settleTypeAndState(wanted, data);
  const { mapped, duplicates, ambiguous } = settle(wanted);
  const used = new Set([...mapped, ...duplicates].map((column) => column.column));
  const contested = new Set(ambiguous.flatMap(({ columns }) => columns));
  const unmapped = own
    .filter(({ column, levels }) => levels.length > 0 && !used.has(column) && !contested.has(column))
    .map((column) => ({ column: column.column, header: headerName(column) }));
  const fields = new Set(mapped.map((column) => column.field));
  return {
    mapped,
    unmapped,
    duplicates,
    ambiguous,
    missing: REQUIRED[kind].filter((field) => !fields.has(field)),
  };
}

interface Wish {
  column: number;
  header: string;
  hint: string;
  field: string;
  part?: DatePart;
  chosen: boolean;
}

function wishOf(column: HeaderColumn, kind: RosterKind, chosen: ChosenFields): Wish | undefined {
  const choice = chosen[columnLetters(column.column)];
  const wish = {
    column: column.column,
    header: headerName(column),
    hint: headerHint(column.levels.at(-1) ?? ""),
  };
  if (choice === undefined) return guessWish(column, kind, { ...wish, chosen: false });
  return choice === null || !findElement(choice) ? undefined : { ...wish, field: choice, chosen: true };
}

function guessWish(column: HeaderColumn, kind: RosterKind, wish: Omit<Wish, "field">): Wish | undefined {
  const found = findField(column.levels, kind);
  return found && { ...wish, ...found };
}

/**
 * 党籍状态 holds 正式/预备 in some tables and 正常/停止党籍 in others, and 人员类别 may be a category of staff: the hint
 * in the header decides, then the values, then whether another column gives the type.
 */
function settleTypeAndState(wishes: Wish[], data: readonly TableRow[]): void {
  for (const state of wishes.filter((wish) => wish.field === "member_state" && !wish.chosen)) {
    const types = wishes.filter((wish) => wish.field === "member_type");
    if (!isTypeColumn(state, types, data)) continue;
    for (const type of types) wishes.splice(wishes.indexOf(type), 1);
    state.field = "member_type";
  }
}

/** Whether the column called a state gives the member type, and better than the others that are called so. */
function isTypeColumn(state: Wish, types: readonly Wish[], data: readonly TableRow[]): boolean {
  if (types.some((type) => type.chosen)) return false;
  if (/正式|预备/u.test(state.hint)) return true;
  const share = shareOfTypes(state.column, data);
  if (types.length === 0) return share === undefined || share > 0.5;
  return (share ?? 0) > 0.5 && types.every((type) => (shareOfTypes(type.column, data) ?? 1) <= 0.5);
}

/** The share of the values of a column that are member types; undefined for an empty column. */
function shareOfTypes(column: number, data: readonly TableRow[]): number | undefined {
  const texts = data.flatMap((row) =>
    row.cells.filter((cell) => cell.column === column).map((cell) => cell.text),
  );
  if (texts.length === 0) return undefined;
  return texts.filter((text) => findCode("member_type", text) !== undefined).length / texts.length;
}

function settle(wishes: readonly Wish[]): Pick<Mapping, "mapped" | "duplicates" | "ambiguous"> {
  const mapped: MappedColumn[] = [];
  const duplicates: Mapping["duplicates"][number][] = [];
  const ambiguous: Mapping["ambiguous"][number][] = [];
  const groups = Map.groupBy(wishes, (wish) => `${wish.field} ${wish.part ?? ""}`);
  for (const group of groups.values()) {
    const [first] = group.toSorted((one, other) => rankOf(one) - rankOf(other));
    if (first === undefined) continue;
    if (LISTS.has(first.field)) {
      mapped.push(...group.map(columnOf));
      continue;
    }
    mapped.push(columnOf(first));
    const others = group.filter((wish) => wish !== first);
    const rivals =
      first.chosen || isHarmless(first.field)
        ? []
        : others.filter((wish) => headerKey(wish.header) !== headerKey(first.header));
    if (rivals.length > 0) ambiguous.push({ field: first.field, columns: group.map((wish) => wish.column) });
    for (const wish of others) {
      if (!rivals.includes(wish))
        duplicates.push({ column: wish.column, header: wish.header, of: first.column });
    }
  }
  mapped.sort((one, other) => one.column - other.column);
  return { mapped, duplicates, ambiguous };
}

/** What was chosen comes first; the political status comes last, since others state the member type outright. */
function rankOf(wish: Wish): number {
  if (wish.chosen) return -1;
  return headerKey(wish.header) === "政治面貌" ? 1 : 0;
}

/** Of these the first column is as good as another: nothing is decided by them. */
function isHarmless(field: string): boolean {
  return [
    "seq",
    "remark",
    "phone",
    "work_post",
    "due_month",
    "paid",
    "paid_total",
    "member_type",
    "native_place",
  ].includes(field);
}

function columnOf({ column, header, field, part }: Wish): MappedColumn {
  return part === undefined ? { column, header, field } : { column, header, field, part };
}
