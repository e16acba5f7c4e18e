import { formatMoment } from "#foundation/messages/format.ts";
import { useMay } from "#ui/account/me.tsx";
import { useLook } from "#ui/api/use-look.ts";
import { useText } from "#ui/language/language.tsx";
import { DownloadButton } from "#ui/page/download-button.tsx";
import { TextLink } from "#ui/page/link.tsx";
import { Block } from "#ui/page/sheet.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import { downloadExport, type ExportRun, listExports } from "../exports.contract.ts";
import { exportMessages } from "./export-messages.ts";

/** Lists that go out: those that wait for one's consent, and one's own, each to be fetched again while it is kept. */
export function ExportsBlock() {
  const t = useText(exportMessages);
  const may = useMay("rosters.export");
  const found = useLook(listExports, {}, { enabled: may, every: 1500, freshFor: 0 });
  if (!may) return null;
  const { exports = [], waiting = [] } = found.data ?? {};
  return (
    <>
      {waiting.length > 0 && (
        <Block title={t("forMe")}>
          <WaitingTable waiting={waiting} />
        </Block>
      )}
      <Block title={t("myExports")}>
        <MyTable exports={exports} />
      </Block>
    </>
  );
}

function WaitingTable({ waiting }: { waiting: readonly ExportRun[] }) {
  const t = useText(exportMessages);
  return (
    <DataTable
      label={t("forMe")}
      dense
      rows={waiting}
      rowKey={(one) => one.runId}
      columns={[
        { key: "when", title: t("askedAt"), width: 160, cell: (one) => formatMoment(one.madeAt) },
        { key: "who", title: t("whoAsks"), cell: (one) => one.madeBy ?? "—" },
        { key: "body", title: t("whose"), cell: (one) => one.bodyName },
        { key: "count", title: t("howMany"), numeric: true, cell: countOf },
        { key: "reason", title: t("reason"), cell: (one) => one.reason ?? "—" },
        {
          key: "go",
          title: "",
          cell: (one) => <TextLink to={`/exports/${one.runId}`}>{t("look")}</TextLink>,
        },
      ]}
    />
  );
}

function countOf(run: ExportRun): string {
  return (run.rows ?? run.counted).toLocaleString("en");
}

function MyTable({ exports }: { exports: readonly ExportRun[] }) {
  const t = useText(exportMessages);
  return (
    <DataTable
      label={t("myExports")}
      dense
      rows={exports}
      rowKey={(one) => one.runId}
      empty={t("noExports")}
      columns={[
        {
          key: "when",
          title: t("when"),
          width: 160,
          cell: (one) => <TextLink to={`/exports/${one.runId}`}>{formatMoment(one.madeAt)}</TextLink>,
        },
        { key: "body", title: t("whose"), cell: (one) => one.bodyName },
        { key: "format", title: t("format"), cell: (one) => `.${one.format}` },
        { key: "mark", title: t("mark"), cell: (one) => <span className="mono">{one.mark}</span> },
        { key: "rows", title: t("howMany"), numeric: true, cell: countOf },
        { key: "state", title: t("state"), cell: (one) => t(one.state) },
        {
          key: "get",
          title: "",
          cell: (one) =>
            one.state === "done" && (
              <DownloadButton small endpoint={downloadExport} input={{ runId: one.runId }}>
                {t("download")}
              </DownloadButton>
            ),
        },
      ]}
    />
  );
}
