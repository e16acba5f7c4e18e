const msPerDay = 86_400_000;
const postgresEpoch = Date.UTC(2000, 0, 1) / msPerDay;

/** PostgreSQL sends a date as days since 2000-01-01. */
export function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / msPerDay - postgresEpoch;
}
