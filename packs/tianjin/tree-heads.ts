import { shareOut } from "#packs/kit/share-out.ts";
import { CANDIDATE_SHARE, CITY, type Group, GROUPS, OFFICIAL_SHARE, OFFICIALS } from "./distributions.ts";
import { CITY_PLACE } from "./plan-cells.ts";
import { groupOf, KIND, type TianjinBody } from "./tree-body.ts";

/** A few branches that have fallen below three full members, for the alert. */
const TOO_SMALL = 60;

/** Decides how many people of each kind hang on each body; the sums are those of the city. */
export function placeHeads(bodies: readonly TianjinBody[]): void {
  const branches = bodies.filter((body) => body.kind === KIND.branch);
  placeProbationary(branches);
  for (const kind of ["objects", "activists", "applicants"] as const) {
    shareByGroup(CITY[kind], CANDIDATE_SHARE, branches, { weightOf: (body) => body.size }).forEach(
      (count, index) => {
        (branches[index] as TianjinBody).heads[kind] = count;
      },
    );
  }
  placeOfficials(bodies, branches);
}

/** Shares a number out to groups, then within each group to its branches; `mostOf` limits a branch. */
function shareByGroup(
  total: number,
  shares: Readonly<Record<Group, number>>,
  branches: readonly TianjinBody[],
  branch: { weightOf: (body: TianjinBody) => number; mostOf?: (body: TianjinBody) => number },
): number[] {
  const counts = branches.map(() => 0);
  const totals = shareOut(
    total,
    GROUPS.map((group) => shares[group]),
  );
  GROUPS.forEach((group, place) => {
    const places = branches.flatMap((body, index) => (groupOf(body) === group ? [index] : []));
    const bodies = places.map((index) => branches[index] as TianjinBody);
    shareOut(
      totals[place] as number,
      bodies.map(branch.weightOf),
      branch.mostOf && bodies.map(branch.mostOf),
    ).forEach((count, index) => {
      counts[places[index] as number] = count;
    });
  });
  return counts;
}

function placeProbationary(branches: readonly TianjinBody[]): void {
  const counts = shareByGroup(CITY.probationary, CANDIDATE_SHARE, branches, {
    weightOf: (body) => body.size,
    mostOf: (body) => Math.max(0, Math.min(body.size - 3, Math.floor(body.size / 2))),
  });
  makeTooSmall(branches, counts);
  branches.forEach((body, index) => {
    body.heads.probationary = counts[index] as number;
    body.heads.full_members = body.size - body.heads.probationary;
  });
}

/** Moves one probationary member each into branches of three, which then have two full members. */
function makeTooSmall(branches: readonly TianjinBody[], counts: number[]): void {
  const tiny = branches.flatMap((body, index) =>
    body.size === 3 && body.sector !== "retired" ? [index] : [],
  );
  const step = Math.max(1, Math.floor(tiny.length / TOO_SMALL));
  const givers = counts.flatMap((count, index) => (count > 1 ? [index] : []));
  for (let number = 0; number < TOO_SMALL; number += 1) {
    const taker = tiny[number * step];
    const giver = givers[number];
    if (taker === undefined || giver === undefined) return;
    counts[giver] = (counts[giver] as number) - 1;
    counts[taker] = 1;
  }
}

/** Leading officials: 93 % are members and belong to branches, the others hang on the organ itself. */
function placeOfficials(bodies: readonly TianjinBody[], branches: readonly TianjinBody[]): void {
  const counts = shareByGroup(CITY.officialMembers, OFFICIAL_SHARE, branches, {
    // The organs of the city have more leading posts than those of a district; a street has a few for its size.
    weightOf: (body) => body.size * (body.profile === "organ" && body.place === CITY_PLACE ? 2 : 1),
    mostOf: (body) => Math.floor(body.heads.full_members / 2),
  });
  counts.forEach((count, index) => {
    (branches[index] as TianjinBody).officials = count;
  });
  const organs = bodies.filter((body) => body.profile === "organ" && body.kind !== KIND.branch);
  const sizes = organs.map((body) => body.children.reduce((sum, child) => sum + child.officials, 0));
  shareOut(CITY.officials - CITY.officialMembers, sizes).forEach((count, index) => {
    const organ = organs[index] as TianjinBody;
    organ.heads.others = count;
    organ.officials = count;
  });
  placeLevels(bodies.filter((body) => body.officials > 0));
}

/** Bureau levels sit under the city only; the sums of the four levels are exact. */
function placeLevels(bodies: readonly TianjinBody[]): void {
  const left = bodies.map((body) => body.officials);
  const take = (level: number, total: number, weights: readonly number[]) => {
    shareOut(total, weights, [...left]).forEach((count, index) => {
      left[index] = (left[index] as number) - count;
      (bodies[index] as TianjinBody).levels[level] = count;
    });
  };
  const atCity = () => bodies.map((body, index) => (body.place === CITY_PLACE ? (left[index] as number) : 0));
  const { level } = OFFICIALS;
  take(0, Math.round(CITY.officials * level[11]), atCity());
  take(1, Math.round(CITY.officials * level[12]), atCity());
  take(2, Math.round(CITY.officials * level[21]), [...left]);
  take(
    3,
    left.reduce((sum, count) => sum + count, 0),
    [...left],
  );
}
