import { findActorOf } from "#features/accounts/index.ts";
import { type FieldValues, makePaper, saveDraft } from "#features/cases/index.ts";
import { findEdition } from "#features/procedures/index.ts";
import { Refused } from "#foundation/decision.ts";
import type { Services } from "#foundation/services.ts";

interface LivingCase {
  caseId: string;
  procedure: string;
  step: string;
  state: string;
  /** Steps that were done. */
  done: string[];
  /** Who acts for the branch that holds it, and for the body whose turn it is. */
  holder: string | null;
  turn: string | null;
}

/** So many cases of the street have papers and drafts: each paper takes some milliseconds of the first start. */
const MOST_CLOSED = 6;
const MOST_OPEN = 18;

/** What is typed of a step and not sent: the day and some words. */
const TYPED: Readonly<Record<string, (today: string) => FieldValues>> = {
  "admission 2": (today) => ({ talk_on: today, talk_text: "谈了对党的认识和入党动机，家庭情况待补。" }),
  "admission 3": (today) => ({
    activist_on: today,
    activist_text: "党员推荐，支部委员会会议研究，待补意见。",
  }),
  "admission 4": (today) => ({ activist_filed_on: today, activist_filed_opinion: "同意备案" }),
  "admission 6": (today) => ({ review_on: today, review_text: "参加支部活动积极，学习情况待补。" }),
  "admission 13": (today) => ({ prereview_on: today, prereview_opinion: "预审合格" }),
  "transfer 3": (today) => ({ received_on: today }),
};

/**
 * Makes papers and drafts in the cases that the demonstration's clerk and secretary see first, through the operations
 * that people use.
 */
export async function enlivenCases(
  services: Services,
  { branch, street }: { branch: string; street: string },
): Promise<void> {
  const cases = await listCasesAround(services, branch, street);
  for (const one of cases) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as people do
    await makePapers(services, one);
    // oxlint-disable-next-line no-await-in-loop -- as above
    await leaveDraft(services, one);
  }
}

/** The secretary's own cases first, then others of the street, those that came last. */
async function listCasesAround(
  { database }: Pick<Services, "database">,
  branch: string,
  street: string,
): Promise<LivingCase[]> {
  const { rows } = await database.pool.query<LivingCase>(
    `with around as (
       select c.*, row_number() over (partition by c.state order by (c.body_id = $1) desc, c.turn_id = $2 desc nulls last,
         c.step_since desc, c.case_id) as place
       from cases.case_file c join bodies.body s on s.body_id = $2 where c.body_lo between s.lo and s.hi)
     select c.case_id as "caseId", c.procedure, c.step, c.state,
       array(select key from jsonb_each(c.steps) where value ->> 'outcome' is not null) as done,
       (select account_id from accounts.grant g where g.body_id = c.body_id and g.role <> 'leader' limit 1) as holder,
       (select account_id from accounts.grant g where g.body_id = c.turn_id and g.role <> 'leader' limit 1) as turn
     from around c where place <= case c.state when 'closed' then $3::int else $4::int end order by c.case_id`,
    [branch, street, MOST_CLOSED, MOST_OPEN],
  );
  return rows;
}

/** Papers of the steps that were done; what still lacks something is left. */
async function makePapers(
  services: Services,
  { caseId, procedure, done, holder }: LivingCase,
): Promise<void> {
  const today = services.clock.today();
  const definition = await findEdition(services.database.db, procedure, today);
  const actor = holder === null ? undefined : await findActorOf(services.database.db, holder, today);
  if (!definition || !actor) return;
  const made = definition.steps
    .filter(({ code }) => done.includes(code))
    .flatMap(({ materials }) => materials);
  const generated = definition.materials.filter(
    ({ code, kind }) => kind === "generated" && made.includes(code),
  );
  // oxlint-disable-next-line no-await-in-loop -- each holds the row of the case
  for (const { code } of generated)
    await unlessRefused(makePaper.run(services, actor, { caseId: caseId as never, material: code }));
}

/** Every third open case waits half typed. */
async function leaveDraft(
  services: Services,
  { caseId, procedure, step, state, turn }: LivingCase,
): Promise<void> {
  const today = services.clock.today();
  const values = TYPED[`${procedure} ${step}`]?.(today);
  if (state !== "open" || turn === null || values === undefined || Number(BigInt(caseId) % 3n) !== 0) return;
  const actor = await findActorOf(services.database.db, turn, today);
  if (actor)
    await unlessRefused(
      saveDraft.run(services, actor, { caseId: caseId as never, step, values, version: 0 }),
    );
}

/** A demonstration starts whether or not some paper of it can be made. */
async function unlessRefused(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}
