import { useText, useWords } from "#ui/language/language.tsx";
import { Status } from "#ui/mark/status.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import { listMessages } from "./list-messages.ts";
import type { PreviewCase } from "./use-preview.ts";

/** Case by case: where it would go, or why it cannot. Nothing is done yet. */
export function PreviewTable({ cases }: { cases: readonly PreviewCase[] }) {
  const t = useText(listMessages);
  const say = useWords();
  const cannot = cases.filter((one) => one.because !== null);
  const ordered = [...cannot, ...cases.filter((one) => one.because === null)];
  return (
    <div>
      <p className="mut">
        {t("batchCan", { count: cases.length - cannot.length })}
        {cannot.length > 0 && `；${t("batchCannot", { count: cannot.length })}`}
      </p>
      <div className="preview-rows">
        <DataTable<PreviewCase>
          label={t("batchFields")}
          dense
          rows={ordered}
          rowKey={(one) => one.caseId}
          columns={[
            { key: "name", title: t("person"), width: 120, cell: (one) => one.name },
            {
              key: "can",
              title: t("state"),
              width: 100,
              cell: (one) => (
                <Status kind={one.because === null ? "ok" : "stop"}>
                  {t(one.because === null ? "can" : "cannot")}
                </Status>
              ),
            },
            {
              key: "to",
              title: t("goesTo"),
              cell: (one) => (one.because === null ? one.to && say(one.to) : say(one.because)),
            },
            {
              key: "number",
              title: t("number"),
              width: 150,
              cell: (one) => <span className="dim">{one.number}</span>,
            },
          ]}
        />
      </div>
    </div>
  );
}
