import { say, type Words } from "#foundation/messages/messages.ts";
import { type DefectCode, DEFECTS } from "./defects.ts";
import type { Severity } from "./reading/defect.ts";

export { type DefectCode, DEFECTS } from "./defects.ts";
export type { Severity } from "./reading/defect.ts";

export const ROSTER_KINDS = ["member", "activist", "dues", "cadre"] as const;

/** What a roster is about; it decides what is required. */
export type RosterKind = (typeof ROSTER_KINDS)[number];

/** Values for the placeholders of a defect's words. May hold what stood in the file, so it is personal data. */
export type FindingDetails = Readonly<Record<string, string | number>>;

/** A branch as it is offered to the user. */
export interface BranchChoice {
  readonly id: string;
  readonly name: string;
}

/** One thing found in the file, with its place, its reason and its cure. */
export interface Finding {
  readonly code: DefectCode;
  readonly severity: Severity;
  /** Element of the dictionary; null when the finding is about a row, column or file. */
  readonly field: string | null;
  readonly sheet: string | null;
  readonly row: number | null;
  /** Letter of the column. */
  readonly column: string | null;
  /** As in A1. */
  readonly cell: string | null;
  /** What stood in the cell; a formula begins with `=`. */
  readonly raw: string | null;
  readonly details: FindingDetails;
  /** A value that would mend the cell; taken over only when a person says so. */
  readonly fix?: string;
  readonly candidates?: readonly BranchChoice[];
}

/** Says what is wrong, or how to mend it. */
export function findingWords(finding: Pick<Finding, "code" | "details">): { reason: Words; mend: Words } {
  const { reason, mend } = DEFECTS[finding.code];
  return { reason: fill(reason, finding.details), mend: fill(mend, finding.details) };
}

function fill(words: Words, details: FindingDetails): Words {
  return { zh: say(words, "zh", details), en: say(words, "en", details) };
}

export type RowStatus = "good" | "warn" | "bad";

export interface JudgedRow {
  readonly sheet: string;
  /** Row of the sheet, or record of a text file. */
  readonly row: number;
  readonly status: RowStatus;
  /** Canonical values by element, in the words of the standards; null where empty or in error. */
  readonly values: Readonly<Record<string, string | null>>;
  /** Codes by element for values out of a code list, and the id of the branch under `branch`. */
  readonly codes: Readonly<Record<string, string>>;
  /** What stood in a cell beside its value: another party behind the date of joining. */
  readonly extras: Readonly<Record<string, string>>;
  readonly findings: readonly Finding[];
  /** The cells as they stood in the file, by letter of the column. */
  readonly cells: Readonly<Record<string, string>>;
}

export const IGNORED_KINDS = [
  "blank",
  "title",
  "unit_line",
  "subtotal",
  "total",
  "note",
  "banner",
  "signature",
  "repeated_header",
  "hint",
] as const;
/** Why a row is no person. */
export type IgnoredKind = (typeof IGNORED_KINDS)[number];

export interface IgnoredRow {
  readonly row: number;
  readonly kind: IgnoredKind;
}

/** What became of one sheet. */
export interface SheetOutcome {
  readonly name: string;
  readonly outcome: "used" | "ignored";
  /** Why it was ignored. */
  readonly reason?: "SHEET_NOT_ROSTER" | "SHEET_HIDDEN";
  readonly kind?: RosterKind;
  readonly headerRows: readonly number[];
  readonly titleRows: readonly number[];
  /** Field by letter of the column. */
  readonly headerMap: Readonly<Record<string, string>>;
  /** Header text by letter, also of columns that are not mapped. */
  readonly headers: Readonly<Record<string, string>>;
  readonly ignoredRows: readonly IgnoredRow[];
}

/** `needs_choice`: the rows are judged as far as possible, but nothing is imported before the user chose. */
export type FileOutcome = "accept" | "refuse" | "needs_choice";

export interface Totals {
  dataRows: number;
  good: number;
  warn: number;
  bad: number;
  ignored: number;
}

/** What is said about the file when all rows are judged. */
export interface RosterSummary {
  readonly outcome: FileOutcome;
  readonly totals: Totals;
  readonly sheets: readonly SheetOutcome[];
  readonly findings: readonly Finding[];
  /** Findings of rows and of the file by code. */
  readonly counts: Readonly<Partial<Record<DefectCode, number>>>;
}
