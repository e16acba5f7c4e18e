import type { z } from "zod";
import { useMay } from "#ui/account/me.tsx";
import { useLook } from "#ui/api/use-look.ts";
import { useText } from "#ui/language/language.tsx";
import { Status } from "#ui/mark/status.tsx";
import { TextLink } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Block } from "#ui/page/sheet.tsx";
import { Loading, NotReached } from "#ui/page/states.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import { listRearrangements } from "../rearrange.contract.ts";
import { rearrangeMessages } from "./rearrange-messages.ts";
import { titleKey } from "./rearrangement-title.ts";

const STATES = { planned: "now", waiting: "warn", confirmed: "ok", withdrawn: "idle" } as const;

/** Rearrangements that are open, for those who plan and those who confirm. */
export function RearrangementsPage() {
  const t = useText(rearrangeMessages);
  const look = useLook(listRearrangements, { limit: 100 });
  if (look.problem) return <NotReached title={t("planUnread")} problem={look.problem} onAgain={look.again} />;
  return (
    <>
      <PageHead title={t("rearrangements")}>
        <span className="mut">{t("openOnes")}</span>
      </PageHead>
      {look.data ? <List rows={look.data.rows} /> : <Loading rows={6} />}
    </>
  );
}

/** Those that touch one body, shown on its page to those who may rearrange it. */
export function RearrangementsBlock({ bodyId }: { bodyId: string }) {
  const t = useText(rearrangeMessages);
  const may = useMay("bodies.rearrange");
  const look = useLook(listRearrangements, { body: bodyId as never }, { enabled: may });
  if (!look.data || look.data.rows.length === 0) return null;
  return (
    <Block title={t("rearrangements")} aside={<TextLink to="/rearrangements">{t("seeOpen")}</TextLink>}>
      <List rows={look.data.rows} />
    </Block>
  );
}

type Row = z.infer<typeof listRearrangements.output>["rows"][number];

function List({ rows }: { rows: readonly Row[] }) {
  const t = useText(rearrangeMessages);
  return (
    <DataTable
      label={t("rearrangements")}
      dense
      rows={rows}
      rowKey={(row) => row.rearrangementId}
      empty={t("noneOpen")}
      columns={[
        {
          key: "title",
          title: t("rearrangement"),
          cell: (row) => (
            <TextLink to={`/rearrangements/${row.rearrangementId}`}>
              {t(titleKey(row.kind), { name: row.bodyName })}
            </TextLink>
          ),
        },
        { key: "day", title: t("effectiveOn"), width: 120, cell: (row) => row.effectiveOn },
        { key: "document", title: t("document"), cell: (row) => row.document },
        { key: "by", title: t("madeBy"), width: 120, cell: (row) => row.madeBy ?? "—" },
        {
          key: "state",
          title: t("state"),
          width: 170,
          cell: (row) => <Status kind={STATES[row.state]}>{t(row.state)}</Status>,
        },
      ]}
    />
  );
}
