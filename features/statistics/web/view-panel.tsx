import { lazy, Suspense, useState } from "react";
import { useLook } from "#ui/api/use-look.ts";
import { Button } from "#ui/form/button.tsx";
import { useLanguage, useText } from "#ui/language/language.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { Loading } from "#ui/page/states.tsx";
import { type DistrictMap, readMap } from "../map.contract.ts";
import { statisticsMessages } from "../messages.ts";
import type { Pivot } from "../pivot.rules.ts";
import type { Question } from "../question.contract.ts";
import { type ChartKind, chartData, type ChartData } from "./chart-data.ts";
import { DistrictMapView, districtsOf } from "./district-map-view.tsx";
import type { Address, ChangeAddress } from "./question-address.ts";

// The charts come with their library when they are first drawn: it is the heaviest part of the application.
const Chart = lazy(() => import("./chart.tsx").then((file) => ({ default: file.Chart })));

interface ViewPanelProps {
  pivot: Pivot;
  question: Question;
  address: Address;
  change: ChangeAddress;
}

type View = ChartKind | "map";

/** The table as a picture: shares, amounts, a course over years, or the map where the rows are districts. */
export function ViewPanel({ pivot, question, address, change }: ViewPanelProps) {
  const t = useText(statisticsMessages);
  const { language } = useLanguage();
  const map = useLook(readMap, {}, { freshFor: 3_600_000 });
  const [asTable, setAsTable] = useState(false);
  const districts = map.data ? districtsOf(pivot, map.data) : [];
  const views = viewsOf(pivot, districts.length > 0);
  const view = views.find((one) => one === address["view"]) ?? views[0];
  if (view === undefined) return null;
  const data = chartData(pivot, view === "map" ? "bars" : view, language);
  return (
    <Sheet
      className="chart-sheet"
      title={t(WORD[view])}
      note={
        view === "map"
          ? t("mapNote")
          : data.count > data.rows.length
            ? t("firstOf", { shown: data.rows.length, count: data.count })
            : undefined
      }
      aside={
        <Button kind="text" small aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {t(asTable ? "asChart" : "asTable")}
        </Button>
      }
    >
      <div className="row views" role="group" aria-label={t("kindOfView")}>
        {views.map((one) => (
          <Button key={one} small aria-pressed={one === view} onClick={() => change({ view: one })}>
            {t(WORD[one])}
          </Button>
        ))}
      </div>
      {asTable ? (
        <DataTable data={data} label={t(WORD[view])} />
      ) : (
        <Picture {...{ view, data, pivot, question, change, districts }} map={map.data} />
      )}
    </Sheet>
  );
}

interface PictureProps extends Omit<ViewPanelProps, "address"> {
  view: View;
  data: ChartData;
  map: DistrictMap | undefined;
  districts: ReturnType<typeof districtsOf>;
}

function Picture({ view, data, map, districts, pivot, question, change }: PictureProps) {
  const t = useText(statisticsMessages);
  if (view === "map" && map) return <DistrictMapView {...{ pivot, districts, question, change, map }} />;
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name).join("、");
  return (
    <Suspense fallback={<Loading rows={6} what={t("chart")} />}>
      <Chart
        data={data}
        alt={t("chartAlt", { kind: t(WORD[view]), rows: names(data.rows), columns: names(data.series) })}
      />
    </Suspense>
  );
}

const WORD = { shares: "chartShares", bars: "chartBars", line: "chartLine", map: "map" } as const;

/** What suits the table: shares want several columns, a course wants years. */
function viewsOf({ answer }: Pivot, map: boolean): View[] {
  const { axes, rowAxes } = answer;
  if (axes.length === 0) return [];
  const years = axes.some(({ grouping }) => grouping.endsWith(".year"));
  const across = axes.length > rowAxes;
  return [
    ...(years ? (["line"] as const) : []),
    ...(across && rowAxes > 0 ? (["shares"] as const) : []),
    "bars",
    ...(map ? (["map"] as const) : []),
  ];
}

/** The same figures for those who read rather than look. */
function DataTable({ data, label }: { data: ChartData; label: string }) {
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={label}>
      <table className="ledger dense">
        <thead>
          <tr>
            <th scope="col" />
            {data.series.map(({ name }) => (
              <th scope="col" className="n" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map(({ name }, row) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {data.series.map((one) => (
                <td className="n" key={one.name}>
                  {one.labels[row]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
