import {
  differences,
  findLookalikes,
  type Lookalike,
  type Match,
  matchByIdentity,
  type SomeFacts,
} from "#features/people/index.ts";
import type { Range } from "#foundation/access/actor.ts";
import type { Services } from "#foundation/services.ts";
import type { CityDefect } from "./city-findings.ts";
import type { JudgedRow, RowStatus } from "./judged.contract.ts";
import { factsOfRow, type RowFacts } from "./row-facts.rules.ts";

export type Effect = "add" | "change" | "same" | "conflict";

/** A judged row held against the records of the city. */
export interface WeighedRow {
  judged: JudgedRow;
  status: RowStatus;
  effect: Effect | null;
  facts: RowFacts | null;
  branchId: string | null;
  match: Match | null;
  changes: SomeFacts;
  finding: { code: CityDefect; details: Record<string, string | number>; others: SeenLookalike[] } | null;
}

type SeenLookalike = Omit<Lookalike, "lo">;

export interface WeighContext {
  services: Services;
  reach: Range;
  asOf: string;
  kindOf(sheet: string): string;
}

/** Only rosters of people can be taken over; dues and officials are checked for their own procedures. */
const TAKEN = new Set(["member", "activist"]);

/** What each row would do: add a person, change facts, nothing, or meet a file elsewhere. Two questions for a batch. */
export async function weighRows(rows: readonly JudgedRow[], context: WeighContext): Promise<WeighedRow[]> {
  const { database, keys } = context.services;
  const prepared = rows.map((judged) => prepare(judged, context));
  const numbers = prepared.flatMap((row) => row.facts?.identityNumber ?? []);
  const asked = prepared.flatMap((row) =>
    row.facts?.birthDate ? [{ name: row.facts.name, birthDate: row.facts.birthDate }] : [],
  );
  const [matches, lookalikes] = await Promise.all([
    numbers.length > 0 ? matchByIdentity(database.db, keys, numbers) : new Map<string, Match>(),
    asked.length > 0 ? findLookalikes(database.db, asked) : new Map<string, Lookalike[]>(),
  ]);
  return prepared.map((row) => weigh(row, matches, lookalikes, context.reach));
}

function prepare(judged: JudgedRow, context: WeighContext): WeighedRow {
  const kind = context.kindOf(judged.sheet);
  const usable = judged.status !== "bad" && TAKEN.has(kind);
  return {
    judged,
    status: judged.status,
    effect: null,
    facts: usable ? factsOfRow(judged, kind, context.asOf) : null,
    branchId: judged.codes["branch"] ?? null,
    match: null,
    changes: {},
    finding: null,
  };
}

function weigh(
  row: WeighedRow,
  matches: ReadonlyMap<string, Match>,
  lookalikes: ReadonlyMap<string, Lookalike[]>,
  reach: Range,
): WeighedRow {
  const { facts } = row;
  if (!facts) return row;
  const match = matches.get(facts.identityNumber ?? "");
  if (match) return weighMatch(row, facts, match, reach);
  const others = lookalikes.get(`${facts.name}|${facts.birthDate}`) ?? [];
  if (others.length === 0) return { ...row, effect: "add" };
  return {
    ...row,
    effect: "add",
    status: "warn",
    finding: { code: "POSSIBLE_DUPLICATE", details: { count: others.length }, others: seenOf(others, reach) },
  };
}

/** All of them are counted, but only those inside the reach are shown: the others are strangers to who imports. */
function seenOf(others: readonly Lookalike[], reach: Range): SeenLookalike[] {
  return others
    .filter(({ lo }) => lo >= reach.lo && lo <= reach.hi)
    .slice(0, 5)
    .map(({ lo: _lo, ...seen }) => seen);
}

function weighMatch(row: WeighedRow, facts: RowFacts, match: Match, reach: Range): WeighedRow {
  if (match.bodyId !== row.branchId) {
    const seen = match.lo >= reach.lo && match.lo <= reach.hi;
    return {
      ...row,
      match,
      effect: "conflict",
      status: "bad",
      finding: seen
        ? { code: "PERSON_ELSEWHERE", details: { place: match.bodyName }, others: [] }
        : { code: "PERSON_OUT_OF_REACH", details: {}, others: [] },
    };
  }
  const changes = differences(match.facts, { ...facts });
  return { ...row, match, changes, effect: Object.keys(changes).length > 0 ? "change" : "same" };
}
