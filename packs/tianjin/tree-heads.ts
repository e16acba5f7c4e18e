import { shareOut } from "#packs/kit/share-out.ts";
import { CITY, OFFICIALS, type Sector } from "./distributions.ts";
import { CITY_PLACE } from "./plan-cells.ts";
import { KIND, type Profile, type TianjinBody } from "./tree-body.ts";

/** Share of each kind of branches in the admissions, objects, activists and applicants. */
export const CANDIDATE_SHARE: Readonly<Record<Sector, number>> = {
  organ: 0.09,
  institution: 0.28,
  state: 0.13,
  private: 0.09,
  association: 0.015,
  village: 0.07,
  community: 0.075,
  retired: 0,
  students: 0.25,
};

/** Members who are leading officials, by kind of unit: weight per member under the city and in a district. */
const OFFICIAL_WEIGHT: Partial<Record<Profile, readonly [city: number, district: number]>> = {
  organ: [2.4, 1],
  street: [0, 1.3],
  university: [0.12, 0],
  hospital: [0.06, 0],
  institute: [0.1, 0],
  works: [0.09, 0],
};

/** A few branches that have fallen below three full members, for the alert. */
const TOO_SMALL = 60;

/** Decides how many people of each kind hang on each body; the sums are those of the city. */
export function placeHeads(bodies: readonly TianjinBody[]): void {
  const branches = bodies.filter((body) => body.kind === KIND.branch);
  placeProbationary(branches);
  const weights = branches.map((body) => candidateWeight(body));
  const give = (kind: "objects" | "activists" | "applicants", total: number) =>
    shareOut(total, weights).forEach((count, index) => {
      (branches[index] as TianjinBody).heads[kind] = count;
    });
  give("objects", CITY.objects);
  give("activists", CITY.activists);
  give("applicants", CITY.applicants);
  placeOfficials(bodies, branches);
}

/** Sums of branch sizes by kind, to turn the share of a kind into a weight per member. */
function candidateWeight(body: TianjinBody): number {
  const sector = body.sector as Sector;
  return (CANDIDATE_SHARE[sector] / SECTOR_MEMBERS[sector]) * body.size;
}

const SECTOR_MEMBERS: Readonly<Record<Sector, number>> = {
  organ: 133_000,
  institution: 186_000,
  state: 158_400,
  private: 62_900,
  association: 11_400,
  village: 167_400,
  community: 294_800,
  retired: 42_900,
  students: 19_200,
};

function placeProbationary(branches: readonly TianjinBody[]): void {
  const most = branches.map((body) => Math.max(0, Math.min(body.size - 3, Math.floor(body.size / 2))));
  const weights = branches.map((body) => candidateWeight(body));
  const counts = shareOut(CITY.probationary, weights, most);
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
  const weights = branches.map((body) => {
    const weight = OFFICIAL_WEIGHT[body.profile]?.[body.place === CITY_PLACE ? 0 : 1] ?? 0;
    return weight * body.size;
  });
  const most = branches.map((body) => Math.floor(body.heads.full_members / 2));
  shareOut(CITY.officialMembers, weights, most).forEach((count, index) => {
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
