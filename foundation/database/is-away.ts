/** SQLSTATE classes: the connection broke, no room or memory, an administrator or a crash ended it, the disk failed. */
const CLASSES = /^(08|53|57|58)...$/;
const OF_NODE = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT"]);
/** pg gives these no code; the last one comes from the rollback of a transaction whose connection is gone. */
const WORDS = /Connection terminated|timeout exceeded when trying to connect|is not queryable/;

/** Whether the error means "the database is gone, full or overloaded", so that trying again later helps. */
export function isAway(error: unknown): boolean {
  const { code = "", message = "", syscall } = error as { code?: string; message?: string; syscall?: string };
  // A missing socket and a missing file have the same code.
  if (code === "ENOENT") return syscall === "connect";
  return OF_NODE.has(code) || CLASSES.test(code) || WORDS.test(message);
}
