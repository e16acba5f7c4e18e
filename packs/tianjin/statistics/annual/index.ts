import type { AnnualSetInput } from "#features/statistics/annual.contract.ts";
import { words } from "#packs/kit/procedure.ts";
import { BODY_TABLES } from "./bodies.ts";
import { MEMBER_TABLES } from "./members.ts";
import { MOVEMENT_TABLES } from "./movements.ts";

const ALL = { row: "total", column: "total" };

/** Form and order follow the published set of 2012; the present numbering is not public, so tables have our own. */
export const ANNUAL_SET: AnnualSetInput = {
  tables: [...MEMBER_TABLES, ...MOVEMENT_TABLES, ...BODY_TABLES],
  equalities: [
    {
      code: "balance",
      says: words(
        "上年末党员加本年增加、减本年减少，等于本年党员",
        "Members at the end of last year, plus those who came, less those who left, are the members of this year",
      ),
      left: [
        { table: "01", row: "total", column: "last" },
        { table: "09", ...ALL },
        { table: "10", ...ALL, minus: true },
      ],
      right: [{ table: "01", row: "total", column: "now" }],
    },
    ...["02", "03", "04", "05", "06", "07"].map((table) => ({
      code: `members-${table}`,
      says: words(
        `表 ${table} 的党员总数等于表 01 的本年党员`,
        `The members of table ${table} are those of this year in table 01`,
      ),
      left: [{ table, ...ALL }],
      right: [{ table: "01", row: "total", column: "now" }],
    })),
    ...(["02", "06"] as const).map((table) => ({
      code: `women-${table}`,
      says: words(
        `表 ${table} 的女党员等于表 01 的女党员`,
        `The women of table ${table} are those of table 01`,
      ),
      left: [
        {
          table,
          ...(table === "02"
            ? { row: "sex.female", column: "total" }
            : { row: "total", column: "sex.female" }),
        },
      ],
      right: [{ table: "01", row: "sex.female", column: "now" }],
    })),
    ...["11", "12"].map((table) => ({
      code: `admissions-${table}`,
      says: words(
        `表 ${table} 的发展总数等于表 09 的发展入党`,
        `All admissions of table ${table} are the admitted of table 09`,
      ),
      left: [{ table, ...ALL }],
      right: [{ table: "09", row: "way.admitted", column: "total" }],
    })),
    {
      code: "probationary",
      says: words(
        "表 07 的预备党员等于表 02 的预备党员",
        "Probationary members of table 07 are those of table 02",
      ),
      left: [{ table: "07", row: "total", column: "type.probationary" }],
      right: [{ table: "02", row: "type.probationary", column: "total" }],
    },
    {
      code: "branches",
      says: words("表 14 的党支部等于表 15 的支部总数", "The branches of table 14 are all of table 15"),
      left: [{ table: "14", row: "kind.branch", column: "total" }],
      right: [{ table: "15", ...ALL }],
    },
  ],
};
