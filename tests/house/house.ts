import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const ROOT = path.join(import.meta.dirname, "../..");

/** The files that belong to the house: tracked ones, and new ones that git would not ignore. */
function listFiles(): string[] {
  const text = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: ROOT, encoding: "utf8" });
  return text.split("\n").filter((file) => file !== "" && existsSync(path.join(ROOT, file)));
}

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), "utf8");
}

function check(name: string, find: (files: string[]) => string[]) {
  return {
    name,
    async run() {
      const found = find(listFiles());
      return found.length === 0 ? undefined : found.slice(0, 40).join("\n");
    },
  };
}

const CODE = /\.(ts|tsx|mjs|css|sql)$/;
const GENERATED = new Set(["database/tables.ts"]);
const MOST_LINES = 300;
const MOST_FILES = 40;

/** Rules of the house that no tool of others knows. */
export const house = [
  check(`files of at most ${MOST_LINES} lines`, (files) =>
    files
      .filter((file) => CODE.test(file) && !GENERATED.has(file))
      .flatMap((file) => {
        const lines = read(file).split("\n").length - 1;
        return lines > MOST_LINES ? [`${file}: ${lines} lines`] : [];
      }),
  ),
  check("features: a README each, not too many files", (files) => {
    const features = new Set(files.filter((file) => /^features\/[^/]+\//.test(file)).map((file) => file.split("/")[1] ?? ""));
    return [...features].flatMap((feature) => {
      const own = files.filter((file) => new RegExp(`^features/${feature}/[^/]+\\.(ts|tsx)$`).test(file));
      return [
        ...(files.includes(`features/${feature}/README.md`) ? [] : [`features/${feature} has no README.md`]),
        ...(own.length > MOST_FILES ? [`features/${feature}: ${own.length} files, split it`] : []),
      ];
    });
  }),
  check("a schema is written by its own store only", findForeignWrites),
  check("no identity number of a possible person", findPossiblePeople),
  check("no path of a machine", (files) =>
    files
      .filter((file) => /\.(ts|tsx|mjs|md|json|sql|yml|sh)$/.test(file) && file !== "package-lock.json")
      .filter((file) => /(^|[\s"'`(])\/(work|home|root)\/[a-z]/m.test(read(file)))
      .map((file) => `${file} holds a path of a machine`),
  ),
];

const WRITE = /\b(?:insert\s+into|update|delete\s+from|insertInto\("|updateTable\("|deleteFrom\(")\s*"?([a-z]+)\.[a-z_]+/gi;

/** Features write their own schema; foundation its own five; tests and the loader of the demonstration are apart. */
function findForeignWrites(files: string[]): string[] {
  return files
    .filter((file) => /^features\/[^/]+\/.*\.ts$/.test(file) && !file.endsWith(".test.ts"))
    .flatMap((file) => {
      const feature = file.split("/")[1] ?? "";
      const schemas = [...read(file).matchAll(WRITE)].map((match) => match[1] ?? "");
      return schemas.filter((schema) => schema !== feature).map((schema) => `${file} writes ${schema}`);
    });
}

const NUMBER = /(?<!\d)\d{17}[\dXx](?!\d)/g;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A number that passes the check digit must begin with 18, which no province has, or be born in 1850. */
function findPossiblePeople(files: string[]): string[] {
  return files
    .filter((file) => /\.(ts|tsx|mjs|md|json|csv|sql)$/.test(file) && file !== "package-lock.json")
    .flatMap((file) =>
      [...read(file).matchAll(NUMBER)]
        .map((match) => match[0].toUpperCase())
        .filter((number) => isRight(number) && isBirth(number) && !number.startsWith("18") && number.slice(6, 10) !== "1850")
        .map((number) => `${file}: ${number.slice(0, 6)}…`),
    );
}

function isRight(number: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return "10X98765432"[sum % 11] === number[17];
}

function isBirth(number: string): boolean {
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].map(Number);
  return (year ?? 0) >= 1900 && (year ?? 0) <= 2026 && (month ?? 0) >= 1 && (month ?? 0) <= 12 && (day ?? 0) >= 1 && (day ?? 0) <= 31;
}
