import type { Words } from "#foundation/messages/messages.ts";
import type { Lever } from "./indicator.contract.ts";

/** The eight levers by name, in the order of the review. */
export const leverNames: Readonly<Record<Lever, Words>> = {
  loyalty: { zh: "忠诚铸魂", en: "Loyalty" },
  "leading-groups": { zh: "聚力提质", en: "Leading groups" },
  gazelle: { zh: "瞪羚淬炼", en: "Gazelle" },
  fledgling: { zh: "雏鹰培育", en: "Fledgling" },
  "grass-roots": { zh: "强基赋能", en: "Grass roots" },
  talent: { zh: "海河英才", en: "Talent" },
  care: { zh: "家暖心安", en: "Care and accountability" },
  procedures: { zh: "出手出彩", en: "Procedures" },
};
