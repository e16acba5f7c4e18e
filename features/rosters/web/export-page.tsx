import { useState } from "react";
import type { z } from "zod";
import { formatMoment } from "#foundation/messages/format.ts";
import { useCommand } from "#ui/api/use-command.ts";
import { useLook } from "#ui/api/use-look.ts";
import { ProgressBar } from "#ui/chart/progress-bar.tsx";
import { Button } from "#ui/form/button.tsx";
import { Form } from "#ui/form/form.tsx";
import { TextField } from "#ui/form/text-field.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import { DownloadButton } from "#ui/page/download-button.tsx";
import { type Fact, Facts } from "#ui/page/facts.tsx";
import { usePathPart } from "#ui/page/link.tsx";
import { MessageLine } from "#ui/page/message-line.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { Loading, NotReached } from "#ui/page/states.tsx";
import type { List } from "../exports.contract.ts";
import { downloadExport, readExport, settleExport, withdrawExport } from "../exports.contract.ts";
import { exportMessages } from "./export-messages.ts";
import { useListFacts } from "./list-facts.tsx";
import { rosterTitles } from "./titles.ts";

type Export = z.output<typeof readExport.output>;

const MOVING = new Set(["waiting", "running"]);
const EVERY_MS = 1000;

/** One export from asking to the file; the second person agrees or refuses here. */
export function ExportPage() {
  const t = useText(exportMessages);
  const title = useText(rosterTitles);
  const runId = usePathPart("runId");
  const first = useLook(readExport, { runId }, { freshFor: 0 });
  const moving = first.data !== undefined && MOVING.has(first.data.state);
  const polled = useLook(
    readExport,
    { runId },
    moving ? { every: EVERY_MS, freshFor: 0 } : { enabled: false },
  );
  const run = polled.data ?? first.data;
  if (first.problem) return <NotReached title={t("unread")} problem={first.problem} onAgain={first.again} />;
  return run ? <OneExport run={run} /> : <Loading rows={6} what={title("oneExport")} />;
}

function OneExport({ run }: { run: Export }) {
  const t = useText(exportMessages);
  const title = useText(rosterTitles);
  const imports = useText(rosterTitles)("imports");
  const facts = useListFacts(run as List, run.bodyName);
  const standing = useStanding(run);
  const say = useWords();
  return (
    <>
      <PageHead
        title={useTitle(run)}
        crumbs={[{ label: imports, to: "/imports" }, { label: title("oneExport") }]}
        actions={
          run.state === "done" &&
          run.isMine && (
            <DownloadButton endpoint={downloadExport} input={{ runId: run.runId }}>
              {t("download")}
            </DownloadButton>
          )
        }
      />
      {run.problem && (
        <MessageLine kind="stop" word={t("failed")}>
          {say(run.problem)}
        </MessageLine>
      )}
      {MOVING.has(run.state) && (
        <Sheet>
          <ProgressBar label={t("written", { done: run.done })} done={run.done} total={run.counted} unit="" />
        </Sheet>
      )}
      <div className="cols even">
        <Sheet title={t("asShown")} space="list">
          <Facts label={t("asShown")} facts={facts} />
        </Sheet>
        <Sheet title={t(run.state)} space="list">
          <Facts label={t("state")} facts={standing} />
        </Sheet>
      </div>
      {run.maySettle && <SettleForm run={run} />}
      {run.state === "proposed" && run.isMine && <WithdrawForm run={run} />}
    </>
  );
}

function useTitle(run: Export): string {
  const t = useText(exportMessages);
  const count = (run.rows ?? run.counted).toLocaleString("en");
  const titles = {
    proposed: "titleProposed",
    refused: "titleRefused",
    withdrawn: "titleWithdrawn",
    lapsed: "titleLapsed",
    waiting: "titleRunning",
    running: "titleRunning",
    done: "titleDone",
    failed: "titleFailed",
    stopped: "titleFailed",
  } as const;
  return t(titles[run.state], { count });
}

/** Who asked, what for, who agreed; only what there is. */
function useStanding(run: Export): Fact[] {
  const t = useText(exportMessages);
  const facts: [string, string, string | null][] = [
    ["askedBy", t("askedBy"), run.madeBy],
    ["askedAt", t("askedAt"), formatMoment(run.madeAt)],
    ["howMany", t("howMany"), t("people", { count: run.rows ?? run.counted })],
    ["reason", t("reason"), run.reason],
    ["lapses", t("waitsUntil"), run.settledAt === null ? run.lapsesOn : null],
    ["settledBy", run.state === "refused" ? t("refusedBy") : t("settledBy"), settledText(run)],
    ["note", t("note"), run.note],
    ["format", t("format"), `.${run.format}`],
    ["mark", t("mark"), run.mark],
  ];
  return facts.flatMap(([key, label, value]) => (value === null ? [] : [{ key, label, value }]));
}

function settledText({ settledBy, settledAt }: Export): string | null {
  return settledBy === null ? null : [settledBy, settledAt && formatMoment(settledAt)].join(" ");
}

function SettleForm({ run }: { run: Export }) {
  const t = useText(exportMessages);
  const [note, setNote] = useState("");
  const settle = useCommand(settleExport);
  const send = (verdict: "agree" | "refuse") =>
    settle.send({ runId: run.runId, verdict, ...(note.trim() !== "" && { note: note.trim() }) });
  return (
    <Sheet>
      <Form
        label={t("forMe")}
        errors={settle.fieldErrors}
        refusal={settle.refusal?.words}
        onSend={() => send("agree")}
      >
        <TextField name="note" optional label={t("note")} value={note} maxLength={300} onChange={setNote} />
        <div className="row wrap">
          <Button kind="pri" type="submit" pending={settle.pending}>
            {t("agree", { count: run.counted.toLocaleString("en") })}
          </Button>
          <Button pending={settle.pending} onClick={() => send("refuse")}>
            {t("refuse")}
          </Button>
        </div>
      </Form>
    </Sheet>
  );
}

function WithdrawForm({ run }: { run: Export }) {
  const t = useText(exportMessages);
  const withdraw = useCommand(withdrawExport);
  return (
    <Sheet>
      <Form
        label={t("withdraw")}
        refusal={withdraw.refusal?.words}
        onSend={() => withdraw.send({ runId: run.runId })}
      >
        <p className="mut">{t("whoAgrees")}</p>
        <div className="row wrap">
          <Button type="submit" pending={withdraw.pending}>
            {t("withdraw")}
          </Button>
        </div>
      </Form>
    </Sheet>
  );
}
