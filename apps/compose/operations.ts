import { operations as people } from "#features/people/index.ts";
import type { Operation } from "#foundation/operation.ts";

/** Every operation of every feature, in the order of the features. */
export const operations: readonly Operation[] = [...people];
