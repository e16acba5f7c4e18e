/** A compound file whose directory, behind three megabytes of sectors, has the given names of streams. */
export function compound(...names: string[]): Buffer {
  const header = Buffer.alloc(512);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(header);
  header.writeUInt16LE(9, 30);
  header.writeUInt32LE(6_000, 48);
  const entries = names.map((name) =>
    Buffer.concat([Buffer.from(name, "utf16le"), Buffer.alloc(128)]).subarray(0, 128),
  );
  return Buffer.concat([header, Buffer.alloc(6_000 * 512), ...entries, Buffer.alloc(70_000)]);
}
