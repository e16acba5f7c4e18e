import type { Keys } from "#foundation/crypto/keys.ts";
import type { RunRecord } from "./import-store.ts";

/** Cells that the user mended, as `sheet!A1` -> text. */
export function openCells(run: Pick<RunRecord, "options">, keys: Keys): Map<string, string> {
  const { cells } = run.options;
  if (cells === undefined) return new Map();
  return new Map(
    Object.entries(JSON.parse(keys.open(Buffer.from(cells, "base64"))) as Record<string, string>),
  );
}

export function sealCells(cells: ReadonlyMap<string, string>, keys: Keys): string {
  return keys.seal(JSON.stringify(Object.fromEntries(cells))).toString("base64");
}
