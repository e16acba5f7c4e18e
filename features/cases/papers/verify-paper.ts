import { Refused } from "#foundation/decision.ts";
import { readCode } from "#foundation/documents/model/verification-code.ts";
import { look } from "#foundation/query/look.ts";
import { verifyPaper as contract } from "../papers.contract.ts";
import { findMaterial } from "./find-definition.ts";
import { findByCode } from "./paper-store.ts";
import { cityDay } from "./papers-of.ts";

/** Says whether a paper is ours, and nothing about whom it is. */
export const verifyPaper = look(contract, async ({ db, today }, { code: typed }) => {
  const code = readCode(typed);
  if (code === undefined) throw new Refused("unreadable_code");
  const paper = await findByCode(db, code);
  if (!paper)
    return {
      answer: { genuine: false, number: null, material: null, version: null, madeOn: null, newest: null },
    };
  const material = await findMaterial(db, paper.procedure, paper.material, today);
  const { number, version, newest, madeAt } = paper;
  return {
    answer: {
      genuine: true,
      number,
      material: material?.name ?? null,
      version,
      madeOn: cityDay(madeAt),
      newest,
    },
  };
});
