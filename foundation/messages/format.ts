import { type Language, messages, textOf } from "./messages.ts";

/** A day written `2026-11-23`; a part of one, `2026-11` or `2026`, where only so much is known. */
export type Day = string;

const words = messages({
  late: { zh: "逾期 {days} 天", en: "{days} {days|day|days} late" },
  today: { zh: "今天", en: "today" },
  tomorrow: { zh: "明天", en: "tomorrow" },
  dayAfter: { zh: "后天", en: "in 2 days" },
  inDays: { zh: "{days} 天", en: "in {days} {days|day|days}" },
  unknown: { zh: "还不知道", en: "not known yet" },
  weekday: { zh: "星期{day}", en: "{day}" },
});

/** City time. The product has one: days and deadlines are those of the city, wherever the reader sits. */
const TIME_ZONE = "Asia/Shanghai";
const DAY_MS = 86_400_000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAYS: Record<Language, readonly string[]> = {
  zh: ["日", "一", "二", "三", "四", "五", "六"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
};

/** What stands in a table cell without a value. */
export const NONE = "—";

/** "还不知道": said of a value that exists but that nobody has stated. */
export function unknownText(language: Language): string {
  return textOf(words, language)("unknown");
}

/** The day on which an instant falls in the city, as `2026-11-23`. */
export function dayOf(instant: Date): Day {
  return instant.toLocaleDateString("sv-SE", { timeZone: TIME_ZONE });
}

/**
 * A day in a sentence: 11月23日, 23 Nov. The year is said when it is not the reader's own.
 * A part of a date says what it has: 2026年11月, 2026年.
 * @param today the reader's day; without it the year is always said
 */
export function formatDay(day: Day, language: Language, today?: Day): string {
  const [year = "", month, date] = day.split("-");
  const withYear = today === undefined || today.slice(0, 4) !== year || date === undefined;
  return language === "zh"
    ? chineseDay(year, month, date, withYear)
    : englishDay(year, month, date, withYear);
}

function chineseDay(year: string, month?: string, date?: string, withYear = true): string {
  const start = withYear ? `${year}年` : "";
  if (month === undefined) return start;
  return date === undefined ? `${start}${Number(month)}月` : `${start}${Number(month)}月${Number(date)}日`;
}

function englishDay(year: string, month?: string, date?: string, withYear = true): string {
  const parts = [
    date === undefined ? undefined : String(Number(date)),
    month === undefined ? undefined : MONTHS[Number(month) - 1],
    withYear ? year : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(" ");
}

/** 星期一, Monday. */
export function formatWeekday(day: Day, language: Language): string {
  const index = new Date(`${day}T00:00:00Z`).getUTCDay();
  return textOf(words, language)("weekday", { day: WEEKDAYS[language][index] ?? "" });
}

/** An instant in a table: `2026-11-23 09:42`, city time. */
export function formatMoment(instant: Date | string): string {
  const date = typeof instant === "string" ? new Date(instant) : instant;
  return `${dayOf(date)} ${formatTime(date)}`;
}

/** The time of an instant in the city: `09:42`. */
export function formatTime(instant: Date | string): string {
  const date = typeof instant === "string" ? new Date(instant) : instant;
  return date.toLocaleTimeString("sv-SE", { timeZone: TIME_ZONE, hour: "2-digit", minute: "2-digit" });
}

/** Whole days from one day to another; negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** What is left until a day: 逾期 3 天, 今天, 明天, 后天, 3 天. */
export function formatDaysLeft(day: Day, today: Day, language: Language): string {
  const t = textOf(words, language);
  const days = daysBetween(today, day);
  if (days < 0) return t("late", { days: -days });
  if (days === 0) return t("today");
  if (days === 1) return t("tomorrow");
  return days === 2 ? t("dayAfter") : t("inDays", { days });
}
