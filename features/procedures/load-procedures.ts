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

/** What became of a pack's editions: written, or kept as they were because cases were judged by them. */
interface Loaded {
  written: string[];
  kept: string[];
}

/**
 * Loads the editions of a city at start, after checking all of them. What is held already and is the same is left. An
 * edition by which a case was judged never changes, because what was judged must stay readable: a pack that brings
 * another text of it is told so, and the held text stays in force until the new one comes as an edition of its own.
 * @throws DefinitionRefused naming every fault
 */
export async function loadProcedures(
  db: Db,
  definitions: readonly DefinitionInput[],
  isJudged: IsJudged,
): Promise<Loaded> {
  const fresh: DefinitionInput[] = [];
  const kept: string[] = [];
  for (const definition of definitions) {
    // oxlint-disable-next-line no-await-in-loop -- a handful, at start
    const held = await findDigest(db, definition.code, definition.edition);
    if (held === digestOf(definition)) continue;
    assertSound(definition);
    // oxlint-disable-next-line no-await-in-loop -- as above
    const judged = held !== undefined && (await isJudged(definition.code, definition.edition));
    if (judged) kept.push(nameOf(definition));
    else fresh.push(definition);
  }
  // oxlint-disable-next-line no-await-in-loop -- as above
  for (const definition of fresh) await putEdition(db, definition);
  return { written: fresh.map(nameOf), kept };
}

/** What is held already was checked when it came. */
function assertSound(definition: DefinitionInput): void {
  const { problems } = parseDefinition(definition);
  if (!problems) return;
  const name = nameOf(definition);
  throw new DefinitionRefused(`事项 ${name} 有错，没有载入 / The procedure ${name} is not sound`, problems);
}

function nameOf({ code, edition }: DefinitionInput): string {
  return `${code} ${edition}`;
}
