import { Readable } from "node:stream";
import { Refused } from "#foundation/decision.ts";
import { look } from "#foundation/query/look.ts";
import { bpmnOf } from "./bpmn.rules.ts";
import {
  listProcedures as listContract,
  readBpmn as bpmnContract,
  readProcedure as readContract,
} from "./contract.ts";
import type { Definition } from "./definition.contract.ts";
import { editionOn, listEditions, listEditionsOn } from "./edition-store.ts";
import type { Db } from "#foundation/database/open-database.ts";

export const listProcedures = look(listContract, async ({ db, today }) => {
  const current = await listEditionsOn(db, today);
  const procedures = await Promise.all(
    current.map(async (now) => {
      const editions = await listEditions(db, now.code);
      return {
        code: now.code,
        name: now.name,
        editions: editions.map(({ edition, editionName, validFrom }) => ({
          edition,
          name: editionName,
          validFrom,
          current: edition === now.edition,
        })),
      };
    }),
  );
  return { answer: { procedures } };
});

export const readProcedure = look(readContract, async ({ db, today }, { procedure, edition }) => ({
  answer: { definition: await getDefinition(db, procedure, edition, today) },
}));

/** The file a BPMN viewer opens. */
export const readBpmn = look(bpmnContract, async ({ db, today }, { procedure, edition, language }) => {
  const definition = await getDefinition(db, procedure, edition, today);
  const file = Buffer.from(bpmnOf(definition, language), "utf8");
  return {
    answer: {
      name: `${definition.name[language]} ${definition.editionName[language]}.bpmn`,
      contentType: "application/bpmn+xml",
      bytes: file.length,
      stream: (range?: { from: number; to: number }) =>
        Readable.from([range ? file.subarray(range.from, range.to + 1) : file]),
    },
  };
});

/**
 * The edition that is named, else the one in force on the day.
 * @throws Refused procedure_unknown
 */
async function getDefinition(
  db: Db,
  procedure: string,
  edition: string | undefined,
  day: string,
): Promise<Definition> {
  const editions = await listEditions(db, procedure);
  const found =
    edition === undefined ? editionOn(editions, day) : editions.find((one) => one.edition === edition);
  if (!found) throw new Refused("procedure_unknown");
  return found;
}
