import type { z } from "zod";
import type { Actor, Range } from "#foundation/access/actor.ts";
import { mayAnywhere, mayAtInstallation, reach } from "#foundation/access/scope.ts";
import { type Change, writeChange } from "#foundation/audit/write-entry.ts";
import type { Tx } from "#foundation/database/open-database.ts";
import { ask, statement } from "#foundation/database/statement.ts";
import { type Decision, Refused } from "#foundation/decision.ts";
import type { Endpoint } from "#foundation/endpoint.ts";
import { makeId } from "#foundation/ids.ts";
import type { RequestMeta, TypedOperation } from "#foundation/operation.ts";
import type { Services } from "#foundation/services.ts";
import { inTransaction } from "./in-transaction.ts";
import { parseInput } from "./parse-input.ts";

export interface CommandContext {
  actor: Actor;
  services: Services;
  /** The business day, Asia/Shanghai, YYYY-MM-DD. */
  today: string;
  meta: RequestMeta;
}

/** A body that holds a record; the permission is asked there. */
export interface Held {
  bodyId: string;
  lo: number;
  /** The upper end, when the whole subtree must be held and not only the body itself. */
  hi?: number;
}

/** Where the permission is asked: at every one of some bodies, at the installation, or nowhere (one's own record). */
export type HeldBy = Held | readonly Held[] | "installation" | "own";

export interface Recorded<Out> {
  answer: Out;
  subject?: { kind: string; id: string };
  /** People whose data the change touched. */
  persons?: readonly string[];
  changes?: readonly Change[];
  /** More for the audit; never an identity number, a telephone number or a secret. */
  detail?: unknown;
}

interface Steps<In, R extends string, Loaded, Fact, Out> {
  /** Reads what the decision needs and locks what will change; undefined when it does not exist. */
  load(tx: Tx, input: In, context: CommandContext): Promise<Loaded | undefined>;
  /** Whose permission is asked; required, so that no command forgets it. */
  heldBy(loaded: Loaded, input: In, context: CommandContext): HeldBy;
  decide(loaded: Loaded, input: In, context: CommandContext): Decision<NoInfer<R>, Fact>;
  record(tx: Tx, fact: Fact, context: CommandContext): Promise<Recorded<Out>>;
  /** Constraint names that turn into refusals: two at once are stopped by the database. */
  constraints?: Record<string, NoInfer<R>>;
}

/**
 * The one path of every change: idempotency key, input, load, permission, decision, record, audit entry and change feed
 * in one transaction.
 */
export function command<I extends z.ZodType, O extends z.ZodType, R extends string, Loaded, Fact>(
  contract: Endpoint<I, O, R>,
  steps: Steps<z.infer<I>, R, Loaded, Fact, z.infer<O>>,
): TypedOperation<z.input<I>, z.infer<O>> {
  async function run(
    services: Services,
    actor: Actor | undefined,
    raw: z.input<I>,
    meta: RequestMeta = {},
  ): Promise<z.infer<O>> {
    if (!actor) throw new Refused("not_signed_in");
    const input = parseInput(contract.input, raw);
    const context: CommandContext = { actor, services, today: services.clock.today(), meta };
    const key = meta.key ?? `once-${makeId()}`;
    return inTransaction(services, contract.name, actor, steps.constraints, async (tx) => {
      // Asked before anything is read: who holds it nowhere learns of no record whether it exists.
      askAnywhere(actor, contract.permission);
      const before = await claimKey(tx, actor.accountId, key, hashRequest(services, contract.name, raw));
      if (before) return before.answer as z.infer<O>;
      const loaded = await steps.load(tx, input, context);
      if (loaded === undefined) throw new Refused("not_found");
      const held = steps.heldBy(loaded, input, context);
      askPermission(actor, contract.permission, held);
      const decision = steps.decide(loaded, input, context);
      if (!decision.accepted) throw new Refused(decision.refusal, decision.details);
      const recorded = await steps.record(tx, decision.value, context);
      await writeChange(tx, entryOf(contract.name, actor, held, recorded), recorded.changes ?? [], {
        accountId: actor.accountId,
        key,
        answer: recorded.answer,
      });
      return recorded.answer;
    });
  }
  return { contract: contract as unknown as Endpoint, run };
}

function entryOf(action: string, actor: Actor, held: HeldBy, recorded: Recorded<unknown>) {
  const body = typeof held === "string" ? undefined : "bodyId" in held ? held : held[0];
  return {
    kind: "change" as const,
    accountId: actor.accountId,
    action,
    ...(body && { bodyId: body.bodyId }),
    ...(recorded.subject && { subject: recorded.subject }),
    ...(recorded.persons && { persons: recorded.persons }),
    ...(recorded.detail !== undefined && { detail: recorded.detail }),
  };
}

function askAnywhere(actor: Actor, permission: string): void {
  if (permission !== "signed-in" && !mayAnywhere(actor, permission)) throw new Refused("forbidden");
}

/** An outsider must not learn that a record exists; one who may do it elsewhere, or may see it, is told "forbidden". */
function askPermission(actor: Actor, permission: string, held: HeldBy): void {
  if (held === "own" || permission === "signed-in") return;
  if (held === "installation") {
    if (!mayAtInstallation(actor, permission)) throw new Refused("forbidden");
    return;
  }
  const bodies: readonly Held[] = "bodyId" in held ? [held] : held;
  if (holdsAll(actor, permission, bodies)) return;
  throw new Refused(mayKnow(actor, permission, bodies) ? "forbidden" : "not_found");
}

/** Whether the permission holds at every one of some bodies: what a command asks, for a page that offers it. */
export function holdsAll(actor: Actor, permission: string, bodies: readonly Held[]): boolean {
  const { ranges } = reach(actor, permission);
  return bodies.length > 0 && bodies.every((body) => coversWhole(ranges, body));
}

function mayKnow(actor: Actor, permission: string, bodies: readonly Held[]): boolean {
  if (bodies.length === 0) return mayAnywhere(actor, permission);
  const seen = reach(actor, `${permission.split(".", 1)[0]}.read`);
  return bodies.every((body) => seen.covers(body.lo));
}

function coversWhole(ranges: readonly Range[], body: Held): boolean {
  return ranges.some((range) => range.lo <= body.lo && (body.hi ?? body.lo) <= range.hi);
}

/** The first request with a key goes on; a second waits for it, then gets the same answer. */
async function claimKey(
  tx: Tx,
  accountId: string,
  key: string,
  hash: Buffer,
): Promise<{ answer: unknown } | undefined> {
  const claimed = await ask(
    tx,
    statement`insert into command.answer (account_id, key, request_hash) values (${accountId}, ${key}, ${hash})
      on conflict do nothing returning 1`,
  );
  if (claimed.length === 1) return undefined;
  const before = await tx
    .selectFrom("command.answer")
    .select(["answer", "request_hash"])
    .where("account_id", "=", accountId)
    .where("key", "=", key)
    .executeTakeFirstOrThrow();
  if (!before.request_hash.equals(hash)) throw new Refused("key_reused");
  return { answer: before.answer };
}

/** By a key, since an input may hold an identity number, of which there are few enough to try them all. */
function hashRequest({ keys }: Services, name: string, raw: unknown): Buffer {
  return keys.mac("command request", `${name}\0${JSON.stringify(raw) ?? ""}`);
}
