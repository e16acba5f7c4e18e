import { NONE } from "#foundation/messages/format.ts";
import { useMe } from "#ui/account/me.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import { DueStatus } from "#ui/mark/due-status.tsx";
import { Status, Tag } from "#ui/mark/status.tsx";
import type { GridColumn } from "#ui/table/grid-props.ts";
import type { CaseRow } from "../lists.contract.ts";
import { listMessages } from "./list-messages.ts";

/** Columns of a list of cases: who, what step, where, until when, whose turn. */
export function useCaseColumns(of: "inbox" | "all"): GridColumn<CaseRow>[] {
  const t = useText(listMessages);
  const say = useWords();
  return [
    { key: "name", title: t("person"), width: 116, onPhone: true, cell: (row) => row.name },
    {
      key: "step",
      title: t("step"),
      onPhone: true,
      cell: (row) => (
        <>
          {row.step} {say(row.stepName)}
          {row.returned && (
            <>
              {" "}
              <Tag kind="warn">{t("returned")}</Tag>
            </>
          )}
        </>
      ),
    },
    { key: "procedure", title: t("procedure"), width: 130, cell: (row) => say(row.procedureName) },
    { key: "body", title: t("body"), cell: (row) => row.bodyName },
    { key: "left", title: t("left"), width: 124, onPhone: true, cell: (row) => <Left row={row} /> },
    { key: "due", title: t("due"), width: 110, cell: (row) => row.dueOn ?? NONE },
    ...(of === "all"
      ? [{ key: "turn", title: t("turn"), width: 150, cell: (row: CaseRow) => row.turnName ?? NONE }]
      : [
          {
            key: "assignee",
            title: t("assignee"),
            width: 96,
            cell: (row: CaseRow) => row.assigneeName ?? NONE,
          },
        ]),
    {
      key: "number",
      title: t("number"),
      width: 138,
      cell: (row) => <span className="dim">{row.number}</span>,
    },
  ];
}

function Left({ row }: { row: CaseRow }) {
  const t = useText(listMessages);
  const { today } = useMe();
  if (row.state === "suspended") return <Status kind="idle">{t("suspended")}</Status>;
  if (row.state === "closed") return <Status kind="ok">{t("closed")}</Status>;
  if (row.dueOn === null) return <span className="dim">{t("noDue")}</span>;
  return <DueStatus day={row.dueOn} today={today} />;
}
