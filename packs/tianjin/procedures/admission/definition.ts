import type { DefinitionInput } from "#features/procedures/contract.ts";
import { cite, dev, words } from "#packs/kit/procedure.ts";
import { REGULATIONS } from "../regulations.ts";
import { ADMISSION_ARCHIVES } from "./archives.ts";
import { asOf2014, asOf2026 } from "./edition.ts";
import { ADMISSION_FIELDS } from "./fields-admission.ts";
import { CONVERSION_FIELDS } from "./fields-conversion.ts";
import { CULTIVATION_FIELDS } from "./fields-cultivation.ts";
import { ADMISSION_MATERIALS } from "./materials.ts";
import { ADMISSION_PARTIES } from "./parties.ts";
import { ADMITTING_STEPS } from "./steps-admit.ts";
import { APPLYING_STEPS } from "./steps-apply.ts";
import { APPROVING_STEPS } from "./steps-approve.ts";
import { PROBATION_STEPS } from "./steps-convert.ts";
import { EXAMINING_STEPS } from "./steps-examine.ts";
import { OBJECT_STEPS } from "./steps-object.ts";
import { CONVERTING_STEPS } from "./steps-resolve.ts";
import { ADMISSION_EXITS, ADMISSION_VARIANTS } from "./variants.ts";

const WHOLE: DefinitionInput = {
  code: "admission",
  name: words("发展党员", "Admission of a member"),
  prefix: "FZ",
  edition: "2026",
  editionName: words("2026 年修订", "Revised 2026"),
  validFrom: "2026-05-11",
  supersedes: "2014",
  subject: {
    memberTypes: ["9", "5", "4", "3", "2"],
    also: {
      code: "G01",
      name: words("年满十八岁", "Eighteen years old"),
      met: "age on(person.birth_date, today) >= 18",
      class: "BLOCK",
      whenMet: words("{age} 周岁", "{age} years old"),
      whenUnmet: words(
        "{age} 周岁，不满十八岁，不能受理",
        "{age} years old: under eighteen, cannot be received",
      ),
      values: { age: "age on(person.birth_date, today)" },
      basis: dev("5", "年满十八岁才能申请入党", "Applicants are at least eighteen"),
    },
    enterAt: [
      { memberType: "4", step: "6" },
      { memberType: "3", step: "9" },
      { memberType: "2", step: "21" },
    ],
  },
  // The vectors of members-and-branches 0.5 and G07 count the day of posting; the stricter way is false.
  countFirstDay: true,
  regulations: [REGULATIONS.CONST, REGULATIONS.DEV26, REGULATIONS.FRONT20, REGULATIONS.HOUSE],
  parties: [...ADMISSION_PARTIES],
  stages: [
    { code: "apply", name: words("申请入党", "Application") },
    { code: "activist", name: words("入党积极分子的确定和培养教育", "Activist") },
    { code: "object", name: words("发展对象的确定和考察", "Development object") },
    { code: "admit", name: words("预备党员的接收", "Admission") },
    { code: "convert", name: words("预备党员的教育考察和转正", "Probation and conversion") },
  ],
  fields: [...CULTIVATION_FIELDS, ...ADMISSION_FIELDS, ...CONVERSION_FIELDS],
  steps: [
    ...APPLYING_STEPS,
    ...OBJECT_STEPS,
    ...EXAMINING_STEPS,
    ...ADMITTING_STEPS,
    ...APPROVING_STEPS,
    ...PROBATION_STEPS,
    ...CONVERTING_STEPS,
  ],
  materials: [...ADMISSION_MATERIALS],
  archives: [...ADMISSION_ARCHIVES],
  variants: [...ADMISSION_VARIANTS],
  exits: [...ADMISSION_EXITS],
  basis: cite("DEV", null, "V"),
};

/** Admission of members (发展党员) by the edition of 2014 and that of 2026: 25 steps in five stages, 7a from 2026 on. */
export const ADMISSION: readonly DefinitionInput[] = [
  {
    ...asOf2014(WHOLE),
    edition: "2014",
    editionName: words("2014 年印发", "Issued 2014"),
    validFrom: "2014-06-11",
    supersedes: null,
    regulations: [REGULATIONS.CONST, REGULATIONS.DEV14, REGULATIONS.FRONT20, REGULATIONS.HOUSE],
  },
  asOf2026(WHOLE),
];
