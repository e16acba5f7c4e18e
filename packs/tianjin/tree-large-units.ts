import type { Groups } from "./plan-groups.ts";
import { KIND, type Kind, type Profile, type TianjinBody } from "./tree-body.ts";
import { addPart, addUnit, joinOrStand, type Yard } from "./tree-units.ts";

/** Universities of the city and its company groups; both hold committees and general branches of their own. */
const UNIVERSITIES = 42;
const COMPANY_GROUPS = 26;

const FACULTIES =
  "机械工程 电气自动化 信息 材料 化工 建筑 土木 管理 经济 外国语 文 理 法 医 药 护理 艺术 体育 新闻传播 海洋 环境 生命科学 农 食品 交通 软件 继续教育 国际教育".split(
    " ",
  );

/** Schools, hospitals and other institutions of a district. */
export function addInstitutions(yard: Yard, groups: Groups): void {
  const add = (kind: Kind, sizes: number[]) => {
    const [profile, parent] = pickSystem(yard, kind);
    return addUnit(yard, parent, { kind, profile, sector: "institution" }, sizes);
  };
  for (const sizes of groups.committees) add(KIND.committee, sizes);
  for (const sizes of groups.generals) add(KIND.general, sizes);
  joinOrStand(yard, groups.singles, 0.45, "institution", (size) => add(KIND.branch, [size]));
}

function pickSystem(yard: Yard, kind: Kind): [Profile, TianjinBody] {
  const roll = yard.random.unit();
  if (roll < 0.55) return ["school", yard.systems.education];
  if (roll < (kind === KIND.branch ? 0.65 : 0.8)) return ["hospital", yard.systems.health];
  return ["institute", yard.systems.organs];
}

/** Institutions directly under the city: universities with their faculties, hospitals, institutes. */
export function addCityInstitutions(yard: Yard, groups: Groups, students: readonly number[]): void {
  const { random } = yard;
  const university = { kind: KIND.committee, profile: "university", sector: "institution" } as const;
  const universities = groups.committees
    .slice(0, UNIVERSITIES)
    .map((sizes) => addUnit(yard, yard.systems.education, university, sizes));
  for (const sizes of groups.committees.slice(UNIVERSITIES))
    addFaculty(yard, universities, KIND.committee, sizes);
  for (const sizes of groups.generals) addFaculty(yard, universities, KIND.general, sizes);
  joinOrStand(yard, groups.singles, 1, "institution", () => undefined);
  const hosts = yard.open.filter((body) => body.profile === "university");
  for (const size of students) addPart(random.pick(hosts), size, "students", "学生");
}

/** Most groups of branches are faculties; where the names of a university are used up, and else now and then, a hospital or institute. */
function addFaculty(yard: Yard, universities: readonly TianjinBody[], kind: Kind, sizes: number[]): void {
  const { random } = yard;
  const university = random.pick(universities);
  const name = FACULTIES[university.children.filter((child) => child.kind !== KIND.branch).length];
  if (name !== undefined && random.chance(0.58)) {
    const faculty = {
      kind,
      profile: "university",
      sector: "institution",
      name: `${name}学院`,
      label: "教工",
    } as const;
    addUnit(yard, university, faculty, sizes);
    return;
  }
  const isHospital = random.chance(0.6);
  const parent = isHospital ? yard.systems.health : yard.systems.organs;
  addUnit(
    yard,
    parent,
    { kind, profile: isHospital ? "hospital" : "institute", sector: "institution" },
    sizes,
  );
}

/** State companies: at the city most hang under a company group, in a district all under the committee of companies. */
export function addStateCompanies(yard: Yard, groups: Groups, isCity: boolean): void {
  const { random } = yard;
  const parent = yard.systems.companies;
  const works = (kind: Kind) => ({ kind, profile: "works" as const, sector: "state" as const });
  const count = isCity ? COMPANY_GROUPS : 0;
  const tops = groups.committees
    .slice(0, count)
    .map((sizes) => addUnit(yard, parent, { ...works(KIND.committee), isGroup: true }, sizes));
  const host = () => (tops.length > 0 && random.chance(0.8) ? random.pick(tops) : parent);
  for (const sizes of groups.committees.slice(count)) addUnit(yard, host(), works(KIND.committee), sizes);
  for (const sizes of groups.generals) addUnit(yard, host(), works(KIND.general), sizes);
  joinOrStand(yard, groups.singles, 0.75, "state", (size) =>
    addUnit(yard, host(), works(KIND.branch), [size]),
  );
}
