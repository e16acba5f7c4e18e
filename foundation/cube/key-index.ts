import { shared } from "./columns.ts";

/** Where a 64-bit key stands: open addressing over a shared array, so it costs no objects. Keys come as two words. */
export class KeyIndex {
  /** Place of a key plus one; 0 is a free slot. */
  readonly slots: Int32Array;
  readonly #words: Uint32Array;
  readonly #mask: number;

  constructor(keys: BigInt64Array, slots: Int32Array) {
    this.slots = slots;
    this.#words = new Uint32Array(keys.buffer, keys.byteOffset, keys.length * 2);
    this.#mask = slots.length - 1;
  }

  find(key: bigint): number | undefined {
    const place = this.placeOf(Number(key & 0xffffffffn), Number((key >> 32n) & 0xffffffffn));
    return place < 0 ? undefined : place;
  }

  /** -1 when the key is not there; both words are unsigned. */
  placeOf(low: number, high: number): number {
    return this.slots[this.#slotOf(low, high)]! - 1;
  }

  /** Says that `keys[place]`, already written, is where its key stands from now on. */
  set(place: number): void {
    this.slots[this.#slotOf(this.#words[place * 2]!, this.#words[place * 2 + 1]!)] = place + 1;
  }

  /** The slot of the key, or the free slot where it would go. Keys are never taken out. */
  #slotOf(low: number, high: number): number {
    let slot = mix(low, high) & this.#mask;
    for (let at = this.slots[slot]!; at !== 0; at = this.slots[slot]!) {
      const word = (at - 1) * 2;
      if (this.#words[word] === low && this.#words[word + 1] === high) return slot;
      slot = (slot + 1) & this.#mask;
    }
    return slot;
  }
}

/** For so many keys: at most 80 % full. */
export function emptySlots(keys: number): Int32Array {
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, keys * 1.25)));
  return new Int32Array(shared(size * 4));
}

/** Finaliser of MurmurHash3: time-ordered ids differ only in a few bits. */
function mix(low: number, high: number): number {
  let hash = low ^ Math.imul(high, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
