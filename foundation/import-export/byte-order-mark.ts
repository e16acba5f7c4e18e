/** The encoding that a byte order markgives away. */
export function markedEncoding(
  head: Uint8Array,
): "utf-8-bom" | "utf-16le" | "utf-16be" | "gb18030" | undefined {
  const start = Buffer.from(head.subarray(0, 4)).toString("hex");
  if (start.startsWith("efbbbf")) return "utf-8-bom";
  if (start.startsWith("fffe")) return "utf-16le";
  if (start.startsWith("feff")) return "utf-16be";
  if (start === "84319533") return "gb18030";
  return undefined;
}
