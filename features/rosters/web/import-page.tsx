import { useLook } from "#ui/api/use-look.ts";
import { ProgressBar } from "#ui/chart/progress-bar.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import { CheckLine } from "#ui/mark/check-line.tsx";
import { ButtonLink, usePathPart } from "#ui/page/link.tsx";
import { MessageLine } from "#ui/page/message-line.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Loading, NotReached } from "#ui/page/states.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { findMyJob } from "#foundation/jobs/contract.ts";
import { type ImportRun, readRun } from "../imports.contract.ts";
import { rosterMessages } from "../messages.ts";
import { ColumnsBlock } from "./columns-block.tsx";
import { FindingsTable } from "./findings-table.tsx";
import { useFileName } from "./imports-page.tsx";
import { useSheetName } from "./sheet-name.ts";
import { PreviewBlock } from "./preview-block.tsx";
import { MarkedButton, TakeSheet } from "./take-sheet.tsx";
import { rosterTitles } from "./titles.ts";

const RUNNING = new Set(["checking", "committing"]);
const EVERY_MS = 700;

/** One import from check to end: the title says the result. */
export function ImportPage() {
  const t = useText(rosterMessages);
  const title = useText(rosterTitles);
  const runId = usePathPart("runId");
  const first = useLook(readRun, { runId }, { freshFor: 0 });
  const running = first.data !== undefined && RUNNING.has(first.data.state);
  const polled = useLook(readRun, { runId }, running ? { every: EVERY_MS, freshFor: 0 } : { enabled: false });
  const run = polled.data ?? first.data;
  if (first.problem) return <NotReached title={t("unread")} problem={first.problem} onAgain={first.again} />;
  return run ? <Run run={run} /> : <Loading rows={6} what={title("importRoster")} />;
}

function Run({ run }: { run: ImportRun }) {
  const running = RUNNING.has(run.state);
  const found = run.totals !== null && run.state !== "withdrawn" && !running;
  return (
    <>
      <RunHead run={run} />
      {running && <Running run={run} />}
      {run.findings.length > 0 && <FileFindings run={run} />}
      {found && run.state === "checked" && <Take run={run} />}
      {found && <ColumnsBlock key={run.state} run={run} />}
      {found && <FindingsTable run={run} />}
      {run.state === "checked" && <PreviewBlock run={run} />}
    </>
  );
}

function RunHead({ run }: { run: ImportRun }) {
  const t = useText(rosterMessages);
  const title = useText(rosterTitles);
  const nameOf = useFileName();
  return (
    <PageHead
      title={useTitle(run)}
      crumbs={[{ label: title("imports"), to: "/imports" }, { label: nameOf(run) }]}
      actions={
        run.state === "committed" && (
          <>
            <MarkedButton run={run} rows={leftOf(run)} seen={false} />
            <ButtonLink to={`/people?body=${run.bodyId}`}>{t("seePeople")}</ButtonLink>
          </>
        )
      }
    >
      <HeadNote run={run} />
    </PageHead>
  );
}

function HeadNote({ run }: { run: ImportRun }) {
  const t = useText(rosterMessages);
  const same = run.effects?.same ?? 0;
  if (run.state === "committed")
    return same > 0 && written(run) > 0 ? <span className="mut">{t("alsoSame", { same })}</span> : null;
  if (run.state !== "checked" || !run.totals) return null;
  return (
    <span className="mut">{t("summary", { rows: run.totals.dataRows, seconds: run.seconds ?? 0 })}</span>
  );
}

/** Rows that were not taken over: they come as a table to be mended. */
function leftOf({ totals, taken }: ImportRun): number {
  return totals === null ? 0 : totals.good + totals.warn + totals.bad - taken;
}

function useTitle(run: ImportRun): string {
  const t = useText(rosterMessages);
  const name = useFileName()(run);
  if (run.state === "checking") return t("checking", { name });
  if (run.state === "committing") return t("committing", { name });
  if (run.state === "committed") return written(run) === 0 ? t("doneSame") : t("done", { rows: run.taken });
  if (run.state === "refused" || run.state === "failed") return t("refused");
  if (run.state === "withdrawn") return t("withdrawn");
  return resultTitle(run, t);
}

/** Rows that changed something; an import from before this was counted changed all it took. */
function written({ taken, effects }: ImportRun): number {
  return Math.max(0, taken - (effects?.same ?? 0));
}

function resultTitle(run: ImportRun, t: ReturnType<typeof useText<typeof rosterMessages>>): string {
  if (run.state === "needs_choice") return t("needsChoice");
  const { bad, warn, dataRows } = run.totals ?? { bad: 0, warn: 0, dataRows: 0 };
  if (bad > 0) return t("toMend", { rows: bad });
  return warn > 0 ? t("toLook", { rows: warn }) : t("allGood", { rows: dataRows });
}

function Running({ run }: { run: ImportRun }) {
  const t = useText(rosterMessages);
  const job = useLook(
    findMyJob,
    { jobId: run.jobId ?? "0" },
    { every: EVERY_MS, freshFor: 0, enabled: run.jobId !== null },
  );
  const { done = 0, total = null } = job.data ?? {};
  const words = total === null ? t("checkingRows", { done }) : t("committingRows", { done, total });
  return (
    <Sheet>
      <ProgressBar label={words} done={done} total={total ?? undefined} unit={t("unitRows")} />
    </Sheet>
  );
}

function Take({ run }: { run: ImportRun }) {
  return (
    <>
      <LastTry run={run} />
      <TakeSheet run={run} />
    </>
  );
}

/** Why the last taking over wrote nothing, when it did not. */
function LastTry({ run }: { run: ImportRun }) {
  const t = useText(rosterMessages);
  const say = useWords();
  const last = useLook(findMyJob, { jobId: run.jobId ?? "0" }, { enabled: run.jobId !== null });
  const problem = last.data?.state === "failed" ? last.data.problem : null;
  return problem === null ? null : (
    <MessageLine kind="stop" word={t("notTaken")}>
      {say(problem.message)}
    </MessageLine>
  );
}

/** What was found about the file as a whole. */
function FileFindings({ run }: { run: ImportRun }) {
  const t = useText(rosterMessages);
  const say = useWords();
  const nameOf = useSheetName();
  return (
    <Sheet space="list">
      {run.findings.slice(0, 20).map((finding) => (
        <CheckLine
          key={`${finding.code}-${finding.sheet}-${finding.cell}`}
          result={finding.severity === "error" ? "stop" : finding.severity === "warning" ? "warn" : "unknown"}
          verdict={finding.sheet === null ? say(finding.reason) : nameOf(finding.sheet)}
        >
          {finding.sheet === null
            ? say(finding.mend)
            : t("reasonAndMend", { reason: say(finding.reason), mend: say(finding.mend) })}
        </CheckLine>
      ))}
    </Sheet>
  );
}
