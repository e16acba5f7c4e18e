import type { DefinitionInput } from "#features/procedures/contract.ts";
import { type StepInput, words } from "#packs/kit/procedure.ts";

/**
 * The definition is written as the edition of 2026 with the article numbers of 2014 (`dev` in the kit); here stands what
 * differs between the two (members-and-branches 1.1), and both are made of it.
 */
const SINCE_2026 = {
  steps: new Set(["7a"]),
  /** Publicity first, one month to the meeting, the month of the oath. */
  guards: new Set(["G07", "G07-days", "G12", "L01"]),
  dues: new Set(["15", "20"]),
  materials: new Set(["A7"]),
  fields: /^publicity_/,
} as const;

const NAMES = {
  "2014": { committeeMeeting: "支部委员会", membersMeeting: "支部大会" },
  "2026": { committeeMeeting: "党支部委员会会议", membersMeeting: "党支部党员大会" },
} as const;

/** The 2026 edition: articles from 18 on are one less than in 2014, and what is known of them is at second hand. */
export function asOf2026(definition: DefinitionInput): DefinitionInput {
  return inWords(definition, "2026");
}

/** The 2014 edition: no publicity, filing in place of consent, no month to the meeting, none for the oath. */
export function asOf2014(definition: DefinitionInput): DefinitionInput {
  const { steps, fields, materials = [], archives = [], variants = [], ...rest } = definition;
  const older = {
    ...rest,
    fields: fields.filter(({ code }) => !SINCE_2026.fields.test(code)),
    steps: steps.filter(({ code }) => !SINCE_2026.steps.has(code)).map(olderStep),
    materials: materials.filter(({ code }) => !SINCE_2026.materials.has(code)),
    archives: archives.map((profile) => ({
      ...profile,
      items: profile.items
        .filter(({ no }) => !SINCE_2026.materials.has(no))
        .map((item) => ({
          ...item,
          steps: without(item.steps, SINCE_2026.steps),
          goesTo: without(item.goesTo ?? [], SINCE_2026.materials),
        })),
    })),
    variants: variants.map((variant) => ({
      ...variant,
      waives: without(variant.waives, SINCE_2026.guards),
      skips: without(variant.skips ?? [], SINCE_2026.steps),
    })),
  };
  return inWords(older, "2014");
}

function olderStep(step: StepInput): StepInput {
  const { due, guards = [], outcomes, ...rest } = step;
  const older: StepInput = {
    ...rest,
    guards: guards.filter(({ code }) => !SINCE_2026.guards.has(code)),
    outcomes: outcomes.map((outcome) => ({
      ...outcome,
      to: outcome.to === "7a" ? "8" : outcome.to,
      clears: (outcome.clears ?? []).filter((code) => !SINCE_2026.fields.test(code)),
    })),
    ...(due && !SINCE_2026.dues.has(step.code) ? { due } : {}),
  };
  if (step.code !== "8") return older;
  const gist = words("报上级党委备案后列为发展对象", "Listed after filing with the committee above");
  return {
    ...older,
    name: words("报上级党委备案", "Filing with the committee above"),
    basis: { ...step.basis, gist },
  };
}

function without(codes: readonly string[], left: ReadonlySet<string>): string[] {
  return codes.filter((code) => !left.has(code));
}

/** Puts the edition's regulation, article numbers, marks and names of meetings in. */
function inWords(definition: DefinitionInput, edition: "2014" | "2026"): DefinitionInput {
  return JSON.parse(JSON.stringify(definition), (_, value: unknown) => {
    if (typeof value === "string") return named(value, edition);
    return isCitation(value) ? cited(value, edition) : value;
  }) as DefinitionInput;
}

function named(text: string, edition: "2014" | "2026"): string {
  const names = NAMES[edition];
  return text
    .replaceAll("{committeeMeeting}", names.committeeMeeting)
    .replaceAll("{membersMeeting}", names.membersMeeting);
}

interface DevCitation {
  regulation: "DEV";
  article: string | null;
  mark: string;
}

function isCitation(value: unknown): value is DevCitation {
  return typeof value === "object" && value !== null && "regulation" in value && value.regulation === "DEV";
}

function cited(citation: DevCitation, edition: "2014" | "2026"): unknown {
  if (edition === "2014") return { ...citation, regulation: "DEV14" };
  const mark = citation.mark === "V" ? "V2" : citation.mark;
  return { ...citation, regulation: "DEV26", article: renumbered(citation.article), mark };
}

/** `31-32` of 2014 is `30-31` of 2026; up to 17 the numbers are the same. */
function renumbered(article: string | null): string | null {
  if (article === null) return null;
  return article.replaceAll(/\d+/g, (number) => (Number(number) < 18 ? number : String(Number(number) - 1)));
}
