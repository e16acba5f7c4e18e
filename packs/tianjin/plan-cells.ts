import { fitTable } from "#packs/kit/calibrate.ts";
import { shareOut } from "#packs/kit/share-out.ts";
import { DISTRICTS, type District } from "./divisions.ts";
import { CITY, CITY_LEVEL_SHARE, DISTRICT_SHARE, SECTORS, type Sector } from "./distributions.ts";

/** Place 0 to 15: the districts in the order of their codes; 16: directly under the city. */
export const CITY_PLACE = DISTRICTS.length;

/** How many branches with how many members one kind has in one place. */
export interface CellPlan {
  sector: Sector;
  place: number;
  branches: number;
  members: number;
}

/** How much of each kind sits directly under the city before the fit. */
const CITY_SEED: Readonly<Record<Sector, number>> = {
  organ: 0.3,
  institution: 0.38,
  state: 0.6,
  private: 0.03,
  association: 0.2,
  village: 0,
  community: 0,
  retired: 0.45,
  students: 1,
};

/** Members and branches of each kind in each place: both sums are those of the city to the last one. */
export function planCells(): CellPlan[] {
  const members = planMembers();
  return SECTORS.flatMap((shape, row) => {
    const inRow = members.map((column) => column[row] as number);
    const branches = planBranches(shape.branches, shape.sector, inRow);
    return inRow.map((count, place) => ({
      sector: shape.sector,
      place,
      branches: branches[place] as number,
      members: count,
    }));
  });
}

/** Members by place and kind. Rows and columns of the fit are turned so that each place keeps its share exactly. */
function planMembers(): number[][] {
  const shares = [...DISTRICTS.map((district) => DISTRICT_SHARE[district.code] as number), CITY_LEVEL_SHARE];
  const perPlace = shareOut(CITY.members, shares);
  const perSector = SECTORS.map((shape) => shape.branches * shape.mean);
  const seed = perPlace.map((_, place) => SECTORS.map((shape) => seedOf(shape.sector, place)));
  const fitted = fitTable(seed, perPlace, perSector);
  return fitted.map((weights, place) => shareOut(perPlace[place] as number, weights));
}

function seedOf(sector: Sector, place: number): number {
  const atCity = CITY_SEED[sector];
  const district = DISTRICTS[place];
  if (district === undefined) return atCity;
  return (1 - atCity) * weightOf(sector, district);
}

function weightOf(sector: Sector, district: District): number {
  const places = countPlaces(district);
  const own = DISTRICT_SHARE[district.code] as number;
  if (sector === "village")
    return places.villages === 0 ? 0 : (28 * places.villages + 120 * districtTowns(district)) / 170_000;
  if (sector === "community") return (158 * places.communities) / 295_000;
  return own / (1 - CITY_LEVEL_SHARE);
}

/** Branches of one kind by place: in proportion to members, at least one for each village or community. */
function planBranches(total: number, sector: Sector, members: readonly number[]): number[] {
  const floor = members.map((count, place) => leastBranches(sector, place, count));
  const spare = total - floor.reduce((sum, count) => sum + count, 0);
  const mean = members.reduce((sum, count) => sum + count, 0) / total;
  const wanted = members.map((count, place) => Math.max(0, count / mean - (floor[place] as number)));
  return shareOut(spare, wanted).map((extra, place) => extra + (floor[place] as number));
}

function leastBranches(sector: Sector, place: number, members: number): number {
  const district = DISTRICTS[place];
  if (members === 0 || district === undefined) return 0;
  if (sector === "village") return countPlaces(district).villages;
  if (sector === "community") return countPlaces(district).communities;
  return 0;
}

function countPlaces(district: District): { villages: number; communities: number } {
  return {
    villages: district.streets.reduce((sum, street) => sum + street.villages.length, 0),
    communities: district.streets.reduce((sum, street) => sum + street.communities.length, 0),
  };
}

function districtTowns(district: District): number {
  return district.streets.filter((street) => !street.isStreet).length;
}
