/** How the end of a short name is written in full; the longest first. */
const ENDINGS: readonly (readonly [short: string, full: string])[] = [
  ["党总支", "总支部委员会"],
  ["党支部", "支部委员会"],
  ["党工委", "工作委员会"],
  ["总支", "总支部委员会"],
  ["支部", "支部委员会"],
  ["工委", "工作委员会"],
  ["党委", "委员会"],
  ["委", "委员会"],
];
const FULL_ENDINGS = ["总支部委员会", "支部委员会", "工作委员会", "委员会"];

interface Names {
  name: string;
  shortName: string;
}

function shortStem(shortName: string): string {
  const ending = ENDINGS.find(([short]) => shortName.endsWith(short));
  return ending ? shortName.slice(0, -ending[0].length) : shortName;
}

function fullStem(name: string): string {
  const ending = FULL_ENDINGS.find((full) => name.endsWith(full));
  const bare = name.startsWith("中共") ? name.slice(2) : name;
  return ending ? bare.slice(0, -ending.length) : bare;
}

/** What stands before a body's own part in its full name: 天津市和平区小白楼街道. */
function prefixOf({ name, shortName }: Names): string {
  const stem = fullStem(name);
  const own = shortStem(shortName);
  return stem.endsWith(own) ? stem.slice(0, -own.length) : stem;
}

function written(prefix: string, shortName: string): string {
  const ending = ENDINGS.find(([short]) => shortName.endsWith(short));
  return `中共${prefix}${shortStem(shortName)}${ending?.[1] ?? ""}`;
}

/** The full name that a new body below another one usually has: a suggestion, to be changed at will. */
export function suggestChildName(parent: Names, shortName: string): string {
  const repeats = shortName.startsWith(shortStem(parent.shortName));
  return written(repeats ? prefixOf(parent) : fullStem(parent.name), shortName);
}

/** The full name beside another body's: of a part that is split off, or of the body itself under another short name. */
export function suggestSiblingName(body: Names, shortName: string): string {
  return written(prefixOf(body), shortName);
}
