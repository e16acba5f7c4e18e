import { findElements } from "#features/people/index.ts";
import { command } from "#foundation/command/command.ts";
import { accept, refuse, Refused } from "#foundation/decision.ts";
import { declareRecusal as contract } from "../moves.contract.ts";
import { addRecusal } from "../sign-store.ts";
import { findCaseForUpdate } from "../store.ts";

/** Somebody is a relative of the subject: from now on they neither act nor approve here. */
export const declareRecusal = command(contract, {
  async load(tx, input) {
    const file = await findCaseForUpdate(tx, input.caseId);
    return file && (await findElements(tx, input.personId)) ? file : undefined;
  },
  heldBy: (file) => ({ bodyId: file.bodyId, lo: file.bodyLo }),
  decide(file, input) {
    if (file.state === "closed") return refuse("case_closed");
    if (file.personId === input.personId) return refuse("is_subject");
    return accept({ file, input });
  },
  async record(tx, { file, input }) {
    if (!(await addRecusal(tx, file.caseId, input.personId, input.reason)))
      throw new Refused("recused_already");
    return {
      answer: {},
      subject: { kind: "case", id: file.caseId },
      persons: [file.personId, input.personId],
      changes: [{ kind: "case", id: file.caseId, lo: file.bodyLo }],
    };
  },
});
