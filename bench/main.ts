import { rm } from "node:fs/promises";
import path from "node:path";
import { homeFolder } from "#apps/compose/settings.ts";
import { admissionScript } from "./admission-script.ts";
import { annualSet, review } from "./annual.ts";
import { approvalRace, caseMove } from "./cases.ts";
import { type BenchCity, openCity } from "./city.ts";
import { crosstabCity, crosstabDistrict } from "./crosstab.ts";
import { documentPdf } from "./documents.ts";
import { inbox } from "./inbox.ts";
import { countSubtree, list50, nameSearch2, readById, treeOpen } from "./reads.ts";
import { exportAll, import100k } from "./rosters.ts";
import { statisticsOracle, statisticsRebuild } from "./statistics.ts";
import { writeAudited } from "./writes.ts";

type Bench = (city: BenchCity, cookie: string) => Promise<object[]>;

const BENCHES: Record<string, Bench> = {
  "read-by-id": readById,
  "list-50": list50,
  "count-subtree": countSubtree,
  "name-search-2": nameSearch2,
  "tree-open": treeOpen,
  "write-audited": writeAudited,
  inbox,
  "case-move": caseMove,
  "approval-race": approvalRace,
  "import-100k": import100k,
  "export-all": exportAll,
  "crosstab-city": crosstabCity,
  "crosstab-district": crosstabDistrict,
  "annual-12": annualSet,
  review,
  "statistics-rebuild": statisticsRebuild,
  "statistics-oracle": statisticsOracle,
};

/** What needs no city. */
const ALONE: Record<string, () => Promise<object[]>> = {
  "document-pdf": documentPdf,
  "admission-script": admissionScript,
};

/** The account of the city section sees every subtree, so it pays the most. */
const ACCOUNT = "shichu";

/** From nothing to a served city, in a folder of its own that is removed afterwards; then a later start of the same. */
async function firstStart(scale: string): Promise<void> {
  const folder = "bench-first-start";
  await rm(path.join(homeFolder(), folder), { recursive: true, force: true });
  const first = await openCity(scale, folder);
  const { rows } = await first.pool.query("select count(*)::int as count from people.person");
  const peak = first.peakMb();
  await first.close();
  const later = await openCity(scale, folder);
  await later.close();
  await rm(path.join(homeFolder(), folder), { recursive: true, force: true });
  print({
    name: "first-start",
    scale,
    n: 1,
    total_ms: Math.round(first.startSeconds * 1000),
    later_ms: Math.round(later.startSeconds * 1000),
    rows: (rows[0] as { count: number }).count,
    peak_mb: peak.server,
  });
}

function print(result: object): void {
  console.log(JSON.stringify(result));
}

const ALL = ["first-start", ...Object.keys(ALONE), ...Object.keys(BENCHES)];

function readArguments(words: readonly string[]): { names: string[]; scale: string } {
  const at = words.indexOf("--scale");
  const scale = at >= 0 ? (words[at + 1] ?? "city") : "city";
  const names = words.filter((word, index) => !word.startsWith("--") && (at < 0 || index !== at + 1));
  const unknown = names.filter((name) => name !== "first-start" && !(name in BENCHES) && !(name in ALONE));
  if (unknown.length > 0)
    throw new Error(`Unknown benchmark ${unknown.join(", ")}; there are ${ALL.join(", ")}`);
  return { names: names.length > 0 ? names : ALL, scale };
}

const { names, scale } = readArguments(process.argv.slice(2));
if (names.includes("first-start")) await firstStart(scale);
for (const name of names) for (const result of (await ALONE[name]?.()) ?? []) print(result);
const chosen = names.filter((name) => name in BENCHES);
if (chosen.length > 0) {
  const city = await openCity(scale);
  try {
    const cookie = await city.signIn(ACCOUNT);
    for (const name of chosen) {
      for (const result of (await BENCHES[name]?.(city, cookie)) ?? []) print({ scale, ...result });
    }
    print({ name: "memory", scale, ...city.peakMb() });
  } finally {
    await city.close();
  }
}
