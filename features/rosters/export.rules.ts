import { accept, type Decision, refuse } from "#foundation/decision.ts";

/** The rule of a day: up to how many people go out within 24 hours on one person's word. */
export interface ExportRule {
  most: number;
  /** So many days a request waits for a second person; then it lapses. */
  consentDays: number;
  basis: { zh: string; en: string };
}

/**
 * Whether a list needs a second person's consent. What the account took out within the last 24 hours counts with it,
 * since a long list could else be taken in short ones.
 */
export function needsConsent(rule: ExportRule, counted: number, recent: number): boolean {
  return counted + recent > rule.most;
}

/** One pair of eyes: two accounts of one person are the same. */
interface Hand {
  accountId: string;
  personId: string | null;
}

/** A list that waits for consent, or did. */
export interface Proposal {
  state: string;
  madeBy: Hand;
  /** The last day on which somebody may agree; null for what waited for nobody. */
  lapsesOn: string | null;
}

type SettleRefusal = "own_proposal" | "export_settled" | "export_lapsed";

/** Four eyes (ASVS 5.0, 2.3.5): who asked may not agree, neither by a second account. */
export function decideConsent<P extends Proposal>(
  proposal: P,
  settler: Hand,
  today: string,
): Decision<SettleRefusal, P> {
  if (proposal.state !== "proposed") return refuse("export_settled");
  if (isLapsed(proposal, today)) return refuse("export_lapsed");
  return isSameHand(proposal.madeBy, settler) ? refuse("own_proposal") : accept(proposal);
}

/** A request that nobody settled in its days is over: the list was asked for another time and another use. */
export function isLapsed({ state, lapsesOn }: Omit<Proposal, "madeBy">, today: string): boolean {
  return state === "proposed" && lapsesOn !== null && lapsesOn < today;
}

export function isSameHand(one: Hand, other: Hand): boolean {
  return one.accountId === other.accountId || (one.personId !== null && one.personId === other.personId);
}
