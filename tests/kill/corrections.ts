import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { KillableCity } from "./killable-city.ts";

/** A clerk at the keyboard: one correction after the other, each sent again under its key until it is acknowledged. */
export interface Writer {
  personId: string;
  /** The version that the newest acknowledged answer named. */
  version: number;
  acknowledged: number;
  /** Sent more than once because no answer came. */
  repeated: number;
  keys: string[];
}

export interface Writing {
  writers: Writer[];
  acknowledged(): number;
  /** Throws what a writer met that it should not have met. */
  check(): void;
  /** Ends after the corrections under way, and checks. */
  stop(): Promise<void>;
}

/** A clerk would call somebody; the test fails. */
const PATIENCE_MS = 60_000;

/** So many people are corrected at once, each by a writer of their own. */
export function startWriting(city: KillableCity, count: number): Writing {
  const ending = new AbortController();
  const writers = Array.from({ length: count }, (_, index) => ({
    personId: String(5000 + index),
    version: 1,
    acknowledged: 0,
    repeated: 0,
    keys: [],
  }));
  const running = Promise.all(writers.map((writer) => write(city, writer, ending.signal)));
  let failure: unknown;
  running.catch((error: unknown) => (failure = error));
  return {
    writers,
    acknowledged: () => writers.reduce((sum, writer) => sum + writer.acknowledged, 0),
    check() {
      if (failure !== undefined) throw failure;
    },
    async stop() {
      ending.abort();
      await running;
    },
  };
}

async function write(city: KillableCity, writer: Writer, ending: AbortSignal): Promise<void> {
  while (!ending.aborted) {
    const key = randomUUID();
    const answer = await correct(city, writer, key);
    writer.version = answer.version;
    writer.acknowledged += 1;
    writer.keys.push(key);
  }
}

async function correct(city: KillableCity, writer: Writer, key: string): Promise<{ version: number }> {
  const body = JSON.stringify({
    version: writer.version,
    facts: { remark: `correction ${writer.acknowledged + 1}` },
    source: { kind: "typed", title: "本人口述", dated: null },
  });
  for (const deadline = Date.now() + PATIENCE_MS; ; ) {
    const reply = await send(city, writer.personId, key, body);
    if (reply?.ok) return (await reply.json()) as { version: number };
    if (reply && reply.status !== 503) throw new Error(`${reply.status} ${await reply.text()}`);
    if (Date.now() > deadline) throw new Error("the server gave no answer for a minute");
    writer.repeated += 1;
    await sleep(50);
  }
}

/** Undefined when the connection broke: then nobody knows whether the correction was made. */
async function send(
  city: KillableCity,
  personId: string,
  key: string,
  body: string,
): Promise<Response | undefined> {
  try {
    const reply = await fetch(`${city.api}/people/${personId}/corrections`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-zugong": "1",
        "idempotency-key": key,
        cookie: city.cookie,
      },
      body,
      signal: AbortSignal.timeout(20_000),
    });
    // A reply whose body breaks off is no answer.
    return new Response(await reply.text(), { status: reply.status });
  } catch {
    return undefined;
  }
}

/** What the database holds of one writer's corrections. */
export interface HeldCorrections {
  version: number;
  remark: string;
  facts: number;
  entries: number;
  fed: number;
  answers: number;
}

export async function countHeld(city: KillableCity, writer: Writer): Promise<HeldCorrections> {
  const { rows } = await city.database.pool.query<HeldCorrections>(
    `select version, remark,
       (select count(*)::int from audit.entry where subject_id = $1 and action = 'people.correct-facts') as entries,
       (select count(*)::int from feed.change where id = $1 and kind = 'person') as fed,
       (select count(*)::int from people.fact where person_id = $1 and superseded_at is null) as facts,
       (select count(*)::int from command.answer where key = any($2::text[]) and answer is not null) as answers
     from people.person where person_id = $1`,
    [writer.personId, writer.keys],
  );
  return rows[0] as HeldCorrections;
}
