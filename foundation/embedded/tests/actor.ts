// Another process that opens the database. It obeys lines on stdin and answers with lines on stdout.
import { createInterface } from "node:readline";
import pg from "pg";
import { openEmbedded } from "../open-embedded.ts";
import { DatabaseProblem } from "../problem.ts";

const [folder = "", ...orders] = process.argv.slice(2);
/** `write=16` writes over so many connections at once. */
const writers = Number(orders.find((order) => order.startsWith("write="))?.slice("write=".length) ?? 0);

/** One row after the other, each told when the server has acknowledged it, until the server is gone. */
async function write(url: string, writer: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  try {
    await client.connect();
    if (orders.includes("asynchronous")) await client.query("set synchronous_commit = off");
    for (let id = 1; ; id += 1) {
      await client.query("insert into ledger values ($1, $2, repeat('x', 200))", [writer, id]);
      console.log(`acknowledged ${writer} ${id}`);
    }
  } catch {
    return;
  }
}

async function prepare(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("drop table if exists ledger");
  await client.query(
    "create table ledger (writer int, id bigint, words text not null, primary key (writer, id))",
  );
  await client.end();
}

/** Hash tables of some 40 MB that three processes share. */
async function join(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("create table numbers as select md5(i::text) as m from generate_series(1, 500000) i");
  await client.query("analyze numbers");
  await client.query("set parallel_setup_cost = 0; set parallel_tuple_cost = 0; set work_mem = '64MB'");
  const text = "select count(*) from numbers a join numbers b using (m)";
  const plan = await client.query<Record<"QUERY PLAN", string>>(`explain ${text}`);
  if (!plan.rows.some((row) => row["QUERY PLAN"].includes("Parallel Hash")))
    throw new Error("not in parallel");
  const { rows } = await client.query<{ count: string }>(text);
  console.log(`joined ${rows[0]?.count}`);
  await client.end();
}

async function act(): Promise<void> {
  const database = await openEmbedded(folder, {
    leaveRunning: orders.includes("leave-running"),
    report: (line) => console.log(line),
  });
  if (orders.includes("join")) await join(database.url);
  if (writers > 0) await prepare(database.url);
  console.log("open");
  const writing = Array.from({ length: writers }, (_, index) => write(database.url, index));
  if (writers > 0) void Promise.all(writing).then(() => console.log("cut off"));
  for await (const line of createInterface(process.stdin)) if (line === "close") break;
  await database.close();
  console.log("closed");
}

try {
  await act();
  process.exit(0);
} catch (error) {
  console.log(error instanceof DatabaseProblem ? `problem ${error.code}` : `error ${String(error)}`);
  process.exit(1);
}
