import type { z } from "zod";
import { formatNumber } from "#foundation/messages/messages.ts";
import { useLook } from "#ui/api/use-look.ts";
import { useText } from "#ui/language/language.tsx";
import { TextLink } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Loading, NotReached } from "#ui/page/states.tsx";
import { type Column, DataTable } from "#ui/table/data-table.tsx";
import { listItems } from "../contract.ts";
import { sieveMessages } from "../messages.ts";

type Line = z.infer<typeof listItems.output>["items"][number];

/** The ledger: every item with what it asks and how much of that the sieve doubts. */
export function ItemsPage() {
  const t = useText(sieveMessages);
  const look = useLook(listItems, {});
  return (
    <>
      <PageHead title={t("sieve")}>
        <span className="mut">{t("note")}</span>
      </PageHead>
      {look.problem && <NotReached title={t("unread")} problem={look.problem} onAgain={look.again} />}
      {!look.problem && !look.data && <Loading rows={6} what={t("sieve")} />}
      {look.data && <Lines lines={look.data.items} />}
    </>
  );
}

function Lines({ lines }: { lines: readonly Line[] }) {
  const t = useText(sieveMessages);
  const number = (key: "papers" | "signatures" | "levels" | "found" | "accepted"): Column<Line> => ({
    key,
    title: t(key),
    numeric: true,
    width: 92,
    cell: (line) => formatNumber(line[key]),
  });
  return (
    <DataTable<Line>
      label={t("sieve")}
      rows={lines}
      rowKey={(line) => line.code}
      empty={t("noItems")}
      columns={[
        {
          key: "name",
          title: t("name"),
          cell: (line) => <TextLink to={`/sieve/${line.code}`}>{line.name}</TextLink>,
        },
        { key: "category", title: t("category"), cell: (line) => line.category },
        { key: "owner", title: t("owner"), cell: (line) => line.owner },
        number("papers"),
        number("signatures"),
        number("levels"),
        number("found"),
        number("accepted"),
      ]}
    />
  );
}
