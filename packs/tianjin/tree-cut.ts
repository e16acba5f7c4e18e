import type { Scale } from "#packs/kit/pack.ts";
import { type TianjinBody, walk } from "./tree-body.ts";

/** The district and the township the smaller demonstrations keep: 西青区, 辛口镇. */
const KEPT_DISTRICT = "120111";
const KEPT_STREET = "120111102";

/** How many members of each system, and of the street, a smaller demonstration keeps. */
const KEPT_OF_SYSTEM = { village: 90, district: 130 } as const;
const KEPT_OF_STREET = 1150;

/** Takes away what a smaller scale does not show; whole units only, so that the size rules hold for what stays. */
export function cutTree(city: TianjinBody, scale: Scale): void {
  if (scale === "city") return;
  keepSome(city, scale);
  for (const district of city.children) {
    if (scale === "village" && district.profile === "district") keepSome(district, scale);
  }
}

/** Keeps one territory below `top` and of every system its first units. */
function keepSome(top: TianjinBody, scale: "village" | "district"): void {
  const wanted = top.profile === "city" ? KEPT_DISTRICT : KEPT_STREET;
  top.children = top.children.filter(
    (child) => child.divisionCode === wanted || (child.profile === "system" && child.parent === top),
  );
  const kept: TianjinBody[] = [];
  for (const child of top.children) {
    if (child.profile === "system") child.children = firstUnits(child, KEPT_OF_SYSTEM[scale]);
    if (child.profile === "street") child.children = firstUnits(child, KEPT_OF_STREET);
    if (child.children.length > 0) kept.push(child);
  }
  top.children = kept;
}

/** Units in their order as long as their members fit. */
function firstUnits(parent: TianjinBody, most: number): TianjinBody[] {
  let left = most;
  return parent.children.filter((child) => {
    const members = [...walk(child)].reduce((sum, body) => sum + body.size, 0);
    if (members > left) return false;
    left -= members;
    return true;
  });
}
