import type { TableFile, TableRow } from "#foundation/import-export/table.ts";
import type {
  FileOutcome,
  Finding,
  JudgedRow,
  RosterKind,
  RosterSummary,
  SheetOutcome,
} from "./judged.contract.ts";
import type { DefectCode } from "./defects.ts";
import type { BranchNames } from "./reading/branch-index.ts";
import { prepareCell } from "./reading/cell-text.ts";
import { fieldsOf } from "./reading/fields.ts";
import { judgeRow, type SheetReading } from "./reading/judge-row.ts";
import { type FilePlan, outcomeOf, planFile } from "./reading/plan-file.ts";
import { type SheetChoice, sheetFinding, type SheetPlan } from "./reading/plan-sheet.ts";
import { BranchLookup } from "./reading/read-branch.ts";
import { Repeats } from "./reading/repeats.ts";
import { dataRows } from "./reading/sheet-stream.ts";
import { surveyColumns, surveyRow, valuesText } from "./reading/survey-row.ts";
import { Tally } from "./reading/tally.ts";

export interface JudgeOptions {
  /** The day on which dates are judged, YYYY-MM-DD. */
  readonly asOf: string;
  readonly branches: BranchNames;
  /** What the roster is about; guessed for each sheet when left out. */
  readonly kind?: RosterKind;
  /** Invented people with province 18 are accepted. Only where the installation is a demonstration. */
  readonly demonstration?: boolean;
  /** The branch of all rows of sheets that have no column for it. */
  readonly branch?: { readonly id: string; readonly name: string };
  /** What the user settled by hand, by name of the sheet. */
  readonly choices?: Readonly<Record<string, SheetChoice>>;
  /** Cells that the user mended, as `sheet!A1`. */
  readonly corrections?: ReadonlyMap<string, string>;
  /** A file with more people is refused; 300,000 when left out. */
  readonly mostRows?: number;
}

/** A file whose headers were read. The rows are judged while they are taken. */
export interface RosterJudgement {
  readonly outcome: FileOutcome;
  readonly sheets: readonly SheetOutcome[];
  readonly findings: readonly Finding[];
  /** Judges all rows in the order of the file. Nothing comes of a refused file. */
  rows(): AsyncGenerator<JudgedRow>;
  /** The end result; complete when `rows` ran to its end. */
  summary(): RosterSummary;
}

const MOST_ROWS = 300_000;

/**
 * Opens a roster for judgement: finds its sheets, headers and columns. Pure of database and HTTP.
 * @throws UnreadableFile when the content cannot be read
 */
export async function judgeRoster(file: TableFile, options: JudgeOptions): Promise<RosterJudgement> {
  const run = new Run(await planFile(file, options), options);
  const { outcome, sheets, findings } = run.plan;
  return { outcome, sheets, findings, rows: () => run.rows(), summary: () => run.summary() };
}

class Run {
  readonly plan: FilePlan;
  readonly #options: JudgeOptions;
  readonly #lookup: BranchLookup;
  readonly #readings: readonly SheetReading[];
  #tally = new Tally();
  #late: Finding[] = [];
  #refused = false;

  constructor(plan: FilePlan, options: JudgeOptions) {
    this.plan = plan;
    this.#options = options;
    this.#lookup = new BranchLookup(options.branches);
    this.#readings = plan.plans.map((sheet) => this.#readingOf(sheet));
  }

  async *rows(): AsyncGenerator<JudgedRow> {
    this.#tally = new Tally();
    this.#late = [];
    const repeats = await this.#survey();
    if (repeats === undefined) return;
    for (const [index, plan] of this.plan.plans.entries())
      yield* this.#judgeSheet(plan, this.#readings[index], repeats);
  }

  summary(): RosterSummary {
    const findings = [...this.plan.findings, ...this.#late];
    const counts: Partial<Record<DefectCode, number>> = { ...this.#tally.counts };
    for (const { code } of findings) counts[code] = (counts[code] ?? 0) + 1;
    const unitLines = this.plan.plans.reduce((sum, plan) => sum + plan.unitLines.length, 0);
    const { totals } = this.#tally;
    return {
      outcome: this.#refused ? "refuse" : this.plan.outcome,
      totals: { ...totals, ignored: totals.ignored + unitLines },
      sheets: this.plan.sheets.map((sheet) => this.#finished(sheet)),
      findings,
      counts,
    };
  }

  #finished(sheet: SheetOutcome): SheetOutcome {
    const plan = this.plan.plans.find((candidate) => candidate.sheet.name === sheet.name);
    return plan === undefined ? sheet : outcomeOf(plan, this.#tally.ignoredRows(sheet.name));
  }

  #readingOf(plan: SheetPlan): SheetReading {
    const fields = fieldsOf(plan.mapping.mapped, plan.kind, this.#lookup);
    const hasBranch = fields.some(({ field }) => field === "branch");
    const wantsBranch = plan.kind === "member" || plan.kind === "activist";
    return {
      name: plan.sheet.name,
      kind: plan.kind,
      fields,
      nameColumn: plan.frame.nameColumn,
      width: plan.width,
      branch: hasBranch || !wantsBranch ? undefined : this.#options.branch,
      context: {
        asOf: this.#options.asOf,
        date1904: plan.sheet.date1904,
        demonstration: this.#options.demonstration ?? false,
      },
    };
  }

  /** Goes through all rows once for repeats; undefined when there are too many. */
  async #survey(): Promise<Repeats | undefined> {
    const repeats = new Repeats(this.#readings.map((reading) => reading.name));
    const limit = this.#options.mostRows ?? MOST_ROWS;
    let count = 0;
    for (const [index, plan] of this.plan.plans.entries()) {
      const reading = this.#readings[index];
      if (reading === undefined) continue;
      const columns = surveyColumns(reading);
      for await (const row of dataRows(plan, this.#options.corrections)) {
        if ((count += 1) > limit) return this.#refuse(limit);
        const { identity, name, content } = surveyRow(row, columns, reading);
        if (!isShifted(row, reading)) repeats.add(index, row.row, identity, name, content);
      }
    }
    repeats.settle(await this.#compare(repeats.unclear()));
    return repeats;
  }

  #refuse(limit: number): undefined {
    this.#refused = true;
    this.#late = [sheetFinding(null, "TOO_MANY_ROWS", undefined, { limit })];
    return undefined;
  }

  /** Judges only rows of people that repeat with other texts, to see whether their values differ. */
  async #compare(places: ReadonlySet<string>): Promise<Map<string, string>> {
    const contents = new Map<string, string>();
    for (const [index, plan] of this.plan.plans.entries()) {
      const reading = this.#readings[index];
      if (reading === undefined || ![...places].some((place) => place.startsWith(`${reading.name}!`)))
        continue;
      for await (const row of dataRows(plan, this.#options.corrections)) {
        const place = `${reading.name}!${row.row}`;
        if (!places.has(place)) continue;
        await this.#learnBranch(row, reading);
        contents.set(place, valuesText(judgeRow(row, reading)));
      }
    }
    return contents;
  }

  async *#judgeSheet(
    plan: SheetPlan,
    reading: SheetReading | undefined,
    repeats: Repeats,
  ): AsyncGenerator<JudgedRow> {
    if (reading === undefined) return;
    const { name } = reading;
    const named = new Set(plan.header.columns.map(({ column }) => column));
    const unnamed = new Set<number>();
    let count = 0;
    for await (const row of dataRows(plan, this.#options.corrections, (at, kind) =>
      this.#tally.addIgnored(name, at, kind),
    )) {
      count += 1;
      for (const { column } of row.cells) if (!named.has(column)) unnamed.add(column);
      await this.#learnBranch(row, reading);
      const judged = judgeRow(row, reading, repeats.of(name, row.row));
      this.#tally.addRow(judged);
      yield judged;
    }
    for (const column of unnamed) this.#late.push(sheetFinding(name, "COLUMN_UNNAMED", column));
    if (count === 0) this.#late.push(sheetFinding(name, "NO_ROWS"));
  }

  async #learnBranch(row: TableRow, reading: SheetReading): Promise<void> {
    const field = reading.fields.find((candidate) => candidate.field === "branch");
    if (field === undefined) return;
    const column = field.columns[0]?.column;
    const prepared = prepareCell(
      row.cells.find((cell) => cell.column === column),
      field.style,
      () => undefined,
    );
    if (prepared && prepared.kind !== "empty" && !this.#lookup.has(prepared.text))
      await this.#lookup.learn(prepared.text);
  }
}

function isShifted(row: TableRow, reading: SheetReading): boolean {
  return row.fields !== undefined && reading.width !== undefined && row.fields !== reading.width;
}
