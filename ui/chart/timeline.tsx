import { useState } from "react";
import type { Day } from "#foundation/messages/format.ts";
import { useNarrow } from "#ui/appearance/use-narrow.ts";
import { Button } from "#ui/form/button.tsx";
import { useText } from "#ui/language/language.tsx";
import { uiMessages } from "#ui/messages.ts";
import { PeriodTable } from "#ui/chart/period-table.tsx";
import type { Period, TimelineProps } from "#ui/chart/period.ts";
import { scaleOf, type TimeScale, yearsOf } from "#ui/chart/time-scale.ts";

/** Periods of a person as bars over the years; the same as a table for those who read better so. */
export function Timeline({ label, lanes, legend, today, onOpen }: TimelineProps) {
  const t = useText(uiMessages);
  // On a phone bars are too small to hit.
  const [table, setTable] = useState(useNarrow());
  const periods = lanes.flatMap((lane) => lane.periods);
  const scale = scaleOf(periods, today);
  return (
    <div className="tl">
      <div className="row wide wrap sm tl-head">
        {legend.map((entry) => (
          <span className="row" key={entry.ink}>
            <i className={`tl-key ${entry.ink}`} />
            {entry.label}
          </span>
        ))}
        <span className="end">
          <Button kind="text" small onClick={() => setTable(!table)}>
            {table ? t("asPicture") : t("asTable")}
          </Button>
        </span>
      </div>
      {table ? (
        <PeriodTable label={label} lanes={lanes} onOpen={onOpen} />
      ) : (
        <div className="tl-box" role="group" aria-label={label}>
          <Years scale={scale} today={today} />
          {lanes.map((lane) => (
            <div className="tl-lane" key={lane.key} role="group" aria-label={lane.label}>
              <span className="tl-name" aria-hidden="true">
                {lane.label}
              </span>
              <div className="tl-track">
                {lane.periods.map((period) => (
                  <Bar key={period.key} {...{ period, scale, today, onOpen }} />
                ))}
              </div>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

/** Share of the width under which the name of a bar stands beside it. */
const NARROW = 9;

function Bar({
  period,
  scale,
  today,
  onOpen,
}: { period: Period; scale: TimeScale; today: Day } & Pick<TimelineProps, "onOpen">) {
  const t = useText(uiMessages);
  const left = scale.percent(period.from);
  const width = Math.max(0.8, scale.percent(period.to ?? today) - left);
  const name = `${period.label} ${period.from} – ${period.to ?? t("untilNow")}`;
  const classes = ["tl-bar", period.ink, period.to === undefined && "on", width < NARROW && "narrow"]
    .filter(Boolean)
    .join(" ");
  const style = { left: `${left}%`, width: `${width}%` };
  if (onOpen === undefined)
    return (
      <span className={classes} style={style} role="img" aria-label={name} title={name}>
        <b>{period.label}</b>
      </span>
    );
  return (
    <button
      type="button"
      className={classes}
      style={style}
      aria-label={name}
      title={name}
      onClick={() => onOpen(period)}
    >
      <b>{period.label}</b>
    </button>
  );
}

function Years({ scale, today }: { scale: TimeScale; today: Day }) {
  const t = useText(uiMessages);
  return (
    <div className="tl-years" aria-hidden="true">
      {yearsOf(scale).map(({ year, percent, named }) => (
        <i key={year} style={{ left: `${percent}%` }}>
          {named && <span>{year}</span>}
        </i>
      ))}
      <i className="tl-today" style={{ left: `${scale.percent(today)}%` }}>
        <span>{t("today")}</span>
      </i>
    </div>
  );
}
