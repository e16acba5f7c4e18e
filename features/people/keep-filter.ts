import type { Keys } from "#foundation/crypto/keys.ts";
import type { PersonFilter } from "./contract.ts";

/** A filter as tables hold it: what was typed can be a name or a number, so it is sealed, in base64. */
export type KeptFilter = Omit<PersonFilter, "text"> & { sealedText?: string };

/** Seals what was typed; codes and dates stay as they are. */
export function sealFilter(keys: Keys, filter: PersonFilter): KeptFilter {
  const { text, ...rest } = filter;
  return text === undefined ? rest : { ...rest, sealedText: keys.seal(text).toString("base64") };
}

/**
 * The filter as it was asked.
 * @throws KeyProblem `altered` when the text was sealed with another key
 */
export function openFilter(keys: Keys, kept: KeptFilter): PersonFilter {
  const { sealedText, ...rest } = kept;
  return sealedText === undefined ? rest : { ...rest, text: keys.open(Buffer.from(sealedText, "base64")) };
}
