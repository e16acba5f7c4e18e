import { type Cell, columnNumber, type TableRow } from "#foundation/import-export/table.ts";
import type { IgnoredKind } from "../judged.contract.ts";
import { ignoredKind } from "./classify-row.ts";
import type { SheetPlan } from "./plan-sheet.ts";

/** Mended texts of a sheet by row and column. */
type Mends = ReadonlyMap<number, ReadonlyMap<number, string>>;

/**
 * The rows of a sheet that are people, with the cells that the user mended. Other rows below the header are told to
 * `onIgnored`; blank ones only when something follows them.
 */
export async function* dataRows(
  plan: SheetPlan,
  corrections: ReadonlyMap<string, string> | undefined,
  onIgnored?: Tell,
): AsyncGenerator<TableRow> {
  const mends = mendsOf(plan.sheet.name, corrections);
  const last = plan.header.rows.at(-1) ?? 0;
  let seen = last;
  for await (const read of plan.sheet.rows()) {
    if (read.row <= last) continue;
    const row = mend(read, mends.get(read.row));
    const kind = ignoredKind(row, plan.frame);
    if (kind === "blank") continue;
    if (onIgnored) tellIgnored(seen, row.row, kind, onIgnored);
    seen = row.row;
    if (kind === undefined) yield row;
  }
}

type Tell = (row: number, kind: IgnoredKind) => void;

function tellIgnored(seen: number, row: number, kind: IgnoredKind | undefined, tell: Tell): void {
  for (let blank = seen + 1; blank < row; blank += 1) tell(blank, "blank");
  if (kind !== undefined) tell(row, kind);
}

function mendsOf(sheet: string, corrections: ReadonlyMap<string, string> | undefined): Mends {
  const mends = new Map<number, Map<number, string>>();
  for (const [place, text] of corrections ?? []) {
    const found = /^(.*)!([A-Z]{1,3})(\d{1,7})$/u.exec(place);
    if (found?.[1] !== sheet) continue;
    const row = Number(found[3]);
    mends.set(row, (mends.get(row) ?? new Map<number, string>()).set(columnNumber(found[2] ?? ""), text));
  }
  return mends;
}

function mend(row: TableRow, texts: ReadonlyMap<number, string> | undefined): TableRow {
  if (texts === undefined) return row;
  const kept = row.cells.filter((cell) => !texts.has(cell.column));
  const mended = [...texts]
    .filter(([, text]) => text !== "")
    .map(([column, text]): Cell => ({ column, kind: "text", text }));
  return { ...row, cells: [...kept, ...mended].toSorted((one, other) => one.column - other.column) };
}
