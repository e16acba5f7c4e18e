import { figure, PER_CENT, TIMES } from "#packs/kit/indicator.ts";
import { words } from "#packs/kit/procedure.ts";

const PROMISE = ["本系统的承诺：一件事只填一次", "Promise of this system: a fact is typed once"] as const;
const PAPERS = words("件", "papers");

/** Figures of how work is done, from the cases themselves. */
export const PROCEDURE_FIGURES = [
  figure("LC-08-01", "procedures", ["启动的办件", "Cases opened"], {
    counts: ["当年启动的办件", "Cases opened in the year"],
    basis: ["办件记录", "Cases"],
    unit: TIMES,
    source: { fact: "case", within: "opened_on" },
    dimensions: ["procedure", "stage", "state"],
  }),
  figure("LC-08-02", "procedures", ["办结的办件", "Cases closed"], {
    counts: ["当年办结的办件，不论结果", "Cases closed in the year, whatever came out"],
    basis: ["办件记录", "Cases"],
    unit: TIMES,
    source: { fact: "case", within: "closed_on" },
    dimensions: ["procedure", "outcome"],
  }),
  figure("LC-08-03", "procedures", ["平均办理天数", "Mean days of a case"], {
    counts: [
      "当年办结的办件从启动到办结的平均天数",
      "Mean of the days from opening to closing of the cases closed in the year",
    ],
    basis: ["办件记录", "Cases"],
    unit: words("天", "days"),
    digits: 1,
    source: { fact: "case", within: "closed_on", measure: { mean: "days" } },
    dimensions: ["procedure"],
  }),
  figure("LC-08-04", "procedures", ["已有而不用再填的项目占比", "Fields carried over instead of typed"], {
    counts: [
      "当年启动的办件中，由已有记录带出的项目占全部项目的比例",
      "Of all fields of the cases opened in the year, those carried over from records",
    ],
    basis: PROMISE,
    unit: PER_CENT,
    digits: 1,
    source: { fact: "case", within: "opened_on", measure: { part: "derived", of: ["derived", "typed"] } },
    dimensions: ["procedure", "stage"],
  }),
  figure("LC-08-05", "procedures", ["已有而又让填的项目", "Fields asked twice"], {
    counts: [
      "当年启动的办件中，系统里已有却又要求填写的项目",
      "Fields of the cases opened in the year that were asked although they were held",
    ],
    basis: PROMISE,
    unit: words("项", "fields"),
    source: { fact: "case", within: "opened_on", measure: { sum: "twice" } },
    dimensions: ["procedure"],
    targets: [
      { year: 2025, value: 0 },
      { year: 2026, value: 0 },
    ],
  }),
  figure("LC-08-06", "procedures", ["加签", "Added sign-offs"], {
    counts: [
      "当年启动的办件中，规定以外加的签",
      "Sign-offs beyond the procedure in the cases opened in the year",
    ],
    basis: ["加签算作新增负担", "An added sign-off counts as added burden"],
    unit: words("次", "sign-offs"),
    source: { fact: "case", within: "opened_on", measure: { sum: "added_signs" } },
    dimensions: ["procedure", "stage"],
  }),
  figure(
    "LC-08-07",
    "procedures",
    ["发展党员归档材料：常见目录", "Papers of an admission file: a typical list"],
    {
      counts: [
        "各地公开目录归并成的常见归档目录有几件；不是某一地的正式目录",
        "Papers on a typical list put together from published ones; of no place in particular",
      ],
      basis: ["发展党员事项的归档目录", "Archive lists of the procedure of admission"],
      unit: PAPERS,
      source: { list: "archive/admission/typical-42" },
    },
  ),
  figure(
    "LC-08-08",
    "procedures",
    ["发展党员归档材料：现行目录", "Papers of an admission file: the list in force"],
    {
      counts: [
        "当天起用的发展党员归档目录有几件",
        "Papers on the archive list of admission in force on the day",
      ],
      basis: ["发展党员事项的归档目录", "Archive lists of the procedure of admission"],
      unit: PAPERS,
      source: { list: "archive/admission/streamlined-17" },
    },
  ),
];
