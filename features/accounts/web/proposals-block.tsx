import { formatMoment } from "#foundation/messages/format.ts";
import { useLook } from "#ui/api/use-look.ts";
import { useText } from "#ui/language/language.tsx";
import { Status } from "#ui/mark/status.tsx";
import { Block } from "#ui/page/sheet.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import { listProposals, type ProposalView } from "../grants.contract.ts";
import { administrationMessages } from "./administration-messages.ts";
import { OpenProposal } from "./open-proposal.tsx";
import { useRoleName } from "./role-name.ts";

/** The proposals for one account: those open to be settled, those settled to be read. */
export function ProposalsBlock({ accountId }: { accountId: string }) {
  const t = useText(administrationMessages);
  const open = useLook(listProposals, { state: "open", accountId }).data?.rows ?? [];
  const settled = useLook(listProposals, { state: "settled", accountId, limit: 20 }).data?.rows ?? [];
  if (open.length + settled.length === 0) return null;
  return (
    <Block title={t("proposals")}>
      {open.map((proposal) => (
        <OpenProposal key={proposal.proposalId} proposal={proposal} />
      ))}
      {settled.length > 0 && <SettledTable proposals={settled} />}
    </Block>
  );
}

interface SettledTableProps {
  proposals: readonly ProposalView[];
  /** Shows for whom they were. */
  withAccount?: boolean;
}

export function SettledTable({ proposals, withAccount }: SettledTableProps) {
  const t = useText(administrationMessages);
  const nameOf = useRoleName();
  const who = { key: "who", title: t("who"), cell: (row: ProposalView) => row.accountName };
  return (
    <DataTable
      label={t("settledOnes")}
      dense
      rows={proposals}
      rowKey={(row) => row.proposalId}
      empty={t("noneSettled")}
      columns={[
        ...(withAccount ? [who] : []),
        { key: "role", title: t("role"), cell: (row) => nameOf(row.role) },
        { key: "body", title: t("body"), cell: (row) => row.body?.name ?? t("installation") },
        { key: "by", title: t("proposedBy"), cell: (row) => row.madeByName },
        { key: "state", title: t("state"), cell: (row) => <Outcome proposal={row} /> },
        { key: "note", title: t("refuseReason"), cell: (row) => row.note ?? "" },
      ]}
    />
  );
}

const KINDS = { open: "now", granted: "ok", refused: "stop", withdrawn: "idle" } as const;

function Outcome({ proposal }: { proposal: ProposalView }) {
  const t = useText(administrationMessages);
  const { state, settledByName, settledAt } = proposal;
  return (
    <>
      <Status kind={KINDS[state]}>{t(state)}</Status>{" "}
      <span className="dim sm">
        {settledByName} {settledAt === null ? "" : formatMoment(settledAt)}
      </span>
    </>
  );
}
