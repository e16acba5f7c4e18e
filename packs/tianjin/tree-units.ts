import type { Random } from "#packs/kit/random.ts";
import type { Sector } from "./distributions.ts";
import { CITY_PLACE } from "./plan-cells.ts";
import type { Groups } from "./plan-groups.ts";
import { addBody, KIND, type Kind, ordinal, type Profile, type TianjinBody } from "./tree-body.ts";
import { partName, type UnitNames } from "./unit-names.ts";

/** The committees of one place (a district or the city) that units hang under. */
export interface Systems {
  organs: TianjinBody;
  education: TianjinBody;
  health: TianjinBody;
  companies: TianjinBody;
  newGroups: TianjinBody;
}

/** What the units of one place are built with. */
export interface Yard {
  systems: Systems;
  streets: TianjinBody[];
  parks: TianjinBody[];
  names: UnitNames;
  random: Random;
  /** Committees that can take in further branches, by kind of unit. */
  open: TianjinBody[];
}

export interface Unit {
  kind: Kind;
  profile: Profile;
  sector: Sector;
  /** A company group is named otherwise than a company. */
  isGroup?: boolean;
  /** The name of a part of the parent, such as a faculty; else the unit gets an invented name. */
  name?: string;
  /** How its branches are counted, such as 教工第一; else they are named after departments. */
  label?: string;
}

/** Adds a unit with its branches. */
export function addUnit(yard: Yard, parent: TianjinBody, unit: Unit, sizes: readonly number[]): TianjinBody {
  const body = addBody(parent, {
    kind: unit.kind,
    profile: unit.profile,
    place: parent.place,
    divisionCode: parent.divisionCode,
    sector: unit.sector,
    ...nameUnit(yard, parent, unit),
    size: unit.kind === KIND.branch ? (sizes[0] as number) : 0,
  });
  if (unit.kind === KIND.committee) yard.open.push(body);
  if (unit.kind !== KIND.branch) for (const size of sizes) addPart(body, size, unit.sector, unit.label);
  return body;
}

/** A part is named after its parent, a company without its district, all others with it. */
function nameUnit(yard: Yard, parent: TianjinBody, unit: Unit): Pick<TianjinBody, "stem" | "shortStem"> {
  if (unit.name !== undefined)
    return { stem: parent.stem + unit.name, shortStem: parent.shortStem + unit.name };
  const top = yard.systems.organs.parent as TianjinBody;
  const prefix = unit.profile === "works" || unit.profile === "company" ? "天津" : top.stem;
  const name = yard.names.make(unit.isGroup ? "group" : unit.profile, prefix);
  return { stem: prefix + name, shortStem: name };
}

/** Adds a branch to a unit, named after the next of its departments. */
export function addPart(unit: TianjinBody, size: number, sector: Sector, label?: string): TianjinBody {
  const before = unit.children.filter(
    (child) => child.kind === KIND.branch && child.sector === sector,
  ).length;
  const named =
    label === undefined ? partName(unit.profile, before, ordinal) : `${label}第${ordinal(before + 1)}`;
  // Departments of the city's organs are 处, those of a district's are 科.
  const part = unit.place === CITY_PLACE ? named.replace(/科$/, "处") : named;
  return addBody(unit, {
    kind: KIND.branch,
    profile: sector === "retired" || sector === "students" ? sector : unit.profile,
    place: unit.place,
    divisionCode: unit.divisionCode,
    sector,
    stem: unit.stem + part,
    shortStem: unit.shortStem + part,
    size,
  });
}

/** Organs of a place; each street keeps one to three branches of its own staff. */
export function addOrgans(yard: Yard, groups: Groups): void {
  const parent = yard.systems.organs;
  const add = (kind: Kind, sizes: number[]) =>
    addUnit(yard, parent, { kind, profile: "organ", sector: "organ" }, sizes);
  for (const sizes of groups.committees) add(KIND.committee, sizes);
  for (const sizes of groups.generals) add(KIND.general, sizes);
  const singles = [...groups.singles];
  for (const street of yard.streets) {
    for (let count = 1 + yard.random.below(3); count > 0 && singles.length > 0; count -= 1) {
      addPart(street, singles.pop() as number, "organ", "机关");
    }
  }
  joinOrStand(yard, singles, 0.6, "organ", (size) => add(KIND.branch, [size]));
}

/** Some of the single branches join committees of their kind; the others stand as units of their own. */
export function joinOrStand(
  yard: Yard,
  sizes: readonly number[],
  share: number,
  sector: Sector,
  stand: (size: number) => void,
): void {
  const hosts = yard.open.filter((body) => body.sector === sector);
  for (const size of sizes) {
    if (hosts.length > 0 && yard.random.chance(share)) addPart(yard.random.pick(hosts), size, sector);
    else stand(size);
  }
}

/** Private companies: groups in parks, single branches in streets, parks and under the committee for new groups. */
export function addPrivateCompanies(yard: Yard, groups: Groups): void {
  const { random } = yard;
  const unit = (kind: Kind, parent: TianjinBody, sizes: number[]) =>
    addUnit(yard, parent, { kind, profile: "company", sector: "private" }, sizes);
  const inPark = () =>
    yard.parks.length > 0 && random.chance(0.75) ? random.pick(yard.parks) : yard.systems.newGroups;
  for (const sizes of groups.committees) unit(KIND.committee, inPark(), sizes);
  for (const sizes of groups.generals) unit(KIND.general, inPark(), sizes);
  for (const size of groups.singles) {
    const roll = random.unit();
    const street = yard.streets.length > 0 ? random.pick(yard.streets) : undefined;
    if (street === undefined || roll < 0.3) unit(KIND.branch, inPark(), [size]);
    else if (roll < 0.36) addJoint(street, size, "2");
    else if (roll < 0.37) addJoint(street, size, "4");
    else unit(KIND.branch, street, [size]);
  }
}

/** A joint branch of small companies, or a branch of members who work away, in a street. */
function addJoint(street: TianjinBody, size: number, branchType: "2" | "4"): void {
  const before = street.children.filter((child) => child.branchType === branchType).length;
  const part = branchType === "2" ? `第${ordinal(before + 1)}非公企业` : `第${ordinal(before + 1)}`;
  addBody(street, {
    kind: KIND.branch,
    profile: "company",
    place: street.place,
    divisionCode: street.divisionCode,
    sector: "private",
    branchType,
    infix: branchType === "2" ? "联合" : "流动党员",
    stem: street.stem + part,
    shortStem: street.shortStem + part,
    size,
  });
}

/** Social organisations hang under the committee for new groups, some in streets. */
export function addAssociations(yard: Yard, groups: Groups): void {
  const { random } = yard;
  const unit = (kind: Kind, parent: TianjinBody, sizes: number[]) =>
    addUnit(yard, parent, { kind, profile: "association", sector: "association" }, sizes);
  for (const sizes of groups.committees) unit(KIND.committee, yard.systems.newGroups, sizes);
  for (const sizes of groups.generals) unit(KIND.general, yard.systems.newGroups, sizes);
  for (const size of groups.singles) {
    const inStreet = yard.streets.length > 0 && random.chance(0.3);
    unit(KIND.branch, inStreet ? random.pick(yard.streets) : yard.systems.newGroups, [size]);
  }
}

/** Branches of retired people: one in each street, the others in the committees of organs, institutions and companies. */
export function addRetired(yard: Yard, groups: Groups): void {
  const singles = [...groups.singles];
  for (const street of yard.streets) {
    if (singles.length > 0) addPart(street, singles.pop() as number, "retired", "离退休干部");
  }
  const hosts = yard.open.filter((body) => ["organ", "institution", "state"].includes(body.sector ?? ""));
  for (const size of singles) {
    addPart(hosts.length > 0 ? yard.random.pick(hosts) : yard.systems.organs, size, "retired", "离退休干部");
  }
}
