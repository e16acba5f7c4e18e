/** Marks of a JPEG (ISO/IEC 10918-1): start of the picture, application data 1, start of the scan. */
const APP1 = 0xe1;
const SCAN = 0xda;
/** The tag of EXIF that says how the camera was held (EXIF 2.3, 4.6.4). */
const ORIENTATION = 0x0112;
const TURNS: Readonly<Record<number, number>> = { 3: 180, 6: 90, 8: 270 };

/**
 * By how many degrees to the right a photograph must be turned to stand upright: 0, 90, 180 or 270. Telephones store the
 * picture as the sensor lies and say the turn beside it. Mirrored pictures are left as they are.
 */
export function photoTurn(jpeg: Buffer): number {
  for (let at = 2; at + 4 <= jpeg.length && jpeg[at] === 0xff; ) {
    const mark = jpeg[at + 1];
    const length = jpeg.readUInt16BE(at + 2);
    if (mark === SCAN) return 0;
    if (mark === APP1) {
      const turn = readTurn(jpeg.subarray(at + 4, at + 2 + length));
      if (turn !== undefined) return turn;
    }
    at += 2 + length;
  }
  return 0;
}

function readTurn(exif: Buffer): number | undefined {
  if (exif.length < 14 || exif.toString("latin1", 0, 4) !== "Exif") return undefined;
  const tiff = exif.subarray(6);
  const isLittle = tiff.toString("latin1", 0, 2) === "II";
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const start = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (start + 2 > tiff.length) return undefined;
  for (let entry = 0; entry < short(start); entry += 1) {
    const at = start + 2 + entry * 12;
    if (at + 12 > tiff.length) return undefined;
    if (short(at) === ORIENTATION) return TURNS[short(at + 8)] ?? 0;
  }
  return undefined;
}
