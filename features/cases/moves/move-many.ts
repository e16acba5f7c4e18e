import { findActorOf } from "#features/accounts/index.ts";
import { reach } from "#foundation/access/scope.ts";
import { command } from "#foundation/command/command.ts";
import { accept, Refused } from "#foundation/decision.ts";
import type { Words } from "#foundation/endpoint.ts";
import { fill } from "#foundation/http/problems.ts";
import type { JobHandler } from "#foundation/jobs/jobs.ts";
import { look, type LookContext } from "#foundation/query/look.ts";
import type { z } from "zod";
import { decideMove, heldAt, moveCase } from "./move-case.ts";
import {
  MOVE_REFUSALS,
  moveMany as manyContract,
  previewMany as previewContract,
} from "../moves.contract.ts";
import type { MoveRefusal, MoveRequest } from "./move-plan.ts";
import { readMovingCase } from "./moving-case.ts";
import { readReached } from "./reached.ts";
import { findSeenCase } from "../scope.ts";
import { listFiles } from "../store.ts";

/** Kind of the job that moves many cases, one after the other. */
export const MOVE_MANY_JOB = "cases.move-many";

type Previewed = z.infer<typeof previewContract.output>["cases"][number];
type Asked = Omit<z.infer<typeof previewContract.input>, "caseIds">;

/** What would move, what cannot and why; nothing is changed and nothing is held. */
export const previewMany = look(previewContract, async (context, { caseIds, ...request }) => {
  const cases: Previewed[] = [];
  const persons: string[] = [];
  for (const caseId of new Set(caseIds)) {
    // oxlint-disable-next-line no-await-in-loop -- one page of cases; each is judged by itself
    const previewed = await previewOne(context, caseId, request);
    if (!previewed) continue;
    cases.push(previewed.shown);
    persons.push(previewed.personId);
  }
  return {
    answer: { cases, movable: cases.filter(({ because }) => because === null).length },
    persons,
    detail: { move: request.move, cases: cases.length },
  };
});

async function previewOne(
  context: LookContext,
  caseId: string,
  asked: Asked,
): Promise<{ shown: Previewed; personId: string } | undefined> {
  const { db, actor, today } = context;
  const file = await findSeenCase(db, reach(actor, "cases.read"), caseId);
  const moving = file && (await readMovingCase(db, file, asked, { actor, today }));
  if (!moving) return undefined;
  const request: MoveRequest = { ...asked, version: file.version };
  const decision = decideMove(moving, request, await readReached(db, moving, request));
  const shown = {
    caseId,
    number: file.number,
    name: moving.around.person.name,
    version: file.version,
    to: decision.accepted ? wayWords(moving.definition, decision.value.to ?? file.step) : null,
    because: decision.accepted ? null : refusalWords(decision.refusal, decision.details),
  };
  return { shown, personId: file.personId };
}

function wayWords(definition: { steps: readonly { code: string; name: Words }[] }, to: string): Words {
  return definition.steps.find(({ code }) => code === to)?.name ?? { zh: "办结", en: "Closed" };
}

/** The words of a refusal, filled. */
function refusalWords(refusal: string, details?: Record<string, string | number>): Words {
  const words = MOVE_REFUSALS[refusal as MoveRefusal] as Words | undefined;
  return words ? fill(words, details) : { zh: refusal, en: refusal };
}

export const moveMany = command(manyContract, {
  async load(tx, { cases }) {
    const files = await listFiles(tx, [...new Set(cases.map(({ caseId }) => caseId))]);
    return files.length === new Set(cases.map(({ caseId }) => caseId)).size ? files : undefined;
  },
  // Each is asked again, with everything else, when its turn comes in the job.
  heldBy: (files, _input, { actor }) => files.map((file) => heldAt({ file, signs: [] }, actor)),
  decide: (_files, input) => accept(input),
  async record(tx, input, { actor, services }) {
    const jobId = await services.jobs.enqueue(tx, {
      kind: MOVE_MANY_JOB,
      params: input,
      accountId: actor.accountId,
      total: input.cases.length,
    });
    return {
      answer: { jobId, total: input.cases.length },
      detail: { move: input.move, cases: input.cases.length },
    };
  },
});

interface ManyResult {
  moved: number;
  refused: { caseId: string; because: Words }[];
}

/** Each case in a transaction of its own, with the permissions of now; done twice, a case moves once. */
export const moveManyHandler: JobHandler = async (job, services) => {
  const { cases, ...request } = job.params as z.infer<typeof manyContract.input>;
  const result = (job.cursor as ManyResult | undefined) ?? { moved: 0, refused: [] };
  const begun = result.moved + result.refused.length;
  for (const [index, one] of cases.entries()) {
    if (index < begun) continue;
    const actor = await findActorOf(services.database.db, job.accountId, services.clock.today());
    try {
      await moveCase.run(services, actor, { ...request, ...one }, { key: `${job.id}-${one.caseId}` });
      result.moved += 1;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      result.refused.push({ caseId: one.caseId, because: refusalWords(error.code, error.details) });
    }
    await job.report({ done: index + 1, total: cases.length, cursor: result });
  }
  return result;
};
