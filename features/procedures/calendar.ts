import type { WorkingDayCalendar } from "#foundation/working-days.ts";

/** Until a pack brings one, every year counts Monday to Friday and says that it is provisional. */
let calendar: WorkingDayCalendar = { years: new Set(), holidays: new Set(), makeUps: new Set() };

/** The working days of the city's pack; told once by the composition. */
export function keepCalendar(ofPack: WorkingDayCalendar): void {
  calendar = ofPack;
}

export function getCalendar(): WorkingDayCalendar {
  return calendar;
}
