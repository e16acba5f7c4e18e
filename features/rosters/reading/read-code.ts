import { type CodeListId, type FoundCode, findCode, findCodeList } from "#features/dictionary/contract.ts";
import type { DefectCode } from "../defects.ts";
import type { CellReader, CellText, Note, Reading } from "./reading.ts";

/** Sex is 男 or 女; other words are offered as a cure only. */
export function readSex(cell: CellText, note: Note): Reading | null {
  const found = findCode("sex", cell.text);
  if (found?.by === "name" && found.name === cell.text && (found.code === "1" || found.code === "2"))
    return { value: found.name, code: found.code };
  const fix = { m: "男", f: "女", male: "男", female: "女", "1": "男", "2": "女", 男性: "男", 女性: "女" }[
    cell.text.toLowerCase()
  ];
  note("SEX_INVALID", { fix });
  return null;
}

/** How a name of an ethnicity was found, when it was not written as in the list. */
const ETHNICITY_NOTES = {
  short: "ETHNICITY_SHORT",
  old: "ETHNICITY_OLD_NAME",
  alias: "ETHNICITY_SHORT",
  name: "NAME_SPACES",
} as const;

/** Reads the name of one of the 56 ethnicities; their codes are offered as a cure only. */
export function readEthnicity(cell: CellText, note: Note): Reading | null {
  const found = findCode("ethnicity", cell.text);
  const isOne = found !== undefined && Number(found.code) <= 56;
  if (!isOne || found.by === "code") {
    note("ETHNICITY_UNKNOWN", { fix: isOne ? found.name : undefined });
    return null;
  }
  if (found.name !== cell.text) note(ETHNICITY_NOTES[found.by]);
  return { value: found.name, code: found.code };
}

/** Makes a reader of a code list whose codes themselves are not accepted as words. */
function listReader(list: CodeListId, alias: DefectCode, unknown: DefectCode): CellReader {
  return (cell, note) => {
    const found = findCode(list, cell.text);
    if (found === undefined || found.by === "code") {
      note(unknown, { fix: found?.name });
      return null;
    }
    if (found.name !== cell.text) note(alias);
    return { value: found.name, code: found.code };
  };
}

export const readEducation = listReader("education", "EDU_ALIAS", "EDU_UNKNOWN");
export const readMemberState = listReader("member_state", "STATE_ALIAS", "STATE_UNKNOWN");

/** The member types that a roster may hold; others are wrong in it. */
export function memberTypeReader(codes: readonly string[]): CellReader {
  const entries = findCodeList("member_type")?.entries ?? [];
  const allowed = entries.filter((entry) => codes.includes(entry.code)).map((entry) => `“${entry.name.zh}”`);
  return (cell, note) => {
    const found = findCode("member_type", cell.text);
    if (found === undefined || found.by === "code" || !codes.includes(found.code)) {
      note("TYPE_UNKNOWN", { details: { allowed: allowed.join("、") } });
      return null;
    }
    if (found.name !== cell.text) note("TYPE_ALIAS");
    return { value: found.name, code: found.code };
  };
}

/** A post or level that is not in its list is kept as text. */
export function postReader(list: CodeListId): CellReader {
  return (cell, note) => {
    const found: FoundCode | undefined = findCode(list, cell.text);
    if (found && found.by !== "code") return { value: cell.text, code: found.code };
    note("POST_AS_TEXT");
    return { value: cell.text };
  };
}

/** Officials are of every party: members get their type, others are not members and keep the party's name beside it. */
export const readPartyStatus: CellReader = (cell, note, context) => {
  const found = findCode("political_status", cell.text);
  if (found === undefined || found.by === "code") return readOfficialType(cell, note, context);
  const code = { "01": "1", "02": "2" }[found.code] ?? "9";
  const value = { "1": "正式党员", "2": "预备党员" }[code] ?? "非党员";
  note("TYPE_ALIAS");
  return code === "9" ? { value, code, extra: { other_party: found.name } } : { value, code };
};

const readOfficialType = memberTypeReader(["1", "2", "9"]);
