import { useMe } from "#ui/account/me.tsx";
import { useLook } from "#ui/api/use-look.ts";
import { Select } from "#ui/form/select.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import { Facts } from "#ui/page/facts.tsx";
import { useAddressState, usePathPart } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Block, Sheet } from "#ui/page/sheet.tsx";
import { Loading, NotReached } from "#ui/page/states.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import { type IndicatorDetail, readIndicator } from "../figures.contract.ts";
import { figureText } from "../review.rules.ts";
import { Bars } from "./bars.tsx";
import { figureMessages } from "./figure-messages.ts";
import { Compared, type FigurePlace, useBars } from "./figure-note.tsx";
import { FigureTurns } from "./figure-turns.tsx";
import { IndicatorRows } from "./indicator-rows.tsx";
import { TrendLine } from "./trend-line.tsx";
import "./review.css";

/** One figure: what it is, how it is spread, how it went, and the records that were counted. */
export function IndicatorPage() {
  const t = useText(figureMessages);
  const say = useWords();
  const { body, today } = useMe();
  const code = usePathPart("code");
  const [address] = useAddressState();
  const at = { body: address["body"] ?? body.id, day: address["day"] ?? today };
  const look = useLook(readIndicator, { code, ...at, by: address["by"] ?? "children" }, { keepFormer: true });
  const detail = look.data;
  return (
    <>
      <PageHead
        title={detail ? say(detail.figure.name) : t("indicator")}
        crumbs={[{ label: t("indicators"), to: "/statistics/indicators" }]}
      >
        {detail && (
          <span className="mut">
            {detail.scope.name} · {detail.scope.day}
          </span>
        )}
      </PageHead>
      <FigureTurns />
      {look.problem && <NotReached title={t("unread")} problem={look.problem} onAgain={look.again} />}
      {!detail && !look.problem && <Loading rows={8} />}
      {detail && <Parts detail={detail} at={at} />}
    </>
  );
}

function Parts({ detail, at }: { detail: IndicatorDetail; at: FigurePlace }) {
  const [address, change] = useAddressState();
  return (
    <>
      <Definition detail={detail} />
      <Breakdown detail={detail} onChange={(by) => change({ by })} />
      <Trend detail={detail} />
      {detail.rows.mayOpen && (
        <IndicatorRows
          code={detail.figure.code}
          at={at}
          count={detail.rows.count}
          opened={address["rows"] === "yes"}
          onOpen={() => change({ rows: "yes" })}
        />
      )}
    </>
  );
}

function Definition({ detail }: { detail: IndicatorDetail }) {
  const t = useText(figureMessages);
  const say = useWords();
  const { figure } = detail;
  const value =
    figure.notYet === null
      ? `${figureText(figure.value, figure.digits)} ${say(figure.unit)}`
      : say(figure.notYet.reason);
  return (
    <Sheet
      title={t("definition")}
      note={t("editionOf", { code: figure.code, edition: String(figure.edition), day: figure.validFrom })}
      space="list"
    >
      <Facts
        label={t("definition")}
        facts={[
          { key: "value", label: t("value"), value: <b>{value}</b> },
          { key: "compared", label: t("before"), value: <Compared figure={figure} /> },
          { key: "what", label: t("what"), value: say(detail.counts) },
          { key: "why", label: t("why"), value: say(detail.basis) },
        ].filter(({ key }) => key !== "compared" || figure.notYet === null)}
      />
      {detail.editions.length > 1 && (
        <DataTable
          label={t("editions")}
          dense
          rows={detail.editions}
          rowKey={({ edition }) => String(edition)}
          columns={[
            { key: "edition", title: t("edition"), width: 60, cell: ({ edition }) => String(edition) },
            { key: "from", title: t("since"), width: 120, cell: ({ validFrom }) => validFrom },
            { key: "what", title: t("what"), cell: ({ counts }) => say(counts) },
          ]}
        />
      )}
    </Sheet>
  );
}

function Breakdown({ detail, onChange }: { detail: IndicatorDetail; onChange: (by: string) => void }) {
  const t = useText(figureMessages);
  const say = useWords();
  const bars = useBars(detail);
  if (detail.ways.length === 0) return null;
  return (
    <Block
      title={t("breakdown")}
      aside={
        <Select
          name="by"
          label={t("breakBy")}
          className="inline-field"
          value={detail.breakdown.by}
          options={detail.ways.map(({ code, label }) => ({ value: code, label: say(label) }))}
          onChange={(by) => by !== undefined && onChange(by)}
        />
      }
    >
      {bars.length === 0 ? (
        <p className="mut">{t("noRows")}</p>
      ) : (
        <div className="chart-room">
          <Bars
            label={t("breakdown")}
            bars={bars}
            digits={detail.figure.digits}
            width={760}
            names={200}
            most={16}
            addable={detail.figure.digits === 0}
          />
        </div>
      )}
    </Block>
  );
}

function Trend({ detail }: { detail: IndicatorDetail }) {
  const t = useText(figureMessages);
  const { digits } = detail.figure;
  if (detail.years.length === 0) return null;
  return (
    <Block title={t("trend")}>
      <div className="trends">
        <figure>
          <TrendLine
            label={t("years")}
            points={detail.years}
            digits={digits}
            nameOf={(day) => day.slice(0, 4)}
          />
          <figcaption className="sm dim">{t("years")}</figcaption>
        </figure>
        <figure>
          <TrendLine
            label={t("months")}
            points={detail.months}
            digits={digits}
            nameOf={(day) => day.slice(2, 7)}
          />
          <figcaption className="sm dim">{t("months")}</figcaption>
        </figure>
      </div>
    </Block>
  );
}
