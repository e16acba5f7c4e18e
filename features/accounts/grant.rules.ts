import { accept, type Decision, refuse } from "#foundation/decision.ts";
import { describeRole, type Role } from "./roles.contract.ts";

/** A role at a place for some days; `toDay` is the first day on which it no longer holds. */
export interface Held {
  role: Role;
  bodyId: string | null;
  fromDay: string;
  toDay: string | null;
}

export interface Wanted extends Held {
  accountId: string;
}

/** What is known of the body at which a role is wanted. */
export interface PlaceKnown {
  kind: string;
  ended: boolean;
}

export interface Receiver {
  accountId: string;
  personId: string | null;
  disabled: boolean;
  /** Grants that have not been ended, also those of later days. */
  held: readonly Held[];
}

/** Who acts: two accounts of one person are one pair of eyes. */
export interface Hand {
  accountId: string;
  personId: string | null;
}

export function isSameHand(one: Hand, other: Hand): boolean {
  return one.accountId === other.accountId || (one.personId !== null && one.personId === other.personId);
}

/** An administrator's role excludes the two others and every content role (GB/T 22239-2019 8.1.4). */
export function excludeEachOther(one: Role, other: Role): boolean {
  if (one === other) return false;
  return describeRole(one).at === "installation" || describeRole(other).at === "installation";
}

export function overlap(one: Held, other: Held): boolean {
  return before(one.fromDay, other.toDay) && before(other.fromDay, one.toDay);
}

function before(day: string, end: string | null): boolean {
  return end === null || day < end;
}

type Conflict = "exclusive" | "already_held" | "account_disabled";

/** What stands against a role because of what the account is and holds. */
function findConflict(receiver: Receiver, wanted: Held): Conflict | undefined {
  if (receiver.disabled) return "account_disabled";
  const meanwhile = receiver.held.filter((held) => overlap(held, wanted));
  if (meanwhile.some((held) => excludeEachOther(held.role, wanted.role))) return "exclusive";
  const same = meanwhile.some((held) => held.role === wanted.role && held.bodyId === wanted.bodyId);
  return same ? "already_held" : undefined;
}

type PlaceFault = "needs_body" | "needs_no_body" | "no_such_body" | "wrong_kind_of_body";

/** Whether a role belongs at a place: administrators at none, the others at a body of their kind. */
export function findPlaceFault(
  role: Role,
  bodyId: string | null,
  place: PlaceKnown | undefined,
): PlaceFault | undefined {
  const { at, bodyKinds } = describeRole(role);
  if (at === "installation") return bodyId === null ? undefined : "needs_no_body";
  if (bodyId === null) return "needs_body";
  if (!place || place.ended) return "no_such_body";
  return bodyKinds === undefined || bodyKinds.includes(place.kind) ? undefined : "wrong_kind_of_body";
}

export interface ProposalAsked {
  wanted: Wanted;
  receiver: Receiver;
  place: PlaceKnown | undefined;
  proposer: Hand;
  today: string;
}

/** Whether a role may be proposed. */
export function decideProposal(
  asked: ProposalAsked,
): Decision<Conflict | PlaceFault | "own_account" | "starts_in_the_past", Wanted> {
  const { wanted, receiver, place, proposer, today } = asked;
  if (isSameHand(proposer, receiver)) return refuse("own_account");
  if (wanted.fromDay < today) return refuse("starts_in_the_past");
  const fault = findPlaceFault(wanted.role, wanted.bodyId, place) ?? findConflict(receiver, wanted);
  return fault === undefined ? accept(wanted) : refuse(fault);
}

export interface Settling {
  proposal: Wanted & { settled: { name: string; at: string } | undefined; proposer: Hand };
  receiver: Receiver;
  place: PlaceKnown | undefined;
  settler: Hand;
  today: string;
}

type SettleRefusal = Conflict | "settled" | "same_person" | "over" | "body_ended";

/**
 * Whether a proposal may be granted or refused: proposer, granter and receiver are three people. A grant is judged anew,
 * since weeks may lie between; it never begins in the past.
 */
export function decideSettlement(
  settling: Settling,
  verdict: "granted" | "refused",
): Decision<SettleRefusal, Wanted | undefined> {
  const { proposal, receiver, settler } = settling;
  if (proposal.settled) return refuse("settled", proposal.settled);
  const hands = [proposal.proposer, receiver];
  if (hands.some((hand) => isSameHand(hand, settler)) || isSameHand(proposal.proposer, receiver))
    return refuse("same_person");
  return verdict === "refused" ? accept(undefined) : decideGrant(settling);
}

function decideGrant({ proposal, receiver, place, today }: Settling): Decision<SettleRefusal, Wanted> {
  const { accountId, role, bodyId, toDay } = proposal;
  const wanted = { accountId, role, bodyId, fromDay: later(proposal.fromDay, today), toDay };
  if (toDay !== null && toDay <= wanted.fromDay) return refuse("over");
  if (findPlaceFault(role, bodyId, place)) return refuse("body_ended");
  const conflict = findConflict(receiver, wanted);
  return conflict === undefined ? accept(wanted) : refuse(conflict);
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}
