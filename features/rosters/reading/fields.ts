import { findElement } from "#features/dictionary/contract.ts";
import type { RosterKind } from "../judged.contract.ts";
import type { CellStyle } from "./cell-text.ts";
import { REQUIRED } from "./header-words.ts";
import type { DatePart } from "./find-header.ts";
import type { MappedColumn } from "./map-columns.ts";
import { readAmount, readRate } from "./read-amount.ts";
import { type BranchLookup, branchReader } from "./read-branch.ts";
import {
  memberTypeReader,
  postReader,
  readEducation,
  readEthnicity,
  readMemberState,
  readPartyStatus,
  readSex,
} from "./read-code.ts";
import { readDate, readJoinDate } from "./read-date.ts";
import { readIdentity } from "./read-identity.ts";
import { readName } from "./read-name.ts";
import { readPhone, readText, readWorkPost } from "./read-text.ts";
import type { CellReader } from "./reading.ts";

/** A field of a roster with its columns and everything needed to read it. */
export interface RosterField {
  readonly field: string;
  /** Name for people, in Chinese; it stands in findings. */
  readonly name: string;
  readonly columns: readonly { column: number; part?: DatePart }[];
  readonly required: boolean;
  readonly style: CellStyle;
  readonly reader: CellReader;
}

const SHORT: CellStyle = { joiner: "", prose: false, keepControls: false };
const PROSE: CellStyle = { joiner: " ", prose: true, keepControls: false };
const NAMES: CellStyle = { joiner: "、", prose: true, keepControls: false };
const NAME: CellStyle = { joiner: "", prose: false, keepControls: true };

/** The fields of one sheet, in the order of their first columns. The running number is never read. */
export function fieldsOf(
  mapped: readonly MappedColumn[],
  kind: RosterKind,
  lookup: BranchLookup,
): RosterField[] {
  const groups = Map.groupBy(
    mapped.filter((column) => column.field !== "seq"),
    (column) => column.field,
  );
  return [...groups].map(([field, columns]) => ({
    field,
    name: findElement(field)?.name.zh ?? field,
    columns,
    required: REQUIRED[kind].includes(field),
    style: styleOf(field),
    reader: readerOf(field, kind, lookup),
  }));
}

function styleOf(field: string): CellStyle {
  if (field === "name") return NAME;
  if (field === "contacts" || field === "introducers") return NAMES;
  return findElement(field)?.type === "text" ? PROSE : SHORT;
}

const READERS: Readonly<Record<string, CellReader>> = {
  name: readName,
  sex: readSex,
  ethnicity: readEthnicity,
  education: readEducation,
  member_state: readMemberState,
  party_post: postReader("party_post"),
  official_level: postReader("official_level"),
  work_post: readWorkPost,
  join_date: readJoinDate,
  rate: readRate,
};

const BY_TYPE: Readonly<Record<string, CellReader>> = {
  date: readDate,
  number: readAmount,
  identity: readIdentity,
  phone: readPhone,
};

/** Which member types a roster of each kind may hold. */
const TYPES: Readonly<Record<RosterKind, CellReader>> = {
  member: memberTypeReader(["1", "2"]),
  dues: memberTypeReader(["1", "2"]),
  activist: memberTypeReader(["1", "2", "3", "4", "5"]),
  cadre: readPartyStatus,
};

function readerOf(field: string, kind: RosterKind, lookup: BranchLookup): CellReader {
  if (field === "member_type") return TYPES[kind];
  if (field === "branch") return branchReader(lookup);
  return READERS[field] ?? BY_TYPE[findElement(field)?.type ?? ""] ?? readText;
}
