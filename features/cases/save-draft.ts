import { command } from "#foundation/command/command.ts";
import { accept, refuse } from "#foundation/decision.ts";
import { type Draft, findDraft, putDraft } from "./draft-store.ts";
import { heldAt } from "./moves/move-case.ts";
import { cityTime, notMyTurn } from "./moves/move-plan.ts";
import { saveDraft as contract } from "./moves.contract.ts";
import { type MovingCase, readMovingCase } from "./moves/moving-case.ts";
import { outlookOf } from "./outlook.ts";
import { findCaseForUpdate } from "./store.ts";

interface Loaded {
  moving: MovingCase;
  draft: Draft | undefined;
}

/** Keeps what is being typed. The draft belongs to the step: a substitute goes on typing where somebody left off. */
export const saveDraft = command(contract, {
  async load(tx, { caseId, values }, context): Promise<Loaded | undefined> {
    const file = await findCaseForUpdate(tx, caseId);
    const moving = file && (await readMovingCase(tx, file, { values }, context));
    return moving && { moving, draft: await findDraft(tx, caseId) };
  },
  heldBy: ({ moving }, _input, { actor }) => heldAt(moving, actor),
  decide({ moving, draft }, input) {
    const { file, names } = moving;
    if (file.state === "closed") return refuse("case_closed");
    if (moving.recused) return refuse("recused");
    if (file.step !== input.step)
      return refuse("step_is_past", { by: names.mover, on: cityTime(file.movedAt) });
    if (notMyTurn(moving)) return refuse("not_your_turn", { body: names.turn || names.assignee });
    if (versionOf(draft) !== input.version) return refuse("draft_newer", { by: draft?.by ?? "" });
    return accept({ moving, draft, input });
  },
  async record(tx, { moving, draft, input }, { actor }) {
    const { file } = moving;
    // What waits for later steps, after a return, stays beside what is typed now.
    const asked = new Set(moving.step.fields.map(({ field }) => field));
    const waiting = Object.entries(draft?.values ?? {}).filter(([code]) => !asked.has(code));
    const values = { ...Object.fromEntries(waiting), ...input.values };
    const version = input.version + 1;
    const savedAt = await putDraft(tx, file.caseId, {
      step: file.step,
      values,
      accountId: actor.accountId,
      version,
    });
    return {
      answer: { version, savedAt: savedAt.toISOString(), outlook: outlookOf(moving) },
      subject: { kind: "case", id: file.caseId },
      persons: [file.personId],
    };
  },
});

function versionOf(draft: Draft | undefined): number {
  return draft?.version ?? 0;
}
