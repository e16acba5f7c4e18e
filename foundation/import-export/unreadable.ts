import type { Words } from "#foundation/messages/messages.ts";

/** Why a file is not read at all, in words for the person who sent it. */
export const UNREADABLE = {
  FILE_EMPTY: { zh: "文件是空的", en: "The file is empty" },
  FILE_TOO_LARGE: {
    zh: "文件过大，请拆成几个文件，或只保留名册工作表后再传",
    en: "The file is too large: split it, or keep only the sheet with the roster",
  },
  FILE_ENCRYPTED: {
    zh: "文件设有密码，请在 Excel 中去掉打开密码后再传",
    en: "The file has a password: remove it in Excel and send the file again",
  },
  FILE_MACRO: {
    zh: "文件含有宏，不予读取，请另存为不带宏的 .xlsx 后再传",
    en: "The file holds macros and is not read: save it as .xlsx without macros",
  },
  FORMAT_BIFF: {
    zh: "这是旧版 .xls 工作簿，请在 Excel 或 WPS 中另存为 .xlsx 后再传",
    en: "This is an old .xls workbook: save it as .xlsx in Excel or WPS and send it again",
  },
  FORMAT_HTML: {
    zh: "这是网页内容，只是用了工作簿的文件名；请用 Excel 打开后另存为 .xlsx 再传",
    en: "This is a web page under the name of a workbook: open it in Excel and save it as .xlsx",
  },
  FORMAT_XML: {
    zh: "这是 XML 电子表格，请用 Excel 打开后另存为 .xlsx 再传",
    en: "This is an XML spreadsheet: open it in Excel and save it as .xlsx",
  },
  FORMAT_XLSB: {
    zh: "这是二进制工作簿（.xlsb），请另存为 .xlsx 后再传",
    en: "This is a binary workbook (.xlsb): save it as .xlsx and send it again",
  },
  FORMAT_ODS: {
    zh: "这是 .ods 电子表格，请另存为 .xlsx 后再传",
    en: "This is an .ods spreadsheet: save it as .xlsx and send it again",
  },
  FORMAT_UNKNOWN: {
    zh: "认不出这个文件，请传 .xlsx 或 .csv 名册",
    en: "The file is not recognised: send a roster as .xlsx or .csv",
  },
  ZIP_BROKEN: {
    zh: "工作簿已损坏，打不开；请用 Excel 打开后重新保存再传",
    en: "The workbook is damaged: open it in Excel, save it again and send it",
  },
  ZIP_BOMB: {
    zh: "文件展开后过大，疑似压缩炸弹，已拒绝",
    en: "The file grows far too large when unpacked and was refused",
  },
  ZIP_SIZE_LIE: {
    zh: "文件内写明的大小与实际不符，已拒绝",
    en: "The sizes stated inside the file are not true; it was refused",
  },
  ZIP_UNSAFE_NAME: {
    zh: "文件内部含有不安全的路径，已拒绝",
    en: "The file holds unsafe paths and was refused",
  },
  ZIP_SYMLINK: { zh: "文件内部含有链接，已拒绝", en: "The file holds links and was refused" },
  XML_DOCTYPE: {
    zh: "文件内部含有 DOCTYPE 声明，已拒绝",
    en: "The file holds a DOCTYPE declaration and was refused",
  },
  XML_BROKEN: {
    zh: "工作簿内容已损坏，读不下去；请用 Excel 打开后重新保存再传",
    en: "The content of the workbook is damaged: open it in Excel, save it again and send it",
  },
  CSV_QUOTE_OPEN: {
    zh: "第 {record} 条记录的引号没有配对，后面的内容无法分开，请改正后再传",
    en: "A quotation mark in record {record} is never closed: mend it and send the file again",
  },
} satisfies Record<string, Words>;

export type UnreadableCode = keyof typeof UNREADABLE;

/** Thrown when a file cannot or must not be read; the code has its words in `UNREADABLE`. */
export class UnreadableFile extends Error {
  override name = "UnreadableFile";
  readonly code: UnreadableCode;
  readonly details: Readonly<Record<string, string | number>>;
  constructor(
    code: UnreadableCode,
    details: Readonly<Record<string, string | number>> = {},
    cause?: unknown,
  ) {
    super(code, cause === undefined ? undefined : { cause });
    this.code = code;
    this.details = details;
  }
}
