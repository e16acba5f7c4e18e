import { useMe } from "#ui/account/me.tsx";
import { useLook } from "#ui/api/use-look.ts";
import { useText, useWords } from "#ui/language/language.tsx";
import { TextLink } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Block } from "#ui/page/sheet.tsx";
import { Loading, NotReached } from "#ui/page/states.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import { type Figure, listIndicators } from "../figures.contract.ts";
import { leverNames } from "../lever-names.rules.ts";
import { changeText, figureText } from "../review.rules.ts";
import { figureMessages } from "./figure-messages.ts";
import { FigureTurns } from "./figure-turns.tsx";

/** Every figure of the city by lever, with its value for the body that the pages are about. */
export function IndicatorsPage() {
  const t = useText(figureMessages);
  const say = useWords();
  const { body } = useMe();
  const look = useLook(listIndicators, { body: body.id });
  const figures = look.data?.figures ?? [];
  return (
    <>
      <PageHead title={t("indicators")}>
        <span className="mut">{t("allNote")}</span>
      </PageHead>
      <FigureTurns />
      {look.problem && <NotReached title={t("unread")} problem={look.problem} onAgain={look.again} />}
      {!look.data && !look.problem && <Loading rows={12} what={t("indicators")} />}
      {look.data &&
        Object.entries(leverNames).map(([lever, name]) => (
          <Block key={lever} title={say(name)}>
            <FiguresTable label={say(name)} figures={figures.filter((one) => one.lever === lever)} />
          </Block>
        ))}
    </>
  );
}

function FiguresTable({ label, figures }: { label: string; figures: readonly Figure[] }) {
  const t = useText(figureMessages);
  const say = useWords();
  const told = figures.toSorted((a, b) => Number(a.notYet !== null) - Number(b.notYet !== null));
  return (
    <DataTable<Figure>
      label={label}
      dense
      rows={told}
      rowKey={({ code }) => code}
      columns={[
        { key: "code", title: t("code"), width: 96, cell: ({ code }) => <span className="dim">{code}</span> },
        {
          key: "name",
          title: t("name"),
          cell: ({ code, name }) => <TextLink to={`/statistics/indicators/${code}`}>{say(name)}</TextLink>,
        },
        {
          key: "value",
          title: t("thisYear"),
          numeric: true,
          width: 110,
          cell: (one) => figureText(one.value, one.digits),
        },
        { key: "unit", title: t("unit"), width: 110, cell: ({ unit }) => say(unit) },
        {
          key: "before",
          title: t("before"),
          numeric: true,
          width: 110,
          cell: (one) => (one.comparable ? figureText(one.before, one.digits) : t("scaleDiffers")),
        },
        {
          key: "change",
          title: t("change"),
          numeric: true,
          width: 220,
          cell: ({ notYet, ...one }) =>
            notYet ? (
              <span className="dim">{t("recordedBy", { capability: say(notYet.capability) })}</span>
            ) : (
              changeText(one)
            ),
        },
      ]}
    />
  );
}
