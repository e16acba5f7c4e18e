import { setTimeout as sleep } from "node:timers/promises";
import { findSetting, putSetting } from "#foundation/database/settings.ts";
import type { Services } from "#foundation/services.ts";

/** House-keeping once a day; answers how many things it dealt with. */
export interface NightlyTask {
  name: string;
  run(services: Services): Promise<number>;
}

export interface NightlyOptions {
  services: Services;
  tasks: readonly NightlyTask[];
  /** Told what failed; the other tasks run all the same, and all of them again the next night. */
  report?(line: string): void;
  checkMs?: number;
}

/** Clerks are at home, and the day's first backup is not yet due. */
const HOUR = 2;
const SETTING = "nightly";
/** Of several workers one does it. */
const LOCK = 7_254_004;
const CITY_HOUR = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Shanghai",
  hour: "2-digit",
  hourCycle: "h23",
});

/** What the last night left: the business day and how much each task dealt with; null where it failed. */
interface LastNight {
  day: string;
  done: Record<string, number | null>;
}

/**
 * Runs the tasks once each business day, at two in the night in the city. A machine that is off at night does them
 * when it is on again.
 */
export function runNightly(options: NightlyOptions): { stop(): Promise<void> } {
  const closing = new AbortController();
  const running = loop(options, closing.signal);
  return {
    async stop() {
      closing.abort();
      await running;
    },
  };
}

async function loop(options: NightlyOptions, closing: AbortSignal): Promise<void> {
  while (!closing.aborted) {
    await runIfDue(options).catch((error: unknown) =>
      options.report?.(`Nightly work could not begin: ${(error as Error).message} 夜间整理未能开始。`),
    );
    await sleep(options.checkMs ?? 60_000, undefined, { signal: closing }).catch(() => undefined);
  }
}

/** @returns whether the tasks ran now */
export async function runIfDue(options: NightlyOptions): Promise<boolean> {
  const { database, clock } = options.services;
  if (!(await asksFor(options.services))) return false;
  const client = await database.pool.connect();
  try {
    await client.query("begin");
    const { rows } = await client.query<{ mine: boolean }>("select pg_try_advisory_xact_lock($1) as mine", [
      LOCK,
    ]);
    if (rows[0]?.mine !== true) return false;
    // Asked again under the lock: another worker may have ended its night just now.
    if (!(await asksFor(options.services))) return false;
    await putSetting(database.pool, SETTING, { day: clock.today(), done: await runAll(options) });
    return true;
  } finally {
    await client.query("rollback").catch(() => undefined);
    client.release();
  }
}

async function asksFor({ database, clock }: Services): Promise<boolean> {
  const last = (await findSetting(database.pool, SETTING)) as LastNight | undefined;
  return isDue(last?.day, clock.today(), Number(CITY_HOUR.format(clock.now())));
}

/** Due from two o'clock on, or at once when a whole night was missed. */
export function isDue(lastDay: string | undefined, today: string, hour: number): boolean {
  if (lastDay === undefined || lastDay < dayBefore(today)) return true;
  return lastDay < today && hour >= HOUR;
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}

async function runAll(options: NightlyOptions): Promise<LastNight["done"]> {
  const done: LastNight["done"] = {};
  for (const task of options.tasks) {
    try {
      done[task.name] = await task.run(options.services);
    } catch (error) {
      done[task.name] = null;
      options.report?.(`${task.name}: ${(error as Error).message} 夜间整理有一项未完成，明晚再办。`);
    }
  }
  return done;
}
