import type { z } from "zod";
import type { Actor } from "#foundation/access/actor.ts";
import { mayAnywhere, type Reach, reach } from "#foundation/access/scope.ts";
import { parseInput } from "#foundation/command/parse-input.ts";
import type { Db } from "#foundation/database/open-database.ts";
import { Refused } from "#foundation/decision.ts";
import type { Endpoint, Purpose } from "#foundation/endpoint.ts";
import type { RequestMeta, TypedOperation } from "#foundation/operation.ts";
import type { Services } from "#foundation/services.ts";

export interface LookContext {
  actor: Actor;
  services: Services;
  db: Db;
  /** Where the actor may see what this endpoint shows; every query must stay inside. */
  reach: Reach;
  today: string;
  meta: RequestMeta;
}

export interface Looked<Out> {
  answer: Out;
  /** Everybody whose personal data is in the answer. */
  persons?: readonly string[];
  bodyId?: string;
  /** The purpose that the asker has chosen; without it the one that the endpoint declares. */
  purpose?: Purpose;
  /** The question as asked, for the audit; never an identity number or a telephone number. */
  detail?: unknown;
}

/** The one path of every look: input, permission, find inside the reach, access log, then the reply. */
export function look<I extends z.ZodType, O extends z.ZodType, R extends string>(
  contract: Endpoint<I, O, R>,
  find: (context: LookContext, input: z.infer<I>) => Promise<Looked<z.infer<O>> | undefined>,
): TypedOperation<z.input<I>, z.infer<O>> {
  const delicate = contract.fields === "personal" || contract.fields === "sensitive";
  async function run(
    services: Services,
    actor: Actor | undefined,
    raw: z.input<I>,
    meta: RequestMeta = {},
  ): Promise<z.infer<O>> {
    if (!actor) throw new Refused("not_signed_in");
    const input = parseInput(contract.input, raw);
    const asked = {
      kind: "look" as const,
      accountId: actor.accountId,
      action: contract.name,
      purpose: contract.purpose,
    };
    if (contract.permission !== "signed-in" && !mayAnywhere(actor, contract.permission)) {
      await services.lookLog.append({ ...asked, kind: "refusal", detail: { code: "forbidden" } });
      throw new Refused("forbidden");
    }
    const context = contextOf(services, actor, contract.permission, meta);
    const looked = await find(context, input);
    if (!looked) {
      await services.lookLog.append({ ...asked, kind: "refusal", detail: { code: "not_found" } });
      throw new Refused("not_found");
    }
    if (delicate) await services.lookLog.append({ ...asked, ...traceOf(looked) });
    return looked.answer;
  }
  return { contract: contract as unknown as Endpoint, run };
}

function contextOf(services: Services, actor: Actor, permission: string, meta: RequestMeta): LookContext {
  return {
    actor,
    services,
    db: services.database.db,
    reach: reach(actor, permission),
    today: services.clock.today(),
    meta,
  };
}

function traceOf(looked: Looked<unknown>) {
  return {
    ...(looked.persons && { persons: looked.persons }),
    ...(looked.bodyId !== undefined && { bodyId: looked.bodyId }),
    ...(looked.purpose !== undefined && { purpose: looked.purpose }),
    ...(looked.detail !== undefined && { detail: looked.detail }),
  };
}
