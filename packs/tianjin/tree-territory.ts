import type { Random } from "#packs/kit/random.ts";
import type { District, Place, Street } from "./divisions.ts";
import { COMMITTEE_FROM, formHosts, sum } from "./plan-groups.ts";
import { addBody, KIND, ordinal, type TianjinBody } from "./tree-body.ts";

/** The largest share of general branches among the hosts, and how large their committees get (from, spread). */
const VILLAGE_STYLE = { most: 0.55, target: [105, 60] } as const;
const COMMUNITY_STYLE = { most: 0.25, target: [120, 150] } as const;

/** The district committee with its streets and townships; villages and communities follow with `settle`. */
export function addDistrict(city: TianjinBody, district: District, place: number): TianjinBody {
  return addBody(city, {
    kind: KIND.district,
    profile: "district",
    place,
    divisionCode: district.code,
    stem: `${city.stem}${district.name}`,
    shortStem: district.name,
  });
}

export function addStreet(parent: TianjinBody, street: Street): TianjinBody {
  return addBody(parent, {
    kind: street.isStreet ? KIND.working : KIND.committee,
    profile: "street",
    place: parent.place,
    divisionCode: street.code,
    stem: `${parent.stem}${street.name}`,
    shortStem: street.name,
  });
}

/** Gives all villages, or all communities, of a district their branches. */
export function settle(
  streets: readonly { street: Street; body: TianjinBody }[],
  what: "village" | "community",
  sizes: readonly number[],
  random: Random,
): void {
  const hosts = streets.flatMap(({ street, body }) =>
    (what === "village" ? street.villages : street.communities).map((place) => ({ place, body })),
  );
  if (hosts.length === 0) return;
  const style = what === "village" ? VILLAGE_STYLE : COMMUNITY_STYLE;
  const target = () => style.target[0] + random.unit() * style.target[1];
  const groups = random.shuffle(formHosts(sizes, hosts.length, { most: style.most, target }, random));
  hosts.forEach(({ place, body }, index) => addHost(body, place, what, groups[index] as number[]));
}

function addHost(parent: TianjinBody, place: Place, what: "village" | "community", sizes: number[]): void {
  const seed = {
    profile: what,
    place: parent.place,
    divisionCode: place.code,
    sector: what,
    stem: `${parent.stem}${place.name}`,
    shortStem: place.name,
  };
  if (sizes.length === 1) {
    addBody(parent, { ...seed, kind: KIND.branch, size: sizes[0] as number });
    return;
  }
  const kind = sum(sizes) >= COMMITTEE_FROM ? KIND.committee : KIND.general;
  const host = addBody(parent, { ...seed, kind });
  sizes.forEach((size, index) => {
    const part = `第${ordinal(index + 1)}`;
    addBody(host, {
      ...seed,
      kind: KIND.branch,
      size,
      stem: host.stem + part,
      shortStem: host.shortStem + part,
    });
  });
}
