/** What is wrong with a definition: where, in words, and how to mend it. */
export interface Problem {
  /** `steps/15/guards/G13/met`: codes, so that it is found by searching. */
  place: string;
  zh: string;
  en: string;
}

/** Collects problems of one kind of place. */
export interface Report {
  (place: string, zh: string, en: string): void;
}

export function collect(find: (report: Report) => void): Problem[] {
  const problems: Problem[] = [];
  find((place, zh, en) => problems.push({ place, zh, en }));
  return problems;
}
