import { useState } from "react";
import { useMay } from "#ui/account/me.tsx";
import { call } from "#ui/api/call.ts";
import { useLook } from "#ui/api/use-look.ts";
import { useText } from "#ui/language/language.tsx";
import { useAddressState } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { NOTHING_SELECTED } from "#ui/table/grid-selection.ts";
import { RowGrid } from "#ui/table/row-grid.tsx";
import { useKeysetRows } from "#ui/table/use-rows.ts";
import { type CaseRow, readInbox } from "../lists.contract.ts";
import { AllPage } from "./all-page.tsx";
import { BatchBar } from "./batch-bar.tsx";
import { useCaseColumns } from "./case-columns.tsx";
import { CaseTurns } from "./case-turns.tsx";
import { InboxFilter } from "./inbox-filter.tsx";
import { listMessages } from "./list-messages.ts";

const PAGE = 60;

/** What awaits the reader; for whoever only reads, all cases of their bodies. */
export function InboxPage() {
  return useMay("cases.act") ? <Inbox /> : <AllPage />;
}

/** By due date, the late first by their own dates. */
function Inbox() {
  const t = useText(listMessages);
  const [address, change] = useAddressState();
  const asked = inboxOf(address);
  const first = useLook(readInbox, { ...asked, limit: 1 }, { keepFormer: true });
  const [selection, setSelection] = useState(NOTHING_SELECTED);
  const [round, setRound] = useState(0);
  const rows = useKeysetRows<CaseRow>(
    JSON.stringify([asked, round]),
    (after, signal) =>
      call(readInbox, { ...asked, limit: PAGE, ...(after !== undefined && { after }) }, { signal }),
    first.data?.total,
  );
  const columns = useCaseColumns("inbox");
  const chosen = rowsOf(rows.count(), rows.rowAt, selection.keys);
  return (
    <>
      <PageHead title={t("cases")}>
        <InboxHead total={first.data?.total} late={first.data?.late} />
      </PageHead>
      <CaseTurns />
      <InboxFilter address={address} onChange={change} />
      <BatchBar
        rows={chosen}
        onDone={() => {
          setSelection(NOTHING_SELECTED);
          setRound(round + 1);
        }}
      />
      <RowGrid<CaseRow>
        label={t("inbox")}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.caseId}
        rowName={(row) => row.name}
        linkOf={(row) => `/cases/${row.caseId}`}
        selection={selection}
        onSelect={setSelection}
        height="calc(100vh - 262px)"
        empty={`${t("nothing")}。${t("nothingNext")}`}
      />
    </>
  );
}

function InboxHead({ total, late }: { total: number | undefined; late: number | undefined }) {
  const t = useText(listMessages);
  if (total === undefined) return null;
  return (
    <span className="mut">
      {total === 0 ? t("nothing") : t("toDo", { count: total })}
      {late !== undefined && late > 0 && (
        <>
          {t("comma")}
          <b className="stop">{t("late", { count: late })}</b>
        </>
      )}
    </span>
  );
}

function rowsOf(
  count: number,
  rowAt: (index: number) => CaseRow | undefined,
  keys: ReadonlySet<string>,
): CaseRow[] {
  const rows = Array.from({ length: count }, (_, index) => rowAt(index));
  return rows.filter((row): row is CaseRow => row !== undefined && keys.has(row.caseId));
}

type Address = Readonly<Record<string, string | undefined>>;

function inboxOf(address: Address) {
  const kept = ["procedure", "stage", "body"].flatMap((key) =>
    address[key] === undefined ? [] : [[key, address[key]]],
  );
  return {
    ...(Object.fromEntries(kept) as { procedure?: string; stage?: string; body?: string }),
    ...(address["late"] === "yes" && { late: "yes" as const }),
    reach: address["reach"] === "below" ? ("below" as const) : ("own" as const),
  };
}
