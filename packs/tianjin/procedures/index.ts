import type { DefinitionInput } from "#features/procedures/contract.ts";
import { ADMISSION } from "./admission/definition.ts";

/** Every edition of every procedure of the city. */
export const PROCEDURES: readonly DefinitionInput[] = [...ADMISSION];
