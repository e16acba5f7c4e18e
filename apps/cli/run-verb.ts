import { MigrationProblem } from "#foundation/database/migrate.ts";
import { BackupProblem } from "#foundation/backup/contents.ts";
import { KeyProblem } from "#foundation/crypto/key-problem.ts";
import type { Words } from "#foundation/endpoint.ts";
import { DatabaseProblem } from "#foundation/embedded/problem.ts";
import { HoldingsProblem } from "#foundation/holdings/manifest.ts";
import { CliProblem, type ExitCode, type Terminal } from "./verb.ts";
import { VERBS } from "./verbs.ts";

/** Runs one command line; whatever goes wrong is said in words. */
export async function runVerb(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name = "help", ...rest] = args;
  const verb = VERBS.find((one) => one.name === name.replace(/^--?(?=h(elp)?$)/, "").replace(/^h$/, "help"));
  if (!verb) {
    terminal.warn({
      zh: `没有“${name}”这个命令。用 npm run zugong -- help 看全部命令`,
      en: `There is no verb "${name}". See them all with npm run zugong -- help`,
    });
    return 2;
  }
  try {
    return await verb.run(rest, terminal);
  } catch (error) {
    terminal.warn(wordsOf(error));
    if (error instanceof CliProblem && verb.usage !== "")
      terminal.warn(same(`npm run zugong -- ${verb.name} ${verb.usage}`));
    return 2;
  }
}

function wordsOf(error: unknown): Words {
  if (error instanceof CliProblem) return error.words;
  // These say what happened and what to do in both languages already.
  const spoken = [MigrationProblem, BackupProblem, DatabaseProblem, HoldingsProblem, KeyProblem].some(
    (kind) => error instanceof kind,
  );
  if (spoken) return same((error as Error).message);
  const { code, message } = error as { code?: string; message: string };
  const said = code === undefined ? message : `${code}: ${message}`;
  return { zh: `没有办成：${said}`, en: `It could not be done: ${said}` };
}

function same(text: string): Words {
  return { zh: text, en: text };
}
