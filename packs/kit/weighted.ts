import type { Random } from "./random.ts";

/** Draws an index with the given weights in constant time (Walker's alias method). */
export class Weighted {
  readonly #limit: Float64Array;
  readonly #other: Int32Array;

  constructor(weights: readonly number[]) {
    const size = weights.length;
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    if (!(total > 0)) throw new RangeError("weights need a positive sum");
    this.#limit = Float64Array.from(weights, (weight) => (weight * size) / total);
    this.#other = Int32Array.from(weights, (_, index) => index);
    this.#level();
  }

  draw(random: Random): number {
    const place = random.unit() * this.#limit.length;
    const index = Math.floor(place);
    return place - index < (this.#limit[index] as number) ? index : (this.#other[index] as number);
  }

  /** Fills each slot to one: what is missing in a small one is lent by a large one. */
  #level(): void {
    const small: number[] = [];
    const large: number[] = [];
    const left = Float64Array.from(this.#limit);
    left.forEach((value, index) => (value < 1 ? small : large).push(index));
    while (small.length > 0 && large.length > 0) {
      const poor = small.pop() as number;
      const rich = large.at(-1) as number;
      this.#limit[poor] = left[poor] as number;
      this.#other[poor] = rich;
      left[rich] = (left[rich] as number) - (1 - (left[poor] as number));
      if ((left[rich] as number) < 1) small.push(large.pop() as number);
    }
    for (const index of [...small, ...large]) this.#limit[index] = 1;
  }
}

/** A weighted choice among values: `[value, weight]` pairs. */
export class Choice<T> {
  readonly #values: T[];
  readonly #weighted: Weighted;

  constructor(pairs: readonly (readonly [T, number])[]) {
    this.#values = pairs.map(([value]) => value);
    this.#weighted = new Weighted(pairs.map(([, weight]) => weight));
  }

  draw(random: Random): T {
    return this.#values[this.#weighted.draw(random)] as T;
  }
}
