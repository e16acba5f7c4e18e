import { useMemo, useState } from "react";
import { formatNumber } from "#foundation/messages/messages.ts";
import { useMe } from "#ui/account/me.tsx";
import { useLook } from "#ui/api/use-look.ts";
import { useNarrow } from "#ui/appearance/use-narrow.ts";
import { Button } from "#ui/form/button.tsx";
import { useLanguage, useText } from "#ui/language/language.tsx";
import { DownloadButton } from "#ui/page/download-button.tsx";
import { useAddressState } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Empty, Loading, NotReached } from "#ui/page/states.tsx";
import { exportCrosstab, readCrosstab } from "../crosstab.contract.ts";
import { type FactDescription, listFacts } from "../facts.contract.ts";
import { statisticsMessages } from "../messages.ts";
import { pivotOf } from "../pivot.rules.ts";
import type { Question } from "../question.contract.ts";
import { KeptPanel } from "./kept-panel.tsx";
import { type ChangeAddress, inputOf, questionOf } from "./question-address.ts";
import { RowsPanel } from "./rows-panel.tsx";
import { SettingsPanel } from "./settings-panel.tsx";
import "./statistics.css";
import { CountedTable, isEmpty } from "./counted-table.tsx";
import { openCell } from "./open-cell.ts";
import { titleOf } from "./table-title.ts";
import { ViewPanel } from "./view-panel.tsx";

/** Any table over any subtree; every state of it is an address. */
export function CrosstabPage() {
  const t = useText(statisticsMessages);
  const facts = useLook(listFacts, {}, { freshFor: 3_600_000 });
  if (facts.problem) return <NotReached title={t("unread")} problem={facts.problem} onAgain={facts.again} />;
  if (!facts.data) return <Loading rows={12} what={t("statistics")} />;
  return <Composed facts={facts.data.facts} />;
}

/** Settings at the left, the table and what belongs to it at the right; on a phone the settings fold. */
function Composed({ facts }: { facts: readonly FactDescription[] }) {
  const t = useText(statisticsMessages);
  const me = useMe();
  const narrow = useNarrow();
  const [address, change] = useAddressState();
  const [folded, setFolded] = useState(true);
  const question = questionOf(address, me.body.id);
  const table = useLook(readCrosstab, inputOf(question), { keepFormer: true });
  const settings = <SettingsPanel {...{ facts, question, change }} answer={table.data} />;
  return (
    <div className="composer">
      {narrow ? (
        <div>
          <Button full aria-expanded={!folded} onClick={() => setFolded(!folded)}>
            {t(folded ? "showSettings" : "hideSettings")}
          </Button>
          {!folded && settings}
        </div>
      ) : (
        settings
      )}
      <Result {...{ facts, question, address, change, table }} />
    </div>
  );
}

interface ResultProps {
  facts: readonly FactDescription[];
  question: Question;
  address: Readonly<Record<string, string | undefined>>;
  change: ChangeAddress;
  table: ReturnType<typeof useLook<typeof readCrosstab.input, typeof readCrosstab.output>>;
}

function Result({ facts, question, address, change, table }: ResultProps) {
  const t = useText(statisticsMessages);
  const { language } = useLanguage();
  const [kept, setKept] = useState(false);
  const fact = facts.find(({ name }) => name === question.fact);
  const name = address["name"];
  const title = name ?? titleOf(fact, question, language, t);
  const pivot = useMemo(() => table.data && pivotOf(table.data), [table.data]);
  const cell = pivot && openCell(pivot, address["cell"]);
  return (
    <div className="composed">
      <PageHead
        title={title}
        actions={
          <>
            <Button aria-expanded={kept} onClick={() => setKept(!kept)}>
              {t("kept")}
            </Button>
            <DownloadButton
              endpoint={exportCrosstab}
              input={{ ...inputOf(question), language, name: title.slice(0, 40) }}
            >
              {t("export")}
            </DownloadButton>
          </>
        }
      >
        <Said table={table} />
      </PageHead>
      {kept && <KeptPanel {...{ question, title, change }} onClose={() => setKept(false)} />}
      {table.problem ? (
        <NotReached title={t("unread")} problem={table.problem} onAgain={table.again} />
      ) : !pivot ? (
        <Loading rows={10} what={t("table")} />
      ) : isEmpty(pivot) ? (
        <Empty title={t("nothing")}>{t("nothingHint")}</Empty>
      ) : (
        <>
          <CountedTable {...{ pivot, question, change, cell }} label={title} />
          {pivot.answer.scope.outside && <p className="sm mut">{t("protected")}</p>}
          <div className="beside">
            <ViewPanel {...{ pivot, question, address, change }} />
            {cell && pivot.answer.opens && <RowsPanel {...{ pivot, question, cell, change }} />}
          </div>
        </>
      )}
    </div>
  );
}

/** Nothing there is 0, or not told where the scope reaches outside. */
function written(count: number | null | undefined, outside: boolean): string {
  return count === undefined || count === null
    ? outside
      ? "·"
      : "0"
    : formatNumber(Math.round(count * 100) / 100);
}

/** What was counted, where, as of when, how long it took. */
function Said({ table }: Pick<ResultProps, "table">) {
  const t = useText(statisticsMessages);
  const answer = table.data;
  if (!answer || table.problem) return <span role="status" />;
  const total = answer.cells.find((line) => line.slice(0, answer.axes.length).every((place) => place === -1));
  const count = total?.[answer.axes.length];
  return (
    <span className="mut sm" role="status">
      {t("counted", {
        scope: answer.scope.name,
        count: written(count, answer.scope.outside),
        day: answer.day === null ? t("now") : t("onDay", { day: answer.day }),
        seconds: formatNumber(answer.took / 1000, 2),
      })}
      {answer.otherDay === null ? t("shaded") : t("compared", { day: answer.otherDay })}
    </span>
  );
}
