import type { Operation } from "#foundation/operation.ts";
import { forgetActors } from "./find-actor.ts";

/** An operation after which this process asks anew who may do what: its effect is immediate here. */
export function forgetting<O extends Operation>(operation: O): O {
  return {
    ...operation,
    async run(services, actor, raw, meta) {
      try {
        return await operation.run(services, actor, raw, meta);
      } finally {
        forgetActors(services);
      }
    },
  } as O;
}
