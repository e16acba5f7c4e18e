import type { Fact, Source } from "./file.contract.ts";

/** Elements of the person row in the order in which a file shows them; the key is the field of the row. */
const FILE_ELEMENTS = [
  ["name", "name"],
  ["sex", "sex"],
  ["birth_date", "birthDate"],
  ["identity_number", "identityMask"],
  ["ethnicity", "ethnicity"],
  ["native_place", "nativePlace"],
  ["education", "education"],
  ["occupation", "occupation"],
  ["work_post", "workPost"],
  ["phone", "phoneMask"],
  ["branch", "bodyName"],
  ["member_type", "memberType"],
  ["member_state", "memberState"],
  ["official_level", "officialLevel"],
  ["apply_date", "applyDate"],
  ["activist_date", "activistDate"],
  ["object_date", "objectDate"],
  ["join_date", "joinDate"],
  ["full_date", "fullDate"],
  ["remark", "remark"],
] as const;

const REVEALABLE = new Set<string>(["identity_number", "phone"]);

interface KnownFact {
  element: string;
  value: string | null;
  hidden: boolean;
  validFrom: string | null;
  recordedAt: Date;
  supersededAt: Date | null;
  source: Source;
}

interface Origin {
  source: Source;
  recordedAt: Date;
}

/** What a period of membership says on the day in question. */
interface Standing {
  bodyName: string;
  memberType: string;
  memberState: string | null;
  source: Source;
}

const FROM_PERIOD: Record<string, keyof Omit<Standing, "source">> = {
  branch: "bodyName",
  member_type: "memberType",
  member_state: "memberState",
};

/** Dates of the road to membership: on an earlier day they had not happened. */
const STATION_DATES = new Set<string>([
  "apply_date",
  "activist_date",
  "object_date",
  "join_date",
  "full_date",
]);

/**
 * The facts of a file as of a day and as known at a moment. Where somebody belonged and as what comes from the period
 * of that day; a fact of its own wins over what the row's origin says. Elements without a value are left out.
 */
export function presentFacts(
  row: Record<string, unknown>,
  origin: Origin,
  facts: readonly KnownFact[],
  period: Standing | undefined,
  when: { day: string; knownAt: Date },
): Fact[] {
  return FILE_ELEMENTS.flatMap(([element, field]) => {
    const shown = fromPeriod(element, period) ?? fromFacts(element, row[field], origin, facts, when);
    const early = STATION_DATES.has(element) && (shown.value ?? "") > when.day;
    return shown.value === null || early
      ? []
      : [{ element, ...shown, value: shown.value, revealable: REVEALABLE.has(element) }];
  });
}

type Shown = Omit<Fact, "element" | "revealable">;

function fromPeriod(element: string, period: Standing | undefined): Shown | undefined {
  const field = FROM_PERIOD[element];
  if (!field || !period) return undefined;
  return { value: period[field], source: period.source, validFrom: null, recordedAt: null };
}

function fromFacts(
  element: string,
  held: unknown,
  origin: Origin,
  facts: readonly KnownFact[],
  when: { day: string; knownAt: Date },
): Shown {
  const own = facts.filter((fact) => fact.element === element);
  const fact = chooseFact(own, when.day, when.knownAt);
  const from = fact ?? origin;
  return {
    value: valueOf(own, fact, held),
    source: from.source,
    validFrom: fact?.validFrom ?? null,
    recordedAt: from.recordedAt.toISOString(),
  };
}

/** Among what was known then and already held, what began last; facts come newest first, so ties go to the newest. */
function chooseFact(facts: readonly KnownFact[], day: string, knownAt: Date): KnownFact | undefined {
  return facts
    .filter(
      (fact) =>
        fact.recordedAt <= knownAt &&
        (fact.supersededAt === null || fact.supersededAt > knownAt) &&
        (fact.validFrom ?? "") <= day,
    )
    .reduce<KnownFact | undefined>(
      (best, fact) => (best === undefined || (fact.validFrom ?? "") > (best.validFrom ?? "") ? fact : best),
      undefined,
    );
}

/** Without facts of its own an element is as the row says; a hidden number is shown by the mask of the row. */
function valueOf(own: readonly KnownFact[], fact: KnownFact | undefined, held: unknown): string | null {
  const present = (held as string | null | undefined) ?? null;
  if (own.length === 0) return present;
  if (!fact) return null;
  return fact.hidden ? present : fact.value;
}
