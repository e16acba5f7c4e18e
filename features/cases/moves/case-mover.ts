import { sql } from "kysely";
import type { PeopleMover, Shift } from "#features/bodies/index.ts";
import type { Tx } from "#foundation/database/open-database.ts";
import type { Services } from "#foundation/services.ts";
import { followPerson, realign } from "./follow-person.ts";

/**
 * What rearranging bodies asks of people, and cases go along: their numbers in the tree follow, and the open cases of
 * whoever goes to another body go to it too.
 */
export function withCases(mover: PeopleMover): PeopleMover {
  return {
    ...mover,
    async relocate(tx, shifts) {
      await mover.relocate(tx, shifts);
      for (const shift of shifts) {
        // oxlint-disable-next-line no-await-in-loop -- ranges may follow one another over the same numbers
        await relocateCases(tx, shift);
      }
    },
    async transfer(tx, transfers, ground) {
      const moved = await mover.transfer(tx, transfers, ground);
      const targets = new Map(transfers.map(({ to }) => [to.lo, to]));
      for (const { personId, lo } of moved) {
        const to = targets.get(lo);
        // oxlint-disable-next-line no-await-in-loop -- one connection
        if (to) await followPerson(tx, { personId, caseId: "0" }, to, ground.day);
      }
      return moved;
    },
  };
}

/** Nobody's case changes its body: only the numbers in the tree are others. */
async function relocateCases(tx: Tx, { lo, hi, by }: Shift): Promise<void> {
  for (const column of ["body_lo", "other_lo", "turn_lo"]) {
    const number = sql.ref(column);
    // oxlint-disable-next-line no-await-in-loop -- one connection
    await sql`update cases.case_file set ${number} = ${number} + ${by}::bigint
      where ${number} between ${lo}::bigint and ${hi}::bigint`.execute(tx);
  }
  await sql`update cases.sign_off set body_lo = body_lo + ${by}::bigint
    where body_lo between ${lo}::bigint and ${hi}::bigint`.execute(tx);
}

/** So many are put right in one transaction. */
const BATCH = 200;

/**
 * Gives the turn to the right body where the tree was changed above a case: whose turn it was has ended, or lies above
 * neither side any more. Run every night after the rearrangements.
 * @returns how many cases got another turn
 */
export async function realignCases({ database, clock }: Services): Promise<number> {
  const { rows } = await sql<{ caseId: string }>`
    select c.case_id as "caseId" from cases.case_file c left join bodies.published_body t on t.body_id = c.turn_id
    where c.state <> 'closed' and (t.body_id is null or t.ended_on is not null
      or not (c.body_lo between t.lo and t.hi or coalesce(c.other_lo between t.lo and t.hi, false)))
    order by c.case_id`.execute(database.db);
  let changed = 0;
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH);
    // oxlint-disable-next-line no-await-in-loop -- one batch after the other, each committed
    changed += await database.db.transaction().execute(async (tx) => {
      let count = 0;
      for (const { caseId } of batch) count += (await realign(tx, caseId, clock.today())) ? 1 : 0;
      return count;
    });
  }
  return changed;
}
