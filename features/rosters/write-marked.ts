import type { Writable } from "node:stream";
import { columnLetters, columnNumber } from "#foundation/import-export/table.ts";
import { type OutCell, type OutSheet, writeWorkbook } from "#foundation/import-export/write-workbook.ts";
import type { Language } from "#foundation/messages/messages.ts";
import { wordsOf } from "./city-findings.ts";
import type { Finding, FindingDetails, JudgedRow, SheetOutcome } from "./judged.contract.ts";

/** A sheet of which rows are given back. */
export interface MarkedSheet {
  readonly outcome: Pick<SheetOutcome, "name" | "headers">;
  /** Usually the bad rows; they come in any order. */
  readonly rows: AsyncIterable<MarkedRow> | Iterable<MarkedRow>;
}

export interface MarkedRow extends Pick<JudgedRow, "row" | "cells"> {
  readonly findings: readonly MarkedFinding[];
}

/** A finding of the file or of the city. */
export interface MarkedFinding extends Pick<Finding, "severity" | "column"> {
  readonly code: string;
  readonly details: FindingDetails;
}

/** Excel grows slow with many comments, and they wait in memory; the words stand in the added columns for every row. */
const COMMENTED_ROWS = 2000;

/** Headers of the added columns. They are recognised when the mended workbook comes back. */
const ADDED = ["原行号", "问题", "怎么改"] as const;

/**
 * Writes rows back as a workbook with the same columns: faulty cells coloured and commented, and three columns more
 * that tell the row in the file, what is wrong and how to mend it. The mended workbook can be imported as it is.
 */
export async function writeMarked(
  to: Writable,
  sheets: readonly MarkedSheet[],
  language: Language,
): Promise<void> {
  await writeWorkbook(
    to,
    sheets.map((sheet) => sheetOf(sheet, language)),
  );
}

function sheetOf({ outcome, rows }: MarkedSheet, language: Language): OutSheet {
  const columns = Object.keys(outcome.headers).map(columnNumber);
  const width = Math.max(0, ...columns);
  const letters = Array.from({ length: width }, (_, index) => columnLetters(index + 1));
  const headers = letters.map((letter) => ({ text: outcome.headers[letter] ?? "", width: 16 }));
  const added = [10, 48, 40].map((size, index) => ({ text: ADDED[index] ?? "", width: size }));
  return { name: outcome.name, headers: [...headers, ...added], rows: cellsOf(rows, letters, language) };
}

async function* cellsOf(
  rows: MarkedSheet["rows"],
  letters: readonly string[],
  language: Language,
): AsyncGenerator<OutCell[]> {
  let count = 0;
  for await (const row of rows) {
    count += 1;
    const grave = row.findings.filter(({ severity }) => severity !== "notice");
    const cells = letters.map((letter) => cellOf(row, letter, grave, language, count <= COMMENTED_ROWS));
    const added = [String(row.row), lines(grave, "reason", language), lines(grave, "mend", language)];
    yield [...cells, ...added.map((text) => ({ text }))];
  }
}

function cellOf(
  row: MarkedRow,
  letter: string,
  grave: readonly MarkedFinding[],
  language: Language,
  commented: boolean,
): OutCell {
  const text = row.cells[letter] ?? "";
  const own = grave.filter(({ column }) => column === letter);
  if (own.length === 0) return { text };
  const fill = own.some(({ severity }) => severity === "error") ? "error" : "warning";
  if (!commented) return { text, fill };
  const comment = own
    .map(({ code, details }) => wordsOf(code, details))
    .map(({ reason, mend }) => `${reason[language]}。${mend[language]}`)
    .join("\n");
  return { text, fill, comment };
}

function lines(findings: readonly MarkedFinding[], part: "reason" | "mend", language: Language): string {
  return [...new Set(findings.map(({ code, details }) => wordsOf(code, details)[part][language]))].join("\n");
}
