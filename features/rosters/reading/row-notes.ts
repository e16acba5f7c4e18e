import { type Cell, columnLetters } from "#foundation/import-export/table.ts";
import { type DefectCode, DEFECTS } from "../defects.ts";
import type { Finding, RowStatus } from "../judged.contract.ts";
import { rawText } from "./cell-text.ts";
import type { Note, NoteMore } from "./reading.ts";

/** Gathers the findings of one row. `at` says which cell the following notes are about. */
export class RowNotes {
  readonly findings: Finding[] = [];
  readonly #sheet: string;
  readonly #row: number;
  #field: string | null = null;
  #column: number | null = null;
  #cell: Cell | undefined;
  readonly #date1904: boolean;

  constructor(sheet: string, row: number, date1904: boolean) {
    this.#sheet = sheet;
    this.#row = row;
    this.#date1904 = date1904;
  }

  at(field: string | null, column: number | null, cell: Cell | undefined): void {
    this.#field = field;
    this.#column = column;
    this.#cell = cell;
  }

  readonly note: Note = (code: DefectCode, more: NoteMore = NOTHING_MORE) => {
    const column = this.#column === null ? null : columnLetters(this.#column);
    const finding: Finding = {
      code,
      severity: DEFECTS[code].severity,
      field: this.#field,
      sheet: this.#sheet,
      row: this.#row,
      column,
      cell: column === null ? null : column + String(this.#row),
      raw: rawText(this.#cell, this.#date1904),
      details: more.details ?? NO_DETAILS,
      ...(more.fix === undefined ? undefined : { fix: more.fix }),
      ...(more.candidates === undefined ? undefined : { candidates: more.candidates }),
    };
    this.findings.push(finding);
  };

  /** The worst finding decides. */
  status(): RowStatus {
    let status: RowStatus = "good";
    for (const { severity } of this.findings) {
      if (severity === "error") return "bad";
      if (severity === "warning") status = "warn";
    }
    return status;
  }
}

const NOTHING_MORE: NoteMore = {};
const NO_DETAILS = {};
