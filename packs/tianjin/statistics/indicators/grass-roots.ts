import { BODIES, figure, PEOPLE, TIMES } from "#packs/kit/indicator.ts";
import { words } from "#packs/kit/procedure.ts";
import { membersWho } from "./filters.ts";

const ADMISSION_RULES = ["发展党员工作细则", "Rules on admission"] as const;
const PERSON_DIMENSIONS = ["sex", "ethnicity", "education", "sector"];

/** Figures of bodies, their posts, and of joining and leaving. */
export const GRASS_ROOTS_FIGURES = [
  figure("LC-05-01", "grass-roots", ["基层党委和党总支", "Committees and general branches"], {
    counts: [
      "当天没有撤销的党委、机关党委、党工委和党总支",
      "Committees, working committees and general branches of the day that are not closed",
    ],
    basis: ["党内统计年报：党的组织", "Annual report: bodies"],
    unit: BODIES,
    source: { fact: "body", where: { dimension: "kind", in: ["1", "2", "6", "8"] } },
    dimensions: ["kind", "sector"],
  }),
  figure("LC-05-02", "grass-roots", ["联合、临时和功能型支部", "Joint, temporary and functional branches"], {
    counts: [
      "当天没有撤销的联合、临时、功能型和流动党员党支部",
      "Joint, temporary and functional branches and those of floating members on the day",
    ],
    basis: ["支部工作条例", "Branch work regulations"],
    unit: words("个", "branches"),
    source: { fact: "body", where: { dimension: "branch_type", in: ["2", "3", "4", "5"] } },
    dimensions: ["branch_type", "sector"],
  }),
  figure("LC-05-03", "grass-roots", ["任期届满还没有换届的组织", "Bodies whose term is over"], {
    counts: [
      "任期在当天以前届满、没有登记新任期的组织",
      "Bodies whose term ended before the day and for which no new term is recorded",
    ],
    basis: ["基层组织选举工作条例、任期的意见", "Regulations on elections and the notice on terms"],
    unit: BODIES,
    source: { fact: "body", where: { dimension: "term_end", before: { yearsBefore: 0 } } },
    dimensions: ["kind", "sector"],
  }),
  figure("LC-05-04", "grass-roots", ["在任书记", "Secretaries in office"], {
    counts: ["当天在任的书记，一人算一次", "Secretaries of the day, each person once"],
    basis: ["党内统计年报：书记和委员", "Annual report: secretaries and committee members"],
    unit: PEOPLE,
    source: { fact: "post", where: { dimension: "post", in: ["1"] }, measure: "distinct" },
    dimensions: ["sex", "education", "sector"],
  }),
  figure("LC-05-05", "grass-roots", ["发展党员", "Members admitted"], {
    counts: [
      "当年经批准接收的预备党员，按预备期开始的日期归入年度",
      "People admitted in the year, by the day on which their probation begins",
    ],
    basis: ADMISSION_RULES,
    unit: PEOPLE,
    source: { fact: "arrival", within: "on_day", where: { dimension: "way", in: ["admitted"] } },
    dimensions: PERSON_DIMENSIONS,
  }),
  figure("LC-05-06", "grass-roots", ["转正", "Made full members"], {
    counts: ["当年由预备党员转为正式党员的人", "Probationary members who became full members in the year"],
    basis: ADMISSION_RULES,
    unit: PEOPLE,
    source: { fact: "arrival", within: "on_day", where: { dimension: "way", in: ["converted"] } },
    dimensions: PERSON_DIMENSIONS,
  }),
  figure("LC-05-07", "grass-roots", ["入党积极分子", "Activists"], {
    counts: ["当天的入党积极分子", "Activists of the day"],
    basis: ADMISSION_RULES,
    unit: PEOPLE,
    source: { fact: "membership", where: { dimension: "member_type", in: ["4"] } },
    dimensions: PERSON_DIMENSIONS,
  }),
  figure("LC-05-08", "grass-roots", ["发展对象", "Development objects"], {
    counts: ["当天的发展对象", "Development objects of the day"],
    basis: ADMISSION_RULES,
    unit: PEOPLE,
    source: { fact: "membership", where: { dimension: "member_type", in: ["3"] } },
    dimensions: PERSON_DIMENSIONS,
  }),
  figure("LC-05-09", "grass-roots", ["流动党员", "Floating members"], {
    counts: ["党籍状态为流出或流入的党员", "Members whose state is floating, out or in"],
    basis: ["流动党员管理的意见", "Notice on floating members"],
    unit: PEOPLE,
    source: { fact: "membership", where: membersWho({ dimension: "member_state", in: ["2", "3"] }) },
    dimensions: ["member_state", "sex", "sector"],
  }),
  figure("LC-05-10", "grass-roots", ["失联党员", "Members out of contact"], {
    counts: ["党籍状态为失联的党员", "Members whose state is out of contact"],
    basis: ["不合格党员组织处置办法", "Rules on handling unqualified members"],
    unit: PEOPLE,
    source: { fact: "membership", where: membersWho({ dimension: "member_state", in: ["4"] }) },
    dimensions: ["sex", "sector"],
  }),
  figure("LC-05-11", "grass-roots", ["火线发展的办件", "Front-line admissions"], {
    counts: [
      "当年启动、按火线发展办理的发展党员办件",
      "Cases of admission opened in the year in the front-line way",
    ],
    basis: ["火线发展的规定：会议和表决照常", "Front-line rules: meeting and vote are held as ever"],
    unit: TIMES,
    source: {
      fact: "case",
      within: "opened_on",
      where: {
        all: [
          { dimension: "procedure", in: ["admission"] },
          { dimension: "variant", in: ["front-line"] },
        ],
      },
    },
    dimensions: ["stage", "state"],
  }),
  figure("LC-05-12", "grass-roots", ["火线批准接收的预备党员", "Admitted at the front line"], {
    counts: [
      "当年上级党委按火线发展批准接收的人",
      "People whom a committee admitted in the front-line way in the year",
    ],
    basis: ["火线发展的规定：会议和表决照常", "Front-line rules: meeting and vote are held as ever"],
    unit: PEOPLE,
    source: {
      fact: "step",
      within: "decided_on",
      where: {
        all: [
          { dimension: "procedure", in: ["admission"] },
          { dimension: "variant", in: ["front-line"] },
          { dimension: "outcome", in: ["approved"] },
        ],
      },
      measure: "distinct",
    },
    dimensions: ["edition"],
  }),
  figure("LC-05-13", "grass-roots", ["组织关系转接办结", "Transfers completed"], {
    counts: ["当年办结的组织关系转接", "Transfers of membership closed in the year"],
    basis: ["党员组织关系管理的规定", "Rules on transfers"],
    unit: TIMES,
    source: {
      fact: "case",
      within: "closed_on",
      where: { dimension: "procedure", in: ["transfer", "transfer-in"] },
    },
    dimensions: ["procedure", "outcome"],
  }),
];
