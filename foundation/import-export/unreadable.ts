import { say, type Words } from "#foundation/messages/messages.ts";

/** Why a file is not read at all, and what its sender can do. */
interface Refusal {
  readonly reason: Words;
  readonly mend: Words;
}

function refusal(zh: string, en: string, mendZh: string, mendEn: string): Refusal {
  return { reason: { zh, en }, mend: { zh: mendZh, en: mendEn } };
}

const SAVE_AGAIN = [
  "用 Excel 打开后重新保存，再传",
  "Open the file in Excel, save it again and send it",
] as const;
const SAVE_AS_XLSX = [
  "用 Excel 或 WPS 打开后另存为 .xlsx，再传",
  "Open the file in Excel or WPS, save it as .xlsx and send that",
] as const;
const ASK_SENDER = [
  "请向提供者要一份由 Excel 直接保存的文件",
  "Ask the sender for a file saved by Excel itself",
] as const;

/** Every reason for which a file is refused before its rows are judged. */
export const UNREADABLE = {
  FILE_EMPTY: refusal(
    "文件是空的",
    "The file is empty",
    "请检查是否传错了文件",
    "Check that this is the right file",
  ),
  FILE_TOO_LARGE: refusal(
    "文件过大",
    "The file is too large",
    "拆成几个文件，或只保留名册工作表后再传",
    "Split it, or keep only the sheet with the roster",
  ),
  FILE_ENCRYPTED: refusal(
    "文件设有打开密码",
    "The file has a password",
    "在 Excel 中去掉打开密码后再传",
    "Remove the password in Excel and send the file again",
  ),
  FILE_MACRO: refusal(
    "文件含有宏，不予读取",
    "The file holds macros and is not read",
    "另存为不带宏的 .xlsx 后再传",
    "Save it as .xlsx without macros",
  ),
  FORMAT_BIFF: refusal("这是旧版 .xls 工作簿", "This is an old .xls workbook", ...SAVE_AS_XLSX),
  FORMAT_HTML: refusal(
    "这是网页内容，只是用了工作簿的文件名",
    "This is a web page under the name of a workbook",
    ...SAVE_AS_XLSX,
  ),
  FORMAT_XML: refusal("这是 XML 电子表格", "This is an XML spreadsheet", ...SAVE_AS_XLSX),
  FORMAT_XLSB: refusal("这是二进制工作簿（.xlsb）", "This is a binary workbook (.xlsb)", ...SAVE_AS_XLSX),
  FORMAT_ODS: refusal("这是 .ods 电子表格", "This is an .ods spreadsheet", ...SAVE_AS_XLSX),
  FORMAT_UNKNOWN: refusal(
    "认不出这个文件",
    "The file is not recognised",
    "请传 .xlsx 或 .csv 名册",
    "Send a roster as .xlsx or .csv",
  ),
  ZIP_BROKEN: refusal("工作簿已损坏，打不开", "The workbook is damaged and cannot be opened", ...SAVE_AGAIN),
  ZIP_BOMB: refusal(
    "文件展开后过大，疑似压缩炸弹",
    "The file grows far too large when unpacked",
    ...ASK_SENDER,
  ),
  ZIP_SIZE_LIE: refusal(
    "文件内写明的大小与实际不符",
    "The sizes stated inside the file are not true",
    ...ASK_SENDER,
  ),
  ZIP_UNSAFE_NAME: refusal("文件内部含有不安全的路径", "The file holds unsafe paths", ...ASK_SENDER),
  ZIP_SYMLINK: refusal("文件内部含有链接", "The file holds links", ...ASK_SENDER),
  XML_DOCTYPE: refusal("文件内部含有 DOCTYPE 声明", "The file holds a DOCTYPE declaration", ...ASK_SENDER),
  XML_BROKEN: refusal("工作簿内容已损坏，读不下去", "The content of the workbook is damaged", ...SAVE_AGAIN),
  CSV_QUOTE_OPEN: refusal(
    "第 {record} 条记录的引号没有配对，后面的内容无法分开",
    "A quotation mark in record {record} is never closed",
    "改正引号后再传",
    "Mend the quotation mark and send the file again",
  ),
} satisfies Record<string, Refusal>;

export type UnreadableCode = keyof typeof UNREADABLE;

/** Thrown when a file cannot or must not be read. */
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

  /** What is wrong and how to mend it, in both languages. */
  get words(): { reason: Words; mend: Words } {
    const { reason, mend } = UNREADABLE[this.code];
    return { reason: this.#fill(reason), mend: this.#fill(mend) };
  }

  #fill(words: Words): Words {
    return { zh: say(words, "zh", this.details), en: say(words, "en", this.details) };
  }
}
