import type { Db } from "#foundation/database/open-database.ts";
import type { DefinitionInput } from "./definition.contract.ts";
import { digestOf, findDigest, putEdition } from "./edition-store.ts";
import { parseDefinition } from "./parse.rules.ts";
import type { Problem } from "./problem.rules.ts";

/** Definitions that are not loaded: each fault with its place and how to mend it. */
class DefinitionRefused extends Error {
  override name = "DefinitionRefused";
  readonly problems: readonly Problem[];
  constructor(what: string, problems: readonly Problem[]) {
    super([what, ...problems.map(({ place, zh, en }) => `  ${place}\n    ${zh}\n    ${en}`)].join("\n"));
    this.problems = problems;
  }
}

/** Whether some step of some case was judged by this edition. */
type IsJudged = (procedure: string, edition: string) => Promise<boolean>;

/**
 * Loads the editions of a city at start, after checking all of them. What is held already and is the same is left. An
 * edition by which a case was judged may not change, because what was judged must stay readable: a better text is
 * another edition.
 * @throws DefinitionRefused naming every fault
 * @returns the editions that were written
 */
export async function loadProcedures(
  db: Db,
  definitions: readonly DefinitionInput[],
  isJudged: IsJudged,
): Promise<string[]> {
  const fresh: DefinitionInput[] = [];
  for (const definition of definitions) {
    // oxlint-disable-next-line no-await-in-loop -- a handful, at start
    if (await isFresh(db, definition, isJudged)) fresh.push(definition);
  }
  // oxlint-disable-next-line no-await-in-loop -- as above
  for (const definition of fresh) await putEdition(db, definition);
  return fresh.map(nameOf);
}

/** Whether the text is new and may be written; what is held already was checked when it came. */
async function isFresh(db: Db, definition: DefinitionInput, isJudged: IsJudged): Promise<boolean> {
  const held = await findDigest(db, definition.code, definition.edition);
  if (held === digestOf(definition)) return false;
  const name = nameOf(definition);
  const { problems } = parseDefinition(definition);
  if (problems) {
    throw new DefinitionRefused(`事项 ${name} 有错，没有载入 / The procedure ${name} is not sound`, problems);
  }
  if (held !== undefined && (await isJudged(definition.code, definition.edition))) throw changed(name);
  return true;
}

function changed(name: string): DefinitionRefused {
  return new DefinitionRefused(
    `事项 ${name} 与已载入的不同 / The procedure ${name} differs from the one loaded`,
    [
      {
        place: "edition",
        zh: "已有个案按这一版办理，不能改动；请另立一版（edition、validFrom）",
        en: "Cases were judged by this edition, so it cannot change: give the new text another edition and validFrom",
      },
    ],
  );
}

function nameOf({ code, edition }: DefinitionInput): string {
  return `${code} ${edition}`;
}
