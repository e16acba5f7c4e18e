import type { ItemInput } from "#features/sieve/contract.ts";
import { ADMISSION_HABIT } from "./admission-habit.ts";
import { TRANSFER_HABIT } from "./transfer-habit.ts";

/** Items of the ledger at the first start. */
export const ITEMS: readonly ItemInput[] = [
  {
    code: "admission-habit",
    name: "发展党员归档材料",
    category: "党员发展",
    owner: "市委组织部组织处",
    handler: "党支部、基层党委",
    bases: [{ document: "《中国共产党发展党员工作细则》", level: "central" }],
    levels: 3,
    visits: 9,
    procedure: "admission",
    papers: [...ADMISSION_HABIT],
    demonstration: true,
  },
  {
    code: "transfer-habit",
    name: "转接组织关系",
    category: "党员管理",
    owner: "市委组织部组织处",
    handler: "党支部、基层党委",
    bases: [{ document: "《中国共产党党员教育管理工作条例》", level: "central" }],
    levels: 2,
    visits: 3,
    procedure: "transfer",
    papers: [...TRANSFER_HABIT],
    demonstration: true,
  },
];
