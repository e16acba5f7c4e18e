import { useLook } from "#ui/api/use-look.ts";
import { useText } from "#ui/language/language.tsx";
import { TextLink } from "#ui/page/link.tsx";
import { Block } from "#ui/page/sheet.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import { readHistory } from "../contract.ts";
import { bodyMessages } from "../messages.ts";

interface HistoryTableProps {
  bodyId: string;
  /** Whether the account may open this body. */
  mayOpen: (bodyId: string) => boolean;
}

/** What a body was called and where it hung, the newest first. */
export function HistoryTable({ bodyId, mayOpen }: HistoryTableProps) {
  const t = useText(bodyMessages);
  const history = useLook(readHistory, { bodyId: bodyId as never });
  if (!history.data) return null;
  return (
    <Block title={t("history")}>
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
    </Block>
  );
}
