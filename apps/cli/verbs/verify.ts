import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { findMonthFault } from "#features/cases/index.ts";
import { findHeadFault } from "#features/people/index.ts";
import { headFileIn } from "#foundation/audit/head-file.ts";
import { type AuditReport, type VerifiedPoint, verifyAudit } from "#foundation/audit/verify-audit.ts";
import { openKeys } from "#foundation/crypto/keys.ts";
import { checkMigrations } from "#foundation/database/check-migrations.ts";
import type { Database } from "#foundation/database/open-database.ts";
import { withDatabase } from "../open-installation.ts";
import { CliProblem, type ExitCode, type Terminal, type Verb } from "../verb.ts";

const SINCE = "--since-last";

export const verify: Verb = {
  name: "verify",
  usage: `[${SINCE}]`,
  summary: {
    zh: `检查审计链、迁移和人数；${SINCE} 只查上次之后的审计`,
    en: `checks the audit chain, the migrations and the heads; ${SINCE} only looks at the audit since the last time`,
  },
  async run(args, terminal) {
    if (args.some((one) => one !== SINCE))
      throw new CliProblem({
        zh: `不认识的参数：${args.join(" ")}`,
        en: `Unknown argument: ${args.join(" ")}`,
      });
    return withDatabase(terminal.home, (database) =>
      checkInstallation(database, terminal, args.includes(SINCE)),
    );
  },
};

/** All checks, also after one that failed; 1 when any did. */
export async function checkInstallation(
  database: Database,
  terminal: Terminal,
  sinceLast = false,
): Promise<ExitCode> {
  const sound = [
    await checkTables(database, terminal),
    await checkAudit(database, terminal, sinceLast),
    await checkPeople(database, terminal),
    await checkMonths(database, terminal),
  ];
  if (sound.includes(false)) {
    terminal.warn({
      zh: "检查未通过。请保留现场，不要改动数据，并报告审计管理员。",
      en: "The check failed. Leave everything as it is and tell the audit administrator.",
    });
    return 1;
  }
  terminal.say({ zh: "全部检查通过。", en: "Everything checked is in order." });
  return 0;
}

async function checkTables({ pool }: Database, terminal: Terminal): Promise<boolean> {
  const { missing, changed, unknown } = await checkMigrations(pool);
  if (missing.length > 0)
    terminal.say({
      zh: `有 ${missing.length} 个迁移还没有执行，下次启动时执行：${missing.join("、")}`,
      en: `${missing.length} migrations have not run yet and will at the next start: ${missing.join(", ")}`,
    });
  for (const name of changed)
    terminal.warn({ zh: `迁移 ${name} 执行后被改动过`, en: `Migration ${name} was changed after it ran` });
  for (const name of unknown)
    terminal.warn({
      zh: `数据库里的迁移 ${name} 不属于这个版本的程序`,
      en: `Migration ${name} in the database does not belong to this version of the program`,
    });
  const sound = changed.length + unknown.length === 0;
  if (sound) terminal.say({ zh: "迁移：一致", en: "Migrations: as they were" });
  return sound;
}

function pointFile(home: string): string {
  return path.join(home, "audit", "verified.json");
}

async function checkAudit(database: Database, terminal: Terminal, sinceLast: boolean): Promise<boolean> {
  const { home } = terminal;
  const began = Date.now();
  const from = sinceLast ? await readPoint(home) : undefined;
  const report = await verifyAudit(database.pool, await openKeys(path.join(home, "keys")), {
    headFile: headFileIn(home),
    ...(from && { from }),
    onProgress: (done, total) =>
      terminal.progress({ zh: `审计链 ${done} / ${total}`, en: `audit chain ${done} of ${total}` }),
  });
  if (report.damage) {
    terminal.warn(report.damage.message);
    return false;
  }
  sayAudit(terminal, report, (Date.now() - began) / 1000);
  if (report.headTime !== undefined) await writePoint(home, report.end);
  return true;
}

function sayAudit(terminal: Terminal, report: AuditReport, seconds: number): void {
  const { links, unsealed, end } = report;
  terminal.say({
    zh: `审计链：核对 ${links} 环，到第 ${end.sequence} 环，${unsealed} 条待封，用时 ${seconds.toFixed(1)} 秒；库外链头 ${report.headTime ?? "无"}`,
    en: `Audit chain: ${links} links compared up to number ${end.sequence}, ${unsealed} entries not sealed yet, ${seconds.toFixed(1)} s; newest head outside the database ${report.headTime ?? "none"}`,
  });
}

async function readPoint(home: string): Promise<VerifiedPoint> {
  try {
    return JSON.parse(await readFile(pointFile(home), "utf8")) as VerifiedPoint;
  } catch {
    throw new CliProblem({
      zh: `还没有完整核对过，请先运行不带 ${SINCE} 的 verify`,
      en: `There was no whole check yet: run verify without ${SINCE} first`,
    });
  }
}

async function writePoint(home: string, point: VerifiedPoint): Promise<void> {
  await writeFile(pointFile(home), `${JSON.stringify(point)}\n`, { mode: 0o600 });
}

async function checkMonths({ db }: Database, terminal: Terminal): Promise<boolean> {
  const fault = await findMonthFault(db);
  if (!fault) {
    terminal.say({ zh: "事项月计数：与办理步骤一致", en: "Cases by month: the counts are the steps" });
    return true;
  }
  const { bodyId, month, counted, steps } = fault;
  terminal.warn({
    zh: `事项月计数不符：组织 ${bodyId} ${month.slice(0, 7)} 计数 ${counted}，实有 ${steps}`,
    en: `Cases by month differ: body ${bodyId} in ${month.slice(0, 7)} counts ${counted}, but has ${steps}`,
  });
  return false;
}

async function checkPeople({ db }: Database, terminal: Terminal): Promise<boolean> {
  const fault = await findHeadFault(db);
  if (!fault) {
    terminal.say({ zh: "人数：计数与人员一致", en: "Heads: the counts are the people" });
    return true;
  }
  const { kind, number, counted, people } = fault;
  terminal.warn({
    zh: `人数不符：${kind === "body" ? "组织" : "组织块"} ${number} 计数 ${counted}，实有 ${people}`,
    en: `Heads differ: ${kind} ${number} counts ${counted}, but has ${people}`,
  });
  return false;
}
