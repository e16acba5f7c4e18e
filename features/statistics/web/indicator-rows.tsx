import { useState } from "react";
import { useLook } from "#ui/api/use-look.ts";
import { Button } from "#ui/form/button.tsx";
import { useText } from "#ui/language/language.tsx";
import { TextLink } from "#ui/page/link.tsx";
import { Block } from "#ui/page/sheet.tsx";
import { Loading, NotReached } from "#ui/page/states.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import { type FigureRow, listIndicatorRows } from "../figures.contract.ts";
import { figureMessages } from "./figure-messages.ts";
import type { FigurePlace } from "./figure-note.tsx";

const FIRST = 20;
const STEP = 60;
const MOST = 200;

interface IndicatorRowsProps {
  code: string;
  at: FigurePlace;
  count: number;
  opened: boolean;
  onOpen: () => void;
}

/** The records behind a figure; read only when somebody asks, because each look at people is written down. */
export function IndicatorRows({ code, at, count, opened, onOpen }: IndicatorRowsProps) {
  const t = useText(figureMessages);
  return (
    <Block title={t("rows")} note={t("rowsLogged")}>
      {count === 0 && <p className="mut">{t("noRows")}</p>}
      {count > 0 && !opened && <Button onClick={onOpen}>{t("openRows", { count })}</Button>}
      {count > 0 && opened && <Rows code={code} at={at} count={count} />}
    </Block>
  );
}

function Rows({ code, at, count }: Pick<IndicatorRowsProps, "code" | "at" | "count">) {
  const t = useText(figureMessages);
  const [limit, setLimit] = useState(FIRST);
  const look = useLook(listIndicatorRows, { code, ...at, limit }, { keepFormer: true });
  if (look.problem) return <NotReached title={t("unread")} problem={look.problem} onAgain={look.again} />;
  if (!look.data) return <Loading rows={6} />;
  return (
    <>
      <DataTable<FigureRow>
        label={t("rows")}
        dense
        rows={look.data.rows}
        rowKey={({ rowId }) => rowId}
        columns={[
          {
            key: "name",
            title: t("name"),
            cell: (row) => <TextLink to={addressOf(row)}>{row.name}</TextLink>,
          },
          { key: "body", title: t("body"), cell: ({ bodyName }) => bodyName },
        ]}
      />
      {look.data.next !== null && limit < MOST && (
        <p className="table-more">
          <Button small onClick={() => setLimit(Math.min(MOST, limit + STEP))}>
            {t("more", { count: Math.min(STEP, count - limit) })}
          </Button>
        </p>
      )}
    </>
  );
}

function addressOf({ caseId, personId, bodyId }: FigureRow): string {
  if (caseId !== null) return `/cases/${caseId}`;
  if (personId !== null) return `/people/${personId}`;
  return `/bodies/${bodyId ?? ""}`;
}
