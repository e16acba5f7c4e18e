import { Readable } from "node:stream";
import { recordFile } from "#foundation/files/file-store.ts";
import { streamWorkbook } from "#foundation/import-export/stream-workbook.ts";
import { look } from "#foundation/query/look.ts";
import { describeTable, headOf, rowsOf } from "./export-sheet.rules.ts";
import { exportCrosstab as contract } from "./crosstab.contract.ts";
import { pivotOf } from "./pivot.rules.ts";
import { answerTable } from "./read-crosstab.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const MOST_BYTES = 1024 ** 3;
/** Long enough for a broken download to go on, then the night removes it. */
const KEPT_FOR_MS = 3_600_000;

/** The table as it is seen, with what was asked above it, as a workbook of real numbers. */
export const exportCrosstab = look(contract, async (context, { language, name, ...question }) => {
  const answer = await answerTable(context, question);
  if (!answer) return undefined;
  const { services, actor } = context;
  const fact = services.cubes.facts.get(question.fact);
  if (!fact) return undefined;
  const pivot = pivotOf(answer);
  const asked = { fact, question, pivot, language, today: context.today };
  const title = name ?? fact.label[language];
  const day = answer.day ?? context.today;
  const book = streamWorkbook({
    sheetName: language === "zh" ? "统计" : "Statistics",
    head: [[title], ...describeTable(asked), [], ...headOf(asked)],
    rowCount: pivot.rows.length,
    rows: rowsOf(asked),
    mark: `${title} ${answer.scope.name} ${day} ${actor.name}`,
  });
  const stored = await services.files.put(Readable.from(book), MOST_BYTES);
  const fileName = `${title}-${answer.scope.name}-${day}.xlsx`.replaceAll(/[\\/:*?"<>|]/g, "-");
  await recordFile(context.db, {
    ...stored,
    name: fileName,
    contentType: XLSX,
    accountId: actor.accountId,
    ...(answer.scope.bodyId !== null && { bodyId: answer.scope.bodyId }),
    expiresAt: new Date(services.clock.now().getTime() + KEPT_FOR_MS),
  });
  return {
    answer: {
      name: fileName,
      contentType: XLSX,
      bytes: stored.bytes,
      stream: (range?: { from: number; to: number }) =>
        services.files.get(stored.storedAs, stored.bytes, range),
    },
  };
});
