import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

const DEBIAN = "/usr/bin/chromium";
const ROOT = path.join(import.meta.dirname, "../..");
/** Gone with the packages, so a newer one is unpacked anew. */
const CACHE = path.join(ROOT, "node_modules/.chromium");

/**
 * A Chromium for the journeys: `$CHROME_PATH`, Debian's, or, where this is root on a Debian, installed now with a Chinese
 * font; else the one out of npm with the font of our documents.
 * @returns the path of a program that starts
 * @throws Error when none starts, with what each one said
 */
export async function findBrowser(): Promise<string> {
  const given = process.env["CHROME_PATH"];
  if (given !== undefined && given !== "") return orThrow(given, "CHROME_PATH");
  const mayInstall = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (mayInstall && (!starts(DEBIAN) || !hasChinese())) installFromDebian();
  if (starts(DEBIAN) && hasChinese()) return DEBIAN;
  return orThrow(await unpackFromNpm(), "@sparticuz/chromium");
}

function starts(program: string): boolean {
  return existsSync(program) && spawnSync(program, ["--version"], { timeout: 30_000 }).status === 0;
}

function orThrow(program: string, source: string): string {
  if (starts(program)) return program;
  const said = spawnSync(program, ["--version"], { encoding: "utf8" });
  throw new Error(
    `${source}: ${program} does not start. 浏览器启动不了。${said.error?.message ?? said.stderr.trim()}\n` +
      "Set CHROME_PATH to a Chromium, or run as root once: apt-get install chromium fonts-noto-cjk",
  );
}

/** Without a font for Chinese every page is boxes, and nobody would see a text that overflows. */
function hasChinese(): boolean {
  const fonts = spawnSync("fc-list", [":lang=zh", "family"], { encoding: "utf8" });
  return fonts.status === 0 && fonts.stdout.trim() !== "";
}

function installFromDebian(): void {
  console.log("Installing Chromium and a Chinese font. 正在安装 Chromium 和中文字体。");
  const options = ["-y", "-qq", "-o", "DPkg::Lock::Timeout=300"];
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", ["update", "-qq", "-o", "DPkg::Lock::Timeout=300"], { stdio: "inherit", env });
  spawnSync("apt-get", ["install", ...options, "chromium", "fonts-noto-cjk", "fontconfig"], {
    stdio: "inherit",
    env,
  });
}

/** The npm package unpacks into the temporary folder and thinks of one cloud only: so in a process of its own. */
async function unpackFromNpm(): Promise<string> {
  mkdirSync(CACHE, { recursive: true });
  const program = path.join(CACHE, "chrome");
  if (starts(program)) return program;
  const unpack =
    'const { default: chromium } = await import("@sparticuz/chromium"); await chromium.executablePath();';
  // By this name of its cloud it also unpacks the libraries that a bare machine lacks.
  const env = { ...process.env, TMPDIR: CACHE, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" };
  spawnSync(process.execPath, ["--input-type=module", "--eval", unpack], {
    cwd: ROOT,
    env,
    stdio: ["ignore", "inherit", "inherit"],
  });
  writeFileSync(path.join(CACHE, "fonts.conf"), fontSettings());
  writeFileSync(program, startScript(), { mode: 0o755 });
  return program;
}

function startScript(): string {
  return `#!/bin/sh
here=$(dirname "$0")
export LD_LIBRARY_PATH="$here/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
export FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/chromium" "$@"
`;
}

function fontSettings(): string {
  const folders = [
    path.join(ROOT, "node_modules/@expo-google-fonts/noto-serif-sc"),
    path.join(CACHE, "fonts"),
  ];
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  ${folders.map((folder) => `<dir>${folder}</dir>`).join("\n  ")}
  <dir>/usr/share/fonts</dir>
  <cachedir>${path.join(CACHE, "font-cache")}</cachedir>
</fontconfig>
`;
}
