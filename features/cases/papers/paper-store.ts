import { sql } from "kysely";
import type { Db, Tx } from "#foundation/database/open-database.ts";
import { makeId } from "#foundation/ids.ts";
import type { CaseFacts } from "../facts.contract.ts";

/** A paper as it was made, without the facts it was printed from. */
export interface StoredPaper {
  documentId: string;
  material: string;
  version: number;
  number: string;
  code: string;
  digest: Buffer;
  madeAt: Date;
  by: string;
}

const PAPER = sql`d.document_id as "documentId", d.material, d.version, d.number, d.code, d.digest, d.made_at as "madeAt",
  coalesce((select display_name from accounts.published_account a where a.account_id = d.made_by), '') as by`;

/** All papers of a case, each with all its versions, the newest first. */
export async function listPapers(db: Db | Tx, caseId: string): Promise<StoredPaper[]> {
  const { rows } = await sql<StoredPaper>`
    select ${PAPER} from cases.document d where d.case_id = ${caseId} order by d.material, d.version desc`.execute(
    db,
  );
  return rows;
}

export async function findPaper(
  db: Db,
  caseId: string,
  documentId: string,
): Promise<(StoredPaper & { facts: CaseFacts }) | undefined> {
  const { rows } = await sql<StoredPaper & { facts: CaseFacts }>`
    select ${PAPER}, d.facts from cases.document d where d.case_id = ${caseId} and d.document_id = ${documentId}`.execute(
    db,
  );
  return rows[0];
}

export interface NewPaper {
  documentId: string;
  material: string;
  version: number;
  number: string;
  facts: CaseFacts;
  digest: Buffer;
  code: string;
  accountId: string;
}

export async function insertPaper(tx: Tx, caseId: string, paper: NewPaper): Promise<void> {
  await sql`insert into cases.document (case_id, document_id, material, version, number, facts, digest, code, made_at, made_by)
    values (${caseId}, ${paper.documentId}, ${paper.material}, ${paper.version}, ${paper.number},
      ${JSON.stringify(paper.facts)}::jsonb, ${paper.digest}, ${paper.code}, now(), ${paper.accountId})`.execute(
    tx,
  );
}

export interface CodedPaper {
  number: string;
  material: string;
  version: number;
  madeAt: Date;
  procedure: string;
  newest: boolean;
}

/** The paper that bears a verification code; nothing of its content. */
export async function findByCode(db: Db, code: string): Promise<CodedPaper | undefined> {
  const { rows } = await sql<CodedPaper>`
    select d.number, d.material, d.version, d.made_at as "madeAt", c.procedure,
      not exists (select 1 from cases.document n where n.case_id = d.case_id and n.material = d.material
        and n.version > d.version) as newest
    from cases.document d join cases.case_file c using (case_id) where d.code = ${code}`.execute(db);
  return rows[0];
}

export interface StoredOriginal {
  originalId: string;
  material: string;
  fileId: string;
  digest: Buffer;
  bytes: number;
  contentType: string;
  addedAt: Date;
  by: string;
}

/** The scans that stand; those that were replaced are kept but no longer listed. */
export async function listOriginals(db: Db | Tx, caseId: string): Promise<StoredOriginal[]> {
  const { rows } = await sql<StoredOriginal>`
    select o.original_id as "originalId", o.material, o.file_id as "fileId", o.digest, o.bytes::float8 as bytes,
      o.content_type as "contentType", o.added_at as "addedAt",
      coalesce((select display_name from accounts.published_account a where a.account_id = o.added_by), '') as by
    from cases.original o where o.case_id = ${caseId} and o.replaced_at is null order by o.original_id`.execute(
    db,
  );
  return rows;
}

/** Puts a scan in the place of the one before. */
export async function insertOriginal(
  tx: Tx,
  caseId: string,
  original: {
    material: string;
    fileId: string;
    digest: Buffer;
    bytes: number;
    contentType: string;
    accountId: string;
  },
): Promise<string> {
  const originalId = makeId();
  await sql`update cases.original set replaced_at = now()
    where case_id = ${caseId} and material = ${original.material} and replaced_at is null`.execute(tx);
  await sql`insert into cases.original (case_id, original_id, material, file_id, digest, bytes, content_type, added_at, added_by)
    values (${caseId}, ${originalId}, ${original.material}, ${original.fileId}, ${original.digest}, ${original.bytes},
      ${original.contentType}, now(), ${original.accountId})`.execute(tx);
  return originalId;
}

export interface SeenPaper {
  seenId: string;
  material: string;
  what: string;
  seenOn: string;
  by: string;
}

export async function listSeen(db: Db | Tx, caseId: string): Promise<SeenPaper[]> {
  const { rows } = await sql<SeenPaper>`
    select s.seen_id as "seenId", s.material, s.what, s.seen_on as "seenOn",
      coalesce((select display_name from accounts.published_account a where a.account_id = s.account_id), '') as by
    from cases.seen_paper s where s.case_id = ${caseId} order by s.seen_id`.execute(db);
  return rows;
}

export async function insertSeen(
  tx: Tx,
  caseId: string,
  seen: { material: string; what: string; on: string; accountId: string },
): Promise<void> {
  await sql`insert into cases.seen_paper (case_id, seen_id, material, what, seen_on, account_id)
    values (${caseId}, ${makeId()}, ${seen.material}, ${seen.what}, ${seen.on}, ${seen.accountId})`.execute(
    tx,
  );
}
