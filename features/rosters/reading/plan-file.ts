import { columnLetters, type TableFile, type TableSheet } from "#foundation/import-export/table.ts";
import type { FileOutcome, Finding, IgnoredRow, RosterKind, SheetOutcome } from "../judged.contract.ts";
import { headerName } from "./find-header.ts";
import { planSheet, type SheetChoice, sheetFinding, type SheetPlan } from "./plan-sheet.ts";

/** What is known about a file before its rows are judged. */
export interface FilePlan {
  readonly outcome: FileOutcome;
  readonly plans: readonly SheetPlan[];
  readonly sheets: readonly SheetOutcome[];
  readonly findings: readonly Finding[];
}

interface PlanOptions {
  readonly kind?: RosterKind | undefined;
  readonly branch?: unknown;
  readonly choices?: Readonly<Record<string, SheetChoice>> | undefined;
}

/** Decides for every sheet whether and how it is read. */
export async function planFile(file: TableFile, options: PlanOptions): Promise<FilePlan> {
  const plans: SheetPlan[] = [];
  const sheets: SheetOutcome[] = [];
  const findings: Finding[] = [];
  if (file.encodingGuessed) findings.push(sheetFinding(null, "ENCODING_GUESSED"));
  for (const sheet of file.sheets) {
    // oxlint-disable-next-line no-await-in-loop -- one sheet at a time keeps the memory small
    const plan = await planSheet(sheet, options.kind, options.choices?.[sheet.name] ?? {});
    if (sheet.state !== "visible") {
      // oxlint-disable-next-line no-await-in-loop -- as above
      findings.push(
        sheetFinding(sheet.name, "SHEET_HIDDEN", undefined, { rows: await countRows(sheet, plan) }),
      );
      sheets.push(ignored(sheet.name, "SHEET_HIDDEN"));
    } else if (plan === undefined) {
      findings.push(sheetFinding(sheet.name, "SHEET_NOT_ROSTER"));
      sheets.push(ignored(sheet.name, "SHEET_NOT_ROSTER"));
    } else {
      plans.push(plan);
      sheets.push(outcomeOf(plan, []));
      findings.push(
        ...plan.findings.filter(
          (finding) => finding.code !== "BRANCH_CHOICE" || options.branch === undefined,
        ),
      );
    }
  }
  if (plans.length === 0) findings.push(sheetFinding(null, "NO_ROSTER"));
  return { outcome: fileOutcome(plans, findings), plans, sheets, findings };
}

/** The outcome of a sheet that is read. */
export function outcomeOf(plan: SheetPlan, ignoredRows: readonly IgnoredRow[]): SheetOutcome {
  return {
    name: plan.sheet.name,
    outcome: "used",
    kind: plan.kind,
    headerRows: plan.header.rows,
    titleRows: plan.titleRows,
    headerMap: Object.fromEntries(
      plan.mapping.mapped.map(({ column, field }) => [columnLetters(column), field]),
    ),
    headers: Object.fromEntries(
      plan.header.columns.map((column) => [columnLetters(column.column), headerName(column)]),
    ),
    ignoredRows: [...plan.unitLines, ...ignoredRows],
  };
}

function ignored(name: string, reason: "SHEET_NOT_ROSTER" | "SHEET_HIDDEN"): SheetOutcome {
  return {
    name,
    outcome: "ignored",
    reason,
    headerRows: [],
    titleRows: [],
    headerMap: {},
    headers: {},
    ignoredRows: [],
  };
}

function fileOutcome(plans: readonly SheetPlan[], findings: readonly Finding[]): FileOutcome {
  if (plans.length === 0) return "refuse";
  return findings.some((finding) => finding.severity === "error") ? "needs_choice" : "accept";
}

async function countRows(sheet: TableSheet, plan: SheetPlan | undefined): Promise<number> {
  const last = plan?.header.rows.at(-1) ?? 0;
  let count = 0;
  for await (const row of sheet.rows()) if (row.row > last && row.cells.length > 0) count += 1;
  return count;
}
