import type { Cell, TableRow } from "#foundation/import-export/table.ts";
import type { IgnoredKind } from "../judged.contract.ts";
import { headerKey } from "./header-words.ts";

/** What the classification needs to know about the sheet. */
export interface RowFrame {
  readonly nameColumn: number | undefined;
  readonly identityColumn: number | undefined;
  readonly seqColumn: number | undefined;
  /** Rows with a merge over three columns and more: headings and notes. */
  readonly wideRows: ReadonlySet<number>;
  /** Header keys by column, of the lowest level. */
  readonly headerKeys: ReadonlyMap<number, string>;
}

const SUBTOTAL = /^(?:本页)?小\s*计|^.{0,20}(?:党?支部|单位|部门|车间|科室)小\s*计[:：]?$/u;
const TOTAL = /^(?:合|总|共|累)\s*计(?:[:：（(\d\s人]|$)|^总\s*数[:：]?$|^(?:总共|共)\s*\d+\s*[人名]/u;
const NOTE =
  /^[（(【[]?\s*(?:注|备\s*注|说\s*明|填表说明|填报说明|填写说明|注意事项|注意)\s*(?:\d+\s*)?[:：.、）)】\]]|^[*※＊]\s*(?:注|说明)|^填(?:表|写|报)说明/u;
const SIGNATURE =
  /(?:填报|填表|制表|审核|负责|经办|统计|汇总|联系)人?(?:\s*[（(]?签[字名章][)）]?)?\s*[:：]|(?:签字|签名|盖章|填报日期|填表日期|填报时间|制表日期|日\s*期)\s*[:：）)]|党(?:支部|委)书记(?:签[字名])?\s*[:：]/u;
const UNIT_LINE =
  /^[（(]?\s*(?:填报|填表|编制|制表|报送)?(?:单位|党组织|支部|部门)(?:名称)?(?:[（(]盖章[)）])?\s*[:：]|^[（(]?\s*截[至止]|[（(]\s*(?:盖章|公章)\s*[)）]|^[（(]?\s*(?:\d{4}|[\sXx×]*)年\s*(?:\d{1,2}|\s*)月(?:\s*\d{0,2}\s*日)?\s*[)）]?$|^单位[:：]|填报日期/u;
const HINT =
  /^(?:必填|选填|必填项|非必填|选填项|可不填|可空|必须填写|不用填|自动生成|系统自动|下拉选择|文本|日期|示例)(?:项|格式)?$/u;

/** Says why a row below the header is no person; undefined for a row to be judged. */
export function ignoredKind(row: TableRow, frame: RowFrame): IgnoredKind | undefined {
  if (hasIdentity(row.cells, frame)) return undefined;
  const own = row.cells.filter((cell) => isOwn(cell, row.row) && cell.text.trim() !== "");
  if (own.length === 0 || own.every((cell) => cell.column === frame.seqColumn))
    return onlyNumber(own, row) ?? "blank";
  if (isRepeatedHeader(own, frame)) return "repeated_header";
  if (own.every((cell) => HINT.test(headerKey(cell.text)))) return "hint";
  return bySpeech(own, row.row, frame) ?? (isZeroRow(own, frame) ? "blank" : undefined);
}

/** Says what a row above the header is. */
export function titleKind(row: TableRow): "title" | "unit_line" {
  const text = row.cells
    .map((cell) => cell.text)
    .join(" ")
    .trim();
  return UNIT_LINE.test(text) || SIGNATURE.test(text) ? "unit_line" : "title";
}

/** The row's own content, not the value of a merge that began above it. */
function isOwn(cell: Cell, row: number): boolean {
  return cell.mergedFrom === undefined || Number(/\d+$/.exec(cell.mergedFrom)?.[0]) === row;
}

/** A row with nothing but a running number is blank; a number column may also hold 合计 or a note. */
function onlyNumber(own: readonly Cell[], row: TableRow): IgnoredKind | undefined {
  const [cell] = own;
  if (cell === undefined || row.cells.length === 0) return undefined;
  return cell.kind === "text" && !/^\d+$/.test(cell.text.trim()) ? speechKind(cell.text.trim()) : undefined;
}

function isRepeatedHeader(own: readonly Cell[], frame: RowFrame): boolean {
  const same = own.filter((cell) => frame.headerKeys.get(cell.column) === headerKey(cell.text)).length;
  return same >= 2 && same * 10 >= own.length * 6;
}

/** A row with a number of many digits is a person, whatever else it says. */
function hasIdentity(cells: readonly Cell[], frame: RowFrame): boolean {
  const cell = cells.find((candidate) => candidate.column === frame.identityColumn);
  return cell !== undefined && cell.mergedFrom === undefined && /(?:\d\D?){10}/.test(cell.text);
}

/** Looks at the words of a row: totals carry figures beside them, notes and banners stand alone. */
function bySpeech(own: readonly Cell[], row: number, frame: RowFrame): IgnoredKind | undefined {
  const texts = own.filter((cell) => cell.kind === "text").map((cell) => cell.text.trim());
  const sum = texts.slice(0, 3).find((text) => SUBTOTAL.test(text) || TOTAL.test(text));
  if (sum !== undefined) return SUBTOTAL.test(sum) ? "subtotal" : "total";
  if (own.length <= 6 && texts.some((text) => SIGNATURE.test(text)) && !isNamed(own, frame))
    return "signature";
  if (own.length <= 2 && texts.some((text) => NOTE.test(text))) return "note";
  return own.length === 1 ? aloneKind(own[0], row, frame) : undefined;
}

/** A name alone is a person of whom the rest is missing; over several columns, or numbered, it is a heading. */
function aloneKind(cell: Cell | undefined, row: number, frame: RowFrame): IgnoredKind | undefined {
  if (cell === undefined) return undefined;
  const isHeading =
    frame.wideRows.has(row) || /^[（(]?[一二三四五六七八九十]{1,3}[)）]?[、.．)）]/u.test(cell.text.trim());
  const isName = cell.column === frame.nameColumn && isShort(cell.text) && !isHeading;
  return isName ? undefined : speechKind(cell.text.trim());
}

function speechKind(text: string): IgnoredKind {
  if (SUBTOTAL.test(text)) return "subtotal";
  if (TOTAL.test(text)) return "total";
  if (NOTE.test(text)) return "note";
  if (SIGNATURE.test(text)) return "signature";
  return UNIT_LINE.test(text) ? "unit_line" : bannerKind(text);
}

/** A long text over the table is a note, a title names a roster, the rest are headings of sections. */
function bannerKind(text: string): IgnoredKind {
  if (/(?:名册|花名册|台账|一览表|汇总表|登记表|采集表|统计表)(?:[（(].*[)）])?$/u.test(text)) return "title";
  return text.length > 40 ? "note" : "banner";
}

function isNamed(own: readonly Cell[], frame: RowFrame): boolean {
  return own.some(
    (cell) => cell.column === frame.nameColumn && isShort(cell.text) && !SIGNATURE.test(cell.text),
  );
}

/** Short enough for a name. */
function isShort(text: string): boolean {
  const key = text.replaceAll(/\s/gu, "");
  return key.length <= 15 && !/[。；;：:，,]/u.test(key);
}

/** Formulas filled down below the last person leave rows of zeros. */
function isZeroRow(own: readonly Cell[], frame: RowFrame): boolean {
  return own.every(
    (cell) =>
      cell.column === frame.seqColumn ||
      cell.text.trim() === "0" ||
      /^(?:0|0\.0+|0%|¥0\.00)$/.test(cell.text.trim()) ||
      (cell.formula !== undefined && cell.text === ""),
  );
}
