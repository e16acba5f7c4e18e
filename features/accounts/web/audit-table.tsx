import { useState } from "react";
import { formatMoment } from "#foundation/messages/format.ts";
import { useText, useWords } from "#ui/language/language.tsx";
import { Status, type StatusKind } from "#ui/mark/status.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import type { AuditRow, EntryKind } from "../audit.contract.ts";
import { AuditFacts } from "./audit-facts.tsx";
import { auditMessages } from "./audit-messages.ts";

const KINDS: Record<EntryKind, StatusKind> = {
  change: "now",
  look: "idle",
  refusal: "warn",
  "sign-in": "ok",
};

interface AuditTableProps {
  rows: readonly AuditRow[];
  onAccount: (accountId: string) => void;
  onPerson: (personId: string) => void;
}

/** Entries, the newest first. A name shows what else the account did, a number who else looked at the person. */
export function AuditTable({ rows, onAccount, onPerson }: AuditTableProps) {
  const t = useText(auditMessages);
  const [opened, setOpened] = useState<string>();
  return (
    <DataTable
      label={t("audit")}
      dense
      rows={rows}
      rowKey={(row) => row.entryId}
      empty={t("none")}
      below={(row) => (row.entryId === opened ? <People row={row} onPerson={onPerson} /> : undefined)}
      columns={[
        { key: "when", title: t("when"), width: 140, cell: (row) => formatMoment(row.at) },
        { key: "kind", title: t("kind"), width: 90, cell: (row) => <Kind row={row} /> },
        { key: "who", title: t("who"), width: 130, cell: (row) => <Who row={row} onAccount={onAccount} /> },
        { key: "what", title: t("what"), cell: (row) => <What row={row} /> },
        { key: "where", title: t("where"), cell: (row) => row.body?.name ?? "" },
        {
          key: "whom",
          title: t("whom"),
          cell: (row) => (
            <Whom row={row} onOpen={() => setOpened(opened === row.entryId ? undefined : row.entryId)} />
          ),
        },
        { key: "how", title: t("how"), cell: (row) => <AuditFacts facts={row.facts} /> },
      ]}
    />
  );
}

function Kind({ row }: { row: AuditRow }) {
  const t = useText(auditMessages);
  const failed =
    row.kind === "sign-in" && row.facts["outcome"] !== undefined && row.facts["outcome"] !== "right";
  return <Status kind={failed ? "warn" : KINDS[row.kind]}>{t(row.kind)}</Status>;
}

function Who({ row, onAccount }: { row: AuditRow; onAccount: (accountId: string) => void }) {
  const t = useText(auditMessages);
  const { accountId } = row;
  if (accountId === null) return <span className="mut">{t("nobody")}</span>;
  return (
    <button type="button" className="fig" onClick={() => onAccount(accountId)}>
      {row.accountName ?? accountId}
    </button>
  );
}

function What({ row }: { row: AuditRow }) {
  const say = useWords();
  return (
    <span title={row.action}>
      {row.what === null ? <span className="mono">{row.action}</span> : say(row.what)}
    </span>
  );
}

function Whom({ row, onOpen }: { row: AuditRow; onOpen: () => void }) {
  const t = useText(auditMessages);
  if (row.persons > 0)
    return (
      <button type="button" className="fig" onClick={onOpen}>
        {t("persons", { count: row.persons })}
      </button>
    );
  if (row.subject === null) return null;
  return (
    <span className="mono">
      {row.subject.kind} {row.subject.id}
    </span>
  );
}

/** The people whose data were in the answer, by their numbers. */
function People({ row, onPerson }: { row: AuditRow; onPerson: (personId: string) => void }) {
  const t = useText(auditMessages);
  return (
    <p className="row wrap">
      {row.personIds.map((id) => (
        <button key={id} type="button" className="fig mono" onClick={() => onPerson(id)}>
          {id}
        </button>
      ))}
      {row.persons > row.personIds.length && <span>{t("moreIds", { count: row.persons })}</span>}
    </p>
  );
}
