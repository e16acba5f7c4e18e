import { useMe } from "#ui/account/me.tsx";
import { useLook } from "#ui/api/use-look.ts";
import { Select } from "#ui/form/select.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import { Status } from "#ui/mark/status.tsx";
import { DownloadButton } from "#ui/page/download-button.tsx";
import { TextLink, useAddressState } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Loading, NotReached } from "#ui/page/states.tsx";
import { type AnnualAnswer, exportAnnual, readAnnual } from "../annual.contract.ts";
import { AnnualChecks } from "./annual-checks.tsx";
import { AnnualFrozen, FreezeYear } from "./annual-frozen.tsx";
import { annualMessages } from "./annual-messages.ts";
import { AnnualTable } from "./annual-table.tsx";
import { FigureTurns } from "./figure-turns.tsx";
import "./annual.css";

/** The annual tables of a body: one at a time, with the checks of all of them, and the frozen year. */
export function AnnualPage() {
  const t = useText(annualMessages);
  const { body, today } = useMe();
  const [address, change] = useAddressState();
  const thisYear = Number(today.slice(0, 4));
  const year = Number(address["year"] ?? thisYear - 1);
  const at = { body: address["body"] ?? body.id, day: year === thisYear ? today : `${year}-12-31` };
  const look = useLook(readAnnual, at, { keepFormer: true });
  return (
    <>
      <PageHead
        title={t("annualOf", { year: String(year) })}
        actions={
          <>
            <DownloadButton small endpoint={exportAnnual} input={{ ...at, form: "xlsx" }}>
              {t("excel")}
            </DownloadButton>
            <DownloadButton small endpoint={exportAnnual} input={{ ...at, form: "pdf" }}>
              {t("pdf")}
            </DownloadButton>
          </>
        }
      >
        {look.data && (
          <span className="mut">{t("about", { name: look.data.scope.name, day: look.data.scope.day })}</span>
        )}
      </PageHead>
      <FigureTurns />
      {look.problem && <NotReached title={t("unread")} problem={look.problem} onAgain={look.again} />}
      {!look.data && !look.problem && <Loading rows={12} what={t("annual")} />}
      {look.data && (
        <Set
          answer={look.data}
          year={year}
          chooseYear={
            <Select
              name="year"
              label={t("year")}
              className="inline-field"
              value={String(year)}
              options={[0, 1, 2, 3, 4].map((back) => ({
                value: String(thisYear - back),
                label: back === 0 ? t("toDate", { year: String(thisYear) }) : String(thisYear - back),
              }))}
              onChange={(next) => change({ year: next })}
            />
          }
        />
      )}
    </>
  );
}

function Set({
  answer,
  year,
  chooseYear,
}: {
  answer: AnnualAnswer;
  year: number;
  chooseYear: React.ReactNode;
}) {
  const [address] = useAddressState();
  const head = answer.heads.find((one) => one.code === address["table"]) ?? answer.heads[0];
  const table = answer.tables.find((one) => one.code === head?.code);
  return (
    <div className="annual">
      <div className="annual-side">
        {chooseYear}
        <TableList answer={answer} current={head?.code} />
      </div>
      <div className="annual-main">
        {answer.frozen && <AnnualFrozen body={answer.scope.bodyId} year={year} />}
        {answer.mayFreeze && <FreezeYear scope={answer.scope} year={year} />}
        {head && table && <AnnualTable head={head} table={table} />}
        <AnnualChecks answer={answer} />
      </div>
    </div>
  );
}

function TableList({ answer, current }: { answer: AnnualAnswer; current: string | undefined }) {
  const t = useText(annualMessages);
  const say = useWords();
  const [address] = useAddressState();
  const failing = new Map<string, number>();
  for (const { tables, ok } of answer.findings)
    if (!ok) for (const code of tables) failing.set(code, (failing.get(code) ?? 0) + 1);
  const year = address["year"] === undefined ? "" : `&year=${address["year"]}`;
  const body = address["body"] === undefined ? "" : `&body=${address["body"]}`;
  return (
    <nav aria-label={t("tables")}>
      <ol className="annual-list">
        {answer.heads.map(({ code, name }) => (
          <li key={code} aria-current={code === current ? "true" : undefined}>
            <TextLink to={`/statistics/annual?table=${code}${year}${body}`}>
              <span className="dim">{code}</span> {say(name)}
            </TextLink>
            {failing.has(code) && (
              <Status kind="warn">{t("someFail", { count: failing.get(code) ?? 0 })}</Status>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
