import { POLITICAL_PARTIES } from "./other-parties.ts";
import { type DateText, readDateText } from "./date-text.ts";
import { dayToSerial, isBefore, serialToDay, writeDate } from "./partial-date.ts";
import type { CellText, Note, ReadContext, Reading } from "./reading.ts";

/** Excel's first day of its true calendar; serial 60 is a day that never was. */
const FIRST_DAY = "1900-03-01";

/** Reads a date; the day is kept as it was written and never invented. */
export function readDate(cell: CellText, note: Note, context: ReadContext): Reading | null {
  const value = readAny(cell, note, context);
  if (value === null) return null;
  if (value < "1900") return fail(note, "DATE_TOO_EARLY");
  if (isBefore(context.asOf, value)) return fail(note, "DATE_FUTURE");
  return { value };
}

/** The date of joining may be followed by another party: 2004.06；民建. */
export function readJoinDate(cell: CellText, note: Note, context: ReadContext): Reading | null {
  const found = cell.kind === "text" ? POLITICAL_PARTIES.exec(cell.text) : null;
  if (found === null) return readDate(cell, note, context);
  const reading = readDate({ kind: "text", text: found[1] ?? "" }, note, context);
  if (reading === null) return null;
  note("OTHER_PARTY", { details: { party: found[2] ?? "" } });
  return { ...reading, extra: { other_party: found[2] ?? "" } };
}

function readAny(cell: CellText, note: Note, context: ReadContext): string | null {
  if (cell.kind === "date" && cell.number !== undefined) return readDateCell(cell.number, note, context);
  if (cell.kind === "number" && cell.number !== undefined) return readNumber(cell.number, note, context);
  if (cell.kind === "boolean") return fail(note, "DATE_UNPARSABLE");
  return takeText(readDateText(cell.text, Number(context.asOf.slice(0, 4))), note, context);
}

function readDateCell(serial: number, note: Note, { date1904 }: ReadContext): string | null {
  const inCalendar = serial >= 0 && serial < 2_958_466;
  const day = inCalendar ? serialToDay(serial, date1904) : "";
  if (day < FIRST_DAY) return fail(note, "DATE_SERIAL_OUT_OF_RANGE");
  if (!Number.isInteger(serial)) note("DATE_TIME_DROPPED");
  return day;
}

function readNumber(number: number, note: Note, context: ReadContext): string | null {
  const text = String(number);
  const month = /^((?:19|20)\d{2})\.(\d{1,2})$/.exec(text);
  if (month) return readYearPointMonth(Number(month[1]), month[2] ?? "", note, context);
  if (/^(?:19|20)\d{4}(?:\d{2})?$/.test(text)) return takeText(readDateText(text, 0), note, context);
  if (number >= 10_000) return readSerial(number, note, context);
  const year = Number.isInteger(number) && number >= 1900 && number <= Number(context.asOf.slice(0, 4));
  return fail(note, year ? "DATE_YEAR_ONLY" : "DATE_SERIAL_OUT_OF_RANGE");
}

/** 1998.1 as a number may have been 1998.10: the zero is lost. All others have one reading. */
function readYearPointMonth(year: number, digits: string, note: Note, context: ReadContext): string | null {
  if (digits === "1") {
    const readings = `${writeDate(year, 1)}、${writeDate(year, 10)}`;
    note("DATE_AMBIGUOUS", { details: { readings } });
    return null;
  }
  return takeText(readDateText(`${year}.${digits}`, 0), note, context);
}

function readSerial(number: number, note: Note, context: ReadContext): string | null {
  if (Math.floor(number) > dayToSerial(context.asOf, context.date1904)) {
    return fail(note, number < 100_000 ? "DATE_FUTURE" : "DATE_SERIAL_OUT_OF_RANGE");
  }
  note("DATE_SERIAL_READ");
  if (!Number.isInteger(number)) note("DATE_TIME_DROPPED");
  return serialToDay(number, context.date1904);
}

const FAILURES = {
  impossible: "DATE_IMPOSSIBLE",
  "year-only": "DATE_YEAR_ONLY",
  unparsable: "DATE_UNPARSABLE",
} as const;

function takeText(read: DateText, note: Note, context: ReadContext): string | null {
  if (read.kind === "serial") return readTextSerial(read.serial, note, context);
  if (read.kind !== "date") return fail(note, FAILURES[read.kind]);
  // A date that is refused for lying in the future needs no word on how it was read.
  if (isBefore(context.asOf, read.value)) return read.value;
  if (read.twoDigitYear) note("DATE_TWO_DIGIT_YEAR", { details: { year: read.value.slice(0, 4) } });
  else if (!read.exact) note("DATE_TEXT_READ");
  if (read.value.length < 10) note("DATE_MONTH_ONLY");
  if (read.timeDropped) note("DATE_TIME_DROPPED");
  return read.value;
}

function readTextSerial(serial: number, note: Note, context: ReadContext): string | null {
  return serial < 10_000 ? fail(note, "DATE_SERIAL_OUT_OF_RANGE") : readSerial(serial, note, context);
}

function fail(
  note: Note,
  code:
    | "DATE_IMPOSSIBLE"
    | "DATE_YEAR_ONLY"
    | "DATE_UNPARSABLE"
    | "DATE_FUTURE"
    | "DATE_TOO_EARLY"
    | "DATE_SERIAL_OUT_OF_RANGE",
): null {
  note(code);
  return null;
}
