import { type RegulationInput, words } from "#packs/kit/procedure.ts";

const DEV = words("中国共产党发展党员工作细则", "Rules on Admitting Members of the Communist Party of China");

/** Regulations the procedures of this pack cite. What is known of them at second hand is marked at each citation. */
export const REGULATIONS = {
  CONST: {
    key: "CONST",
    name: words("中国共产党章程", "Constitution of the Communist Party of China"),
    short: words("党章", "Constitution"),
    edition: words("2022 年修改", "2022"),
    from: "2022-10-22",
    to: null,
  },
  DEV14: {
    key: "DEV14",
    name: DEV,
    short: words("细则 2014 版", "Rules 2014"),
    edition: words("2014 年印发", "2014"),
    from: "2014-06-11",
    to: "2026-05-10",
  },
  DEV26: {
    key: "DEV26",
    name: DEV,
    short: words("细则 2026 版", "Rules 2026"),
    edition: words("2026 年修订", "revised 2026"),
    from: "2026-05-11",
    to: null,
  },
  BR18: {
    key: "BR18",
    name: words("中国共产党支部工作条例（试行）", "Branch Work Regulations (trial)"),
    short: words("支部条例", "Branch Rules 2018"),
    edition: words("2018 年", "2018"),
    from: "2018-10-28",
    to: null,
  },
  EL20: {
    key: "EL20",
    name: words("中国共产党基层组织选举工作条例", "Grass-roots Election Regulations"),
    short: words("选举条例", "Election Rules 2020"),
    edition: words("2020 年", "2020"),
    from: "2020-07-13",
    to: null,
  },
  EDU19: {
    key: "EDU19",
    name: words("中国共产党党员教育管理工作条例", "Regulations on Education and Management of Members"),
    short: words("党员教育管理条例", "Members Rules 2019"),
    edition: words("2019 年", "2019"),
    from: "2019-05-06",
    to: null,
  },
  LETTER06: {
    key: "LETTER06",
    name: words(
      "关于印制和使用组织关系介绍信等的通知（组通字〔2006〕45号）",
      "Notice on the letter of introduction (Zutongzi [2006] 45)",
    ),
    short: words("组通字〔2006〕45号", "Notice 45 of 2006"),
    edition: words("2006 年", "2006"),
    from: "2006-12-08",
    to: null,
  },
  FLOAT24: {
    key: "FLOAT24",
    name: words(
      "关于进一步加强和改进流动党员管理工作的意见",
      "Opinion on the management of floating members",
    ),
    short: words("流动党员意见", "Floating Members 2024"),
    edition: words("2024 年", "2024"),
    from: "2024-11-01",
    to: null,
  },
  FRONT20: {
    key: "FRONT20",
    name: words(
      "关于在疫情防控一线发展党员的通知",
      "Notice on admitting members at the front line of epidemic control",
    ),
    short: words("一线发展通知", "Front-line notice 2020"),
    edition: words("2020 年", "2020"),
    from: "2020-02-23",
    to: null,
  },
  HOUSE: {
    key: "HOUSE",
    name: words("本系统的规定", "Rules of this system"),
    short: words("本系统", "This system"),
    edition: words("2026 年", "2026"),
    from: "2014-01-01",
    to: null,
  },
} as const satisfies Record<string, RegulationInput>;
