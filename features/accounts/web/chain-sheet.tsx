import type { z } from "zod";
import { formatMoment } from "#foundation/messages/format.ts";
import { useCommand } from "#ui/api/use-command.ts";
import { useLook } from "#ui/api/use-look.ts";
import { Button } from "#ui/form/button.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import { FigureRow } from "#ui/mark/figure.tsx";
import { Status } from "#ui/mark/status.tsx";
import { MessageLine } from "#ui/page/message-line.tsx";
import { NotReached } from "#ui/page/states.tsx";
import { readAuditState, type Verification, verifyAudit } from "../audit.contract.ts";
import { auditMessages } from "./audit-messages.ts";

type State = z.output<typeof readAuditState.output>;

const WHILE_RUNNING_MS = 1500;
const AT_REST_MS = 15_000;

/** How far the audit is sealed and what the last walk along the chain found. */
export function ChainSheet() {
  const t = useText(auditMessages);
  const say = useWords();
  const look = useLook(readAuditState, {}, { freshFor: 0, every: AT_REST_MS });
  const running = look.data?.running ?? undefined;
  useLook(readAuditState, {}, { freshFor: 0, every: WHILE_RUNNING_MS, enabled: running !== undefined });
  const command = useCommand(verifyAudit, { refreshes: [readAuditState.name] });
  if (look.problem) return <NotReached title={t("chain")} problem={look.problem} onAgain={look.again} />;
  if (!look.data) return null;
  return (
    <section className="chain" aria-label={t("chain")}>
      <FigureRow items={figuresOf(look.data, t)} />
      <div className="row wide wrap">
        <LastResult last={look.data.last} />
        <Button small pending={running !== undefined || command.pending} onClick={() => command.send({})}>
          {running ? <Progress running={running} /> : t("verify")}
        </Button>
      </div>
      {command.refusal && (
        <MessageLine kind="stop" word={t("notDone")}>
          {say(command.refusal.words)}
        </MessageLine>
      )}
    </section>
  );
}

function figuresOf(
  state: State,
  t: (key: "links" | "unsealed" | "sealedUntil" | "lastVerified" | "headAt" | "never" | "noHead") => string,
) {
  const { last, sealedUntil } = state;
  const number = (count: number) => <b>{count.toLocaleString("en")}</b>;
  return [
    { key: "links", label: t("links"), figure: number(state.links) },
    { key: "unsealed", label: t("unsealed"), figure: number(state.unsealed) },
    { key: "until", label: t("sealedUntil"), figure: sealedUntil === null ? "—" : formatMoment(sealedUntil) },
    { key: "verified", label: t("lastVerified"), figure: last === null ? t("never") : formatMoment(last.at) },
  ];
}

function Progress({ running }: { running: NonNullable<State["running"]> }) {
  const t = useText(auditMessages);
  const { done, total } = running;
  return <>{total === null ? t("verifying") : t("verifyingOf", { done, total })}</>;
}

function LastResult({ last }: { last: Verification | null }) {
  const t = useText(auditMessages);
  const say = useWords();
  if (last === null) return <Status kind="idle">{t("never")}</Status>;
  if (last.damage !== null)
    return (
      <span role="alert">
        <Status kind="stop">{t("broken")}</Status> {say(last.damage.message)}
      </span>
    );
  return (
    <span>
      <Status kind="ok">{t("sound", { count: last.links })}</Status>{" "}
      <span className="mut sm">
        {t("headAt")} {last.headTime === null ? t("noHead") : formatMoment(last.headTime)}
      </span>
    </span>
  );
}
