import { formatMoment } from "#foundation/messages/format.ts";
import { useMay } from "#ui/account/me.tsx";
import { useLook } from "#ui/api/use-look.ts";
import { useText } from "#ui/language/language.tsx";
import { DownloadButton } from "#ui/page/download-button.tsx";
import { Block } from "#ui/page/sheet.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import { downloadExport, listExports } from "../exports.contract.ts";
import { rosterMessages } from "../messages.ts";

/** Lists that were exported, each to be fetched again while it is kept. */
export function ExportsBlock() {
  const t = useText(rosterMessages);
  const may = useMay("rosters.export");
  const exports = useLook(listExports, {}, { enabled: may, every: 1500, freshFor: 0 }).data?.exports ?? [];
  if (!may) return null;
  return (
    <Block title={t("exports")} note={t("exportNote")}>
      <DataTable
        label={t("exports")}
        dense
        rows={exports}
        rowKey={(one) => one.runId}
        empty={t("noExports")}
        columns={[
          { key: "when", title: t("when"), width: 160, cell: (one) => formatMoment(one.madeAt) },
          { key: "format", title: t("format"), cell: (one) => `.${one.format}` },
          { key: "mark", title: t("mark"), cell: (one) => <span className="mono">{one.mark}</span> },
          {
            key: "rows",
            title: t("rows"),
            numeric: true,
            cell: (one) => one.rows?.toLocaleString("en") ?? "—",
          },
          {
            key: "get",
            title: "",
            cell: (one) =>
              one.rows === null ? (
                t("exporting", { done: one.done })
              ) : (
                <DownloadButton small endpoint={downloadExport} input={{ runId: one.runId }}>
                  {t("download")}
                </DownloadButton>
              ),
          },
        ]}
      />
    </Block>
  );
}
