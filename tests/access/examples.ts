import type { Player } from "./cast.ts";
import { accountExamples } from "./examples-accounts.ts";
import { bodyExamples } from "./examples-bodies.ts";
import { caseExamples } from "./examples-cases.ts";
import { figureExamples } from "./examples-figures.ts";
import { peopleExamples } from "./examples-people.ts";
import { procedureExamples } from "./examples-procedures.ts";
import { sieveExamples } from "./examples-sieve.ts";
import { rosterExamples } from "./examples-rosters.ts";
import { statisticsExamples } from "./examples-statistics.ts";
import type { Input, Stage } from "./stage.ts";

/** A valid request about a record that stands at a body. */
export interface Prepared {
  input: Input;
  file?: Buffer;
  /** What the answer shows when the record may be seen, and never when it may not. */
  shows?: string;
  /** Another session of the player to ask with. */
  token?: string;
}

/** Where the record of an example stands and who asks. */
export interface Scene {
  stage: Stage;
  bodyId: string;
  /** The body where the record was before, for the relation "former". */
  formerId: string | undefined;
  player: Player;
  /** Whose record it is, for records that belong to an account. */
  owner: Player;
}

/**
 * How one operation is tried.
 * `body`: asked at the body of the record and refused elsewhere. `narrowed`: answers with what may be seen, never with
 * more. `account`: about one's own account or about the installation, no body is asked.
 */
export interface Example {
  asks: "body" | "narrowed" | "account";
  /** The record belongs to one account and is nobody else's, whatever their role. */
  owned?: true;
  /** Refusals of the operation itself that come only after the permission was found. */
  refusals?: readonly string[];
  /** Why names of bodies outside of one's reach may stand in the answer. */
  namesBodies?: string;
  /** Why nobody gets through here, and where success is tested instead. */
  neverThrough?: string;
  make(scene: Scene): Promise<Prepared> | Prepared;
}

/** One example for every operation, by its name. The matrix fails for an operation that has none. */
export const EXAMPLES: Readonly<Record<string, Example>> = {
  ...bodyExamples,
  ...caseExamples,
  ...peopleExamples,
  ...procedureExamples,
  ...rosterExamples,
  ...statisticsExamples,
  ...sieveExamples,
  ...figureExamples,
  ...accountExamples,
};
