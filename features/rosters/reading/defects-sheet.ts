import { error, NOTHING, notice, warning } from "./defect.ts";

/** Faults of the file, of a sheet, of a column or of a whole row. */
export const SHEET_DEFECTS = {
  NO_ROSTER: error(
    "没有找到名册：找不到含“姓名”“身份证号”等栏目的表头",
    "No roster found: no header row with name, identity number and the like",
    "请在表头写明“姓名”“身份证号”“党支部”等栏目",
    "Give the table a header row with these column names",
  ),
  NO_ROWS: warning(
    "名册里没有人员",
    "The roster holds no people",
    "请检查是否传错了文件",
    "Check that this is the right file",
  ),
  TOO_MANY_ROWS: error(
    "行数超过 {limit} 行",
    "More than {limit} rows",
    "请拆成几个文件分别导入",
    "Split the file and import the parts",
  ),
  ENCODING_GUESSED: notice(
    "文件没有编码标记，按识别结果读取",
    "The encoding is not marked and was guessed",
    "请核对姓名是否正确",
    "Check that names read right",
  ),
  SHEET_NOT_ROSTER: notice(
    "不是名册（填表说明、代码表等），未导入",
    "Not a roster (instructions, code table), not imported",
    ...NOTHING,
  ),
  SHEET_HIDDEN: warning(
    "隐藏工作表未导入，共 {rows} 行",
    "A hidden sheet with {rows|row|rows} was not imported",
    "如需导入，请取消隐藏后再传",
    "To import it, unhide the sheet and send the file again",
  ),
  HIDDEN_COLUMN: notice(
    "该列在表中被隐藏，仍会读取",
    "The column is hidden; it is read all the same",
    ...NOTHING,
  ),
  UNMAPPED_COLUMN: notice(
    "“{header}”未对应到系统字段，未导入",
    "The column “{header}” belongs to no field and is not imported",
    "如需导入，请在栏目对应中选择字段",
    "To import it, choose a field for the column",
  ),
  COLUMN_UNNAMED: notice(
    "该列没有表头但有内容，未导入",
    "The column has content but no header and is not imported",
    "如需导入，请补上表头",
    "To import it, give it a header",
  ),
  COLUMN_DUPLICATE: warning(
    "“{header}”与 {other} 列重复，只读取前一列",
    "“{header}” repeats column {other}; only the first is read",
    "请确认读取的是正确的一列",
    "Make sure that the right column is read",
  ),
  COLUMN_AMBIGUOUS: error(
    "有多列都可能是“{name}”：{columns}",
    "Several columns may be “{name}”: {columns}",
    "请选择读取哪一列",
    "Choose the column to read",
  ),
  COLUMN_MISSING: error(
    "缺少必需的栏目“{name}”",
    "The required column “{name}” is missing",
    "请选择对应的列，或在表中补上此栏",
    "Choose a column for it, or add it to the table",
  ),
  BRANCH_CHOICE: error(
    "表中没有党支部一栏",
    "The table has no column for the branch",
    "请选择这份名册属于哪个党支部",
    "Choose the branch that this roster belongs to",
  ),
  COLUMN_SHIFT: error(
    "这一行有 {fields} 栏，表头有 {expected} 栏，栏目错位",
    "The row has {fields} fields, the header {expected}: the columns are shifted",
    "请检查多出或缺少的分隔符、引号",
    "Look for a missing or superfluous delimiter or quotation mark",
  ),
  HIDDEN_ROW: warning(
    "该行在表中被隐藏或筛选掉",
    "The row is hidden or filtered out",
    "请确认是否导入",
    "Confirm that it is to be imported",
  ),
  DUPLICATE_PERSON: error(
    "与前面的行重复（同一身份证号，内容相同）：{related}",
    "Repeats an earlier row, same number and same content: {related}",
    "删去重复的一行",
    "Remove the repeated row",
  ),
  DUPLICATE_CONFLICT: error(
    "同一身份证号出现多次且内容不同：{related}",
    "One identity number stands in several rows with different content: {related}",
    "核对后只保留正确的一行",
    "Check and keep the right row only",
  ),
  SAME_NAME: notice(
    "同名不同人（身份证号不同）：{related}",
    "Same name, other person: {related}",
    ...NOTHING,
  ),
} as const;
