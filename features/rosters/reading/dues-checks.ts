import type { FieldNote, RowValues } from "./cross-checks.ts";

/** The dues of a month against base and rate, and the months against their total. */
export function checkDues(values: RowValues, failed: ReadonlySet<string>, note: FieldNote): void {
  checkRate(values, note);
  checkSum(values, failed, note);
}

/** Rounding down or up to the cent are both in use. */
const TOLERANCE = 1n;

function checkRate(values: RowValues, note: FieldNote): void {
  const { base, rate, due_month: due } = values;
  if (!base || !rate || !due) return;
  const share = BigInt(Math.round(Number(rate) * 1_000_000));
  const expected = (cents(base) * share + 500_000n) / 1_000_000n;
  const difference = expected - cents(due);
  if (difference >= -TOLERANCE && difference <= TOLERANCE) return;
  const percent = `${Number((Number(rate) * 100).toFixed(4))}%`;
  note("due_month", "DUES_RATE_MISMATCH", {
    details: { base, rate: percent, due: yuan(expected) },
    fix: yuan(expected),
  });
}

/** Totals are compared only when every month was read; an empty month counts as nothing. */
function checkSum(values: RowValues, failed: ReadonlySet<string>, note: FieldNote): void {
  const total = values["paid_total"];
  const months = Object.keys(values).filter((field) => /^m\d\d$/.test(field));
  if (!total || months.length === 0 || months.some((month) => failed.has(month))) return;
  const sum = months.reduce((so, month) => so + cents(values[month] ?? "0.00"), 0n);
  if (sum !== cents(total))
    note("paid_total", "AMOUNT_SUM_MISMATCH", { details: { sum: yuan(sum) }, fix: yuan(sum) });
}

function cents(amount: string): bigint {
  return BigInt(amount.replace(".", ""));
}

function yuan(amount: bigint): string {
  return `${amount / 100n}.${String(amount % 100n).padStart(2, "0")}`;
}
