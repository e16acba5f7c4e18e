import { useState } from "react";
import { codeName } from "#features/dictionary/contract.ts";
import { countHeads } from "#features/people/contract.ts";
import { daysBetween } from "#foundation/messages/format.ts";
import { useMe } from "#ui/account/me.tsx";
import { useLook } from "#ui/api/use-look.ts";
import { Button } from "#ui/form/button.tsx";
import { useLanguage, useText } from "#ui/language/language.tsx";
import { Status } from "#ui/mark/status.tsx";
import { TextLink } from "#ui/page/link.tsx";
import { Block } from "#ui/page/sheet.tsx";
import { Loading } from "#ui/page/states.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import { type BodyRow, listBodies } from "../contract.ts";
import { bodyMessages } from "../messages.ts";

/** Rows shown at first: with head, figures and profile they fit the first screen. */
const FIRST = 7;
const NEXT = 50;
/** A term with so few days left is marked: BR18 Art. 23 asks for a reminder half a year before. */
const SOON_DAYS = 183;

/** The bodies directly below, with branches, members and the state of their terms. */
export function ChildrenTable({ bodyId, count, all }: { bodyId: string; count: number; all: number }) {
  const t = useText(bodyMessages);
  const { language } = useLanguage();
  const [limit, setLimit] = useState(FIRST);
  const list = useLook(listBodies, { bodyId: bodyId as never, limit }, { keepFormer: true });
  const rows = list.data?.rows ?? [];
  const heads = useLook(
    countHeads,
    { bodies: rows.map((row) => row.bodyId).join(",") },
    { enabled: rows.length > 0, keepFormer: true },
  );
  const membersOf = (row: BodyRow) => {
    const one = heads.data?.heads.find((head) => head.bodyId === row.bodyId);
    return one ? (one.full + one.probationary).toLocaleString("en") : "…";
  };
  if (!list.data) return <Loading rows={FIRST} />;
  return (
    <Block
      title={t("children")}
      note={t("childrenNote", { count })}
      aside={
        list.data.next !== null && limit < 200 ? (
          <Button
            small
            onClick={() => setLimit(Math.min(200, limit === FIRST ? Math.min(count, 200) : limit + NEXT))}
          >
            {limit === FIRST ? t("seeAll", { count: Math.min(count, 200) }) : t("more")}
          </Button>
        ) : (
          <span className="dim sm">{all > count ? all.toLocaleString("en") : ""}</span>
        )
      }
    >
      <DataTable
        label={t("children")}
        dense
        rows={rows}
        rowKey={(row) => row.bodyId}
        empty={t("noChildren")}
        columns={[
          {
            key: "name",
            title: t("name"),
            cell: (row) => <TextLink to={`/bodies/${row.bodyId}`}>{row.name}</TextLink>,
          },
          { key: "kind", title: t("kind"), cell: (row) => codeName("body_kind", row.kind, language) },
          {
            key: "branches",
            title: t("branches"),
            numeric: true,
            cell: (row) => row.branches.toLocaleString("en"),
          },
          { key: "members", title: t("members"), numeric: true, cell: membersOf },
          { key: "termEnd", title: t("termEnd"), cell: (row) => row.termEnd ?? "—" },
          { key: "state", title: t("state"), cell: (row) => <TermState end={row.termEnd} /> },
        ]}
      />
    </Block>
  );
}

function TermState({ end }: { end: string | null }) {
  const t = useText(bodyMessages);
  const { today } = useMe();
  if (end === null) return <>—</>;
  const days = daysBetween(today, end);
  if (days < 0) return <Status kind="stop">{t("termOver", { days: -days })}</Status>;
  if (days <= SOON_DAYS) return <Status kind="warn">{t("termLeft", { days })}</Status>;
  return <Status kind="ok">{t("inTime")}</Status>;
}
