import { Question } from "../question.contract.ts";

export type Address = Readonly<Record<string, string | undefined>>;
export type ChangeAddress = (next: Record<string, string | undefined>) => void;

/** Parts of the address that ask; the others say what stands beside the table. */
const ASKING = ["fact", "rows", "columns", "measure", "share", "where", "body", "on", "against"] as const;

/** With what the page opens: full members by the bodies below and by age. */
const START = { rows: "body", columns: "birth_date.age", where: "member_type:1" } as const;

/** The question of an address; what cannot be read in it is left out. */
export function questionOf(address: Address, homeBody: string): Question {
  const asked = Object.fromEntries(ASKING.flatMap((key) => (address[key] ? [[key, address[key]]] : [])));
  const isBare = ASKING.every((key) => key === "body" || address[key] === undefined);
  const read = Question.safeParse({ body: homeBody, ...(isBare && START), ...asked });
  return read.success ? read.data : Question.parse({ body: homeBody, ...START });
}

/** The whole question as an address, so that it can be sent; what stands beside the table is closed. */
export function addressOf(question: Question): Record<string, string | undefined> {
  return { ...Object.fromEntries(ASKING.map((key) => [key, question[key] || undefined])), cell: undefined };
}

/** The question as it is sent: without what was not said. */
export function inputOf(question: Question) {
  const { body, on, against, ...rest } = question;
  return { ...rest, ...(body && { body }), ...(on && { on }), ...(against && { against }) };
}
