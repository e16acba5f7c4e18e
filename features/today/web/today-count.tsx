import { useLook } from "#ui/api/use-look.ts";
import { readToday } from "../contract.ts";

/** The number beside 今日 in the menu; nothing when nothing is due. */
export function TodayCount() {
  const count = useLook(readToday, {}).data?.dues.length ?? 0;
  return count > 0 ? <>{count}</> : null;
}
