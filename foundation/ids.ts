import { randomInt } from "node:crypto";

/** Ids count milliseconds from here, so they stay within 63 bits until 2093. */
export const EPOCH = Date.UTC(2024, 0, 1);

const PROCESS_BITS = 10n;
const SEQUENCE_BITS = 12n;
const MOST_IN_A_MILLISECOND = (1 << Number(SEQUENCE_BITS)) - 1;

/** Two processes that draw the same number would also have to count the same in the same millisecond. */
const processNumber = BigInt(randomInt(1 << Number(PROCESS_BITS)));

let lastMs = 0;
let sequence = 0;

/**
 * A new id: 63 bits ordered by time (milliseconds since 2024, process, sequence), as decimal text.
 * Never repeats within a process, also when the clock steps back: then it counts on from the latest moment it has seen.
 */
export function makeId(): string {
  const now = Date.now() - EPOCH;
  if (now > lastMs) {
    lastMs = now;
    sequence = 0;
  } else if (sequence === MOST_IN_A_MILLISECOND) {
    lastMs += 1;
    sequence = 0;
  } else {
    sequence += 1;
  }
  return String(
    (BigInt(lastMs) << (PROCESS_BITS + SEQUENCE_BITS)) | (processNumber << SEQUENCE_BITS) | BigInt(sequence),
  );
}

/** The smallest id of a moment: where partitions and searches by time begin. */
export function firstIdAt(moment: Date): string {
  return String(BigInt(moment.getTime() - EPOCH) << (PROCESS_BITS + SEQUENCE_BITS));
}
