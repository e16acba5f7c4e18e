import { useLook } from "#ui/api/use-look.ts";
import { Button } from "#ui/form/button.tsx";
import { useText } from "#ui/language/language.tsx";
import { useAddressState } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Empty, Loading, NotReached } from "#ui/page/states.tsx";
import { Tabs } from "#ui/overlay/tabs.tsx";
import { listProposals } from "../grants.contract.ts";
import { administrationMessages } from "./administration-messages.ts";
import { OpenProposal } from "./open-proposal.tsx";
import { SettledTable } from "./proposals-block.tsx";

/** Proposed roles: what waits for somebody else's decision, and what became of the others. */
export function ProposalsPage() {
  const t = useText(administrationMessages);
  const [address, change] = useAddressState();
  return (
    <>
      <PageHead title={t("proposals")}>
        <span className="mut">{t("grantsNote")}</span>
      </PageHead>
      <Tabs
        label={t("proposals")}
        value={address["tab"] === "settled" ? "settled" : "open"}
        onChange={(tab) => change({ tab: tab === "open" ? undefined : tab, after: undefined })}
        tabs={[
          { key: "open", label: t("open"), panel: <OpenOnes /> },
          { key: "settled", label: t("settledOnes"), panel: <SettledOnes /> },
        ]}
      />
    </>
  );
}

function OpenOnes() {
  const t = useText(administrationMessages);
  const look = useLook(listProposals, { state: "open", limit: 200 }, { freshFor: 5000 });
  if (look.problem)
    return <NotReached title={t("proposalsUnread")} problem={look.problem} onAgain={look.again} />;
  if (!look.data) return <Loading rows={4} what={t("proposals")} />;
  if (look.data.rows.length === 0) return <Empty title={t("noneOpen")} />;
  return look.data.rows.map((proposal) => <OpenProposal key={proposal.proposalId} proposal={proposal} />);
}

function SettledOnes() {
  const t = useText(administrationMessages);
  const [address, change] = useAddressState();
  const { after } = address;
  const look = useLook(listProposals, { state: "settled", ...(after !== undefined && { after }) });
  if (look.problem)
    return <NotReached title={t("proposalsUnread")} problem={look.problem} onAgain={look.again} />;
  if (!look.data) return <Loading rows={4} what={t("proposals")} />;
  const { rows, next } = look.data;
  return (
    <>
      <SettledTable proposals={rows} withAccount />
      {next !== null && <Button onClick={() => change({ after: next })}>{t("more")}</Button>}
    </>
  );
}
