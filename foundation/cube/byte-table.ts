/**
 * From the bytes of a text to its code, for millions of look-ups: texts of one or two bytes (most codes) have a place of
 * their own, longer ones are found by open addressing over flat arrays.
 */
export class ByteTable {
  /** Code plus one of each text of one or two bytes; 0: not known. */
  readonly #short = new Int32Array(2 ** 8 + 2 ** 16);
  /** Place of an entry plus one; 0 is a free slot. Doubled twice when half full. */
  #slots = new Int32Array(64);
  #hashes = new Int32Array(32);
  #codes = new Int32Array(32);
  /** Where the bytes of an entry begin; those of the next one follow. */
  #starts = new Int32Array(33);
  #bytes = new Uint8Array(512);
  #count = 0;

  /** -1 when it is not known. */
  find(buffer: Uint8Array, start: number, end: number): number {
    const short = shortOf(buffer, start, end);
    if (short >= 0) return this.#short[short]! - 1;
    const place = this.#slots[this.#slotOf(hashOf(buffer, start, end), buffer, start, end)]!;
    return place === 0 ? -1 : this.#codes[place - 1]!;
  }

  add(buffer: Uint8Array, start: number, end: number, code: number): void {
    const short = shortOf(buffer, start, end);
    if (short >= 0) {
      this.#short[short] = code + 1;
      return;
    }
    if (this.#count === this.#codes.length) this.#grow();
    const hash = hashOf(buffer, start, end);
    const slot = this.#slotOf(hash, buffer, start, end);
    this.#keep(buffer.subarray(start, end));
    this.#hashes[this.#count] = hash;
    this.#codes[this.#count] = code;
    this.#count++;
    this.#slots[slot] = this.#count;
  }

  #slotOf(hash: number, buffer: Uint8Array, start: number, end: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let place = this.#slots[slot]!; place !== 0; place = this.#slots[slot]!) {
      if (this.#hashes[place - 1] === hash && this.#isSame(place - 1, buffer, start, end)) return slot;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #isSame(entry: number, buffer: Uint8Array, start: number, end: number): boolean {
    const from = this.#starts[entry]!;
    const length = this.#starts[entry + 1]! - from;
    if (length !== end - start) return false;
    for (let at = 0; at < length; at++) if (this.#bytes[from + at] !== buffer[start + at]) return false;
    return true;
  }

  #keep(text: Uint8Array): void {
    const from = this.#starts[this.#count]!;
    while (from + text.length > this.#bytes.length)
      this.#bytes = enlarged(this.#bytes, this.#bytes.length * 2);
    this.#bytes.set(text, from);
    this.#starts[this.#count + 1] = from + text.length;
  }

  #grow(): void {
    const room = this.#count * 4;
    this.#hashes = enlarged(this.#hashes, room);
    this.#codes = enlarged(this.#codes, room);
    this.#starts = enlarged(this.#starts, room + 1);
    this.#slots = new Int32Array(room * 2);
    const mask = this.#slots.length - 1;
    for (let entry = 0; entry < this.#count; entry++) {
      let slot = this.#hashes[entry]! & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = entry + 1;
    }
  }
}

function shortOf(buffer: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length === 1) return buffer[start]!;
  return length === 2 ? 2 ** 8 + buffer[start]! * 2 ** 8 + buffer[start + 1]! : -1;
}

/** FNV-1a, with its upper half mixed into the lower one that chooses the slot. */
function hashOf(buffer: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ buffer[at]!, 0x01000193);
  return hash ^ (hash >>> 15);
}

function enlarged<A extends Int32Array | Uint8Array>(array: A, length: number): A {
  const larger = new (array.constructor as new (length: number) => A)(length);
  larger.set(array);
  return larger;
}
