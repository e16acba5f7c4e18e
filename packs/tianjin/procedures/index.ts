import type { DefinitionInput } from "#features/procedures/contract.ts";
import { ADMISSION } from "./admission/definition.ts";
import { CERTIFICATE } from "./certificate.ts";
import { FLOATING } from "./floating.ts";
import { TRANSFER_IN } from "./transfer/arrival.ts";
import { TRANSFER_OUT } from "./transfer/definition.ts";

/** Every edition of every procedure of the city. */
export const PROCEDURES: readonly DefinitionInput[] = [
  ...ADMISSION,
  TRANSFER_OUT,
  TRANSFER_IN,
  FLOATING,
  CERTIFICATE,
];
