import {
  type AnnualAxis,
  type AnnualEquality,
  type AnnualFinding,
  AnnualSet,
  type AnnualTable,
  type FilledTable,
  TOTAL,
} from "../annual.contract.ts";
import { checkDimension, checkFilter, type Facts, type Fault } from "../figures/check-source.rules.ts";
import { LAST, NOW } from "./annual-fill.rules.ts";

export type ReadAnnual = { set: AnnualSet; faults?: never } | { set?: never; faults: Fault[] };

/** Reads the tables of a pack and checks them against the facts and against each other; refused whole. */
export function readAnnualSet(input: unknown, facts: Facts): ReadAnnual {
  const read = AnnualSet.safeParse(input);
  if (!read.success) {
    return {
      faults: read.error.issues.map((issue) => ({
        place: issue.path.join("/"),
        zh: `写法不对，请改正：${issue.message}`,
        en: `Not written rightly, correct it: ${issue.message}`,
      })),
    };
  }
  const set = read.data;
  const faults = [
    ...set.tables.flatMap((table) => checkTable(table, facts)),
    ...set.equalities.flatMap((equality) => checkTerms(equality, set)),
  ];
  return faults.length > 0 ? { faults } : { set };
}

function checkTable(table: AnnualTable, facts: Facts): Fault[] {
  const place = `tables/${table.code}`;
  const fact = facts.get(table.fact);
  if (!fact) {
    const known = [...facts.keys()].join(", ");
    return [
      {
        place: `${place}/fact`,
        zh: `没有叫 ${table.fact} 的事实，可用的有：${known}`,
        en: `There is no fact called ${table.fact}; there are: ${known}`,
      },
    ];
  }
  return [
    ...(table.within === undefined ? [] : checkDimension(table.within, fact, `${place}/within`)),
    ...(table.where ? checkFilter(table.where, fact, `${place}/where`) : []),
    ...[...table.rows, ...table.columns].flatMap((axis) =>
      checkDimension(axis.by.dimension, fact, `${place}/${axis.code}/by`),
    ),
  ];
}

function checkTerms({ code, left, right }: AnnualEquality, { tables }: AnnualSet): Fault[] {
  return [...left, ...right].flatMap((term) => {
    const table = tables.find((one) => one.code === term.table);
    const rows = table && lineCodes(table.rows);
    const columns = table && (table.columns.length > 0 ? lineCodes(table.columns) : [LAST, NOW]);
    if (rows?.includes(term.row) && columns?.includes(term.column)) return [];
    const cell = `${term.table}/${term.row}/${term.column}`;
    return [
      {
        place: `equalities/${code}`,
        zh: `没有 ${cell} 这一格，请写成表号、行、列`,
        en: `There is no cell ${cell}: write table, row and column`,
      },
    ];
  });
}

function lineCodes(axes: readonly AnnualAxis[]): string[] {
  return [TOTAL, ...axes.flatMap((axis) => axis.items.map((item) => `${axis.code}.${item.code}`))];
}

/** Every check of a filled set: items and totals of each table, then the equalities across tables. */
export function checkTables(set: AnnualSet, filled: readonly FilledTable[]): AnnualFinding[] {
  const byCode = new Map(filled.map((table) => [table.code, table]));
  return [
    ...set.tables.flatMap((table) => {
      const cells = byCode.get(table.code);
      return cells ? sumsOf(table, cells) : [];
    }),
    ...set.equalities.map((equality) => equalityOf(equality, byCode)),
  ];
}

function sumsOf(table: AnnualTable, filled: FilledTable): AnnualFinding[] {
  const rows = table.rows.filter(({ partial }) => !partial).map((axis) => sumRows(table, axis, filled));
  const columns = table.columns
    .filter(({ partial }) => !partial)
    .map((axis) => sumColumns(table, axis, filled));
  return [...rows, ...columns];
}

/** In every column the items of the axis come to the total. */
function sumRows(table: AnnualTable, axis: AnnualAxis, filled: FilledTable): AnnualFinding {
  const places = placesOf(axis, filled.rows);
  const wholes = filled.cells[0] ?? [];
  const sums = wholes.map((_, column) =>
    places.reduce((sum, row) => sum + (filled.cells[row]?.[column] ?? 0), 0),
  );
  return findingOf(table, axis, "row", sums, wholes, (at) => ({
    row: TOTAL,
    column: filled.columns[at]?.code ?? null,
  }));
}

function sumColumns(table: AnnualTable, axis: AnnualAxis, filled: FilledTable): AnnualFinding {
  const places = placesOf(axis, filled.columns);
  const wholes = filled.cells.map(([whole]) => whole ?? 0);
  const sums = filled.cells.map((line) => places.reduce((sum, column) => sum + (line[column] ?? 0), 0));
  return findingOf(table, axis, "column", sums, wholes, (at) => ({
    row: filled.rows[at]?.code ?? null,
    column: TOTAL,
  }));
}

function placesOf(axis: AnnualAxis, lines: FilledTable["rows"]): number[] {
  const codes = new Set(
    axis.items.filter((item) => !item.ofWhich).map((item) => `${axis.code}.${item.code}`),
  );
  return lines.flatMap((line, place) => (codes.has(line.code) ? [place] : []));
}

function findingOf(
  table: AnnualTable,
  axis: AnnualAxis,
  side: "row" | "column",
  sums: readonly number[],
  wholes: readonly number[],
  placeOf: (at: number) => Pick<AnnualFinding, "row" | "column">,
): AnnualFinding {
  const wrong = sums.findIndex((sum, at) => sum !== wholes[at]);
  const at = wrong === -1 ? 0 : wrong;
  return {
    code: `${table.code}-${side}-${axis.code}`,
    kind: "sum",
    says: {
      zh: `表 ${table.code}：按${axis.label.zh}分的各项合起来等于${table.total.zh}`,
      en: `Table ${table.code}: the groups by ${axis.label.en.toLowerCase()} come to the total`,
    },
    tables: [table.code],
    ok: wrong === -1,
    left: sums[at] ?? 0,
    right: wholes[at] ?? 0,
    ...(wrong === -1 ? { row: null, column: null } : placeOf(wrong)),
  };
}

function equalityOf(
  { code, says, left, right }: AnnualEquality,
  filled: ReadonlyMap<string, FilledTable>,
): AnnualFinding {
  const [leftSum, rightSum] = [left, right].map((terms) =>
    terms.reduce((sum, term) => sum + (term.minus ? -1 : 1) * cellOf(filled.get(term.table), term), 0),
  );
  return {
    code,
    kind: "equality",
    says,
    tables: [...new Set([...left, ...right].map(({ table }) => table))],
    ok: leftSum === rightSum,
    left: leftSum ?? 0,
    right: rightSum ?? 0,
    row: null,
    column: null,
  };
}

function cellOf(table: FilledTable | undefined, { row, column }: { row: string; column: string }): number {
  const at = table?.rows.findIndex((line) => line.code === row) ?? -1;
  const place = table?.columns.findIndex((line) => line.code === column) ?? -1;
  return table?.cells[at]?.[place] ?? 0;
}
