import { sql } from "kysely";
import type { Example, Scene } from "./examples.ts";

const ITEM = { input: { item: "transfer-habit" } };
const PAPER = { no: "1", name: "没有依据的表", word: "person" };
let made = 0;

/** An item that the body answers for, with one paper that nothing asks for. */
async function anItem({ stage, bodyId }: Scene): Promise<string> {
  made += 1;
  const code = `item-${made}`;
  const content = { code, name: `事项 ${made}`, category: "试", owner: "样本", papers: [PAPER] };
  await sql`insert into sieve.item (item_code, body_id, content, digest)
    values (${code}, ${bodyId}, ${JSON.stringify(content)}::jsonb, '')`.execute(
    stage.city.services.database.db,
  );
  return code;
}

/** The ledger is open to whoever may read it anywhere: it holds no personal data. Settling is asked at the item's body. */
export const sieveExamples: Readonly<Record<string, Example>> = {
  "sieve.list-items": { asks: "account", make: () => ({ input: {} }) },
  "sieve.read-item": { asks: "account", make: () => ITEM },
  "sieve.settle-findings": {
    asks: "body",
    make: async (scene) => ({
      input: { item: await anItem(scene), keys: ["NO_BASIS:p1"], verdict: "accepted", version: 1 },
    }),
  },
};
