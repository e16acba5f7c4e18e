import { Random } from "#packs/kit/random.ts";
import { shareOut } from "#packs/kit/share-out.ts";
import { DISTRICTS } from "./divisions.ts";
import { CITY, type Sector, sectorIndex } from "./distributions.ts";
import { type CellPlan, CITY_PLACE, planCells } from "./plan-cells.ts";
import { formGroups, type Groups } from "./plan-groups.ts";
import { drawSizes } from "./plan-sizes.ts";
import { addBody, KIND, type TianjinBody, walk } from "./tree-body.ts";
import { addCityInstitutions, addInstitutions, addStateCompanies } from "./tree-large-units.ts";
import { addDistrict, addStreet, settle } from "./tree-territory.ts";
import {
  addAssociations,
  addOrgans,
  addPrivateCompanies,
  addRetired,
  type Systems,
  type Yard,
} from "./tree-units.ts";
import { UnitNames } from "./unit-names.ts";

/** Parks: about three in a district. */
const PARKS = 47;
/** How committees and general branches of units are shared among the first five kinds of branches. */
const COMMITTEES_BY_SECTOR = [0.22, 0.4, 0.31, 0.06, 0.01];
const GENERALS_BY_SECTOR = [0.25, 0.31, 0.28, 0.14, 0.02];

/** Branch sizes of the city by place and kind. */
type Sizes = ReadonlyMap<string, number[]>;
const keyOf = (place: number, sector: Sector) => `${place}/${sector}`;

/** Grows the whole tree: districts with streets, villages and communities first, then the units that remain. */
export function growCity(seed: number, random: Random): TianjinBody {
  const cells = planCells();
  const sizes = new Map(
    cells.map((cell, index) => [
      keyOf(cell.place, cell.sector),
      drawSizes(cell, new Random(seed, 1000 + index)),
    ]),
  );
  const city = addBody(undefined, {
    kind: KIND.city,
    profile: "city",
    place: CITY_PLACE,
    divisionCode: "120000",
    stem: "天津市",
    shortStem: "天津市",
  });
  const names = new UnitNames(random);
  const atCity = makeYard(city, [], names, random, 0);
  const yards = growDistricts(city, sizes, names, random);
  fillYards([...yards, atCity], cells, sizes, [...walk(city)], random);
  return city;
}

function growDistricts(city: TianjinBody, sizes: Sizes, names: UnitNames, random: Random): Yard[] {
  const parks = shareOut(
    PARKS,
    DISTRICTS.map((district) => 2 + district.streets.length / 10),
  );
  return DISTRICTS.map((district, place) => {
    const body = addDistrict(city, district, place);
    const yard = makeYard(body, [], names, random, parks[place] as number);
    const streets = district.streets.map((street) => ({ street, body: addStreet(body, street) }));
    settle(streets, "village", sizes.get(keyOf(place, "village")) ?? [], random);
    settle(streets, "community", sizes.get(keyOf(place, "community")) ?? [], random);
    yard.streets.push(...streets.map((street) => street.body));
    return yard;
  });
}

/** The committees that units of a place hang under, and its parks. */
function makeYard(
  top: TianjinBody,
  streets: TianjinBody[],
  names: UnitNames,
  random: Random,
  parks: number,
): Yard {
  const isCity = top.kind === KIND.city;
  const add = (kind: "1" | "6", name: string, cityName: string) =>
    addBody(top, {
      kind,
      profile: "system",
      place: top.place,
      divisionCode: top.divisionCode,
      stem: top.stem + (isCity ? cityName : name),
      shortStem: isCity ? `市${cityName}` : name,
    });
  const systems: Systems = {
    organs: add(KIND.working, "直属机关", "直机关"),
    education: add(KIND.working, "教育", "教育"),
    health: add(KIND.committee, "卫生健康系统", "卫生健康系统"),
    companies: add(KIND.committee, "国资系统", "国资系统"),
    newGroups: add(KIND.working, "两新组织", "两新组织"),
  };
  const yard: Yard = { systems, streets, parks: [], names, random, open: [] };
  for (let count = 0; count < parks; count += 1) yard.parks.push(addPark(yard, top));
  return yard;
}

function addPark(yard: Yard, top: TianjinBody): TianjinBody {
  const name = yard.names.make("park", top.stem);
  return addBody(top, {
    kind: KIND.working,
    profile: "park",
    place: top.place,
    divisionCode: top.divisionCode,
    stem: top.stem + name,
    shortStem: name,
  });
}

/** Shares what is left of the committees and general branches out to the units, then builds them. */
function fillYards(
  yards: readonly Yard[],
  cells: readonly CellPlan[],
  sizes: Sizes,
  grown: readonly TianjinBody[],
  random: Random,
): void {
  const generals = grown.filter((body) => body.kind === KIND.general).length;
  const committees = grown.filter((body) => body.kind !== KIND.general && body.kind !== KIND.branch).length;
  const quota = {
    committees: quotas(CITY.committees - committees, COMMITTEES_BY_SECTOR, cells),
    generals: quotas(CITY.generalBranches - generals, GENERALS_BY_SECTOR, cells),
  };
  yards.forEach((yard, place) => {
    const group = (sector: Sector): Groups => {
      const wanted = {
        committees: quota.committees.get(keyOf(place, sector)) ?? 0,
        generals: quota.generals.get(keyOf(place, sector)) ?? 0,
      };
      return formGroups(sizes.get(keyOf(place, sector)) ?? [], wanted, random);
    };
    fillYard(yard, place === CITY_PLACE, group, sizes.get(keyOf(place, "students")) ?? []);
  });
}

function fillYard(yard: Yard, isCity: boolean, group: (sector: Sector) => Groups, students: number[]): void {
  addOrgans(yard, group("organ"));
  if (isCity) addCityInstitutions(yard, group("institution"), students);
  else addInstitutions(yard, group("institution"));
  addStateCompanies(yard, group("state"), isCity);
  addPrivateCompanies(yard, group("private"));
  addAssociations(yard, group("association"));
  addRetired(yard, group("retired"));
}

/** How many committees, or general branches, each kind of unit gets in each place: in proportion to its branches. */
function quotas(total: number, bySector: readonly number[], cells: readonly CellPlan[]): Map<string, number> {
  const units = cells.filter((cell) => sectorIndex(cell.sector) < bySector.length);
  const inSector = (sector: Sector) =>
    units.filter((cell) => cell.sector === sector).reduce((sum, cell) => sum + cell.branches, 0);
  const weights = units.map(
    (cell) => ((bySector[sectorIndex(cell.sector)] as number) * cell.branches) / inSector(cell.sector),
  );
  return new Map(
    shareOut(total, weights).map((count, index) => {
      const cell = units[index] as CellPlan;
      return [keyOf(cell.place, cell.sector), count];
    }),
  );
}
