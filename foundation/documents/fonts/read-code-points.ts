import { closeSync, openSync, readSync } from "node:fs";

/**
 * The code points that a TrueType or OpenType font has a glyph for, from its character map (OpenType 1.9, cmap, formats
 * 4 and 12). Only the map is read, not the file of 15 MB around it.
 * @throws Error for a file that is no such font
 */
export function readCodePoints(file: string): Set<number> {
  const handle = openSync(file, "r");
  const read = (offset: number, length: number) => {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(handle, bytes, 0, length, offset));
  };
  try {
    const count = read(0, 12).readUInt16BE(4);
    const directory = read(12, count * 16);
    for (let at = 0; at + 16 <= directory.length; at += 16)
      if (directory.toString("latin1", at, at + 4) === "cmap")
        return readMap(read(directory.readUInt32BE(at + 8), directory.readUInt32BE(at + 12)));
    throw new Error(`${file} is no font with a character map.`);
  } finally {
    closeSync(handle);
  }
}

/** The widest subtable counts: 32-bit code points before 16-bit ones. */
function readMap(map: Buffer): Set<number> {
  const points = new Set<number>();
  const count = map.readUInt16BE(2);
  for (let at = 4; at < 4 + count * 8; at += 8) {
    const table = map.subarray(map.readUInt32BE(at + 4));
    const format = table.readUInt16BE(0);
    if (format === 12) addGroups(table, points);
    if (format === 4) addSegments(table, points);
  }
  return points;
}

function addGroups(table: Buffer, points: Set<number>): void {
  const groups = table.readUInt32BE(12);
  for (let at = 16; at < 16 + groups * 12; at += 12) {
    const last = table.readUInt32BE(at + 4);
    for (let point = table.readUInt32BE(at); point <= last; point += 1) points.add(point);
  }
}

function addSegments(table: Buffer, points: Set<number>): void {
  const segments = table.readUInt16BE(6) / 2;
  const [ends, starts] = [14, 16 + segments * 2];
  const [deltas, offsets] = [starts + segments * 2, starts + segments * 4];
  for (let index = 0; index < segments; index += 1) {
    const start = table.readUInt16BE(starts + index * 2);
    const end = table.readUInt16BE(ends + index * 2);
    const delta = table.readUInt16BE(deltas + index * 2);
    const place = offsets + index * 2;
    const offset = table.readUInt16BE(place);
    for (let point = start; point <= end && point < 0xffff; point += 1) {
      // A segment may hold points without a glyph: their glyph is 0.
      const glyph =
        offset === 0 ? (point + delta) & 0xffff : table.readUInt16BE(place + offset + (point - start) * 2);
      if (glyph !== 0) points.add(point);
    }
  }
}
