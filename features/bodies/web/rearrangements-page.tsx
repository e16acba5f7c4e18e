import { useState } from "react";
import type { z } from "zod";
import { useMay } from "#ui/account/me.tsx";
import { useLook } from "#ui/api/use-look.ts";
import { Button } from "#ui/form/button.tsx";
import { RadioGroup } from "#ui/form/radio-group.tsx";
import { useText } from "#ui/language/language.tsx";
import { Status } from "#ui/mark/status.tsx";
import { TextLink, useAddressState } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Block } from "#ui/page/sheet.tsx";
import { Loading, NotReached } from "#ui/page/states.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import { planTitles } from "../messages.ts";
import { listRearrangements } from "../rearrange.contract.ts";
import { rearrangeMessages } from "./rearrange-messages.ts";

const STATES = { planned: "now", waiting: "warn", confirmed: "ok", withdrawn: "idle" } as const;

/** Rearrangements that are open, or settled, for those who plan and those who confirm. */
export function RearrangementsPage() {
  const t = useText(rearrangeMessages);
  const [address, change] = useAddressState();
  const which = address["which"] === "settled" ? "settled" : "open";
  return (
    <>
      <PageHead title={t("rearrangements")}>
        <RadioGroup
          name="which"
          label={t("which")}
          hideLabel
          look="strip"
          options={[
            { value: "open", label: t("openOnes") },
            { value: "settled", label: t("settledOnes") },
          ]}
          value={which}
          onChange={(value) => change({ which: value === "open" ? undefined : value })}
        />
      </PageHead>
      <Pages key={which} which={which} />
    </>
  );
}

/** Page by page, the newest first. */
function Pages({ which }: { which: "open" | "settled" }) {
  const t = useText(rearrangeMessages);
  const [marks, setMarks] = useState<readonly string[]>([]);
  const after = marks.at(-1);
  const look = useLook(
    listRearrangements,
    { which, ...(after !== undefined && { after: after as never }) },
    { keepFormer: true },
  );
  if (look.problem) return <NotReached title={t("planUnread")} problem={look.problem} onAgain={look.again} />;
  if (!look.data) return <Loading rows={6} />;
  const { rows, next } = look.data;
  return (
    <>
      <List rows={rows} empty={which === "open" ? t("noneOpen") : t("noneSettled")} />
      {(next !== null || marks.length > 0) && (
        <div className="row table-more">
          {marks.length > 0 && <Button onClick={() => setMarks(marks.slice(0, -1))}>{t("newer")}</Button>}
          {next !== null && <Button onClick={() => setMarks([...marks, next])}>{t("older")}</Button>}
        </div>
      )}
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

function List({ rows, empty }: { rows: readonly Row[]; empty?: string }) {
  const t = useText(rearrangeMessages);
  const titleOf = useText(planTitles);
  return (
    <DataTable
      label={t("rearrangements")}
      dense
      rows={rows}
      rowKey={(row) => row.rearrangementId}
      empty={empty}
      columns={[
        {
          key: "title",
          title: t("rearrangement"),
          cell: (row) => (
            <TextLink to={`/rearrangements/${row.rearrangementId}`}>
              {titleOf(row.kind, { name: row.bodyName })}
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
