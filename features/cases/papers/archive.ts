import type { Definition, MaterialDefinition } from "#features/procedures/contract.ts";
import type { Db } from "#foundation/database/open-database.ts";
import { Refused } from "#foundation/decision.ts";
import { type DossierPiece, printDossier } from "#foundation/documents/join/print-dossier.ts";
import { findFile } from "#foundation/files/file-store.ts";
import type { Operation } from "#foundation/operation.ts";
import { look, type LookContext } from "#foundation/query/look.ts";
import type { CaseFile } from "../case-file.ts";
import { type ArchiveLine, CaseFacts } from "../facts.contract.ts";
import { readMovingCase } from "../moves/moving-case.ts";
import { printFile as printContract, readArchive as readContract } from "../papers.contract.ts";
import { findSeenCase } from "../scope.ts";
import { archiveOf, type Filed } from "./archive.rules.ts";
import { factsOf, withPaper } from "./facts-of.ts";
import { getDefinition } from "./find-definition.ts";
import { findPaper, listOriginals, listPapers, listSeen } from "./paper-store.ts";
import { cityDay } from "./papers-of.ts";
import { aboutOf, fileOf, getPrinter, type MakeForm, printing } from "./print.ts";

export const readArchive = look(readContract, async ({ db, reach, today }, { caseId, profile: code }) => {
  const file = await findSeenCase(db, reach, caseId);
  if (!file) return undefined;
  const definition = await getDefinition(db, file.procedure, today);
  const { profile, items } = await archiveIn(db, definition, file, code);
  return {
    answer: {
      profiles: definition.archives.map((one) => ({
        code: one.code,
        name: one.name,
        note: one.note,
        items: one.items.length,
      })),
      profile: profile?.code ?? null,
      items: items.map(({ item: { no, name, flag, goesTo, steps }, papers, complete }) => ({
        no,
        name,
        flag,
        goesTo,
        steps,
        papers,
        complete,
      })),
      complete: items.filter(({ complete }) => complete).length,
    },
    persons: [file.personId],
    bodyId: file.bodyId,
  };
});

async function archiveIn(db: Db, definition: Definition, file: CaseFile, code: string | undefined) {
  const filed = await listFiled(db, file.caseId);
  const found = archiveOf(definition, code, filed, (step) => file.steps[step] !== undefined);
  if (code !== undefined && !found.profile) throw new Refused("unknown_profile");
  return { ...found, filed };
}

/** The newest version of each paper, the scans that stand, and what was seen. */
async function listFiled(db: Db, caseId: string): Promise<Filed[]> {
  const papers = await listPapers(db, caseId);
  const newest = papers.filter(({ material }, at) => papers[at - 1]?.material !== material);
  const originals = await listOriginals(db, caseId);
  const seen = await listSeen(db, caseId);
  return [
    ...newest.map((one) => ({
      kind: "generated" as const,
      material: one.material,
      id: one.documentId,
      version: one.version,
      number: one.number,
      on: cityDay(one.madeAt),
      by: one.by,
      digest: one.digest.toString("hex"),
    })),
    ...originals.map((one) => ({
      kind: "original" as const,
      material: one.material,
      id: one.originalId,
      version: null,
      number: null,
      on: cityDay(one.addedAt),
      by: one.by,
      digest: one.digest.toString("hex"),
    })),
    ...seen.map((one) => ({
      kind: "seen" as const,
      material: one.material,
      id: one.seenId,
      version: null,
      number: null,
      on: one.seenOn,
      by: one.by,
      digest: null,
    })),
  ];
}

/** The whole file as one PDF: the list with the pages of each paper, then every paper, the signed scan before our print. */
export function printFileOperation(makeForm: MakeForm): Operation {
  return look(printContract, async (context, { caseId, profile: code }) => {
    const { db, reach, actor, today, services } = context;
    const file = await findSeenCase(db, reach, caseId);
    const moving = file && (await readMovingCase(db, file, { values: {} }, { actor, today }));
    if (!moving) return undefined;
    const definition = await getDefinition(db, file.procedure, today);
    const { profile, filed } = await archiveIn(db, definition, file, code);
    const found = await piecesOf(context, file, definition.materials, filed, makeForm);
    const number = `${file.number}-archive`;
    const facts = withPaper(await factsOf(db, moving, file.step), {
      number,
      version: 1,
      code: "",
      madeOn: today,
    });
    const listOf = (pages: readonly number[]) => {
      const items = found.map(({ line }, at) => ({ ...line, no: String(at + 1), pages: pages[at] ?? null }));
      const archive = { profile: profile?.name.zh ?? definition.name.zh, items };
      return makeForm("archive-list", { ...facts, archive }).form;
    };
    const about = aboutOf(facts, `${definition.name.zh} ${file.number}`, services.clock.now());
    const pieces = found.map(({ piece }) => piece);
    const { pdf } = await printing(() => printDossier(getPrinter(), listOf, pieces, about));
    return {
      answer: fileOf(`${number}.pdf`, "application/pdf", pdf),
      persons: [file.personId],
      bodyId: file.bodyId,
      detail: { papers: found.length },
    };
  });
}

interface Found {
  piece: DossierPiece;
  line: Omit<ArchiveLine, "no" | "pages">;
}

async function piecesOf(
  context: LookContext,
  file: CaseFile,
  materials: readonly MaterialDefinition[],
  filed: readonly Filed[],
  makeForm: MakeForm,
): Promise<Found[]> {
  const found: Found[] = [];
  for (const material of materials) {
    const here = filed.filter((one) => one.material === material.code && one.kind !== "seen");
    const chosen = here.find(({ kind }) => kind === "original") ?? here[0];
    // oxlint-disable-next-line no-await-in-loop -- one scan in memory after the other
    const piece = chosen && (await pieceOf(context, file, material, chosen, makeForm));
    if (!chosen || !piece) continue;
    const kind = chosen.kind === "original" ? "原件" : "系统生成";
    found.push({ piece, line: { name: material.name.zh, kind, dated: chosen.on, copies: 1, note: "" } });
  }
  return found;
}

async function pieceOf(
  { db, services }: LookContext,
  { caseId }: CaseFile,
  material: MaterialDefinition,
  { kind, id }: Filed,
  makeForm: MakeForm,
): Promise<DossierPiece | undefined> {
  const title = material.name.zh;
  if (kind === "generated") {
    const paper = await findPaper(db, caseId, id);
    return (
      paper && { title, form: makeForm(material.form ?? material.code, CaseFacts.parse(paper.facts)).form }
    );
  }
  const scan = (await listOriginals(db, caseId)).find(({ originalId }) => originalId === id);
  const stored = scan && (await findFile(db, scan.fileId));
  if (!stored) return undefined;
  const content = Buffer.concat(await services.files.get(stored.storedAs, stored.bytes).toArray());
  return { title, content };
}
