import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type pg from "pg";
import { z } from "zod";
import { KeyProblem } from "#foundation/crypto/key-problem.ts";
import type { Files } from "#foundation/files/open-files.ts";
import { broken, type CarriedFiles } from "./manifest.ts";

/** Beside the tables: one line of JSON for each file, and the files themselves by their ids. */
const LIST = "files.jsonl";
const FOLDER = "files";

const Line = z.strictObject({
  id: z.string().regex(/^\d{1,19}$/),
  name: z.string().min(1).max(255),
  contentType: z.string(),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bodyId: z.string().nullable(),
  madeAt: z.string(),
});
type Line = z.infer<typeof Line>;

interface StoredLine extends Line {
  storedAs: string;
}

/**
 * Writes the files to which rows point, not encrypted, each checked against the checksum it was stored with. One that is
 * gone or altered is left out and named in the answer: a city can move without it.
 * @param queries each selects ids of stored files
 */
export async function exportFiles(
  client: pg.ClientBase,
  store: Pick<Files, "get">,
  folder: string,
  queries: readonly string[],
  onFiles: (done: number) => void,
): Promise<CarriedFiles> {
  await mkdir(path.join(folder, FOLDER), { mode: 0o700 });
  const carried: CarriedFiles = { count: 0, bytes: 0, sha256: "", unread: [] };
  const lines: string[] = [];
  for (const { storedAs, ...line } of await listFiles(client, queries)) {
    // oxlint-disable-next-line no-await-in-loop -- one file at a time: they may be large
    if (await writePlain(store, storedAs, line, path.join(folder, FOLDER, line.id))) {
      lines.push(`${JSON.stringify(line)}\n`);
      carried.count += 1;
      carried.bytes += line.bytes;
    } else carried.unread.push(line.id);
    onFiles(carried.count);
  }
  const list = lines.join("");
  await writeFile(path.join(folder, LIST), list, { mode: 0o600, flag: "wx", flush: true });
  return { ...carried, sha256: sha256Of(list) };
}

async function listFiles(client: pg.ClientBase, queries: readonly string[]): Promise<StoredLine[]> {
  if (queries.length === 0) return [];
  const { rows } = await client.query<StoredLine>(
    `select file_id as id, name, content_type as "contentType", bytes::float8 as bytes, encode(sha256, 'hex') as sha256,
       body_id as "bodyId", to_char(made_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "madeAt", stored_as as "storedAs"
     from files.file where file_id in (${queries.join(" union ")}) order by file_id`,
  );
  return rows.map((row) => ({ ...row, id: String(row.id), bodyId: row.bodyId && String(row.bodyId) }));
}

/** @returns false, and nothing is left, when it is not the file that was stored */
async function writePlain(
  store: Pick<Files, "get">,
  storedAs: string,
  { bytes, sha256 }: Line,
  to: string,
): Promise<boolean> {
  const hash = createHash("sha256");
  const out = await open(to, "wx", 0o600);
  try {
    for await (const part of store.get(storedAs, bytes) as AsyncIterable<Buffer>) {
      hash.update(part);
      await out.writeFile(part);
    }
    await out.sync();
    if (hash.digest("hex") === sha256) return true;
  } catch (error) {
    if (!isDamage(error)) throw error;
  } finally {
    await out.close();
  }
  await rm(to);
  return false;
}

/** What is wrong with the stored file, unlike a full disk. */
function isDamage(error: unknown): boolean {
  return error instanceof KeyProblem || (error as NodeJS.ErrnoException).code === "ENOENT";
}

/** Reads every file once, before anything is written. @throws HoldingsProblem that names the first that was altered */
export async function checkFiles(
  folder: string,
  carried: CarriedFiles,
  onBytes: (bytes: number) => void,
): Promise<void> {
  for await (const line of readLines(folder, carried)) {
    const hash = createHash("sha256");
    for await (const part of readPlain(folder, line.id)) {
      hash.update(part);
      onBytes(part.length);
    }
    if (hash.digest("hex") !== line.sha256) throw broken(`${FOLDER}/${line.id}`, "SHA-256");
  }
}

/**
 * Stores the files with the keys of this installation, in the transaction of the rows that point to them.
 * @returns what takes them away again, for a transaction that comes to nothing
 */
export async function importFiles(
  client: pg.ClientBase,
  store: Files,
  folder: string,
  carried: CarriedFiles,
  onFiles: (done: number) => void,
): Promise<{ undo(): Promise<void> }> {
  const stored: string[] = [];
  const undo = async () => {
    for (const name of stored) await store.remove(name);
  };
  try {
    for await (const line of readLines(folder, carried)) {
      const file = await store.put(readPlain(folder, line.id), line.bytes);
      stored.push(file.storedAs);
      if (file.sha256.toString("hex") !== line.sha256) throw broken(`${FOLDER}/${line.id}`, "SHA-256");
      await client.query(
        `insert into files.file (file_id, name, content_type, bytes, sha256, stored_as, body_id, made_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          line.id,
          line.name,
          line.contentType,
          line.bytes,
          file.sha256,
          file.storedAs,
          line.bodyId,
          line.madeAt,
        ],
      );
      onFiles(stored.length);
    }
  } catch (error) {
    await undo();
    throw error;
  }
  return { undo };
}

async function* readLines(folder: string, { count, sha256 }: CarriedFiles): AsyncGenerator<Line> {
  const parts: Buffer[] = [];
  for await (const part of readPlain(folder, `../${LIST}`)) parts.push(part);
  const list = Buffer.concat(parts).toString("utf8");
  const lines = list.split("\n").slice(0, -1);
  if (sha256Of(list) !== sha256 || lines.length !== count) throw broken(LIST, "SHA-256");
  for (const line of lines) yield Line.parse(JSON.parse(line));
}

async function* readPlain(folder: string, name: string): AsyncGenerator<Buffer> {
  const file = path.join(folder, FOLDER, name);
  try {
    yield* createReadStream(file) as AsyncIterable<Buffer>;
  } catch (error) {
    throw broken(path.relative(folder, file), String((error as NodeJS.ErrnoException).code));
  }
}

function sha256Of(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
