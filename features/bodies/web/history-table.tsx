import { useState } from "react";
import { useMe } from "#ui/account/me.tsx";
import { useLook } from "#ui/api/use-look.ts";
import { Button } from "#ui/form/button.tsx";
import { DateField } from "#ui/form/date-field.tsx";
import { useText } from "#ui/language/language.tsx";
import { TextLink, useGo } from "#ui/page/link.tsx";
import { Block } from "#ui/page/sheet.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import { readHistory } from "../contract.ts";
import { bodyMessages } from "../messages.ts";

interface HistoryTableProps {
  bodyId: string;
  /** Whether the account may open this body. */
  mayOpen: (bodyId: string) => boolean;
}

/** What happened with the other body: it came out of this one, or this one out of it, and so on. */
const SUCCESSIONS = {
  "split into": "splitInto",
  "split from": "splitFrom",
  "merge into": "mergedInto",
  "merge from": "mergedFrom",
} as const;

/** What a body was called and where it hung, the newest first. */
export function HistoryTable({ bodyId, mayOpen }: HistoryTableProps) {
  const t = useText(bodyMessages);
  const history = useLook(readHistory, { bodyId: bodyId as never });
  if (!history.data) return null;
  return (
    <Block title={t("history")} aside={<DayForm bodyId={bodyId} />}>
      <DataTable
        label={t("history")}
        dense
        rows={history.data.periods}
        rowKey={(period) => `${period.fromDay}-${period.name}`}
        columns={[
          { key: "from", title: t("from"), width: 110, cell: (period) => period.fromDay },
          { key: "to", title: t("to"), width: 110, cell: (period) => period.toDay ?? t("now") },
          { key: "name", title: t("name"), cell: (period) => period.name },
          {
            key: "under",
            title: t("under"),
            cell: ({ parentId, parentName }) =>
              parentId !== null && mayOpen(parentId) ? (
                <TextLink to={`/bodies/${parentId}`}>{parentName}</TextLink>
              ) : (
                (parentName ?? "—")
              ),
          },
          { key: "source", title: t("source"), cell: (period) => period.source.title },
        ]}
      />
      {history.data.successions.length > 0 && (
        <ul className="rows">
          {history.data.successions.map(({ bodyId: other, name, onDay, kind, direction }) => (
            <li key={`${onDay}-${kind}-${other}`}>
              <span className="dim">{onDay}</span> <span>{t(SUCCESSIONS[`${kind} ${direction}`])}</span>{" "}
              {mayOpen(other) ? <TextLink to={`/bodies/${other}`}>{name}</TextLink> : name}
            </li>
          ))}
        </ul>
      )}
    </Block>
  );
}

/** Leads to the body as it was on a day. */
function DayForm({ bodyId }: { bodyId: string }) {
  const t = useText(bodyMessages);
  const go = useGo();
  const { today } = useMe();
  const [day, setDay] = useState("");
  return (
    <form
      className="row"
      aria-label={t("seeDay")}
      onSubmit={(event) => {
        event.preventDefault();
        if (day !== "") go(`/bodies/${bodyId}?on=${day}`);
      }}
    >
      <DateField name="on" label={t("seeDay")} value={day} onChange={setDay} max={today} />
      <Button small type="submit">
        {t("look")}
      </Button>
    </form>
  );
}
