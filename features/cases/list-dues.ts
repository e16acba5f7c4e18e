import { listTops } from "#features/bodies/index.ts";
import type { Definition, StepDefinition } from "#features/procedures/contract.ts";
import { basisOf, listEditionsOn } from "#features/procedures/index.ts";
import { reach } from "#foundation/access/scope.ts";
import type { PublishedDue } from "#foundation/due.ts";
import type { LookContext } from "#foundation/query/look.ts";
import { type LateBelow, listLateBelow } from "./dues-store.ts";
import { type ListedCase, listInboxRows } from "./list-store.ts";

/** A day has room for so many; the rest stands on the page of cases. */
const MOST_DUES = 30;
const MOST_LATE_BELOW = 15;

/** What waits for the reader's own bodies, and what is late right below them. */
export async function listCaseDues(context: LookContext): Promise<PublishedDue[]> {
  const { db, actor, today, services } = context;
  const where = reach(actor, "cases.act");
  if (where.ranges.length === 0) return [];
  const tops = await listTops(db, where);
  const own = await listInboxRows(services.database.steady, {
    accountId: actor.accountId,
    roots: tops.map(({ lo }) => lo),
    below: undefined,
    only: {},
    today,
    after: undefined,
    limit: MOST_DUES,
  });
  const ids = tops.map(({ id }) => id);
  const late = await listLateBelow(db, ids, today, MOST_LATE_BELOW);
  const definitions = await listEditionsOn(db, today);
  return [
    ...own.flatMap((row) => dueOf(row, definitions)),
    ...late.flatMap((row) => lateDue(row, definitions)),
  ];
}

function stepOf(
  { procedure, step }: Pick<ListedCase, "procedure" | "step">,
  definitions: readonly Definition[],
): { definition: Definition; step: StepDefinition } | undefined {
  const definition = definitions.find(({ code }) => code === procedure);
  const found = definition?.steps.find(({ code }) => code === step);
  return definition && found && { definition, step: found };
}

function dueOf(row: ListedCase, definitions: readonly Definition[]): PublishedDue[] {
  const found = stepOf(row, definitions);
  if (!found) return [];
  const { definition, step } = found;
  const basis = basisOf(definition, step.due?.basis ?? step.basis).short;
  const since = step.due?.since ?? { zh: `${row.stepSince} 到这一步`, en: `here since ${row.stepSince}` };
  return [
    {
      key: `case-${row.caseId}`,
      day: row.dueOn,
      what: { zh: `${row.name} · ${step.name.zh}`, en: `${row.name} · ${step.name.en}` },
      why: { zh: `${since.zh} · ${basis.zh}`, en: `${since.en} · ${basis.en}` },
      action: { zh: "去办理", en: "Do it" },
      to: `/cases/${row.caseId}`,
      personId: row.personId,
    },
  ];
}

function lateDue(row: LateBelow, definitions: readonly Definition[]): PublishedDue[] {
  const found = stepOf(row, definitions);
  if (!found) return [];
  const { step } = found;
  return [
    {
      key: `late-${row.caseId}`,
      day: row.dueOn,
      what: { zh: `${row.turnName}逾期：${row.name}`, en: `${row.turnName} is late: ${row.name}` },
      why: { zh: `${step.name.zh}应在 ${row.dueOn} 前办`, en: `${step.name.en} was due by ${row.dueOn}` },
      action: { zh: "看办件", en: "See the case" },
      to: `/cases/${row.caseId}`,
      personId: row.personId,
    },
  ];
}
