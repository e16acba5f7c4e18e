import { useText } from "#ui/language/language.tsx";
import { uiMessages } from "#ui/messages.ts";
import type { Period, TimelineProps } from "#ui/chart/period.ts";
import { DataTable } from "#ui/table/data-table.tsx";

/** The periods of a timeline as a table. */
export function PeriodTable({ label, lanes, onOpen }: Pick<TimelineProps, "label" | "lanes" | "onOpen">) {
  const t = useText(uiMessages);
  const rows = lanes.flatMap((lane) => lane.periods.map((period) => ({ ...period, lane: lane.label })));
  return (
    <DataTable
      label={label}
      dense
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        { key: "lane", title: t("kind"), cell: (row) => row.lane },
        { key: "label", title: t("period"), cell: (row) => <PeriodName period={row} onOpen={onOpen} /> },
        { key: "from", title: t("from"), cell: (row) => row.from },
        { key: "to", title: t("until"), cell: (row) => row.to ?? t("untilNow") },
      ]}
    />
  );
}

function PeriodName({ period, onOpen }: { period: Period } & Pick<TimelineProps, "onOpen">) {
  if (onOpen === undefined) return period.label;
  return (
    <button type="button" className="fig plain" onClick={() => onOpen(period)}>
      {period.label}
    </button>
  );
}
