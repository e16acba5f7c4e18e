import type { FieldValue, MaterialDefinition } from "#features/procedures/contract.ts";
import { basisOf, getField, valueOf } from "#features/procedures/index.ts";
import type { Db } from "#foundation/database/open-database.ts";
import type { Paper } from "../case.contract.ts";
import type { MovingCase } from "../moves/moving-case.ts";
import {
  listOriginals,
  listPapers,
  listSeen,
  type SeenPaper,
  type StoredOriginal,
  type StoredPaper,
} from "./paper-store.ts";
import { isThere, lacksOf, stepOfMaterial } from "./papers.rules.ts";

/** Every paper that the definition names, with what is there of it. */
export async function papersOf(db: Db, moving: MovingCase): Promise<Paper[]> {
  const { definition, file } = moving;
  const [made, originals, seen] = await Promise.all([
    listPapers(db, file.caseId),
    listOriginals(db, file.caseId),
    listSeen(db, file.caseId),
  ]);
  return definition.materials.map((material) => {
    const there = thereOf(material.code, { made, originals, seen });
    return {
      code: material.code,
      name: material.name,
      kind: material.kind,
      step: stepOfMaterial(definition, material.code),
      form: material.form !== undefined,
      state: there ? "made" : isReady(moving, material) ? "ready" : "missing",
      documentId: there?.id ?? null,
      version: there?.version ?? null,
      madeOn: there?.on ?? null,
      least: material.least,
      basis: basisOf(definition, material.basis),
    };
  });
}

interface Held {
  made: readonly StoredPaper[];
  originals: readonly StoredOriginal[];
  seen: readonly SeenPaper[];
}

/** What is there of a material: the newest version, the scan, or the note that it was seen. */
function thereOf(
  code: string,
  { made, originals, seen }: Held,
): { id: string | null; version: number | null; on: string } | undefined {
  const paper = made.find(({ material }) => material === code);
  if (paper) return { id: paper.documentId, version: paper.version, on: cityDay(paper.madeAt) };
  const scan = originals.find(({ material }) => material === code);
  if (scan) return { id: scan.originalId, version: null, on: cityDay(scan.addedAt) };
  const noted = seen.find(({ material }) => material === code);
  return noted && { id: null, version: null, on: noted.seenOn };
}

function isReady(moving: MovingCase, material: MaterialDefinition): boolean {
  const lacks = lacksOf(moving.definition, material, (code) => knownIn(moving, code));
  return material.kind === "generated" && lacks.length === 0;
}

/** Whether a field of the case is known, from wherever it is. */
export function knownIn(moving: MovingCase, code: string): boolean {
  return isThere(valueIn(moving, code));
}

/** What a field holds, from wherever it is known; drafts count only once they are sent. */
function valueIn({ definition, context, file }: MovingCase, code: string): FieldValue {
  const field = getField(definition, code);
  const held = file.values[code];
  if (held !== undefined) return held;
  // A field that is typed is known once it was sent.
  if (field.derived === undefined && field.element === undefined) return null;
  return valueOf(context, field);
}

const DAY = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" });

/** The business day of a moment. */
export function cityDay(moment: Date): string {
  return DAY.format(moment);
}
