import { makeKey } from "#ui/api/attempt.ts";
import { call } from "#ui/api/call.ts";
import { asProblem, type Problem } from "#ui/api/problem.ts";
import { type CaseView, type FieldValues, type Outlook, readCase } from "../case.contract.ts";
import { saveDraft } from "../moves.contract.ts";

/** Milliseconds of rest after which typing is kept, and after which it is kept although it goes on: under 5 s. */
const REST_MS = 700;
const LONGEST_MS = 3500;

export interface Keeping {
  state: "kept" | "saving" | "unsaved";
  /** Version of the draft on the server; 0 when there is none. */
  version: number;
  savedAt: string | undefined;
  outlook: Outlook | undefined;
  /** Why the last try failed. */
  problem: Problem | undefined;
}

/** Keeps what is typed at a step on the server: soon after each pause, and at least every few seconds while typing. */
export class DraftKeeper {
  readonly #caseId: CaseView["caseId"];
  readonly #step: string;
  #keeping: Keeping;
  #values: FieldValues = {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unsavedSince = 0;
  readonly #listeners = new Set<() => void>();

  constructor(caseId: CaseView["caseId"], step: string, version: number, savedAt: string | undefined) {
    this.#caseId = caseId;
    this.#step = step;
    this.#keeping = { state: "kept", version, savedAt, outlook: undefined, problem: undefined };
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };
  keeping = () => this.#keeping;

  typed(values: FieldValues) {
    this.#values = values;
    this.#unsavedSince ||= Date.now();
    if (this.#keeping.state !== "saving") this.#set({ state: "unsaved" });
    this.#plan();
  }

  /** A draft that was read later, when nothing was typed here on top of the former. */
  adopt(draft: { version: number; savedAt: string } | null) {
    if (draft === null || draft.version <= this.#keeping.version) return;
    this.#set({ version: draft.version, savedAt: draft.savedAt, state: "kept", problem: undefined });
  }

  /** Keeps what stands here although somebody kept something else meanwhile. */
  async overwrite() {
    try {
      const { now } = await call(readCase, { caseId: this.#caseId });
      this.#set({ version: now?.draft?.version ?? 0 });
    } catch (error) {
      return this.#set({ problem: asProblem(error) });
    }
    return this.save();
  }

  async save() {
    this.stop();
    if (this.#keeping.state === "saving") return this.#plan();
    const sent = this.#values;
    this.#unsavedSince = 0;
    this.#set({ state: "saving" });
    try {
      const { version } = this.#keeping;
      const input = { caseId: this.#caseId, step: this.#step, version, values: sent };
      const answer = await call(saveDraft, input, { key: makeKey() });
      this.#set({ ...answer, problem: undefined, state: this.#values === sent ? "kept" : "unsaved" });
    } catch (error) {
      this.#set({ problem: asProblem(error), state: "unsaved" });
    }
    return undefined;
  }

  stop() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #plan() {
    this.stop();
    const wait = Math.min(REST_MS, this.#unsavedSince + LONGEST_MS - Date.now());
    this.#timer = setTimeout(() => void this.save(), Math.max(0, wait));
  }

  #set(part: Partial<Keeping>) {
    this.#keeping = { ...this.#keeping, ...part };
    for (const listener of this.#listeners) listener();
  }
}
