import type { Db, Tx } from "#foundation/database/open-database.ts";
import { makeId } from "#foundation/ids.ts";

export interface FileRecord {
  fileId: string;
  name: string;
  contentType: string;
  bytes: number;
  sha256: Buffer;
  storedAs: string;
}

/** Notes what is known about a stored file; its id is what other tables point to. It is removed in the night after `expiresAt`. */
export async function recordFile(
  tx: Db | Tx,
  file: Omit<FileRecord, "fileId"> & { accountId: string; bodyId?: string; expiresAt?: Date },
): Promise<string> {
  const fileId = makeId();
  await tx
    .insertInto("files.file")
    .values({
      file_id: fileId,
      name: file.name,
      content_type: file.contentType,
      bytes: file.bytes,
      sha256: file.sha256,
      stored_as: file.storedAs,
      account_id: file.accountId,
      body_id: file.bodyId ?? null,
      expires_at: file.expiresAt ?? null,
    })
    .execute();
  return fileId;
}

export async function findFile(db: Db | Tx, fileId: string): Promise<FileRecord | undefined> {
  const row = await db
    .selectFrom("files.file")
    .select(["file_id", "name", "content_type", "bytes", "sha256", "stored_as"])
    .where("file_id", "=", fileId)
    .executeTakeFirst();
  return (
    row && {
      fileId: row.file_id,
      name: row.name,
      contentType: row.content_type,
      bytes: Number(row.bytes),
      sha256: row.sha256,
      storedAs: row.stored_as,
    }
  );
}
