import { formatNumber } from "#foundation/messages/messages.ts";
import { useMay } from "#ui/account/me.tsx";
import { useLook } from "#ui/api/use-look.ts";
import { readInbox } from "../lists.contract.ts";

/** The server counts so far; beyond it nobody reads the number anyway. */
const COUNTED = 1000;

/** How many cases await the reader; nothing when none does. */
export function InboxCount() {
  const mayAct = useMay("cases.act");
  const count = useLook(readInbox, { limit: 1 }, { enabled: mayAct }).data?.total ?? 0;
  if (count === 0) return null;
  return <>{count >= COUNTED ? `${formatNumber(COUNTED)}+` : formatNumber(count)}</>;
}
