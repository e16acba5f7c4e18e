import { cellName, type Line, type Pivot } from "../pivot.rules.ts";

export interface OpenCell {
  /** As the address and the server name it. */
  name: string;
  row: number;
  column: number;
}

/** The cell that an address opens, if the table has it. */
export function openCell(pivot: Pivot, name: string | undefined): OpenCell | undefined {
  if (name === undefined) return undefined;
  const { rowAxes, axes } = pivot.answer;
  const keys = name.split("~");
  const at = keys.map((key, i) =>
    key === "*" ? -1 : (axes[i]?.entries.findIndex((entry) => String(entry.key ?? "-") === key) ?? -1),
  );
  if (at.some((place, i) => place === -1 && keys[i] !== "*")) return undefined;
  const find = (lines: readonly Line[], wanted: readonly number[]) =>
    lines.findIndex((line) => line.at.join() === wanted.join());
  const row = find(pivot.rows, at.slice(0, rowAxes));
  const column = find(pivot.columns, at.slice(rowAxes));
  return row < 0 || column < 0 ? undefined : { name, row, column };
}

export function nameOfCell(pivot: Pivot, row: number, column: number): string {
  const places = [...(pivot.rows[row]?.at ?? []), ...(pivot.columns[column]?.at ?? [])];
  return places.length === 0 ? "*" : cellName(pivot.answer, places);
}
