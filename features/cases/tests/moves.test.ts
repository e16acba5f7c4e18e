import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { handlers } from "#apps/compose/handlers.ts";
import { findActorOf } from "#features/accounts/index.ts";
import type { Actor } from "#foundation/access/actor.ts";
import { Refused } from "#foundation/decision.ts";
import { runJob } from "#foundation/jobs/run-worker.ts";
import { aPlayer } from "#tests/access/cast.ts";
import { BODIES } from "#tests/kit/tree.ts";
import { declareRecusal } from "../moves/declare-recusal.ts";
import { moveCase } from "../moves/move-case.ts";
import { moveMany, previewMany } from "../moves/move-many.ts";
import type { MoveName } from "../moves.contract.ts";
import { readCase } from "../read-case.ts";
import { saveDraft } from "../save-draft.ts";
import {
  type Act,
  aCaseCity,
  admissionActs,
  carry,
  type CaseCity,
  doAct,
  hands,
  openAdmission,
  type Running,
} from "./kit.ts";

let city: CaseCity;
beforeAll(async () => {
  city = await aCaseCity();
});
afterAll(() => city.close());

const BRANCHES = [
  "riversideFirst",
  "riversideSecond",
  "harbourFirst",
  "harbourSecond",
  "hillsideFirst",
] as const;
type Branch = (typeof BRANCHES)[number];

/** An admission that waits at a step. */
async function at(branch: Branch, step: string): Promise<Running> {
  city.setDay("2025-01-10");
  const opened = await openAdmission(city, branch, city.applicant(branch));
  const acts = admissionActs(city.full(branch));
  return carry(
    city,
    branch,
    opened,
    acts.slice(
      0,
      acts.findIndex((act) => act.step === step),
    ),
  );
}

async function move(
  by: Actor,
  running: Running,
  name: MoveName,
  step: string,
  more: Record<string, unknown> = {},
): Promise<Running & { step: string; state: string }> {
  const answer = await moveCase.run(city.services, by, {
    caseId: running.caseId as never,
    version: running.version,
    move: name,
    step,
    values: {},
    ...more,
  });
  return { ...running, version: answer.version, step: answer.step, state: answer.state };
}

const typeOf = async (personId: string) =>
  (
    await sql<{ type: string; object: string | null }>`
      select member_type as type, object_date as object from people.person where person_id = ${personId}`.execute(
      city.services.database.db,
    )
  ).rows[0];

test("of two who approve at once exactly one wins; the other is told who it was and when", async () => {
  const running = await at("riversideFirst", "8");
  const { street } = hands(city, "riversideFirst");
  const second = city.actor("clerk", "riverside");
  const approve = (by: Actor) =>
    move(by, running, "agree", "8", { values: { consent_on: "2026-05-27" } }).catch(
      (error: unknown) => error,
    );
  city.setDay("2026-05-27");
  // Both stand at the row before either has it: a third holds it until they do.
  const holder = new pg.Client({ connectionString: city.services.database.url });
  await holder.connect();
  await holder.query("begin");
  await holder.query("select 1 from cases.case_file where case_id = $1 for update", [running.caseId]);
  const both = [approve(street), approve(second)];
  for (let asked = 0; asked < 1000; asked += 1) {
    // oxlint-disable-next-line no-await-in-loop -- asked until both stand there
    const { rows } = await holder.query<{ waiting: number }>(
      "select count(*)::int as waiting from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
    );
    if (rows[0]?.waiting === 2) break;
  }
  await holder.query("commit");
  await holder.end();
  const results = await Promise.all(both);
  const lost = results.filter((one) => one instanceof Refused);
  expect(lost).toHaveLength(1);
  expect(lost[0]?.code).toBe("moved_meanwhile");
  expect(lost[0]?.details?.["by"]).toBeTruthy();
  expect(lost[0]?.details?.["on"]).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/);
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from cases.step_record where case_id = ${running.caseId} and step = '8'`.execute(
    city.services.database.db,
  );
  expect(rows[0]?.count).toBe(1);
});

test("returned with a reason, it waits with what was typed; effects of the steps between are undone", async () => {
  const running = await at("riversideSecond", "9");
  const personId = city.applicant("riversideSecond");
  expect(await typeOf(personId)).toEqual({ type: "3", object: "2026-05-27" });
  const { branch } = hands(city, "riversideSecond");
  await expect(move(branch, running, "return", "9", { to: "7" })).rejects.toThrow("needs_reason");
  await expect(move(branch, running, "return", "9", { to: "12", note: "材料不全" })).rejects.toThrow(
    "no_such_step",
  );
  const back = await move(branch, running, "return", "9", { to: "7", note: "材料不全" });
  expect(back.step).toBe("7");
  expect(await typeOf(personId)).toEqual({ type: "4", object: null });
  const view = await readCase.run(city.services, branch, { caseId: running.caseId as never });
  expect(view.now?.draft?.values).toMatchObject({ opinions_text: "无异议", object_text: "同意" });
  expect(view.counts.twice).toBe(0);
});

test("taken back by whoever sent it, until somebody acts", async () => {
  const { branch, street } = hands(city, "harbourFirst");
  const act = admissionActs(city.full("harbourFirst")).find(({ step }) => step === "2") as Act;
  const running = await doAct(city, branch, await at("harbourFirst", "2"), act);
  await expect(move(street, running, "withdraw", "3")).rejects.toThrow("cannot_withdraw");
  const back = await move(branch, running, "withdraw", "3");
  expect(back.step).toBe("2");
  await expect(move(branch, back, "withdraw", "2")).rejects.toThrow("cannot_withdraw");
  const view = await readCase.run(city.services, branch, { caseId: running.caseId as never });
  expect(view.now?.draft?.values).toMatchObject({ talk_text: act.values["talk_text"] });
});

test("suspended it moves only after it was resumed; the end in the middle names its reason", async () => {
  const running = await at("harbourSecond", "5");
  const { branch } = hands(city, "harbourSecond");
  await expect(move(branch, running, "suspend", "5")).rejects.toThrow("needs_reason");
  const suspended = await move(branch, running, "suspend", "5", { note: "本人外出三个月" });
  expect(suspended.state).toBe("suspended");
  await expect(
    move(branch, suspended, "submit", "5", { values: { contacts_on: "2025-03-10" } }),
  ).rejects.toThrow("case_suspended");
  const resumed = await move(branch, suspended, "resume", "5");
  expect(resumed.state).toBe("open");
  await expect(move(branch, resumed, "terminate", "5", { to: "withdrawn" })).rejects.toThrow("needs_reason");
  const ended = await move(branch, resumed, "terminate", "5", { to: "withdrawn", note: "本人书面撤回" });
  expect(ended.state).toBe("closed");
  expect((await typeOf(city.applicant("harbourSecond")))?.type).toBe("9");
  await expect(move(branch, ended, "submit", "5")).rejects.toThrow("case_closed");
});

test("the subject and a declared relative have no part; somebody else's draft is not written over", async () => {
  const running = await at("hillsideFirst", "3");
  const { branch } = hands(city, "hillsideFirst");
  const relative: Actor = {
    ...city.actor("clerk", "hillside"),
    personId: city.full("hillsideFirst")[0] as string,
  };
  const subject: Actor = { ...branch, personId: city.applicant("hillsideFirst") };
  const values = { activist_on: "2025-02-20", activist_way: "members", activist_text: "同意" };
  await expect(move(subject, running, "submit", "3", { values })).rejects.toThrow("recused");
  await declareRecusal.run(city.services, branch, {
    caseId: running.caseId as never,
    personId: relative.personId as string,
    reason: "配偶",
  });
  const substitute: Actor = { ...branch, personId: relative.personId as string };
  await expect(move(substitute, running, "submit", "3", { values })).rejects.toThrow("recused");
  const draft = { caseId: running.caseId as never, step: "3", values, version: 0 };
  const saved = await saveDraft.run(city.services, branch, draft);
  expect(saved.outlook.missing).toEqual([]);
  await expect(saveDraft.run(city.services, branch, draft)).rejects.toThrow("draft_newer");
  await expect(move(branch, running, "reassign", "3", { assignee: "1" })).rejects.toThrow("no_such_account");
});

test("one more body is asked and its no stops the step; many at once are previewed, then moved one by one", async () => {
  city.setDay("2025-01-10");
  const acts = admissionActs(city.full("riversideFirst"));
  const { rows } = await sql<{ id: string }>`
    select person_id as id from people.person where body_id = ${BODIES.riversideFirst.id} and member_type = '1'
    order by person_id limit 2`.execute(city.services.database.db);
  const ids = rows.map(({ id }) => id);
  await sql`update people.person set member_type = '5', member_state = null, birth_date = '1990-05-06'
    where person_id = any(${ids}::bigint[])`.execute(city.services.database.db);
  const { branch, street, district } = hands(city, "riversideFirst");
  const cases: Running[] = [];
  for (const personId of ids)
    cases.push(
      await carry(
        city,
        "riversideFirst",
        await openAdmission(city, "riversideFirst", personId),
        acts.slice(0, 1),
      ),
    );
  const [first, second] = cases as [Running, Running];
  await expect(move(street, first, "joint-sign", "2")).rejects.toThrow("not_asked_to_sign");
  const asked = await carry(city, "riversideFirst", first, acts.slice(1, 3));
  city.setDay("2025-03-05");
  const signs = await move(street, asked, "add-sign-off", "4", {
    bodyId: BODIES.east.id,
    note: "请区里看一下",
  });
  const values4 = { activist_filed_on: "2025-03-05" };
  await expect(move(street, signs, "agree", "4", { values: values4 })).rejects.toThrow("sign_off_missing");
  const against = await move(district, signs, "joint-sign", "4", { agreed: false, note: "材料不全" });
  await expect(move(street, against, "agree", "4", { values: values4 })).rejects.toThrow("sign_off_against");
  const caseIds = cases.map(({ caseId }) => caseId);
  const values = {
    talk_on: "2025-02-05",
    talker: city.full("riversideFirst")[3] as string,
    talk_text: "谈了入党动机",
  };
  city.setDay("2025-02-05");
  const preview = await previewMany.run(city.services, branch, {
    caseIds: caseIds.join(","),
    move: "submit",
    step: "2",
    values: JSON.stringify(values),
  });
  expect(preview.movable).toBe(1);
  expect(preview.cases.find(({ caseId }) => caseId === first.caseId)?.because?.zh).toBeTruthy();
  const version = (id: string) => preview.cases.find(({ caseId }) => caseId === id)?.version ?? 1;
  // The job asks for the permissions that the account holds when it runs.
  const grant = {
    role: "branch-secretary",
    bodyId: BODIES.riversideFirst.id,
    fromDay: "2024-01-01",
  } as const;
  const { accountId } = await aPlayer(city.services, "另一名书记", [grant]);
  const secretary = await findActorOf(city.services.database.db, accountId, "2025-02-05");
  const { jobId } = await moveMany.run(city.services, secretary, {
    cases: caseIds.map((caseId) => ({ caseId: caseId as never, version: version(caseId) })),
    move: "submit",
    step: "2",
    values,
  });
  await runJob(city.services, handlers, jobId);
  const view = await readCase.run(city.services, branch, { caseId: second.caseId as never });
  expect(view.now?.step).toBe("3");
});
