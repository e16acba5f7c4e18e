import type pg from "pg";
import { findParties } from "#features/cases/index.ts";
import type { Definition, FieldValue } from "#features/procedures/contract.ts";

interface Body {
  bodyId: string;
  parentId: string | null;
  lo: number;
  kind: string;
  approvesAdmission: boolean;
}

/** The tree in memory, for finding the bodies of a case. */
export class CaseBodies {
  readonly #bodies: ReadonlyMap<string, Body>;
  readonly branches: readonly Body[];

  constructor(bodies: readonly Body[]) {
    this.#bodies = new Map(bodies.map((body) => [body.bodyId, body]));
    this.branches = bodies.filter(({ kind }) => kind === "3");
  }

  /** Itself and all above it. */
  chain(bodyId: string): Body[] {
    const chain: Body[] = [];
    for (let body = this.#bodies.get(bodyId); body; body = this.#bodies.get(body.parentId ?? ""))
      chain.push(body);
    return chain;
  }

  parties(
    definition: Pick<Definition, "parties">,
    holderId: string,
    values: Readonly<Record<string, FieldValue | undefined>>,
  ): Record<string, readonly Body[]> {
    const named = [values["from_branch_id"], values["to_branch_id"]].filter((id) => typeof id === "string");
    const chains = new Map([holderId, ...named].map((id) => [id, this.chain(id)]));
    return findParties(definition, holderId, values, chains);
  }

  /** How far a transfer goes: within one committee, within a district, across districts. */
  distance(fromId: string, toId: string): string {
    const [from, to] = [this.chain(fromId), this.chain(toId)];
    const approver = (chain: Body[]) =>
      chain.find((one) => one.approvesAdmission && one.kind !== "3")?.bodyId;
    const district = (chain: Body[]) => chain.find(({ kind }) => kind === "5")?.bodyId;
    if (approver(from) === approver(to)) return "committee";
    return district(from) === district(to) ? "district" : "city";
  }
}

export async function readCaseBodies(client: pg.ClientBase): Promise<CaseBodies> {
  const { rows } = await client.query<Body>(
    `select body_id as "bodyId", parent_id as "parentId", lo::float8 as lo, kind, approves_admission as "approvesAdmission"
     from bodies.body where ended_on is null order by lo`,
  );
  return new CaseBodies(rows);
}
