import { columnLetters } from "#foundation/import-export/table.ts";
import { type DefectCode, DEFECTS } from "../defects.ts";
import type { Finding, RowStatus } from "../judged.contract.ts";
import type { Note, NoteMore } from "./reading.ts";

/** Gathers the findings of one row. `at` says which cell the following notes are about. */
export class RowNotes {
  readonly findings: Finding[] = [];
  readonly #sheet: string;
  readonly #row: number;
  #field: string | null = null;
  #column: number | null = null;
  #raw: string | null = null;

  constructor(sheet: string, row: number) {
    this.#sheet = sheet;
    this.#row = row;
  }

  at(field: string | null, column: number | null, raw: string | null): void {
    this.#field = field;
    this.#column = column;
    this.#raw = raw;
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
      raw: this.#raw,
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
