/** Wrong tries that cost nothing but a second look. */
const FREE_TRIES = 5;
/** From this many on the account rests for a quarter of an hour. */
const MOST_TRIES = 10;
const REST_SECONDS = 900;

/**
 * How many seconds an account must wait before the next try: none for the first five failures, then doubling from two
 * seconds, a quarter of an hour from the tenth (ASVS 5.0 6.3.1).
 */
export function secondsToWait(failures: number, failedAt: Date | null, now: Date): number {
  if (failures < FREE_TRIES || failedAt === null) return 0;
  const rest = failures >= MOST_TRIES ? REST_SECONDS : 2 ** (failures - FREE_TRIES + 1);
  return Math.max(0, Math.ceil(rest - (now.getTime() - failedAt.getTime()) / 1000));
}
