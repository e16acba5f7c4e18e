import { formatMoment } from "#foundation/messages/format.ts";
import { useText } from "#ui/language/language.tsx";
import { administrationMessages } from "./administration-messages.ts";

/** A password to hand over, shown once and large enough to be read out. */
export function OneTimePassword({ password, until }: { password: string; until: string }) {
  const t = useText(administrationMessages);
  return (
    <div className="hand-over" role="status">
      <span className="mut sm">{t("oneTime")}</span>
      <output className="password">{password}</output>
      <p className="sm mut">{t("oneTimeNote", { until: formatMoment(until) })}</p>
    </div>
  );
}
