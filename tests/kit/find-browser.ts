import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const DEBIAN = "/usr/bin/chromium";

/**
 * A Chromium for the journeys: `$CHROME_PATH`, Debian's, or, where this is root on a Debian, installed now with a Chinese
 * font; else the one out of npm, which brings no font for Chinese.
 */
export async function findBrowser(): Promise<string> {
  const given = process.env["CHROME_PATH"];
  if (given !== undefined && existsSync(given)) return given;
  if (existsSync(DEBIAN)) return DEBIAN;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) installFromDebian();
  if (existsSync(DEBIAN)) return DEBIAN;
  const { default: chromium } = await import("@sparticuz/chromium");
  return chromium.executablePath();
}

function installFromDebian(): void {
  const options = ["-y", "-qq", "-o", "DPkg::Lock::Timeout=300"];
  spawnSync("apt-get", ["update", "-qq"], { stdio: "inherit" });
  spawnSync("apt-get", ["install", ...options, "chromium", "fonts-noto-cjk"], {
    stdio: "inherit",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}
