import { listIssues, type readRun } from "#features/rosters/index.ts";
import type { Actor } from "#foundation/access/actor.ts";
import type { Words } from "#foundation/endpoint.ts";
import type { Services } from "#foundation/services.ts";
import type { Terminal } from "./verb.ts";

export type RosterRun = Awaited<ReturnType<typeof readRun.run>>;

interface Reader {
  services: Services;
  actor: Actor;
  terminal: Terminal;
}

/** A terminal is no place for more; the browser shows them all. */
const MOST_LINES = 500;
const PAGE = 100;

const SEVERITIES = {
  error: { zh: "要改", en: "to mend" },
  warning: { zh: "要看一眼", en: "to look at" },
} as const;
type Severity = keyof typeof SEVERITIES;

/** What the check found: about the file, then every fault by sheet, row and column, then the totals. */
export async function sayFindings(run: RosterRun, reader: Reader): Promise<void> {
  const { terminal } = reader;
  for (const { sheet, reason, mend } of run.findings)
    terminal.say(both((at) => `${sheet ?? run.fileName}: ${reason[at]} → ${mend[at]}`));
  for (const severity of Object.keys(SEVERITIES) as Severity[]) await sayIssues(run.runId, severity, reader);
  if (run.totals) terminal.say(summaryOf(run.totals, run.effects ?? NO_EFFECTS));
}

const NO_EFFECTS = { add: 0, change: 0, same: 0 };

function summaryOf(
  { dataRows, good, warn, bad }: NonNullable<RosterRun["totals"]>,
  { add, change, same }: typeof NO_EFFECTS,
): Words {
  return {
    zh: `${dataRows} 行：无误 ${good}，要看一眼 ${warn}，要改 ${bad}；新增 ${add}，更新 ${change}，没有变化 ${same}`,
    en: `${dataRows} rows: ${good} good, ${warn} to look at, ${bad} to mend; ${add} new, ${change} changed, ${same} the same`,
  };
}

async function sayIssues(runId: string, severity: Severity, { services, actor, terminal }: Reader) {
  let said = 0;
  for (let after: number | null = 0; after !== null; ) {
    const page: IssuePage = await listIssues.run(services, actor, { runId, severity, after, limit: PAGE });
    for (const issue of page.issues) terminal.say(both((at) => lineOf(issue, severity, at)));
    said += page.issues.length;
    after = page.next;
    if (said < MOST_LINES || after === null) continue;
    terminal.say({
      zh: `“${SEVERITIES[severity].zh}”不止这 ${said} 处，其余请在网页里看`,
      en: `There are more than these ${said} ${SEVERITIES[severity].en}; see the rest in the browser`,
    });
    return;
  }
}

type IssuePage = Awaited<ReturnType<typeof listIssues.run>>;

function lineOf(
  { sheet, row, cell, raw, reason, mend }: IssuePage["issues"][number],
  severity: Severity,
  at: "zh" | "en",
): string {
  const place = `${sheet ?? ""}!${cell ?? row ?? ""}`;
  // Numbers come masked: what is printed may end in a log.
  const written = raw === null || raw === "" ? "" : ` ${at === "zh" ? `“${raw}”` : `"${raw}"`}`;
  return `${place.padEnd(12)} ${SEVERITIES[severity][at]}${written} ${reason[at]} → ${mend[at]}`;
}

function both(say: (at: "zh" | "en") => string): Words {
  return { zh: say("zh"), en: say("en") };
}
