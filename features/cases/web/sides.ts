import type { CaseView } from "../case.contract.ts";

/** A body on one side of a transfer; `name` undefined while it is not chosen. */
export interface SideBody {
  code: string;
  name: string | undefined;
  /** The step at hand is this body's. */
  turn: boolean;
}

export interface Letter {
  issued: string;
  until: string;
  /** The receiver accepted, or the receipt of another city came. */
  arrived: string | undefined;
  receipt: string | undefined;
}

/** Codes that a definition uses for a matter that passes from one body to another; the branch stands first. */
const FROM = ["from_branch", "from"];
const TO = ["to_branch", "to"];

/** Both sides of a matter that passes from one body to another; undefined for every other matter. */
export function sidesOf(view: CaseView): { from: SideBody[]; to: SideBody[] } | undefined {
  const codes = view.parties.map(({ code }) => code);
  if (!codes.includes("to")) return undefined;
  const comesIn = !codes.includes("from");
  return {
    from: comesIn ? [outside(view, "from_outside")] : sideOf(view, ["holder", ...FROM], FROM),
    to: comesIn
      ? sideOf(view, ["holder", "to"], ["holder", "to"])
      : goesOut(view)
        ? [outside(view, "to_outside")]
        : sideOf(view, TO, TO),
  };
}

/** @param turns the parties whose step makes it the turn of this side */
function sideOf(view: CaseView, turns: readonly string[], codes: readonly string[]): SideBody[] {
  return codes.map((code) => ({
    code,
    name: nameOf(view, code),
    turn: turns.includes(view.now?.party.code ?? ""),
  }));
}

/** Before it is asked for, the branch of before is the one that holds the case. */
function nameOf({ parties }: CaseView, code: string): string | undefined {
  const name = (wanted: string) => parties.find((party) => party.code === wanted)?.bodyName ?? undefined;
  return name(code) ?? (code === "from_branch" ? name("holder") : undefined);
}

function outside(view: CaseView, code: string): SideBody {
  return { code, name: textOf(view, code), turn: false };
}

function goesOut(view: CaseView): boolean {
  return textOf(view, "to_outside") !== undefined;
}

/** The letter, once it is issued. */
export function letterOf(view: CaseView): Letter | undefined {
  const issued = textOf(view, "letter_on");
  const until = textOf(view, "valid_to");
  if (issued === undefined || until === undefined) return undefined;
  const receipt = textOf(view, "receipt_on") ?? textOf(view, "outside_receipt_on");
  return { issued, until, arrived: textOf(view, "received_on") ?? receipt, receipt };
}

function textOf({ known }: CaseView, code: string): string | undefined {
  return known.find((fact) => fact.code === code)?.text.zh;
}
