import { crc32, deflateSync } from "node:zlib";

/** Black and white squares as a PNG of one bit a dot; true is black, each square `scale` dots wide. */
export function oneBitPng(squares: boolean[][], scale: number): Buffer {
  const size = squares.length * scale;
  const rows = squares.flatMap((row) => {
    const bits = row.flatMap((dark) => Array.from({ length: scale }, () => (dark ? 0 : 1)));
    // Each line begins with its filter, which is none.
    return Array.from({ length: scale }, () => Buffer.from([0, ...pack(bits)]));
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([1, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.concat(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function pack(bits: number[]): number[] {
  return Array.from({ length: Math.ceil(bits.length / 8) }, (_, byte) =>
    bits.slice(byte * 8, byte * 8 + 8).reduce((value, bit, place) => value | (bit << (7 - place)), 0),
  );
}

/** Length, name, content and checksum (PNG 1.2, section 3.2). */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}
