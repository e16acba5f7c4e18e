import type { TableFile, TableRow, TableSheet } from "#foundation/import-export/table.ts";
import type {
  FileOutcome,
  Finding,
  IgnoredRow,
  JudgedRow,
  RosterKind,
  RosterSummary,
  SheetOutcome,
} from "./judged.contract.ts";
import type { BranchNames } from "./reading/branch-index.ts";
import { EMPTY_CELL, prepareCell } from "./reading/cell-text.ts";
import { ignoredKind } from "./reading/classify-row.ts";
import { fieldsOf } from "./reading/fields.ts";
import { judgeRow, type SheetReading } from "./reading/judge-row.ts";
import { planSheet, type SheetChoice, sheetFinding, type SheetPlan } from "./reading/plan-sheet.ts";
import { BranchLookup } from "./reading/read-branch.ts";
import { Repeats } from "./reading/repeats.ts";
import { Tally } from "./reading/tally.ts";
import { surveyRow } from "./reading/survey-row.ts";

export { type Branch, branchKey, type BranchNames, indexBranches } from "./reading/branch-index.ts";
export type { SheetChoice } from "./reading/plan-sheet.ts";

export interface JudgeOptions {
  /** The day on which dates are judged, YYYY-MM-DD. */
  readonly asOf: string;
  readonly branches: BranchNames;
  /** What the roster is about; guessed for each sheet when left out. */
  readonly kind?: RosterKind;
  /** Invented people with province 18 are accepted. Only where the installation is a demonstration. */
  readonly demonstration?: boolean;
  /** The branch of all rows of sheets that have no column for it. */
  readonly branch?: { id: string; name: string };
  /** What the user settled by hand, by name of the sheet. */
  readonly choices?: Readonly<Record<string, SheetChoice>>;
  /** Cells that the user mended, as `sheet!A1`. */
  readonly corrections?: ReadonlyMap<string, string>;
  /** More data rows than this are refused. */
  readonly mostRows?: number;
}

const MOST_ROWS = 300_000;

/** A file under judgement. `plan` looks at headers only; `rows` judges; `summary` tells the end when all rows were taken. */
export class RosterJudgement {
  readonly #file: TableFile;
  readonly #options: JudgeOptions;
  readonly #plans: readonly SheetPlan[];
  readonly #tally: Tally;
  readonly #lookup: BranchLookup;

  private constructor(file: TableFile, options: JudgeOptions, plans: readonly SheetPlan[], tally: Tally) {
    this.#file = file;
    this.#options = options;
    this.#plans = plans;
    this.#tally = tally;
    this.#lookup = new BranchLookup(options.branches);
  }
}
