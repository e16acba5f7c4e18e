import { InvalidInput } from "#foundation/command/parse-input.ts";
import { Refused } from "#foundation/decision.ts";
import type { Endpoint, Words } from "#foundation/endpoint.ts";
import { fill, PROBLEMS } from "#foundation/http/problems.ts";
import { CliProblem } from "./verb.ts";

/** Runs an operation; a refusal comes as the words of its contract. @throws CliProblem */
export async function inWords<T>(contract: Pick<Endpoint, "refusals">, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw new CliProblem(wordsOf(contract, error));
  }
}

function wordsOf(contract: Pick<Endpoint, "refusals">, error: Refused): Words {
  if (error instanceof InvalidInput) {
    const said = (language: "zh" | "en") =>
      error.fields.map(({ path, message }) => `${path}: ${message[language]}`).join("; ");
    return { zh: said("zh"), en: said("en") };
  }
  const refusals: Record<string, Words> = contract.refusals;
  const words = refusals[error.code] ?? PROBLEMS[error.code]?.message;
  return words ? fill(words, error.details) : { zh: error.code, en: error.code };
}
