import type pg from "pg";
import { findSetting, putSetting } from "#foundation/database/settings.ts";
import { type WorkingDayCalendar, type WorkingYear, workingDayCalendar } from "#foundation/working-days.ts";

type Queryable = Pick<pg.Pool, "query">;

const SETTING = "working-days";

/** Until one is loaded, every year counts Monday to Friday and says that it is provisional. */
let calendar: WorkingDayCalendar = workingDayCalendar([]);

/** The working days of the city; read once, when a process opens its services. */
export async function openCalendar(pool: Queryable): Promise<void> {
  const years = (await findSetting(pool, SETTING)) as readonly WorkingYear[] | undefined;
  if (years) calendar = workingDayCalendar(years);
}

export function getCalendar(): WorkingDayCalendar {
  return calendar;
}

/** Keeps the published years of a pack. */
export async function putCalendar(pool: Queryable, years: readonly WorkingYear[]): Promise<void> {
  await putSetting(pool, SETTING, years);
  calendar = workingDayCalendar(years);
}
