import { useLook } from "#ui/api/use-look.ts";
import { Button } from "#ui/form/button.tsx";
import { useText } from "#ui/language/language.tsx";
import { useAddressState } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Loading, NotReached } from "#ui/page/states.tsx";
import { EntryKind, listAudit } from "../audit.contract.ts";
import { AuditFilters } from "./audit-filters.tsx";
import { auditMessages } from "./audit-messages.ts";
import { AuditTable } from "./audit-table.tsx";
import { ChainSheet } from "./chain-sheet.tsx";

type Address = Readonly<Record<string, string | undefined>>;

/** What was done and looked at, and whether the record of it is whole. */
export function AuditPage() {
  const t = useText(auditMessages);
  const [address, change] = useAddressState();
  return (
    <>
      <PageHead title={t("audit")}>
        <span className="mut">{t("auditNote")}</span>
      </PageHead>
      <ChainSheet />
      <AuditFilters key={filterKey(address)} address={address} onChange={change} />
      <Entries address={address} onChange={change} />
    </>
  );
}

/** A filter that was set by a press in the table is shown in its field. */
function filterKey({ account, person, action }: Address): string {
  return [account, person, action].join(" ");
}

function questionOf(address: Address) {
  const { account: signInName, person: personId, action, from, to, after } = address;
  const kind = EntryKind.safeParse(address["kind"]);
  const given = { signInName, personId, action, from, to, after };
  return {
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== "")),
    ...(kind.success && { kind: kind.data }),
    ...(address["accountId"] !== undefined && { accountId: address["accountId"] }),
  };
}

interface EntriesProps {
  address: Address;
  onChange: (next: Record<string, string | undefined>) => void;
}

function Entries({ address, onChange }: EntriesProps) {
  const t = useText(auditMessages);
  const look = useLook(listAudit, questionOf(address), { keepFormer: true, freshFor: 5000 });
  if (look.problem)
    return <NotReached title={t("auditUnread")} problem={look.problem} onAgain={look.again} />;
  if (!look.data) return <Loading rows={12} what={t("audit")} />;
  const { rows, next } = look.data;
  return (
    <>
      <AuditTable
        rows={rows}
        onAccount={(accountId) => onChange({ accountId, account: undefined, after: undefined })}
        onPerson={(person) => onChange({ person, after: undefined })}
      />
      <div className="row table-more">
        {next !== null && <Button onClick={() => onChange({ after: next })}>{t("earlier")}</Button>}
        {address["after"] !== undefined && (
          <Button kind="text" onClick={() => onChange({ after: undefined })}>
            {t("latest")}
          </Button>
        )}
      </div>
    </>
  );
}
