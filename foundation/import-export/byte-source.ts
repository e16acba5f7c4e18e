import { open } from "node:fs/promises";

/** Bytes that can be read anywhere, from a file on disk or from memory, without loading all of them. */
export interface ByteSource {
  readonly size: number;
  read(offset: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}

/** Opens a file by its path, or wraps bytes in memory; a source stays as it is. The caller closes it. */
export async function openBytes(file: string | Uint8Array | ByteSource): Promise<ByteSource> {
  if (typeof file === "object" && "read" in file) return file;
  if (typeof file !== "string") return memory(Buffer.from(file.buffer, file.byteOffset, file.byteLength));
  const handle = await open(file, "r");
  const { size } = await handle.stat();
  return {
    size,
    close: () => handle.close(),
    async read(offset, length) {
      const wanted = Math.max(0, Math.min(length, size - offset));
      const buffer = Buffer.allocUnsafe(wanted);
      const { bytesRead } = await handle.read(buffer, 0, wanted, offset);
      return buffer.subarray(0, bytesRead);
    },
  };
}

/** The bytes from `offset` on in pieces of 64 KiB. */
export async function* readPieces(
  source: ByteSource,
  offset: number,
  length: number,
): AsyncGenerator<Buffer> {
  const end = Math.min(source.size, offset + length);
  for (let at = offset; at < end; ) {
    // oxlint-disable-next-line no-await-in-loop -- the pieces must come in order
    const piece = await source.read(at, Math.min(65_536, end - at));
    if (piece.length === 0) return;
    at += piece.length;
    yield piece;
  }
}

function memory(buffer: Buffer): ByteSource {
  return {
    size: buffer.length,
    read: (offset, length) => Promise.resolve(buffer.subarray(offset, offset + length)),
    close: () => Promise.resolve(),
  };
}
