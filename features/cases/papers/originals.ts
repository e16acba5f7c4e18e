import { command, type CommandContext } from "#foundation/command/command.ts";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import { accept, Refused, refuse } from "#foundation/decision.ts";
import { findFile, recordFile } from "#foundation/files/file-store.ts";
import { look } from "#foundation/query/look.ts";
import type { CaseFile } from "../case-file.ts";
import { heldAt } from "../moves/move-case.ts";
import { isRecused } from "../moves/moving-case.ts";
import {
  attachOriginal as attachContract,
  LARGEST_ORIGINAL,
  readOriginal as readContract,
  recordSeen as seenContract,
} from "../papers.contract.ts";
import { findSeenCase } from "../scope.ts";
import { listRecusals } from "../sign-store.ts";
import { findCaseForUpdate } from "../store.ts";
import { findMaterial } from "./find-definition.ts";
import { insertOriginal, insertSeen, listOriginals } from "./paper-store.ts";

const SCANS = new Set(["application/pdf", "image/jpeg", "image/png"]);

async function loadFor(
  tx: Tx,
  { caseId, material }: { caseId: string; material: string },
  { actor, today }: CommandContext,
) {
  const file = await findCaseForUpdate(tx, caseId);
  return (
    file && {
      file,
      material: await findMaterial(tx, file.procedure, material, today),
      recused: isRecused(file, { recusals: await listRecusals(tx, file.caseId) }, actor),
    }
  );
}

/** A scan of a signed paper; the one before it is kept and no longer shown. */
export const attachOriginal = command(attachContract, {
  load: loadFor,
  heldBy: ({ file }, _input, { actor }) => heldAt({ file, signs: [] }, actor),
  decide({ file, material, recused }, input, { meta }) {
    const content = meta.body as AsyncIterable<Buffer> | undefined;
    if (!content) return refuse("no_file");
    if (!material) return refuse("no_such_material");
    // Copies of identity papers are not kept (seen by … on … instead).
    if (material.kind === "seen") return refuse("no_copy_kept");
    return recused ? refuse("recused") : accept({ file, material, content, name: input.name });
  },
  async record(tx, { file, material, content, name }, { actor, services }) {
    const stored = await services.files.put(content, LARGEST_ORIGINAL);
    if (!SCANS.has(stored.contentType)) {
      await services.files.remove(stored.storedAs);
      throw new Refused("not_a_scan");
    }
    const { accountId } = actor;
    const fileId = await recordFile(tx, { ...stored, name, accountId, bodyId: file.bodyId });
    const { bytes, contentType, sha256: digest } = stored;
    const scan = { material: material.code, fileId, digest, bytes, contentType, accountId };
    const originalId = await insertOriginal(tx, file.caseId, scan);
    return {
      answer: { originalId, digest: digest.toString("hex"), bytes },
      ...traceOf(file),
      detail: { material: material.code, bytes },
    };
  },
});

export const recordSeen = command(seenContract, {
  load: loadFor,
  heldBy: ({ file }, _input, { actor }) => heldAt({ file, signs: [] }, actor),
  decide({ file, material, recused }, input, { today }) {
    if (!material) return refuse("no_such_material");
    if (input.on > today) return refuse("in_the_future");
    return recused ? refuse("recused") : accept({ file, input });
  },
  async record(tx, { file, input: { material, what, on } }, { actor }) {
    await insertSeen(tx, file.caseId, { material, what, on, accountId: actor.accountId });
    return { answer: {}, ...traceOf(file), detail: { material } };
  },
});

function traceOf({ caseId, personId, bodyLo }: CaseFile) {
  return {
    subject: { kind: "case", id: caseId },
    persons: [personId],
    changes: [{ kind: "case", id: caseId, lo: bodyLo }],
  };
}

export const readOriginal = look(readContract, async ({ db, reach, services }, input) => {
  const file = await findSeenCase(db, reach, input.caseId);
  const scan = file && (await findScan(db, input.caseId, input.originalId));
  const stored = scan && (await findFile(db, scan.fileId));
  if (!stored) return undefined;
  return {
    answer: {
      name: stored.name,
      contentType: stored.contentType,
      bytes: stored.bytes,
      stream: (range?: { from: number; to: number }) =>
        services.files.get(stored.storedAs, stored.bytes, range),
    },
    persons: [file.personId],
    bodyId: file.bodyId,
    detail: { material: scan.material },
  };
});

async function findScan(db: Db, caseId: string, originalId: string) {
  return (await listOriginals(db, caseId)).find((one) => one.originalId === originalId);
}
