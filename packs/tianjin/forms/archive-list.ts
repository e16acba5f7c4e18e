import type { CaseFacts } from "#features/cases/facts.contract.ts";
import type { BlockInput, CellInput, FormInput } from "#foundation/documents/model/form.ts";
import { grid, label, left, lineBlock, note, pairGrid, paper, row, signature, value } from "./cells.ts";
import { dottedDay, type FactReader } from "./read-facts.ts";

/** Smaller type and margins: seventeen lines and the hand-over on one sheet. */
export const LIST_PAGE = { margin: { top: 19, bottom: 26, left: 25, right: 25 }, size: 10.5 };

/** The archive list by itself, with the sheet that goes over to who keeps the file. */
export function archiveList(read: FactReader): FormInput {
  return paper(read, "发展党员材料归档移交清单", archiveBlocks(read, archiveOf(read)), {
    page: LIST_PAGE,
    heading: [
      { label: "移交党支部", value: read.body("holder", "党支部") },
      { label: "办件编号", value: read.facts.case.number },
    ],
  });
}

/** The list, what was seen and not kept, and who gave and who took. */
export function archiveBlocks(read: FactReader, archive: Archive): BlockInput[] {
  return [
    headGrid(read),
    { kind: "caption", text: `归档材料${profileName(archive)}` },
    itemsGrid(archive),
    ...seenBlocks(read),
    { kind: "caption", text: "移交" },
    handOver(read),
    note("注：缺原件的，由党委出具补办说明，不得倒签日期；页数以原件为准，移交双方当面点清。"),
  ];
}

type Archive = CaseFacts["archive"];

function archiveOf(read: FactReader): Archive {
  if (!read.facts.archive) read.text("archive", "归档材料清单");
  return read.facts.archive;
}

function profileName(archive: Archive): string {
  return archive ? `（${archive.profile}，共${archive.items.length}项）` : "";
}

function headGrid(read: FactReader): BlockInput {
  return pairGrid(
    ["姓名", read.facts.subject.name, "出生年月", read.subject("birth", "出生年月")],
    ["移交时间", read.dotted("archived_on", "移交时间"), "存放处", read.text("archive_place", "存放处")],
  );
}

const LEAST_LINES = 8;

function itemsGrid(archive: Archive): BlockInput {
  const items = archive?.items ?? [];
  const head = [
    label("序号"),
    label("材料名称"),
    label("类别"),
    label("形成时间"),
    label("页数"),
    label("备注"),
  ];
  const lines: CellInput[][] = items.map(({ no, name, kind, dated, pages, note: remark }) => [
    value(no),
    left(name),
    value(kind),
    value(dated ? dottedDay(dated) : ""),
    value(pages === null ? "" : String(pages)),
    value(remark),
  ]);
  const empty = Array.from({ length: items.length > 0 ? 0 : LEAST_LINES }, () => head.map(() => value("")));
  return {
    kind: "grid",
    columns: [15, 68, 22, 25, 15, 15],
    rows: [
      { cells: head, minHeight: 9, header: true },
      ...[...lines, ...empty].map((cells) => row(cells, 7.2)),
    ],
  };
}

function seenBlocks(read: FactReader): BlockInput[] {
  const { seen } = read.facts;
  if (seen.length === 0) return [];
  const lines = seen.map(({ title, by, on }) => `${title}：${by}于${dottedDay(on)}查验。`);
  return [lineBlock("查验记录\n（不留存\n复印件）", lines.join("\n"))];
}

function handOver(read: FactReader): BlockInput {
  const given: CellInput = {
    kind: "opinion",
    paragraphs: ["以上材料已点清移交。"],
    signatures: [signature("移交人签字", read.day("archived_on"), true)],
  };
  const taken: CellInput = {
    kind: "opinion",
    paragraphs: ["以上材料已点清接收。"],
    signatures: [signature("接收人签字", read.day("archived_on"), true)],
  };
  return grid([80, 80], [row([given, taken], 30)]);
}
