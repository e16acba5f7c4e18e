import { shared } from "./columns.ts";
import { emptySlots, KeyIndex } from "./key-index.ts";

export interface OrdinalsData {
  readonly keys: BigInt64Array;
  readonly slots: Int32Array;
  readonly count: number;
}

/** Gives each key of an owner (a person, a body) the next whole number, dense from 0; grows as it must. */
export class Ordinals {
  count: number;
  #keys: BigInt64Array;
  #words: Uint32Array;
  #index: KeyIndex;

  constructor({ keys, slots, count }: OrdinalsData = emptyOrdinals()) {
    this.count = count;
    this.#keys = keys;
    this.#words = wordsOf(keys);
    this.#index = new KeyIndex(keys, slots);
  }

  data(): OrdinalsData {
    return { keys: this.#keys, slots: this.#index.slots, count: this.count };
  }

  find(key: bigint): number | undefined {
    return this.#index.find(key);
  }

  /** The key as its two unsigned words. */
  ordinalOf(low: number, high: number): number {
    const known = this.#index.placeOf(low, high);
    if (known >= 0) return known;
    if (this.count === this.#keys.length) this.#grow();
    this.#words[this.count * 2] = low;
    this.#words[this.count * 2 + 1] = high;
    this.#index.set(this.count);
    return this.count++;
  }

  /** The ordinal here of what has an ordinal there. */
  ordinalAs(other: Ordinals, ordinal: number): number {
    return this.ordinalOf(other.#words[ordinal * 2]!, other.#words[ordinal * 2 + 1]!);
  }

  keyOf(ordinal: number): bigint {
    return this.#keys[ordinal]!;
  }

  #grow(): void {
    const { keys, slots } = emptyOrdinals(this.#keys.length * 2);
    keys.set(this.#keys);
    this.#keys = keys;
    this.#words = wordsOf(keys);
    this.#index = new KeyIndex(keys, slots);
    for (let ordinal = 0; ordinal < this.count; ordinal++) this.#index.set(ordinal);
  }
}

export function emptyOrdinals(room = 1024): OrdinalsData {
  return { keys: new BigInt64Array(shared(room * 8)), slots: emptySlots(room), count: 0 };
}

/** The lower word of each key stands first, as on every machine that Node runs on. */
function wordsOf(keys: BigInt64Array): Uint32Array {
  return new Uint32Array(keys.buffer, keys.byteOffset, keys.length * 2);
}
