import type { DefectCode } from "../defects.ts";
import type { BranchChoice, FindingDetails } from "../judged.contract.ts";
import type { CellKind } from "#foundation/import-export/table.ts";

/** A cell made ready for its reader: spaces, line breaks and invisible characters are already dealt with. */
export interface CellText {
  readonly kind: CellKind;
  readonly text: string;
  readonly number?: number;
}

/** What a reader needs to know about the file and the day. */
export interface ReadContext {
  /** The day on which dates are judged, YYYY-MM-DD. */
  readonly asOf: string;
  readonly date1904: boolean;
  /** Province 18 is accepted for invented people. */
  readonly demonstration: boolean;
}

export interface NoteMore {
  readonly details?: FindingDetails;
  readonly fix?: string | undefined;
  readonly candidates?: readonly BranchChoice[];
}

/** Writes down a finding about the cell that is being read. */
export type Note = (code: DefectCode, more?: NoteMore) => void;

/** What was read; null when the cell is in error. */
export interface Reading {
  readonly value: string;
  /** The code in its list, or the id of the branch. */
  readonly code?: string;
  readonly extra?: Readonly<Record<string, string>>;
}

export type CellReader = (cell: CellText, note: Note, context: ReadContext) => Reading | null;
