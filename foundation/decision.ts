/** What a pure decision answers: the facts to record, or the code of the refusal. */
export type Decision<R extends string, T> =
  | { accepted: true; value: T }
  | { accepted: false; refusal: R; details?: Details };

/** Values for the placeholders of a refusal's text. Never personal data. */
export type Details = Record<string, string | number>;

export function accept<T>(value: T): { accepted: true; value: T } {
  return { accepted: true, value };
}

export function refuse<R extends string>(
  refusal: R,
  details?: Details,
): { accepted: false; refusal: R; details?: Details } {
  return details ? { accepted: false, refusal, details } : { accepted: false, refusal };
}

/** The only error a feature throws: one code; the endpoint or foundation/http/problems.ts holds status and words. */
export class Refused extends Error {
  override name = "Refused";
  readonly code: string;
  readonly details: Details | undefined;
  constructor(code: string, details?: Details) {
    super(code);
    this.code = code;
    this.details = details;
  }
}
