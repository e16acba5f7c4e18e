import type { HouseFile } from "./house-files.ts";

const CODE = /\.(ts|tsx|mjs|css|sql)$/;
const GENERATED = new Set(["database/tables.ts"]);
const MOST_LINES = 300;
/** Pages, fixtures and tests apart: a feature with more is two features. */
const MOST_FILES = 40;

/** Code files that are too long to be read at once. */
export async function findLongFiles(files: HouseFile[]): Promise<string[]> {
  const found: string[] = [];
  for (const file of files) {
    if (!CODE.test(file.name) || GENERATED.has(file.name)) continue;
    const lines = (await file.read()).split("\n").length - 1;
    if (lines > MOST_LINES) found.push(`${file.name}: ${lines} lines, at most ${MOST_LINES}`);
  }
  return found;
}

/** Features without their ten lines of explanation, or with too many files. */
export async function findMisshapenFeatures(files: HouseFile[]): Promise<string[]> {
  const features = Map.groupBy(
    files.filter((file) => /^features\/[^/]+\//.test(file.name)),
    (file) => file.name.split("/")[1] ?? "",
  );
  return [...features].flatMap(([feature, own]) => {
    const code = own.filter(
      ({ name }) => /^features\/[^/]+\/[^/]+\.ts$/.test(name) && !name.endsWith(".test.ts"),
    );
    return [
      ...(own.some(({ name }) => name === `features/${feature}/README.md`)
        ? []
        : [`features/${feature} has no README.md`]),
      ...(code.length > MOST_FILES
        ? [`features/${feature}: ${code.length} files, at most ${MOST_FILES}: split it`]
        : []),
    ];
  });
}
