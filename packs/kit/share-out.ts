/**
 * Shares a whole number out by weights so that the parts add up exactly (largest remainders).
 * No part exceeds its `most`; what does not fit goes to the others.
 * @throws RangeError when the places together cannot hold the total
 */
export function shareOut(total: number, weights: readonly number[], most?: readonly number[]): number[] {
  const room = (index: number) => most?.[index] ?? Number.POSITIVE_INFINITY;
  const parts = weights.map(() => 0);
  let rest = total;
  while (rest > 0) {
    const open = weights.map((weight, index) => ((parts[index] as number) < room(index) ? weight : 0));
    const sum = open.reduce((all, weight) => all + weight, 0);
    if (!(sum > 0)) throw new RangeError(`${rest} of ${total} found no place`);
    const wished = open.map((weight, index) =>
      Math.min((rest * weight) / sum, room(index) - (parts[index] as number)),
    );
    rest -= giveWholes(parts, wished, rest, (index) => (parts[index] as number) < room(index));
  }
  return parts;
}

/** Gives the whole parts, then one each to the largest remainders. @returns how many were given */
function giveWholes(
  parts: number[],
  wished: number[],
  rest: number,
  hasRoom: (index: number) => boolean,
): number {
  let given = 0;
  wished.forEach((value, index) => {
    const whole = Math.floor(value);
    parts[index] = (parts[index] as number) + whole;
    given += whole;
  });
  const byRemainder = wished
    .map((value, index) => [value - Math.floor(value), index] as const)
    .filter(([remainder, index]) => remainder > 0 && hasRoom(index))
    .toSorted((left, right) => right[0] - left[0] || left[1] - right[1]);
  for (const [, index] of byRemainder) {
    if (given >= rest) break;
    parts[index] = (parts[index] as number) + 1;
    given += 1;
  }
  return given;
}
