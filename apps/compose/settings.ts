import path from "node:path";

/** Where the installation lives; `ZUGONG_HOME` or `.zugong` beside the program. */
export function homeFolder(): string {
  return path.resolve(process.env["ZUGONG_HOME"] ?? path.join(import.meta.dirname, "../../.zugong"));
}

export function port(): number {
  const text = process.env["PORT"] ?? "3000";
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number < 65_536) return number;
  throw new Error(`PORT must be a number from 0 to 65535, not "${text}". PORT 应是 0 到 65535 的数。`);
}

/** The address that the server listens at: this machine only, unless `HOST` says otherwise. */
export function host(): string {
  return process.env["HOST"] ?? "127.0.0.1";
}
