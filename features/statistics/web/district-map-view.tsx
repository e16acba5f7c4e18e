import { formatNumber } from "#foundation/messages/messages.ts";
import { useLanguage, useText } from "#ui/language/language.tsx";
import type { DistrictMap } from "../map.contract.ts";
import { statisticsMessages } from "../messages.ts";
import { type Line, type Pivot, valueAt } from "../pivot.rules.ts";
import type { Question } from "../question.contract.ts";
import { addressOf, type ChangeAddress } from "./question-address.ts";

interface District {
  tile: DistrictMap["tiles"][number];
  bodyId: string;
  row: Line;
}

/** The tiles that rows of the table stand for; none where fewer than two rows are districts. */
export function districtsOf(pivot: Pivot, map: DistrictMap): District[] {
  const [axis] = pivot.answer.axes;
  if (pivot.answer.rowAxes !== 1 || axis?.grouping !== "body") return [];
  const found = pivot.rows.flatMap((row) => {
    const entry = axis.entries[row.at[0] ?? -1];
    // Committees of districts carry the division of their district; offices of the city stand in one too.
    if (entry?.body?.kind !== "5" || entry.key === null) return [];
    const tile = map.tiles.find(({ division }) => entry.body?.division?.startsWith(division));
    return tile ? [{ tile, bodyId: String(entry.key), row }] : [];
  });
  return found.length > 1 ? found : [];
}

interface DistrictMapViewProps {
  map: DistrictMap;
  districts: readonly District[];
  pivot: Pivot;
  question: Question;
  change: ChangeAddress;
}

/** The districts as tiles of one size with name and figure; a press counts inside of one. */
export function DistrictMapView({ map, districts, pivot, question, change }: DistrictMapViewProps) {
  const t = useText(statisticsMessages);
  const { language } = useLanguage();
  const across = pivot.columns.at(-1) as Line;
  const values = districts.map(({ row }) => valueAt(pivot, row, across));
  const most = Math.max(1, ...values.map((value) => value ?? 0));
  return (
    <ul
      className="map"
      aria-label={t("map")}
      style={{
        gridTemplateColumns: `repeat(${map.columns}, minmax(0, 1fr))`,
        gridTemplateRows: `repeat(${map.rows}, auto)`,
      }}
    >
      {districts.map(({ tile, bodyId }, i) => {
        const value = values[i] ?? null;
        const step = value === null ? 0 : Math.min(4, Math.floor((value / most) * 4.99));
        return (
          <li key={tile.division} style={{ gridColumn: tile.column + 1, gridRow: tile.row + 1 }}>
            <button
              type="button"
              className={`tile m${step} ${tile.inner ? "inner" : ""}`}
              onClick={() => change(addressOf({ ...question, body: bodyId }))}
            >
              <span>{tile.name[language]}</span>
              <b>{value === null ? "·" : formatNumber(Math.round(value * 10) / 10)}</b>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
