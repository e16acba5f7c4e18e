/** The encoding that a byte order mark, or the zero bytes of its first ASCII character, give away. */
export function markedEncoding(head: Uint8Array): "utf-8-bom" | "utf-16le" | "utf-16be" | undefined {
  const start = Buffer.from(head.subarray(0, 3)).toString("hex");
  if (start === "efbbbf") return "utf-8-bom";
  if (start.startsWith("fffe")) return "utf-16le";
  if (start.startsWith("feff")) return "utf-16be";
  return undefined;
}
