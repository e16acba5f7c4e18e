import type { DefectCode } from "../defects.ts";
import { addYears, isBefore, isYounger } from "./partial-date.ts";
import { birthOf, sexOf } from "./read-identity.ts";
import type { NoteMore } from "./reading.ts";

/** The values of a row as far as they were read; a check may take one back by setting it to null. */
export type RowValues = Record<string, string | null>;

/** Writes down a finding about a field of the row. */
export type FieldNote = (field: string, code: DefectCode, more?: NoteMore) => void;

/** Age from which somebody may apply (Party constitution, article 1). */
const ADULT = 18;

/** Contradictions between the fields of one row. They run only on fields that were read. */
export function checkRow(values: RowValues, note: FieldNote): void {
  const identity = values["identity_number"] ?? undefined;
  if (identity !== undefined) checkIdentity(identity, values, note);
  const birth = values["birth_date"] ?? (identity === undefined ? undefined : birthOf(identity));
  checkProbation(values, note);
  if (birth !== undefined) checkAges(birth, values, note);
  checkContacts(values, note);
  checkSequence(values, note);
}

function checkIdentity(identity: string, values: RowValues, note: FieldNote): void {
  const stated = birthOf(identity);
  const { birth_date: birth, sex } = values;
  if (birth && !stated.startsWith(birth))
    note("birth_date", "BIRTH_ID_MISMATCH", { details: { birth: stated }, fix: stated });
  if (sex && sex !== sexOf(identity)) note("sex", "SEX_ID_MISMATCH", { fix: sexOf(identity) });
}

/** Full membership follows joining after at least a year (Party constitution, article 7). */
function checkProbation(values: RowValues, note: FieldNote): void {
  const { join_date: join, full_date: full } = values;
  if (!join || !full) return;
  if (isBefore(full, join)) {
    note("full_date", "DATE_ORDER", { details: { join } });
    values["full_date"] = null;
    return;
  }
  const exact = join.length === 10 && full.length === 10;
  if (exact && isBefore(full, addYears(join, 1))) note("full_date", "PROBATION_UNDER_12M");
}

function checkAges(birth: string, values: RowValues, note: FieldNote): void {
  const { join_date: join, apply_date: apply } = values;
  if (join && isYounger(birth, join, ADULT)) note("join_date", "JOIN_UNDER_18");
  if (apply && isYounger(birth, apply, ADULT)) {
    note("apply_date", "APPLY_UNDER_18");
    values["apply_date"] = null;
  }
}

/** One or two full members are contacts of an activist (rules on admission, article 8). */
function checkContacts(values: RowValues, note: FieldNote): void {
  const contacts = values["contacts"];
  if (!contacts) return;
  const count = contacts.split(/[、,，;；/\s]+/u).filter((name) => name !== "").length;
  if (count <= 2) return;
  note("contacts", "CONTACT_COUNT", { details: { count } });
  values["contacts"] = null;
}

const STEPS = [
  ["apply_date", "申请入党日期"],
  ["activist_date", "确定为入党积极分子日期"],
  ["object_date", "确定为发展对象日期"],
  ["join_date", "入党日期"],
] as const;

function checkSequence(values: RowValues, note: FieldNote): void {
  const known = STEPS.filter(([field]) => values[field]);
  for (const [index, [field, later]] of known.entries()) {
    const [before, earlier] = known[index - 1] ?? [];
    const previous = before === undefined ? undefined : values[before];
    if (previous && isBefore(values[field] ?? "", previous))
      note(field, "DATE_SEQUENCE", { details: { later, earlier: earlier ?? "" } });
  }
}
