import type { CaseFacts, FactValue, FormLack, NamedPerson } from "#features/cases/facts.contract.ts";

/**
 * Reads facts for one form. What is asked for and not there is an empty text, and is remembered: it stays an empty
 * place on paper, and the user is told. `maybe…` asks without remembering, for what many branches do not keep.
 */
export interface FactReader {
  readonly facts: CaseFacts;
  /** Words that follow the edition. */
  readonly terms: Terms;
  readonly lacks: FormLack[];
  /** @param name what the value is called when it lacks */
  text(code: string, name: string): string;
  maybe(code: string): string;
  /** `2026.03.05` for cells. */
  dotted(code: string, name: string): string;
  /** `2026年3月5日` for running text. */
  long(code: string, name: string): string;
  /** The day itself, for a signature; undefined leaves an empty 年 月 日. */
  day(code: string): string | undefined;
  /** `16人`, `3张`; empty without a number. */
  count(code: string, unit: string, name: string): string;
  number(code: string): number | undefined;
  people(code: string, name: string): readonly NamedPerson[];
  names(code: string, name: string): string;
  body(party: string, name: string): string;
  /** A fact of the subject; a lack when null. */
  subject(
    key: "sex" | "birth" | "ethnicity" | "nativePlace" | "education" | "workPost",
    name: string,
  ): string;
}

export interface Terms {
  assembly: string;
  committeeMeeting: string;
  /** What the committee above does with a development object: 备案 until 2026, 审批 since. */
  objectApproval: string;
  familyMembers: string;
  otherRelations: string;
  /** Posted before the listing: since 2026 everywhere. */
  isPosted: boolean;
}

/** From this day on the regulation of 2026 gives the names (《中国共产党发展党员工作细则》2026 年修订). */
const RENAMED_FROM = "2026-05-11";

const TERMS_2014: Terms = {
  assembly: "支部大会",
  committeeMeeting: "支部委员会",
  objectApproval: "备案",
  familyMembers: "直系亲属",
  otherRelations: "关系密切的主要社会关系",
  isPosted: false,
};
const TERMS_2026: Terms = {
  assembly: "党支部党员大会",
  committeeMeeting: "党支部委员会会议",
  objectApproval: "审批",
  familyMembers: "家庭主要成员",
  otherRelations: "重要社会关系",
  isPosted: true,
};

/** @param facts as they stand; nothing of them is changed */
export function readFacts(facts: CaseFacts): FactReader {
  const { lacks, missing } = openLacks();
  const find = (code: string): FactValue | undefined => facts.values[code];
  const people = (code: string, name: string) => {
    const found = find(code)?.people ?? [];
    if (found.length === 0) missing(code, name);
    return found;
  };
  const dateOf = (code: string, name: string, write: (day: string) => string) => {
    const day = dayOf(find(code));
    return day === undefined ? missing(code, name) : write(day);
  };
  return {
    facts,
    lacks,
    terms: facts.edition.from < RENAMED_FROM ? TERMS_2014 : TERMS_2026,
    text: (code, name) => find(code)?.text || missing(code, name),
    maybe: (code) => find(code)?.text ?? "",
    dotted: (code, name) => dateOf(code, name, dottedDay),
    long: (code, name) => dateOf(code, name, longDay),
    day: (code) => dayOf(find(code)),
    count: (code, unit, name) => {
      const number = numberOf(find(code));
      return number === undefined ? missing(code, name) : `${number}${unit}`;
    },
    number: (code) => numberOf(find(code)),
    people,
    names: (code, name) =>
      people(code, name)
        .map((one) => one.name)
        .join("、"),
    body: (party, name) => facts.bodies[party]?.name ?? missing(party, name),
    subject: (key, name) => {
      const value = facts.subject[key];
      if (value === null) return missing(key, name);
      return key === "birth" ? monthOf(value) : value;
    },
  };
}

/** What lacks, each once; stands for it as an empty text. */
function openLacks() {
  const lacks: FormLack[] = [];
  const missing = (code: string, name: string) => {
    if (!lacks.some((lack) => lack.code === code)) lacks.push({ code, name });
    return "";
  };
  return { lacks, missing };
}

function dayOf(value: FactValue | undefined): string | undefined {
  return typeof value?.value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value.value)
    ? value.value
    : undefined;
}

function numberOf(value: FactValue | undefined): number | undefined {
  return typeof value?.value === "number" ? value.value : undefined;
}

/** `2026.03.05` */
export function dottedDay(day: string): string {
  return day.replaceAll("-", ".");
}

/** `1998.03`: forms of the party ask for year and month of birth. */
function monthOf(day: string): string {
  return dottedDay(day.slice(0, 7));
}

/** `2026年3月5日` */
function longDay(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}
