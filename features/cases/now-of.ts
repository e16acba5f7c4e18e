import { basisOf, dueOf, fieldsOf, getStep, judgeStep, outcomeOf } from "#features/procedures/index.ts";
import { reach } from "#foundation/access/scope.ts";
import type { CaseView, Paper } from "./case.contract.ts";
import type { Draft } from "./draft-store.ts";
import { moveName } from "./messages.ts";
import { holdsTurn, notMyTurn } from "./moves/move-plan.ts";
import { contextWithOffers, type MovingCase } from "./moves/moving-case.ts";

type Now = NonNullable<CaseView["now"]>;
type PartyView = CaseView["parties"][number];

interface Beside {
  draft: Draft | undefined;
  parties: readonly PartyView[];
  papers: readonly Paper[];
}

/** The step that is being done, as the reader may do it. */
export function nowOf(moving: MovingCase, { draft, parties, papers }: Beside): Now {
  const { definition, step, context, file, signs } = moving;
  const due = dueOf(definition, step, context);
  const mayNot = mayNotWords(moving);
  return {
    step: step.code,
    name: step.name,
    party: partyOf(parties, step.party),
    who: step.who,
    mayAct: mayNot === null,
    mayNot,
    assignee: file.assigneeId === null ? null : { accountId: file.assigneeId, name: moving.names.assignee },
    due: due && {
      day: due.day,
      why: due.why,
      basis: due.basis,
      provisional: due.provisional,
      late: due.late,
    },
    toType: fieldsOf(definition, step, context).toType,
    checks: judgeStep(definition, step, contextWithOffers(moving)),
    basis: basisOf(definition, step.basis),
    moves: movesOf(moving),
    next: nextOf(moving, parties),
    papers: papers.filter((paper) => paper.step === step.code).map(({ code }) => code),
    signOffs: signs.map(({ bodyId, bodyName, added, agreed, by, settledOn, note }) => ({
      bodyId,
      bodyName,
      added,
      agreed,
      by,
      on: settledOn,
      note,
    })),
    entries: entriesOf(moving),
    draft: draftOf(moving, draft),
  };
}

function partyOf(parties: readonly PartyView[], code: string): PartyView {
  return (
    parties.find((party) => party.code === code) ?? {
      code,
      name: { zh: code, en: code },
      bodyId: null,
      bodyName: null,
    }
  );
}

function mayNotWords(moving: MovingCase): Now["mayNot"] {
  const { recused, names, file } = moving;
  if (recused) return { zh: "本人和亲属回避", en: "The subject and relatives have no part" };
  if (file.state === "suspended") return { zh: "已暂缓，先恢复", en: "It is suspended; resume it first" };
  const turn = notMyTurn(moving);
  if (!turn) return null;
  return turn.refusal === "other_assignee"
    ? { zh: `已转给${names.assignee}办`, en: `It was given to ${names.assignee}` }
    : { zh: `现在由${names.turn}办`, en: `It is the turn of ${names.turn}` };
}

/** The moves that the reader may make now, in the order of the definition. */
function movesOf(moving: MovingCase): Now["moves"] {
  const { step, file, definition } = moving;
  if (moving.recused) return [];
  const mine = notMyTurn(moving) === undefined;
  const keeps = holdsTurn(moving, "cases.keep");
  if (file.state === "suspended")
    return mine || keeps ? [{ move: "resume", name: moveName("resume"), to: null }] : [];
  const own = step.moves.filter((move) => isOpen(move, { mine, keeps, moving }));
  const exits = definition.exits.filter(
    (exit) => exit.stages.includes(file.stage) && decidesExit(moving, exit.party, exit.permission),
  );
  return [
    ...own.map((move) => ({ move, name: moveName(move), to: null })),
    ...(mayWithdraw(moving) ? [{ move: "withdraw", name: moveName("withdraw"), to: null }] : []),
    ...exits.map((exit) => ({ move: "terminate", name: exit.name, to: exit.code })),
  ];
}

function isOpen(
  move: string,
  { mine, keeps, moving }: { mine: boolean; keeps: boolean; moving: MovingCase },
): boolean {
  if (move === "withdraw" || move === "terminate" || move === "resume") return false;
  if (move === "joint-sign") return signsHere(moving);
  if (move === "reassign" || move === "suspend") return mine || keeps;
  return mine;
}

function signsHere({ signs, actor }: MovingCase): boolean {
  const where = reach(actor, "cases.approve");
  return signs.some(({ agreed, bodyLo }) => agreed === null && where.covers(bodyLo));
}

function decidesExit({ around, actor }: MovingCase, party: string, permission: string): boolean {
  const body = around.parties[party]?.[0];
  return body !== undefined && reach(actor, permission).covers(body.lo);
}

function mayWithdraw({ last, actor, file }: MovingCase): boolean {
  return (
    last?.accountId === actor.accountId &&
    ["submit", "agree"].includes(last.move) &&
    last.toStep === file.step &&
    last.step !== file.step
  );
}

function nextOf({ definition, step, context }: MovingCase, parties: readonly PartyView[]): Now["next"] {
  const to = outcomeOf(step, context)?.to;
  if (to === undefined || to === "end") return null;
  const next = getStep(definition, to);
  return { code: next.code, name: next.name, party: partyOf(parties, next.party) };
}

/** Entries of a step that comes again, each by its first text. */
function entriesOf({ file, step }: MovingCase): Now["entries"] {
  return (file.steps[step.code]?.entries ?? []).map(({ on, values }) => ({
    on,
    text: Object.entries(values)
      .filter(([code, value]) => code !== step.day && typeof value === "string")
      .map(([, value]) => String(value as string))
      .join("；"),
  }));
}

function draftOf({ step }: MovingCase, draft: Draft | undefined): Now["draft"] {
  if (!draft) return null;
  const asked = new Set(step.fields.map(({ field }) => field));
  return {
    values: Object.fromEntries(Object.entries(draft.values).filter(([code]) => asked.has(code))),
    savedAt: draft.savedAt.toISOString(),
    by: draft.by ?? "",
    version: draft.version,
  };
}
