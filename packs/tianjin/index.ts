import { bodyNameColumns } from "#foundation/names/name-columns.ts";
import type { AliasRow, BodyRow, Pack } from "#packs/kit/pack.ts";
import { buildTree, type TianjinTree } from "./build-tree.ts";
import { SECTOR_CODE } from "./distributions.ts";
import { DISTRICTS } from "./divisions.ts";
import { PARTS } from "./identity-register.ts";
import { peopleOfPart } from "./people.ts";
import { PROCEDURES } from "./procedures/index.ts";
import { WORKING_DAYS } from "./procedures/working-days.ts";
import { ITEMS } from "./sieve/index.ts";
import { fullName, KIND, shortName, type TianjinBody } from "./tree-body.ts";

/** The demonstration city: real places, invented units, synthetic people. */
export const tianjin: Pack<TianjinTree> = {
  id: "tianjin",
  name: { zh: "天津（演示数据）", en: "Tianjin (demonstration)" },
  districts: new Map(DISTRICTS.map((district) => [district.code, district.name])),
  buildTree,
  bodyRows,
  aliasRows,
  parts: PARTS,
  people: peopleOfPart,
  procedures: PROCEDURES,
  items: ITEMS,
  workingDays: WORKING_DAYS,
};

function* bodyRows(tree: TianjinTree): Generator<BodyRow> {
  for (const body of tree.bodies) yield bodyRow(body);
}

function bodyRow(body: TianjinBody): BodyRow {
  return {
    body_id: body.bodyId,
    parent_id: body.parent?.bodyId ?? null,
    lo: body.lo,
    hi: body.hi,
    depth: body.depth,
    kind: body.kind,
    branch_type: body.branchType,
    sector: body.sector === null ? null : SECTOR_CODE[body.sector],
    division_code: body.divisionCode,
    ...bodyNameColumns(fullName(body), shortName(body)),
    established_on: body.establishedOn,
    term_start: body.termStart,
    term_years: body.termYears,
    term_end: body.termEnd,
    approves_admission: body.approvesAdmission,
    origin_id: 1,
  };
}

const NUMBERED = /第([一二三四五六七八九])$/;

/** How rosters write some bodies: 小白楼街 for 小白楼街道, 三支部 for 第三支部委员会. */
function* aliasRows(tree: TianjinTree): Generator<AliasRow> {
  for (const body of tree.bodies) {
    const stem = body.shortStem;
    if (body.profile === "street" && stem.endsWith("街道")) {
      yield { body_id: body.bodyId, name: `${stem.slice(0, -1)}党工委` };
    }
    if (body.kind === KIND.branch && NUMBERED.test(stem)) {
      yield { body_id: body.bodyId, name: `${stem.replace(NUMBERED, "$1")}支部` };
    }
  }
}
