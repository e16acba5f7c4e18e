import { useMe } from "#ui/account/me.tsx";
import { useLook } from "#ui/api/use-look.ts";
import { listProposals } from "../grants.contract.ts";

/** How many proposals wait for this administrator: not the own ones. */
export function ProposalCount() {
  const me = useMe();
  const look = useLook(listProposals, { state: "open", limit: 200 });
  const mine = look.data?.rows.filter(
    ({ madeBy, accountId }) => madeBy !== me.accountId && accountId !== me.accountId,
  );
  return mine === undefined || mine.length === 0 ? null : <>{mine.length}</>;
}
