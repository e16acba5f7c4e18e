import type { MaterialDefinition } from "#features/procedures/contract.ts";
import { command, type CommandContext, type Recorded } from "#foundation/command/command.ts";
import type { Tx } from "#foundation/database/open-database.ts";
import { accept, refuse } from "#foundation/decision.ts";
import { writeCode } from "#foundation/documents/model/verification-code.ts";
import { makeId } from "#foundation/ids.ts";
import { heldAt } from "../moves/move-case.ts";
import { type MovingCase, readMovingCase } from "../moves/moving-case.ts";
import { makePaper as contract } from "../papers.contract.ts";
import { findCaseForUpdate } from "../store.ts";
import { type BareFacts, factsOf, withPaper } from "./facts-of.ts";
import { findMaterial } from "./find-definition.ts";
import { insertPaper, listPapers, type StoredPaper } from "./paper-store.ts";
import { cityDay, knownIn } from "./papers-of.ts";
import { inOrder, lacksOf, stepOfMaterial } from "./papers.rules.ts";

interface Loaded {
  moving: MovingCase;
  material: MaterialDefinition | undefined;
  last: StoredPaper | undefined;
  facts: BareFacts;
}

/** A paper is made out of what the case holds; where nothing has changed the last version stands. */
export const makePaper = command(contract, {
  async load(tx, { caseId, material: code }, context): Promise<Loaded | undefined> {
    // The row is held: of two who make a paper at once the second finds the version of the first.
    const file = await findCaseForUpdate(tx, caseId);
    const moving = file && (await readMovingCase(tx, file, { values: {} }, context));
    if (!moving) return undefined;
    return {
      moving,
      material: await findMaterial(tx, file.procedure, code, context.today),
      last: (await listPapers(tx, caseId)).find(({ material }) => material === code),
      facts: await factsOf(tx, moving, stepOfMaterial(moving.definition, code)),
    };
  },
  heldBy: ({ moving }, _input, { actor }) => heldAt(moving, actor),
  decide({ moving, material, last, facts }) {
    if (!material) return refuse("no_such_material");
    if (material.kind !== "generated") return refuse("not_generated");
    if (moving.recused) return refuse("recused");
    const lacks = lacksOf(moving.definition, material, (code) => knownIn(moving, code));
    if (lacks.length > 0)
      return refuse("papers_lack", {
        fields: lacks.map(({ name }) => name.zh).join("、"),
        fieldsEn: lacks.map(({ name }) => name.en).join(", "),
      });
    return accept({ moving, material, last, facts });
  },
  record: recordPaper,
});

async function recordPaper(
  tx: Tx,
  { moving: { file }, material, last, facts }: Loaded & { material: MaterialDefinition },
  { actor, services, today }: CommandContext,
): Promise<Recorded<{ documentId: string; number: string; version: number; code: string; made: boolean }>> {
  const digest = services.keys.hash(inOrder(facts));
  const subject = { kind: "case", id: file.caseId };
  const persons = [file.personId];
  if (last?.digest.equals(digest)) {
    const { documentId, number, version, code } = last;
    return { answer: { documentId, number, version, code, made: false }, subject, persons };
  }
  const documentId = makeId();
  const number = `${file.number}-${material.code}`;
  const version = (last?.version ?? 0) + 1;
  const code = writeCode(
    services.keys.mac("document", `${documentId}\n${number}\n${version}\n${digest.toString("hex")}`),
  );
  const document = { number, version, code, madeOn: today };
  await insertPaper(tx, file.caseId, {
    documentId,
    material: material.code,
    version,
    number,
    facts: withPaper(facts, document),
    digest,
    code,
    accountId: actor.accountId,
  });
  return {
    answer: { documentId, number, version, code, made: true },
    subject,
    persons,
    changes: [{ kind: "case", id: file.caseId, lo: file.bodyLo }],
    detail: { material: material.code, version, madeOn: cityDay(services.clock.now()) },
  };
}
