import { Readable } from "node:stream";
import { findIntervals } from "#features/bodies/index.ts";
import { command, type CommandContext } from "#foundation/command/command.ts";
import type { Tx } from "#foundation/database/open-database.ts";
import { accept, refuse } from "#foundation/decision.ts";
import { recordFile } from "#foundation/files/file-store.ts";
import type { StoredFile } from "#foundation/files/open-files.ts";
import {
  LARGEST_ROSTER,
  pasteRoster as pasteContract,
  uploadRoster as uploadContract,
} from "./imports.contract.ts";
import { insertRun, type RunOptions, updateRun, PASTED } from "./import-store.ts";

/** Kind of the job that reads a roster and judges its rows. */
export const CHECK_JOB = "rosters.check";

interface Place {
  bodyId: string;
  lo: number;
  hi: number;
}

async function findPlace(tx: Tx, bodyId: string): Promise<Place | undefined> {
  const interval = (await findIntervals(tx, [bodyId])).get(bodyId);
  return interval && { bodyId, ...interval };
}

interface Asked {
  kind?: string | undefined;
  branch?: string | undefined;
}

function optionsOf(asked: Asked): RunOptions {
  return {
    ...(asked.kind !== undefined && { kind: asked.kind }),
    ...(asked.branch !== undefined && { branch: asked.branch }),
  };
}

/** The file is stored before the decision: it streams in while the transaction is open, and is nobody's if that fails. */
export const uploadRoster = command(uploadContract, {
  async load(tx, input, context) {
    const place = await findPlace(tx, input.body);
    const content = context.meta.body as AsyncIterable<Buffer> | undefined;
    return place && { place, content };
  },
  heldBy: ({ place }) => place,
  decide: ({ place, content }, input) => (content ? accept({ place, content, input }) : refuse("no_file")),
  async record(tx, { place, content, input }, context) {
    const stored = await context.services.files.put(content, LARGEST_ROSTER);
    return begin(tx, place, stored, input.name, optionsOf(input), context);
  },
});

export const pasteRoster = command(pasteContract, {
  load: (tx, input) => findPlace(tx, input.body),
  heldBy: (place) => place,
  decide: (place, input) => accept({ place, input }),
  async record(tx, { place, input }, context) {
    const stored = await context.services.files.put(
      Readable.from([Buffer.from(input.text, "utf8")]),
      LARGEST_ROSTER,
    );
    return begin(tx, place, stored, PASTED, optionsOf(input), context);
  },
});

async function begin(
  tx: Tx,
  place: Place,
  stored: StoredFile,
  name: string,
  options: RunOptions,
  context: CommandContext,
) {
  const { accountId } = context.actor;
  const fileId = await recordFile(tx, {
    ...stored,
    name,
    contentType: "application/octet-stream",
    accountId,
    bodyId: place.bodyId,
  });
  const runId = await insertRun(tx, {
    accountId,
    bodyId: place.bodyId,
    fileId,
    fileName: name,
    options,
  });
  const jobId = await context.services.jobs.enqueue(tx, {
    kind: CHECK_JOB,
    params: { runId },
    accountId,
    bodyId: place.bodyId,
  });
  await updateRun(tx, runId, { job_id: jobId });
  return {
    answer: { runId, jobId },
    subject: { kind: "import", id: runId },
    detail: { bytes: stored.bytes },
  };
}
